import type { Ref } from 'react'
import { DRAFTING } from '../../i18n/drafting.ts'
import { Facts, Panel } from '../../ui/Panel.tsx'
import { sizeText } from './drafting-model.ts'
import type { EditorHandle, EditorProps, Highlight } from './editor/editor-props.ts'
import type { Item } from './item-model.ts'
import { editedTextOf } from './place-model.ts'
import { PlainEditor } from './PlainEditor.tsx'
import type { DraftState } from './useDraft.ts'

export interface EditorPaneProps extends Pick<EditorProps, 'onPasteText' | 'onCount'> {
  readonly item: Item
  readonly draft: DraftState
  readonly highlights: readonly Highlight[]
  readonly onCaret: (item: number, line: number) => void
  readonly ref: Ref<EditorHandle>
}

/** The editor of the part that is chosen; a file that goes with the document as it is has none. */
export const EditorPane = (props: EditorPaneProps) =>
  props.item.kind === 'file' ? <AttachedFile {...props} /> : <TextEditor key={props.item.key} {...props} />

const TextEditor = ({ item, draft }: EditorPaneProps) => (
  <PlainEditor
    opening={draft.current()}
    onEdited={(document) => {
      draft.onEdited(item.key, editedTextOf(document, 0), 'null')
    }}
    onBlur={() => void draft.flush()}
  />
)

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
