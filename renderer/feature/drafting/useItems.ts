import { useState } from 'react'
import {
  addAttachment,
  emptyAttachment,
  itemsOf,
  moveAttachment,
  removeAttachment,
  renameAttachment,
} from './item-model.ts'
import type { ItemListProps } from './ItemList.tsx'
import type { DraftState } from './useDraft.ts'

/** The parts of the document, which one is shown, and what can be done with them. */
export const useItems = ({ document, onUpdate, current }: DraftState): ItemListProps => {
  const [openKey, setOpenKey] = useState<string | null>(null)
  const items = itemsOf(document)
  const found = items.findIndex(({ key }) => key === openKey)
  return {
    items,
    current: Math.max(0, found),
    busy: false,
    onOpen: (index) => {
      setOpenKey(items[index]?.key ?? null)
    },
    onAddText: () => {
      const id = crypto.randomUUID()
      onUpdate((now) => addAttachment(now, emptyAttachment(id)))
      setOpenKey(id)
    },
    onAddFile: () => undefined,
    onRename: (key, title) => {
      onUpdate((now) => renameAttachment(now, key, title))
    },
    onMove: (key, by) => {
      onUpdate((now) => moveAttachment(now, key, by))
    },
    onRemove: (key) => {
      onUpdate((now) => removeAttachment(now, key))
      // What stood before it comes into its place.
      const at = current().attachments.findIndex(({ id }) => id === openKey)
      if (at < 0) setOpenKey(null)
    },
  }
}
