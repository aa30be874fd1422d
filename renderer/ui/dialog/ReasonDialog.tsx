import type { ReactNode } from 'react'
import { Dialog } from './Dialog.tsx'
import { Failure } from '../feedback/Failure.tsx'
import { TextArea } from '../field/TextArea.tsx'
import { useField } from '../form/use-field.ts'
import type { WireError } from '#shared/contract/errors.ts'

export interface ReasonDialogProps {
  readonly title: string
  readonly label: string
  readonly confirmLabel: string
  readonly busy: boolean
  /** One of the further questions has no answer yet. */
  readonly disabled?: boolean
  readonly error: WireError | null
  /** What was written before a lock; kept by whoever opens the dialog. With the fields around it when absent. */
  readonly kept?: { readonly value: string; readonly set: (reason: string) => void }
  readonly onConfirm: (reason: string) => void
  readonly onClose: () => void
  /** Further questions above the reason. */
  readonly children?: ReactNode
}

/** Asks for a written reason; never pre-filled by the program (lesson 52), never accepted blank. */
export const ReasonDialog = (props: ReasonDialogProps) => {
  const { title, label, confirmLabel, busy, error, kept, onConfirm, onClose, children, disabled = false } = props
  const [own, setOwn] = useField('reason', '')
  const [reason, setReason] = kept === undefined ? [own, setOwn] : [kept.value, kept.set]
  return (
    <Dialog
      title={title}
      confirmLabel={confirmLabel}
      busy={busy}
      disabled={disabled || reason.trim() === ''}
      onClose={onClose}
      onConfirm={() => {
        onConfirm(reason)
      }}
    >
      {children}
      <TextArea label={label} value={reason} onChange={setReason} rows={4} required />
      <Failure error={error} />
    </Dialog>
  )
}
