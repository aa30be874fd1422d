import { memo, useRef, type ChangeEvent, type CompositionEvent } from 'react'
import { documentFromText } from '#shared/domain/document/from-text.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { DRAFTING } from '../../i18n/drafting.ts'

interface PlainEditorProps {
  readonly opening: OfficialDocument
  readonly onEdited: (document: OfficialDocument, history: string | null) => void
  readonly onBlur: () => void
}

/** Hands on what was typed once the input method is done with it: half-composed letters are nobody's text. */
const settled = (apply: (value: string) => void) => ({
  onChange: ({ nativeEvent, target }: ChangeEvent<HTMLTextAreaElement>) => {
    if (!(nativeEvent instanceof InputEvent && nativeEvent.isComposing)) apply(target.value)
  },
  onCompositionEnd: ({ currentTarget }: CompositionEvent<HTMLTextAreaElement>) => {
    apply(currentTarget.value)
  },
})

/** Title and text as plain lines; the parts are told from the lines. Rendered once: React never touches what is being composed. */
export const PlainEditor = memo(({ opening, onEdited, onBlur }: PlainEditorProps) => {
  const [first, ...others] = documentLines(opening)
  const draft = useRef({ title: first?.text ?? '', text: others.map((line) => line.text).join('\n') })
  const change = (part: Partial<{ title: string; text: string }>): void => {
    draft.current = { ...draft.current, ...part }
    onEdited(documentFromText(draft.current.title, draft.current.text.split('\n')), null)
  }
  return (
    <div className="draft-page">
      <textarea
        className="draft-title"
        aria-label={DRAFTING.title}
        placeholder={DRAFTING.titlePlaceholder}
        defaultValue={draft.current.title}
        rows={1}
        maxLength={500}
        spellCheck={false}
        autoComplete="off"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault()
        }}
        {...settled((title) => {
          change({ title: title.replace(/\s*\n\s*/gu, ' ') })
        })}
        onBlur={onBlur}
      />
      <textarea
        className="draft-text"
        aria-label={DRAFTING.text}
        placeholder={DRAFTING.textPlaceholder}
        defaultValue={draft.current.text}
        spellCheck={false}
        autoComplete="off"
        {...settled((text) => {
          change({ text })
        })}
        onBlur={onBlur}
      />
    </div>
  )
})
PlainEditor.displayName = 'PlainEditor'
