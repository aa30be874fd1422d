import { VALIDITY } from '../../i18n/validity.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { TextArea } from '../../ui/field/TextArea.tsx'
import { useField } from '../../ui/form/use-field.ts'
import type { ChangesData, ChangesModel } from './useChanges.ts'

const dateOrNull = (value: string): string | null => (value === '' ? null : value)

/** 施行日期 and the last day of validity; an end has its basis. */
export const TermForm = ({ view, busy, error, onTerm, onOpen }: ChangesModel & { readonly view: ChangesData }) => {
  const [effectiveOn, setEffectiveOn] = useField('effectiveOn', view.term?.effectiveOn ?? '')
  const [until, setUntil] = useField('until', view.term?.until ?? '')
  const [basis, setBasis] = useField('basis', view.term?.basis ?? '')
  return (
    <Dialog
      title={VALIDITY.setTerm}
      confirmLabel={VALIDITY.confirm}
      busy={busy}
      disabled={until !== '' && basis.trim() === ''}
      onClose={() => {
        onOpen(null)
      }}
      onConfirm={() => {
        onTerm({ effectiveOn: dateOrNull(effectiveOn), until: dateOrNull(until), basis })
      }}
    >
      <Failure error={error} />
      <DateField label={VALIDITY.effectiveOn} value={effectiveOn} onChange={setEffectiveOn} />
      <DateField label={VALIDITY.until} value={until} onChange={setUntil} />
      <TextArea
        label={VALIDITY.basis}
        value={basis}
        onChange={setBasis}
        placeholder={VALIDITY.basisHint}
        required={until !== ''}
        rows={2}
      />
    </Dialog>
  )
}
