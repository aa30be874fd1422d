import { useEffect, useId, useRef, type ReactNode } from 'react'
import { Button } from 'antd'
import { COMMON } from '../i18n/words.ts'

export interface DialogProps {
  readonly title: string
  readonly children: ReactNode
  readonly confirmLabel: string
  readonly onConfirm: () => void
  /** Null for what must be gone through: it ends by its own button and by nothing else. */
  readonly onClose: (() => void) | null
  readonly busy?: boolean
  readonly disabled?: boolean
}

/**
 * A modal question on the platform's own dialog element, which keeps focus inside, makes the rest inert and closes on
 * Escape. Mounted while it is open.
 */
export const Dialog = (props: DialogProps) => {
  const { title, children, confirmLabel, onConfirm, onClose, busy = false, disabled = false } = props
  const element = useRef<HTMLDialogElement>(null)
  const headingId = useId()
  useEffect(() => {
    const dialog = element.current
    if (dialog === null) return undefined
    const returnTo = document.activeElement
    dialog.showModal()
    return () => {
      dialog.close()
      if (returnTo instanceof HTMLElement && returnTo.isConnected) returnTo.focus()
    }
  }, [])
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
