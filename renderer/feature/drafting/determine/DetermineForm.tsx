import { useId } from 'react'
import { Checkbox, Select } from 'antd'
import {
  CHANNELS_OF_DISCLOSURE,
  ORIGINS,
  REACHES,
  type DisclosureMode,
} from '#shared/domain/case/disclosure/disclosure-events.ts'
import { isRightOrgan } from '#shared/domain/case/gate/disclosure-gates.ts'
import {
  BASIS_GROUPS,
  basisText,
  CHANNEL_WORDS,
  DETERMINE,
  LIMIT_BASES,
  ORIGIN_WORDS,
  OTHER_BASIS,
  SCOPE_WORDS,
} from '../../../i18n/determine.ts'
import { MODE_WORDS } from '../../../i18n/words.ts'
import { TextArea } from '../../../ui/field/TextArea.tsx'
import { bindTo } from './bind.ts'
import type { Choices } from './useDetermine.ts'
import { Choice, Question, TextLine, YesNo } from './fields.tsx'
import { ItemQuestions } from './Items.tsx'
import { EnforcementQuestions } from './Enforcement.tsx'
import { asksEnforcement } from './enforcement-model.ts'
import { Posting, type PostingView } from './Posting.tsx'
import { Consultations, ThirdParties, type ChooseRecord } from './Records.tsx'
import type { FormValue } from './determine-model.ts'

const MODES: readonly DisclosureMode[] = ['proactive', 'onRequest', 'withheld']

const basisOptions = (mode: DisclosureMode) => [
  ...(mode === 'proactive'
    ? BASIS_GROUPS.map(({ name, bases }) => ({
        label: name,
        options: bases.map(([value, label]) => ({ value, label })),
      }))
    : [{ label: MODE_WORDS[mode], options: LIMIT_BASES[mode].map(([value, label]) => ({ value, label })) }]),
  {
    label: DETERMINE.questions.otherBasis,
    options: [{ value: OTHER_BASIS, label: DETERMINE.questions.otherBasis }],
  },
]

export interface DetermineFormProps {
  readonly value: FormValue
  /** The document, then each attachment. */
  readonly titles: readonly string[]
  readonly posting: PostingView
  readonly chooser: ChooseRecord
  /** The lines of 主动公开基本目录 in force; nothing is asked where there are none. */
  readonly choices: Choices
  readonly onChange: (value: FormValue) => void
}

/** The questions of the determination, one a line, in five steps. Nothing is filled in beforehand. */
export const DetermineForm = (props: DetermineFormProps) => {
  const { value, titles, chooser, onChange } = props
  const bind = bindTo(value, onChange)
  const [sources, basis, items, others, reach] = DETERMINE.steps
  return (
    <>
      <section className="determine-step" aria-label={sources}>
        <h3>{sources}</h3>
        <Sources {...props} />
      </section>
      <section className="determine-step" aria-label={basis}>
        <h3>{basis}</h3>
        <Basis {...props} />
      </section>
      <section className="determine-step" aria-label={items}>
        <h3>{items}</h3>
        <ItemQuestions titles={titles} items={value.items} onChange={bind('items').onChange} />
      </section>
      <section className="determine-step" aria-label={others}>
        <h3>{others}</h3>
        <ThirdParties rows={value.thirdParties} chooser={chooser} onChange={bind('thirdParties').onChange} />
        <YesNo label={DETERMINE.questions.concernsOthers} {...bind('concernsOthers')} />
        {value.concernsOthers === true && (
          <Consultations rows={value.consultations} chooser={chooser} onChange={bind('consultations').onChange} />
        )}
        <Approval {...props} />
      </section>
      {value.mode !== 'withheld' && (
        <section className="determine-step" aria-label={reach}>
          <h3>{reach}</h3>
          <Reach {...props} />
        </section>
      )}
    </>
  )
}

const Sources = ({ value, onChange }: DetermineFormProps) => {
  const { questions } = DETERMINE
  const bind = bindTo(value, onChange)
  const joint = value.isJoint === true ? { organs: value.jointOrgans, leads: value.leads !== false } : null
  const isWrong = value.origin !== null && !isRightOrgan({ origin: value.origin, joint })
  return (
    <>
      <Choice
        label={questions.origin}
        options={ORIGINS.map((origin) => [origin, ORIGIN_WORDS[origin]])}
        {...bind('origin')}
      />
      <YesNo label={questions.joint} {...bind('isJoint')} />
      {value.isJoint === true && (
        <>
          <TextLine label={questions.jointOrgans} {...bind('jointOrgans')} />
          <YesNo label={questions.leads} {...bind('leads')} />
        </>
      )}
      {isWrong && <p className="gate-hint">{DETERMINE.wrongOrgan}</p>}
      <Choice
        label={questions.forwarded}
        options={[['none', DETERMINE.none], ...MODES.map((mode) => [mode, MODE_WORDS[mode]] as const)]}
        {...bind('forwarded')}
      />
    </>
  )
}

