import { useRef, useState, type RefObject } from 'react'
import type { Attachment } from '#shared/domain/document/model.ts'
import type { EditorHandle } from './editor/editor-props.ts'
import {
  addAttachment,
  emptyAttachment,
  itemsOf,
  moveAttachment,
  removeAttachment,
  renameAttachment,
  restoreAttachment,
} from './item-model.ts'
import { editedTextOf } from './place-model.ts'
import type { ItemListProps } from './ItemList.tsx'
import { useAttach } from './useAttach.ts'
import type { DraftState } from './useDraft.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'

export type ItemsModel = ItemListProps

/** The parts of the document, which one is shown, and what can be done with them. */
export const useItems = (
  draft: DraftState,
  editor: RefObject<EditorHandle | null>,
  caseId: string,
  expectedSeq: () => number,
): ItemsModel => {
  const { document, onUpdate, current } = draft
  const [openKey, setOpenKey] = useState<string | null>(null)
  const [removed, setRemoved] = useState<{ readonly attachment: Attachment; readonly at: number } | null>(null)
  const items = itemsOf(document)
  const index = Math.max(
    0,
    items.findIndex(({ key }) => key === openKey),
  )
  const shown = useRef(index)
  shown.current = index

  /** What the editor holds back comes first; if it shows the text itself, 附件说明 in it follows. */
  const change = (update: (document: OfficialDocument) => OfficialDocument): void => {
    editor.current?.flush()
    const before = current()
    onUpdate(update)
    const after = current()
    if (shown.current === 0 && after.attachmentNames !== before.attachmentNames) {
      editor.current?.apply((text) => ({ ...text, attachmentNames: editedTextOf(after, 0).attachmentNames }))
    }
  }
  const open = (key: string | null): void => {
    editor.current?.flush()
    setOpenKey(key)
  }

  const attach = useAttach(caseId, expectedSeq, (attachment) => {
    change((now) => addAttachment(now, attachment))
    open(attachment.id)
  })

  return {
    items,
    current: index,
    attach,
    onOpen: (next) => {
      open(items[next]?.key ?? null)
    },
    onAddText: () => {
      const id = crypto.randomUUID()
      change((now) => addAttachment(now, emptyAttachment(id)))
      open(id)
    },
    onRename: (key, title) => {
      change((now) => renameAttachment(now, key, title))
    },
    onMove: (key, by) => {
      change((now) => moveAttachment(now, key, by))
    },
    onRemove: (key) => {
      const at = current().attachments.findIndex(({ id }) => id === key)
      const attachment = current().attachments[at]
      if (attachment === undefined) return
      change((now) => removeAttachment(now, key))
      setRemoved({ attachment, at })
      setOpenKey(null)
    },
    onRestore:
      removed === null
        ? null
        : () => {
            change((now) => restoreAttachment(now, removed.attachment, removed.at))
            setRemoved(null)
            setOpenKey(removed.attachment.id)
          },
  }
}
