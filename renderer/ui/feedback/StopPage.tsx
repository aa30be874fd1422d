import { useEffect, useId, useRef } from 'react'
import { StopOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { scanRuleWord } from '../../i18n/scan.ts'
import { markPlaceText, STOP } from '../../i18n/stop.ts'
import { Facts } from '../Panel.tsx'
import type { WireError } from '#shared/contract/errors.ts'

export interface StopPageProps {
  /** The refusal `import.classified`. */
  readonly error: WireError
  /** What was to be taken in: a file, or text that was typed or pasted. */
  readonly what: 'file' | 'text'
  readonly fileName?: string
  readonly onClose: () => void
}

const textOf = (value: string | number | undefined): string => (value === undefined ? '' : String(value))

/** Classified material was refused: why, what was not kept, and what to do now. Covers everything until it is read. */
export const StopPage = ({ error, what, fileName, onClose }: StopPageProps) => {
  const element = useRef<HTMLDialogElement>(null)
  const headingId = useId()
  const closing = useRef(onClose)
  useEffect(() => {
    const dialog = element.current
    if (dialog === null) return undefined
    // What was typed is refused twice: by the act, and by what keeps half-filled forms. Whoever reads it once has read it.
    if (document.querySelector('dialog.stop[open]') !== null) {
      closing.current()
      return undefined
    }
    const returnTo = document.activeElement
    dialog.showModal()
    return () => {
      dialog.close()
      if (returnTo instanceof HTMLElement && returnTo.isConnected) returnTo.focus()
    }
  }, [])
  const detail = error.detail ?? {}
  const at = textOf(detail['at'])
  const rule = textOf(detail['rule'])
  const hash = textOf(detail['sha256'])
  const steps = what === 'file' ? STOP.todoFile : STOP.todoText
  return (
    <dialog
      ref={element}
      className="stop"
      role="alertdialog"
      aria-labelledby={headingId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className="stop-sheet">
        <h2 id={headingId} className="stop-title">
          <StopOutlined aria-hidden />
          {STOP.title}
        </h2>
        <p className="stop-law">{STOP.law}</p>
        <h3>{STOP.todo}</h3>
        <ol className="stop-steps">
          {[...steps, STOP.report(textOf(detail['officers'])), STOP.mistaken].map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <h3>{STOP.notStored}</h3>
        <p>{what === 'file' ? STOP.notStoredFile : STOP.notStoredText}</p>
        <h3>{STOP.facts}</h3>
        <Facts
          rows={[
            [STOP.at, at === '' ? '' : STOP.time(at)],
            [STOP.file, fileName],
            [STOP.rule, scanRuleWord(rule)],
            [STOP.place, markPlaceText(detail)],
            [STOP.hash, hash === '' ? '' : <span className="hash">{hash}</span>],
          ]}
        />
        <div className="dialog-actions">
          <Button type="primary" onClick={onClose}>
            {STOP.close}
          </Button>
        </div>
      </div>
    </dialog>
  )
}
