import { memo } from 'react'
import { Button, Dropdown, Select, Tooltip, type MenuProps } from 'antd'
import {
  FileAddOutlined,
  FontColorsOutlined,
  OrderedListOutlined,
  PictureOutlined,
  QuestionCircleOutlined,
  RedoOutlined,
  SearchOutlined,
  TableOutlined,
  UndoOutlined,
} from '@ant-design/icons'
import { redo, undo } from 'prosemirror-history'
import type { Command } from 'prosemirror-state'
import { TEXT_BLOCK_KINDS } from '#shared/domain/document/model.ts'
import { EDITOR } from '../../../i18n/editor.ts'
import { setKind } from './commands/block.ts'
import { insertPicture } from './commands/insert.ts'
import { ADDED_PARTS, addPart } from './commands/parts.ts'
import { fullWidthPunctuation, renumberHeadings } from './commands/text.ts'
import type { EditorForm } from './convert.ts'
import type { PictureStore } from './editor-props.ts'
import { PictureBar } from './PictureBar.tsx'
import { TABLE_COMMANDS, tableItems } from './table-menu.ts'
import type { ToolbarState } from './toolbar-state.ts'

export interface ToolbarProps {
  readonly state: ToolbarState
  readonly form: EditorForm
  readonly run: (command: Command) => void
  readonly pictures: PictureStore
  readonly onFind: (replace: boolean) => void
  readonly onShortcuts: () => void
}

const KIND_OPTIONS = TEXT_BLOCK_KINDS.map((kind) => ({ value: kind, label: EDITOR.kinds[kind] }))
const PART_ITEMS: MenuProps['items'] = ADDED_PARTS.map((part) => ({ key: part, label: EDITOR.parts[part] }))

/** What stands in the box of kinds where the caret is in no block of the body. */
const partLabel = (part: string): string => {
  const labels: Readonly<Record<string, string>> = { ...EDITOR.kinds, ...EDITOR.parts, ...EDITOR.otherPart }
  return labels[part] ?? ''
}

/** Above the page: what can be done to the line, the table or the picture with the caret. */
export const Toolbar = memo(({ state, form, run, pictures, onFind, onShortcuts }: ToolbarProps) => {
  const isBlock = TEXT_BLOCK_KINDS.some((kind) => kind === state.part)
  const choosePicture = async (): Promise<void> => {
    const picture = await pictures.choose()
    if (picture !== null) run(insertPicture(picture))
  }
  return (
    <div className="editor-tools" role="toolbar" aria-label={EDITOR.toolbar}>
      <Select
        className="editor-kind"
        size="small"
        aria-label={EDITOR.kind}
        value={isBlock ? state.part : partLabel(state.part)}
        options={KIND_OPTIONS}
        onChange={(value) => {
          const kind = TEXT_BLOCK_KINDS.find((each) => each === value)
          if (kind !== undefined) run(setKind(kind))
        }}
      />
      {form === 'document' && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: PART_ITEMS,
            onClick: ({ key }) => {
              const part = ADDED_PARTS.find((each) => each === key)
              if (part !== undefined) run(addPart(part))
            },
          }}
        >
          <Button size="small" type="text" icon={<FileAddOutlined />}>
            {EDITOR.addPart}
          </Button>
        </Dropdown>
      )}
      <Dropdown
        trigger={['click']}
        menu={{
          items: tableItems(state),
          onClick: ({ key }) => {
            const command = TABLE_COMMANDS.get(key)
            if (command !== undefined) run(command)
          },
        }}
      >
        <Button size="small" type="text" icon={<TableOutlined />}>
          {EDITOR.table.menu}
        </Button>
      </Dropdown>
      <Button size="small" type="text" icon={<PictureOutlined />} onClick={() => void choosePicture()}>
        {EDITOR.picture.insert}
      </Button>
      <Button size="small" type="text" icon={<OrderedListOutlined />} onClick={() => run(renumberHeadings)}>
        {EDITOR.renumber}
      </Button>
      <Button size="small" type="text" icon={<FontColorsOutlined />} onClick={() => run(fullWidthPunctuation)}>
        {EDITOR.punctuation}
      </Button>
      <Button size="small" type="text" icon={<SearchOutlined />} onClick={() => onFind(true)}>
        {EDITOR.find}
      </Button>
      {/* Their shapes are known to everybody: with words the row would not fit beside the side column. */}
      <Tooltip title={EDITOR.undo}>
        <Button
          size="small"
          type="text"
          icon={<UndoOutlined />}
          aria-label={EDITOR.undo}
          disabled={!state.canUndo}
          onClick={() => run(undo)}
        />
      </Tooltip>
      <Tooltip title={EDITOR.redo}>
        <Button
          size="small"
          type="text"
          icon={<RedoOutlined />}
          aria-label={EDITOR.redo}
          disabled={!state.canRedo}
          onClick={() => run(redo)}
        />
      </Tooltip>
      <Tooltip title={EDITOR.shortcuts}>
        <Button
          size="small"
          type="text"
          icon={<QuestionCircleOutlined />}
          aria-label={EDITOR.shortcuts}
          onClick={onShortcuts}
        />
      </Tooltip>
      {state.picture && <PictureBar state={state} run={run} />}
    </div>
  )
})
Toolbar.displayName = 'Toolbar'
