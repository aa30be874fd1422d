import { useId } from 'react'
import { Radio, Select } from 'antd'
import { DUE } from '../../i18n/deadline.ts'
import { COMMON } from '../../i18n/words.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { TextArea } from '../../ui/field/TextArea.tsx'
import { useField } from '../../ui/form/use-field.ts'
import type { Choice, DeadlineModel, DeadlineView } from './useDeadline.ts'

type Start = Choice['start']
const STARTS: readonly Start[] = ['approval', 'document', 'other']
const isStart = (value: unknown): value is Start => STARTS.some((start) => start === value)

/** Which limit holds, and from which day. The next thing to fill in is the only one that holds the button back. */
export const DeadlineForm = ({
  view,
  settable,
  busy,
  error,
  onSet,
  onSetting,
}: DeadlineModel & {
  readonly view: DeadlineView
  readonly settable: NonNullable<DeadlineView['settable']>
}) => {
  const [rule, setRule] = useField('rule', view.limit.id)
  const [start, setStart] = useField<Start>('start', view.start)
  const [other, setOther] = useField('other', view.start === 'other' ? (view.from ?? '') : '')
  const [reason, setReason] = useField('reason', view.reason)
  const ruleId = useId()
  const limit = settable.limits.find(({ id }) => id === rule) ?? view.limit
  const formedOn = start === 'approval' ? null : start === 'document' ? settable.documentDate : other
  // A later day than the one that the document bears is a choice that is explained.
  const isLater = start === 'approval' && settable.documentDate !== null && settable.documentDate <= settable.today
  const explains = start === 'other' || isLater
  const complete =
    (start === 'approval' || (formedOn !== null && formedOn !== '')) && (!explains || reason.trim() !== '')
  return (
    <Dialog
      title={DUE.setHeading}
      confirmLabel={COMMON.confirm}
      busy={busy}
      disabled={!complete}
      onClose={() => {
        onSetting(false)
      }}
      onConfirm={() => {
        onSet({ rule, start, formedOn, reason })
      }}
    >
      <Failure error={error} />
      <label className="field-label" htmlFor={ruleId}>
        {DUE.rule}
      </label>
      <Select
        id={ruleId}
        className="due-rule"
        value={rule}
        onChange={setRule}
        getPopupContainer={(element: HTMLElement) => element.closest('dialog') ?? element}
        options={settable.limits.map(({ id, matter, term }) => ({ value: id, label: `${matter}（${term}）` }))}
      />
      <p className="soft">{DUE.ruleBasis(limit.basis, limit.start)}</p>
      <fieldset className="bare-fieldset due-starts">
        <legend className="field-label">{DUE.start}</legend>
        <Radio.Group
          className="choices"
          value={start}
          onChange={(event) => {
            const { value } = event.target as { readonly value: unknown }
            if (isStart(value)) setStart(value)
          }}
          options={[
            { value: 'approval', label: DUE.starts.approval },
            {
              value: 'document',
              label: DUE.starts.document(settable.documentDate),
              disabled: settable.documentDate === null,
            },
            { value: 'other', label: DUE.starts.other },
          ]}
        />
      </fieldset>
      {start === 'other' && (
        <DateField label={DUE.otherDate} value={other} max={settable.today} onChange={setOther} required />
      )}
      {(start !== 'approval' || explains) && (
        <TextArea
          label={DUE.reason}
          value={reason}
          onChange={setReason}
          required={explains}
          placeholder={isLater ? DUE.laterHint : DUE.reasonHint}
        />
      )}
    </Dialog>
  )
}
