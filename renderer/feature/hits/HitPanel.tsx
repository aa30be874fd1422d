import { Button, Radio } from 'antd'
import type { HitDisposition } from '#shared/domain/case/events.ts'
import { HITS } from '../../i18n/hits.ts'
import { PLACE } from '../../i18n/place.ts'
import { layerWord, scanWord } from '../../i18n/scan.ts'
import { DISPOSITION_WORDS, LEVEL_WORDS } from '../../i18n/words.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { Facts, Panel } from '../../ui/Panel.tsx'
import { TextArea } from '../../ui/field/TextArea.tsx'
import { isOpen, matchedTexts, type Hit } from './hits-model.ts'
import type { HitsModel } from './useHits.ts'
import { useFieldOf } from '../../ui/form/use-field.ts'

type Props = HitsModel & { readonly current: Hit }

/** One hit: why it fired, in every particular (lesson 42), and what the officer makes of it. */
export const HitPanel = (model: Props) => {
  const { view, current, dispose } = model
  const { lowered, elsewhere } = current
  const lexicon = view.lexicons.find(({ id }) => id === current.list)
  return (
    <Panel title={HITS.why}>
      <Facts
        rows={[
          [PLACE.label, elsewhere === undefined ? '' : PLACE.source(elsewhere) + PLACE.count(elsewhere.count)],
          [HITS.matched, <Quote key="text" hit={current} text={matchedTexts(view).get(current.id) ?? ''} />],
          [HITS.level, LEVEL_WORDS[current.level]],
          [HITS.rule, scanWord(current.rule)],
          [HITS.category, scanWord(current.category)],
          [
            HITS.list,
            lexicon === undefined ? scanWord(current.list) : HITS.listVersion(scanWord(current.list), lexicon.version),
          ],
          [HITS.term, current.term],
          [HITS.via, current.via.map(layerWord).join('、')],
          [HITS.basis, current.basis],
          [HITS.replacement, current.replacement ?? ''],
          [
            HITS.loweredLabel,
            lowered === null ? '' : HITS.lowered(LEVEL_WORDS[lowered.from], scanWord(lowered.reason)),
          ],
        ]}
      />
      {current.hands.map(({ disposition, personName, reason, carried }) => (
        <div className="field" key={personName}>
          <h3>{HITS.disposed(DISPOSITION_WORDS[disposition], personName)}</h3>
          {carried && <p className="soft">{HITS.carried}</p>}
          <p className="quote">{reason}</p>
        </div>
      ))}
      {current.handsNeeded > 1 && isOpen(current) && <p className="gate-hint">{HITS.needsTwo}</p>}
      {dispose.allowed &&
        (current.level === 'block' ? (
          <p className="gate-hint">{current.rule.startsWith('left.') ? HITS.leftBehind : HITS.blocked}</p>
        ) : (
          <DisposeForm {...model} />
        ))}
    </Panel>
  )
}

/** The words hit, in a file with the words around them. */
const Quote = ({ hit: { elsewhere }, text }: { readonly hit: Hit; readonly text: string }) =>
  text === '' ? (
    <span className="soft">{PLACE.nothingToQuote}</span>
  ) : (
    <span>
      {elsewhere?.before}
      <strong>{text}</strong>
      {elsewhere?.after}
    </span>
  )

const DisposeForm = ({ current, dispose }: Props) => {
  const [choice, setChoice] = useFieldOf<HitDisposition | null>(dispose.kept, `choice ${current.id}`, null)
  const [reason, setReason] = useFieldOf(dispose.kept, `reason ${current.id}`, '')
  return (
    <form
      className="field"
      onSubmit={(event) => {
        event.preventDefault()
        if (choice !== null && reason.trim() !== '') dispose.onDispose(choice, reason)
      }}
    >
      <Radio.Group
        aria-label={HITS.dispose}
        value={choice}
        options={[
          { value: 'kept', label: HITS.keep },
          { value: 'falsePositive', label: HITS.falsePositive },
        ]}
        onChange={(event) => {
          // The group's values are the two dispositions.
          setChoice(event.target.value as HitDisposition)
        }}
      />
      <TextArea
        label={HITS.reason}
        value={reason}
        onChange={setReason}
        rows={2}
        required
        placeholder={HITS.reasonHint}
      />
      <Failure error={dispose.error} />
      <div className="button-row">
        <Button
          type="primary"
          ghost
          htmlType="submit"
          loading={dispose.busy}
          disabled={choice === null || reason.trim() === ''}
        >
          {HITS.dispose}
        </Button>
      </div>
    </form>
  )
}
