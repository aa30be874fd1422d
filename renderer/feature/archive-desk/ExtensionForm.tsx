import { Button, InputNumber } from 'antd'
import { transferDay } from '#shared/domain/archive/transfer.ts'
import { EXTENSION as words } from '../../i18n/extension.ts'
import { COMMON } from '../../i18n/words.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { TextArea } from '../../ui/field/TextArea.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { useField } from '../../ui/form/use-field.ts'
import type { ExtensionsData, ExtensionsModel } from './useExtensions.ts'

type Props = ExtensionsModel & { readonly view: ExtensionsData }

/** An approval as its paper has it. It begins with the year that is due last. */
export const ExtensionForm = ({ view, letter, busy, error, onAsk, onChoose, onRecord }: Props) => {
  const [year, setYear] = useField('year', Number(view.today.slice(0, 4)) - view.years - 1)
  const [given, setGiven] = useField('given', {
    ...{ fonds: view.fonds, until: '', authority: '', documentNumber: '', approvedOn: '', reason: '' },
  })
  const change = (more: Partial<typeof given>): void => {
    setGiven({ ...given, ...more })
  }
  const due = transferDay(year, 'Y', view.years) ?? ''
  const ready = letter !== null && Object.values(given).every((value) => value.trim() !== '') && given.until >= due
  return (
    <Dialog
      title={words.recordHeading}
      confirmLabel={words.save}
      busy={busy}
      disabled={!ready}
      onClose={() => {
        onAsk(null)
      }}
      onConfirm={() => {
        if (letter !== null) onRecord({ ...given, year, token: letter.token })
      }}
    >
      <TextField
        label={words.fonds}
        value={given.fonds}
        maxLength={10}
        onChange={(fonds) => {
          change({ fonds: fonds.toUpperCase() })
        }}
      />
      <label className="field">
        <span className="field-label">{words.year}</span>
        <InputNumber
          value={year}
          min={1949}
          max={2999}
          precision={0}
          onChange={(next) => {
            if (next !== null) setYear(next)
          }}
        />
      </label>
      <p className="soft">{words.due(due)}</p>
      <DateField
        label={words.until}
        value={given.until}
        min={due}
        required
        onChange={(until) => {
          change({ until })
        }}
      />
      <TextField
        label={words.authority}
        value={given.authority}
        required
        onChange={(authority) => {
          change({ authority })
        }}
      />
      <TextField
        label={words.number}
        value={given.documentNumber}
        required
        onChange={(documentNumber) => {
          change({ documentNumber })
        }}
      />
      <DateField
        label={words.approvedOn}
        value={given.approvedOn}
        max={view.today}
        required
        onChange={(approvedOn) => {
          change({ approvedOn })
        }}
      />
      <TextArea
        label={words.reason}
        value={given.reason}
        rows={2}
        required
        onChange={(reason) => {
          change({ reason })
        }}
      />
      <div className="field">
        <span className="field-label">
          {words.letter}
          <span className="field-required">{COMMON.required}</span>
        </span>
        <Button onClick={onChoose}>{words.choose}</Button>
        {letter !== null && <p role="status">{words.chosen(letter.name)}</p>}
      </div>
      <Failure error={error} />
    </Dialog>
  )
}
