import { useId } from 'react'
import { Button, Input, Select } from 'antd'
import { DECISION } from '../../i18n/decision.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { TextArea } from '../../ui/field/TextArea.tsx'
import { useField } from '../../ui/form/use-field.ts'
import type { DecisionModel, Step } from './useDecision.ts'

/** One piece of evidence: what it is, of which day, and the file or number that proves it. */
export const EvidenceForm = ({
  step,
  today,
  busy,
  error,
  file,
  onFile,
  onAdd,
  onOpen,
}: DecisionModel & { readonly step: Step; readonly today: string }) => {
  const [item, setItem] = useField('item', step.items[0]?.id ?? '')
  const [on, setOn] = useField('on', '')
  const [until, setUntil] = useField('until', '')
  const [number, setNumber] = useField('number', '')
  const [note, setNote] = useField('note', '')
  const itemId = useId()
  const lasts = item === 'participation.notice'
  const complete =
    on !== '' && (file !== null || number.trim() !== '' || note.trim() !== '') && (!lasts || until !== '')
  return (
    <Dialog
      title={DECISION.addHeading(step.name)}
      confirmLabel={DECISION.confirm}
      busy={busy}
      disabled={!complete}
      onClose={() => {
        onOpen(null)
      }}
      onConfirm={() => {
        onAdd({ item, on, until: until === '' ? null : until, number, note })
      }}
    >
      <Failure error={error} />
      <label className="field-label" htmlFor={itemId}>
        {DECISION.item}
      </label>
      <Select
        id={itemId}
        className="due-rule"
        value={item}
        onChange={setItem}
        getPopupContainer={(element: HTMLElement) => element.closest('dialog') ?? element}
        options={step.items.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <DateField label={DECISION.on} value={on} onChange={setOn} max={today} required />
      {lasts && <DateField label={DECISION.until} value={until} onChange={setUntil} min={on} required />}
      <label className="field">
        <span className="field-label">{DECISION.number}</span>
        <Input
          value={number}
          maxLength={200}
          onChange={(event) => {
            setNumber(event.target.value)
          }}
        />
      </label>
      <div className="field">
        <span className="field-label">{DECISION.file}</span>
        <div className="button-row">
          <Button
            onClick={() => {
              onFile(true)
            }}
          >
            {DECISION.chooseFile}
          </Button>
          {file === null ? (
            <span className="soft">{DECISION.noFile}</span>
          ) : (
            <>
              <span>{file.name}</span>
              <Button
                type="link"
                onClick={() => {
                  onFile(false)
                }}
              >
                {DECISION.noFile}
              </Button>
            </>
          )}
        </div>
        <p className="soft">{DECISION.fileNote}</p>
      </div>
      <TextArea label={DECISION.note} value={note} onChange={setNote} placeholder={DECISION.noteHint} rows={2} />
    </Dialog>
  )
}
