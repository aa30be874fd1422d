import type { Output } from '#shared/contract/channels.ts'
import { EXCEPTIONS } from '#shared/domain/case/disclosure/disclosure-events.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import {
  CHANNEL_WORDS,
  DETERMINE,
  EXCEPTION_WORDS,
  GROUND_WORDS,
  ORIGIN_WORDS,
  OUTCOME_WORDS,
  SCOPE_WORDS,
} from '../../i18n/determine.ts'
import { plainDateText } from '../../i18n/date.ts'
import { enforcementText, OBJECTION_WORDS } from '../../i18n/enforcement.ts'
import { POSTING } from '../../i18n/posting.ts'
import { MODE_WORDS } from '../../i18n/words.ts'
import { DecisionRemarks } from './DecisionRemarks.tsx'
import { Facts, Panel } from '../Panel.tsx'

type Determination = NonNullable<Output<'case.get'>['determination']>
type FactName = keyof typeof DETERMINE.facts

/** Every yes, of which item, with its note. */
const itemsText = ({ items }: Determination, titles: readonly string[]): string => {
  const lines = items.flatMap(({ answers }, index) =>
    EXCEPTIONS.flatMap((question) => {
      const { answer, note } = answers[question]
      return answer === 'yes' ? [`《${titles[index] ?? ''}》：${EXCEPTION_WORDS[question]}。${note}`] : []
    }),
  )
  return lines.length === 0 ? DETERMINE.itemsNone : lines.join('\n')
}

const factsOf = (said: Determination, titles: readonly string[]): Readonly<Record<FactName, string>> => ({
  mode: MODE_WORDS[said.mode],
  basis: said.basis,
  reason: said.reason,
  origin: ORIGIN_WORDS[said.origin],
  joint: said.joint === null ? '' : DETERMINE.leads(said.joint.organs, said.joint.leads),
  forwarded: said.forwarded === null ? '' : MODE_WORDS[said.forwarded],
  items: itemsText(said, titles),
  thirdParties: said.thirdParties
    .map(({ name, matter, ground, file, decidedBy, reason, objection }) =>
      [name, matter, GROUND_WORDS[ground], file?.fileName ?? '', decidedBy, reason, objectionText(objection)]
        .filter(Boolean)
        .join('，'),
    )
    .join('\n'),
  consultations: said.consultations
    .map(({ organ, consultedOn, means, file, outcome, note }) =>
      [organ, plainDateText(consultedOn), means, OUTCOME_WORDS[outcome], file?.fileName ?? '', note]
        .filter(Boolean)
        .join('，'),
    )
    .join('\n'),
  approval: said.approval === null ? '' : `${said.approval.authority} ${said.approval.documentNumber}`,
  scope: [SCOPE_WORDS[said.scope], said.scopeNote].filter(Boolean).join('：'),
  channels: said.channels.map((channel) => CHANNEL_WORDS[channel]).join('、'),
  posting: postingText(said),
  enforcement: enforcementText(said.enforcement),
  entry: said.entry === undefined ? '' : DETERMINE.entryLine(said.entry.version, said.entry.item, said.entry.matter),
})

const objectionText = (objection: Determination['thirdParties'][number]['objection']): string =>
  objection === undefined
    ? ''
    : [
        DETERMINE.told(objection.toldOn, objection.means, objection.until),
        OBJECTION_WORDS[objection.outcome],
        objection.handling,
      ]
        .filter(Boolean)
        .join('，')

const postingText = ({ posting, postingMinimum }: Determination): string => {
  if (posting === null) return ''
  const period = DETERMINE.period(posting.from, posting.until)
  if (postingMinimum === undefined || postingMinimum === null) return period
  const { count, unit, basis, reason } = postingMinimum
  return `${period}\n${POSTING.fact(count, unit, basis, reason)}`
}

export interface DeterminationPanelProps {
  readonly determination: Output<'case.get'>['determination']
  /** As it stood at this person's last act. */
  readonly seen: Output<'case.get'>['determinationSeen']
  readonly titles: readonly string[]
  /** The text that stands. */
  readonly document: OfficialDocument
}

/** 公开认定 as everybody who decides reads it, with what changed since they last acted. */
export const DeterminationPanel = ({ determination, seen, titles, document }: DeterminationPanelProps) => {
  if (determination === null) return null
  const facts = factsOf(determination, titles)
  const before = seen === null ? null : factsOf(seen, titles)
  // The keys are those of DETERMINE.facts.
  const names = Object.keys(DETERMINE.facts) as FactName[]
  const changed = before === null ? [] : names.filter((name) => facts[name] !== before[name])
  return (
    <Panel title={DETERMINE.heading}>
      {changed.length > 0 && (
        <p className="gate-hint">
          {DETERMINE.changedSince}
          <br />
          {DETERMINE.changedFields(changed.map((name) => DETERMINE.facts[name]).join('、'))}
        </p>
      )}
      <Facts
        rows={names.map((name) => [
          DETERMINE.facts[name],
          facts[name] === '' ? '' : <span className="facts-lines">{facts[name]}</span>,
        ])}
      />
      <DecisionRemarks said={determination.enforcement} document={document} />
    </Panel>
  )
}
