import { Button, Select } from 'antd'
import { GROUND_ARTICLES, GROUNDS, type Mask, type Removal } from '#shared/domain/document/redact/removal.ts'
import { maskText, REASON_BY_GROUND, REDACTION, REMOVAL_GROUND_WORDS } from '../../../i18n/redaction.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { TextArea } from '../../../ui/field/TextArea.tsx'
import type { ShownRemoval } from '../../../ui/redaction/redaction-model.ts'
import { fittingMasks } from './redacting-model.ts'
import type { RedactingModel } from './useRedacting.ts'

/** Every place with what is seen instead; the chosen one with its provision and its reason to fill in. */
export const RemovalsPanel = (model: RedactingModel) => {
  const { shown, current, onCurrent, onDrop } = model
  return (
    <Panel title={REDACTION.list(shown.length)}>
      {shown.length === 0 && <p className="soft">{REDACTION.none}</p>}
      <ol className="removal-list">
        {shown.map((one, index) => (
          <li key={index} className="removal" aria-current={index === current ? 'true' : undefined}>
            <p className="removal-head">
              <Button
                type="link"
                size="small"
                onClick={() => {
                  onCurrent(index === current ? null : index)
                }}
              >
                {REDACTION.number(index)}
              </Button>
              <span className="soft">{REDACTION.kind(one.removal.place.kind)}</span>
              <Button
                type="text"
                size="small"
                aria-label={REDACTION.dropLabel(index)}
                onClick={() => {
                  onDrop(index)
                }}
              >
                {REDACTION.drop}
              </Button>
            </p>
            <p className="removal-words">{one.words === '' ? REDACTION.emptyWords : one.words}</p>
            <p>{REDACTION.shownAs(one.shownAs)}</p>
            {index === current ? (
              <Fields {...model} one={one} index={index} />
            ) : (
              <p className="soft">
                {REDACTION.article(
                  GROUND_ARTICLES[one.removal.ground].article,
                  REMOVAL_GROUND_WORDS[one.removal.ground],
                )}
                {one.removal.reason.trim() === '' && <strong> {REDACTION.reasonMissing}</strong>}
              </p>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

const LEFT_OUT = ''

interface FieldsProps extends Pick<RedactingModel, 'same' | 'onChange' | 'onSame'> {
  readonly one: ShownRemoval
  readonly index: number
}

const Fields = ({ one: { removal, words }, index, same, onChange, onSame }: FieldsProps) => {
  const { place, mask, ground, reason } = removal
  const change = (changed: Partial<Removal>): void => {
    onChange(index, changed)
  }
  return (
    <div className="removal-fields">
      {place.kind === 'passage' && (
        <Select<Mask | typeof LEFT_OUT>
          aria-label={REDACTION.mask}
          value={mask ?? LEFT_OUT}
          options={[
            { value: LEFT_OUT, label: REDACTION.leftOut },
            ...fittingMasks(words).map((value) => ({ value, label: maskText(value) })),
          ]}
          onChange={(value) => {
            change({ mask: value === LEFT_OUT ? null : value })
          }}
        />
      )}
      <Select
        aria-label={REDACTION.ground}
        value={ground}
        options={GROUNDS.map((value) => ({
          value,
          label: REDACTION.article(GROUND_ARTICLES[value].article, REMOVAL_GROUND_WORDS[value]),
        }))}
        onChange={(value) => {
          // A reason that nobody wrote goes with the ground that it came with.
          const isStock = reason.trim() === '' || reason === REASON_BY_GROUND[ground]
          change({ ground: value, ...(isStock ? { reason: REASON_BY_GROUND[value] ?? '' } : {}) })
        }}
      />
      <TextArea
        label={REDACTION.reason}
        value={reason}
        rows={2}
        required
        placeholder={REDACTION.reasonHint}
        onChange={(text) => {
          change({ reason: text })
        }}
      />
      {same > 0 && (
        <Button
          size="small"
          onClick={() => {
            onSame(index)
          }}
        >
          {REDACTION.same(same)}
        </Button>
      )}
    </div>
  )
}
