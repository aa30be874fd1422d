import { useId, useState } from 'react'
import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  DeleteOutlined,
  PaperClipOutlined,
  PlusOutlined,
  UndoOutlined,
} from '@ant-design/icons'
import { Button, Input } from 'antd'
import { DRAFTING } from '../../i18n/drafting.ts'
import { findingText } from '../../i18n/finding.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { AttachDialog } from './AttachDialog.tsx'
import type { AttachModel } from './useAttach.ts'
import type { Item } from './item-model.ts'

const { items: WORDS } = DRAFTING

export interface ItemListProps {
  readonly items: readonly Item[]
  /** Index of the one that the editor shows. */
  readonly current: number
  readonly attach: AttachModel
  readonly onOpen: (index: number) => void
  readonly onAddText: () => void
  readonly onRename: (key: string, title: string) => void
  readonly onMove: (key: string, by: -1 | 1) => void
  readonly onRemove: (key: string) => void
  /** Brings back what was removed last; null for nothing. */
  readonly onRestore: (() => void) | null
}

/** What the document is made of: its text, and the attachments in their order. */
export const ItemList = (props: ItemListProps) => {
  const { items, current, attach, onOpen, onAddText, onRestore } = props
  const [removing, setRemoving] = useState<Item | null>(null)
  const chosen = items[current]
  return (
    <>
      <h2 className="items-heading">{WORDS.heading}</h2>
      <ul className="items">
        {items.map((item) => (
          <li key={item.key}>
            <button
              type="button"
              className="item"
              aria-current={item.index === current ? 'true' : undefined}
              onClick={() => {
                onOpen(item.index)
              }}
            >
              <span className="item-label">
                {item.label}
                {item.kind === 'file' && <PaperClipOutlined title={WORDS.asFile} />}
              </span>
              {item.kind !== 'main' && (
                <span className="item-title">{item.title.trim() === '' ? WORDS.untitled : item.title}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
      <div className="items-add">
        <Button block size="small" icon={<PlusOutlined aria-hidden />} onClick={onAddText}>
          {WORDS.addText}
        </Button>
        <Button
          block
          size="small"
          icon={<PaperClipOutlined aria-hidden />}
          onClick={attach.onChoose}
          loading={attach.busy}
        >
          {WORDS.addFile}
        </Button>
        {onRestore !== null && (
          <Button block size="small" type="dashed" icon={<UndoOutlined aria-hidden />} onClick={onRestore}>
            {WORDS.restore}
          </Button>
        )}
      </div>
      <Failure error={attach.asking === null && attach.error?.code !== 'import.classified' ? attach.error : null} />
      {attach.findings.length > 0 && (
        <div className="items-found" role="status">
          <p>{DRAFTING.attach.findings}</p>
          <ul>
            {attach.findings.map((finding) => (
              <li key={finding.code}>{findingText(finding.code, finding.count, finding.detail)}</li>
            ))}
          </ul>
        </div>
      )}
      {attach.asking !== null && <AttachDialog {...attach} asking={attach.asking} />}
      {chosen !== undefined && chosen.kind !== 'main' && (
        <ChosenItem
          {...props}
          item={chosen}
          key={chosen.key}
          onAskRemove={() => {
            setRemoving(chosen)
          }}
        />
      )}
      {removing !== null && (
        <Dialog
          title={WORDS.removeHeading}
          confirmLabel={WORDS.remove}
          loses
          onClose={() => {
            setRemoving(null)
          }}
          onConfirm={() => {
            props.onRemove(removing.key)
            setRemoving(null)
          }}
        >
          <p>{WORDS.removeText(removing.label, removing.title.trim() === '' ? WORDS.untitled : removing.title)}</p>
        </Dialog>
      )}
    </>
  )
}

const ChosenItem = ({
  item,
  items,
  onRename,
  onMove,
  onAskRemove,
}: ItemListProps & { readonly item: Item; readonly onAskRemove: () => void }) => {
  const id = useId()
  return (
    <div className="item-edit">
      <label htmlFor={id} className="field-label">
        {WORDS.rename}
      </label>
      <Input.TextArea
        id={id}
        defaultValue={item.title}
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={300}
        spellCheck={false}
        onChange={({ target, nativeEvent }) => {
          if (nativeEvent instanceof InputEvent && nativeEvent.isComposing) return
          onRename(item.key, target.value.replaceAll('\n', ''))
        }}
        onCompositionEnd={({ currentTarget }) => {
          onRename(item.key, currentTarget.value.replaceAll('\n', ''))
        }}
      />
      <div className="item-acts">
        <Button
          size="small"
          icon={<ArrowUpOutlined aria-hidden />}
          disabled={item.index <= 1}
          onClick={() => {
            onMove(item.key, -1)
          }}
        >
          {WORDS.moveUp}
        </Button>
        <Button
          size="small"
          icon={<ArrowDownOutlined aria-hidden />}
          disabled={item.index >= items.length - 1}
          onClick={() => {
            onMove(item.key, 1)
          }}
        >
          {WORDS.moveDown}
        </Button>
        <Button size="small" icon={<DeleteOutlined aria-hidden />} onClick={onAskRemove}>
          {WORDS.remove}
        </Button>
      </div>
    </div>
  )
}
