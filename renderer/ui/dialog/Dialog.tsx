import { useEffect, useId, useRef, type ReactNode } from 'react'
import { Button } from 'antd'
import { COMMON } from '../../i18n/words.ts'

export interface DialogProps {
  readonly title: string
  readonly children: ReactNode
  readonly confirmLabel: string
  readonly onConfirm: () => void
  /** Null for what must be gone through: it ends by its own button and by nothing else. */
  readonly onClose: (() => void) | null
  readonly busy?: boolean
  readonly disabled?: boolean
  /** What is confirmed takes away what nobody can bring back: the keyboard begins on 取消. */
  readonly loses?: boolean
}

const FIELD = ':is(input, textarea, select):not(:disabled)'

/** Where the keyboard begins: what is to be filled in, or chosen; without a field the button that does it. */
const firstStop = (dialog: HTMLElement, loses: boolean): HTMLElement | null => {
  const body = dialog.querySelector('.dialog-body')
  const field = body?.querySelector<HTMLInputElement>(FIELD) ?? null
  if (field === null) return loses ? null : dialog.querySelector<HTMLElement>('[type=submit]:not(:disabled)')
  return field.type === 'radio' ? (body?.querySelector<HTMLElement>('[type=radio]:checked') ?? field) : field
}

/**
 * A modal question on the platform's own dialog element, which keeps focus inside, makes the rest inert and closes on
 * Escape. Mounted while it is open.
 */
export const Dialog = (props: DialogProps) => {
  const { title, children, confirmLabel, onConfirm, onClose, busy = false, disabled = false, loses = false } = props
  const element = useRef<HTMLDialogElement>(null)
  const headingId = useId()
  useEffect(() => {
    const dialog = element.current
    if (dialog === null) return undefined
    const returnTo = document.activeElement
    dialog.showModal()
    // The platform would begin with the first button that stands there: 常用语 above a box, or 取消.
    firstStop(dialog, loses)?.focus()
    return () => {
      dialog.close()
      if (returnTo instanceof HTMLElement && returnTo.isConnected) returnTo.focus()
    }
  }, [loses])
  return (
    <dialog
      ref={element}
      className="dialog"
      aria-labelledby={headingId}
      onCancel={(event) => {
        event.preventDefault()
        if (!busy) onClose?.()
      }}
      onKeyDown={(event) => {
        // The platform lets a second Escape close any dialog; this one must not.
        if (onClose === null && event.key === 'Escape') event.preventDefault()
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy && !disabled) onConfirm()
        }}
      >
        <h2 id={headingId} className="dialog-title">
          {title}
        </h2>
        <div className="dialog-body">{children}</div>
        <div className="dialog-actions">
          {onClose !== null && (
            <Button onClick={onClose} disabled={busy}>
              {COMMON.cancel}
            </Button>
          )}
          <Button type="primary" htmlType="submit" loading={busy} disabled={disabled}>
            {confirmLabel}
          </Button>
        </div>
      </form>
    </dialog>
  )
}