const Basis = ({ value, choices, onChange }: DetermineFormProps) => {
  const { questions } = DETERMINE
  const id = useId()
  const bind = bindTo(value, onChange)
  return (
    <>
      <Choice
        label={questions.mode}
        value={value.mode}
        options={MODES.map((mode) => [mode, MODE_WORDS[mode]])}
        onChange={(mode) => {
          onChange({ ...value, mode, basisCode: mode === value.mode ? value.basisCode : null })
        }}
      />
      <div className="determine-line">
        <label htmlFor={id} className="determine-label">
          {questions.basis}
        </label>
        <Select
          id={id}
          className="determine-text"
          placeholder={questions.basisPlaceholder}
          disabled={value.mode === null}
          options={value.mode === null ? [] : basisOptions(value.mode)}
          listHeight={320}
          virtual={false}
          {...bind('basisCode')}
        />
      </div>
      {value.basisCode !== null && value.basisCode !== OTHER_BASIS && (
        <p className="soft determine-note">{basisText(value.basisCode)}</p>
      )}
      {value.basisCode === '14-01' && <p className="soft determine-note">{DETERMINE.secrecyNotice}</p>}
      {value.basisCode === OTHER_BASIS && <TextLine label={questions.otherBasis} {...bind('otherBasis')} />}
      {value.mode !== null && value.mode !== 'proactive' && (
        <TextArea label={questions.reason} required {...bind('reason')} />
      )}
      {asksEnforcement(value.mode, value.basisCode) && <EnforcementQuestions {...bind('enforcement')} />}
      {choices.entries.length > 0 && value.mode !== 'withheld' && <EntryLine {...{ value, choices, onChange }} />}
    </>
  )
}

const NO_ENTRY = ''

/** Which line of the catalogue of the office it belongs to (条例 Art. 22); found by typing any words of it. */
const EntryLine = ({ value, choices, onChange }: Pick<DetermineFormProps, 'value' | 'choices' | 'onChange'>) => {
  const id = useId()
  const { questions } = DETERMINE
  const { version, entries } = choices
  const chosen = value.entry === null ? null : value.entry === 'none' ? NO_ENTRY : (value.entry?.item ?? null)
  return (
    <div className="determine-line">
      <label htmlFor={id} className="determine-label">
        {questions.entry}
      </label>
      <Select
        id={id}
        className="determine-text"
        placeholder={questions.basisPlaceholder}
        showSearch={{ optionFilterProp: 'label' }}
        value={chosen}
        options={[
          { value: NO_ENTRY, label: questions.noEntry },
          ...entries.map(({ item, group, matter }) => ({
            value: item,
            label: [item, group, matter].filter((text) => text !== '').join(' '),
          })),
        ]}
        onChange={(item: string) => {
          const found = entries.find((one) => one.item === item)
          onChange({ ...value, entry: found === undefined ? 'none' : { version, item, matter: found.matter } })
        }}
      />
    </div>
  )
}

const Approval = ({ value, onChange }: DetermineFormProps) => {
  const bind = bindTo(value, onChange)
  const bindApproval = bindTo(value.approval, bind('approval').onChange)
  const words = DETERMINE.approval
  return (
    <>
      <YesNo label={DETERMINE.questions.needsApproval} {...bind('needsApproval')} />
      {value.needsApproval === true && (
        <div className="determine-row">
          <TextLine label={words.authority} {...bindApproval('authority')} />
          <TextLine label={words.number} {...bindApproval('documentNumber')} />
          <TextLine label={words.on} type="date" {...bindApproval('approvedOn')} />
        </div>
      )}
    </>
  )
}

const Reach = ({ value, posting, onChange }: DetermineFormProps) => {
  const { questions } = DETERMINE
  const bind = bindTo(value, onChange)
  return (
    <>
      <Choice
        label={questions.scope}
        options={REACHES.map((scope) => [scope, SCOPE_WORDS[scope]])}
        {...bind('scope')}
      />
      {value.scope !== null && value.scope !== 'society' && (
        <TextLine label={questions.scopeNote} {...bind('scopeNote')} />
      )}
      <Question label={questions.channels}>
        <Checkbox.Group
          aria-label={questions.channels}
          value={[...value.channels]}
          options={CHANNELS_OF_DISCLOSURE.map((channel) => ({ value: channel, label: CHANNEL_WORDS[channel] }))}
          onChange={bind('channels').onChange}
        />
      </Question>
      <YesNo label={questions.posted} {...bind('isPosted')} />
      {value.isPosted === true && <Posting {...{ value, posting, onChange }} />}
    </>
  )
}
