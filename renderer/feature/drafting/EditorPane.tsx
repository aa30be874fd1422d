import { useCallback, useState, type Ref } from 'react'
import { DRAFTING } from '../../i18n/drafting.ts'
import { Facts, Panel } from '../../ui/Panel.tsx'
import { sizeText } from './drafting-model.ts'
import { Editor } from './editor/Editor.tsx'
import type { EditorHandle, EditorProps, Highlight } from './editor/editor-props.ts'
import type { Item } from './item-model.ts'
import { editedTextOf } from './place-model.ts'
import type { DraftState } from './useDraft.ts'

export interface EditorPaneProps extends Pick<EditorProps, 'pictures' | 'onPasteText' | 'onCount'> {
  readonly item: Item
  readonly draft: DraftState
  readonly highlights: readonly Highlight[]
  readonly hitMarks: readonly Highlight[]
  readonly onCaret: (item: number, line: number) => void
  readonly ref: Ref<EditorHandle>
}

/** The editor of the part that is chosen; a file that goes with the document as it is has none. */
export const EditorPane = (props: EditorPaneProps) =>
  props.item.kind === 'file' ? <AttachedFile {...props} /> : <TextEditor key={props.item.key} {...props} />

const TextEditor = ({ item, draft, highlights, hitMarks, onCaret, ref, ...callbacks }: EditorPaneProps) => {
  const { index, key } = item
  // Read once: from here on the editor holds the text, and React does not touch it (lesson 1).
  const [opening] = useState(() => {
    const text = editedTextOf(draft.current(), index)
    // A new, empty paper is there to be written on.
    return { text, history: draft.journalOf(key), isBlank: item.kind === 'main' && text.title === '' }
  })
  const { onEdited } = draft
  const onChange = useCallback<EditorProps['onChange']>(
    (text, history) => {
      onEdited(key, text, history)
    },
    [onEdited, key],
  )
  const onSelectionLine = useCallback(
    (line: number) => {
      onCaret(index, line)
    },
    [onCaret, index],
  )
  return (
    <Editor
      form={item.kind === 'main' ? 'document' : 'attachment'}
      text={opening.text}
      history={opening.history}
      readOnly={false}
      startsHere={opening.isBlank}
      highlights={highlights}
      hitMarks={hitMarks}
      onChange={onChange}
      onSelectionLine={onSelectionLine}
      ref={ref}
      {...callbacks}
    />
  )
}

const AttachedFile = ({ item, draft }: EditorPaneProps) => {
  const content = draft.document.attachments[item.index - 1]?.content
  if (content?.kind !== 'file') return null
  return (
    <Panel title={content.fileName}>
      <p>{DRAFTING.items.fileFacts(content.format, sizeText(content.sizeBytes))}</p>
      <Facts
        rows={[
          [
            DRAFTING.sourceHash,
            <span key="hash" className="hash">
              {content.sha256}
            </span>,
          ],
        ]}
      />
    </Panel>
  )
}
