import { useContext, useId, useRef, useState, type RefObject } from 'react'
import { PHRASES } from '../../i18n/phrases.ts'
import { insertAt, PhraseContext } from './phrases.ts'

/**
 * A small menu beside a box: the person's own phrases, put in at the caret. Nothing is ever filled in by itself. A plain
 * disclosure, so that it lies within the box's own dialog and the keyboard walks it as it walks any buttons.
 */
export const PhraseMenu = ({
  labelId,
  box,
  value,
  maxLength,
  onChange,
}: {
  /** Names the box that this is for. */
  readonly labelId: string
  readonly box: RefObject<HTMLTextAreaElement | null>
  readonly value: string
  readonly maxLength: number
  readonly onChange: (value: string) => void
}) => {
  const source = useContext(PhraseContext)
  const [open, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const id = useId()
  if (source === null) return null
  const close = (): void => {
    setOpen(false)
    trigger.current?.focus()
  }
  const insert = (phrase: string): void => {
    const element = box.current
    const selection = { start: element?.selectionStart ?? value.length, end: element?.selectionEnd ?? value.length }
    const { text, caret } = insertAt(value, phrase, selection, maxLength)
    onChange(text)
    setOpen(false)
    // After the new text is in the box, the caret stands behind what was put in.
    requestAnimationFrame(() => {
      element?.focus()
      element?.setSelectionRange(caret, caret)
    })
  }
  return (
    <span
      className="phrases"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        // The dialog around the box stays open.
        event.preventDefault()
        event.stopPropagation()
        close()
      }}
    >
      <button
        ref={trigger}
        type="button"
        className="phrases-open"
        aria-expanded={open}
        aria-controls={id}
        aria-label={PHRASES.insert}
        aria-describedby={labelId}
        onClick={() => {
          setOpen(!open)
        }}
      >
        {PHRASES.open}
      </button>
      {open && (
        <span id={id} className="phrases-menu" role="group" aria-label={PHRASES.menu}>
          {source.phrases.length === 0 && <span className="soft">{PHRASES.none}</span>}
          {source.phrases.map((phrase) => (
            <button
              key={phrase}
              type="button"
              className="phrases-one"
              onClick={() => {
                insert(phrase)
              }}
            >
              {phrase}
            </button>
          ))}
          <button
            type="button"
            className="phrases-manage"
            onClick={() => {
              setOpen(false)
              source.onManage()
            }}
          >
            {PHRASES.manage}
          </button>
        </span>
      )}
    </span>
  )
}
