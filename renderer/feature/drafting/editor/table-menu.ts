import type { MenuProps } from 'antd'
import type { Command } from 'prosemirror-state'
import { addColumnAfter, addColumnBefore, deleteColumn, deleteTable, mergeCells, splitCell } from 'prosemirror-tables'
import { EDITOR } from '../../../i18n/editor.ts'
import { insertTable } from './commands/insert.ts'
import {
  addRowAbove,
  addRowBelow,
  deleteRows,
  scaleColumns,
  toggleHeadRows,
  toggleLandscape,
} from './commands/table.ts'
import type { ToolbarState } from './toolbar-state.ts'

/** Sizes to begin with; rows and columns are added in the table. */
const SIZES = [
  [2, 2],
  [4, 3],
  [6, 4],
  [10, 5],
] as const
const WIDER = 1.2

const sizeKey = (rows: number, columns: number): string => `${String(rows)} × ${String(columns)}`

/** By the key of its item in the menu. */
export const TABLE_COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ...SIZES.map(([rows, columns]): [string, Command] => [sizeKey(rows, columns), insertTable(rows, columns)]),
  ['rowAbove', addRowAbove],
  ['rowBelow', addRowBelow],
  ['columnLeft', addColumnBefore],
  ['columnRight', addColumnAfter],
  ['deleteRow', deleteRows],
  ['deleteColumn', deleteColumn],
  ['deleteTable', deleteTable],
  ['merge', mergeCells],
  ['split', splitCell],
  ['head', toggleHeadRows],
  ['landscape', toggleLandscape],
  ['wider', scaleColumns(WIDER)],
  ['narrower', scaleColumns(1 / WIDER)],
])

/** The menu of tables: a new one elsewhere, what can be done to it inside one. */
export const tableItems = (state: ToolbarState): NonNullable<MenuProps['items']> => {
  const words = EDITOR.table
  if (!state.inTable) {
    const sizes = SIZES.map(([rows, columns]) => ({ key: sizeKey(rows, columns), label: sizeKey(rows, columns) }))
    return [{ type: 'group', label: `${words.insert}（${words.rows} × ${words.columns}）`, children: sizes }]
  }
  return [
    { key: 'rowAbove', label: words.rowAbove },
    { key: 'rowBelow', label: words.rowBelow },
    { key: 'columnLeft', label: words.columnLeft },
    { key: 'columnRight', label: words.columnRight },
    { type: 'divider' },
    { key: 'merge', label: words.merge, disabled: !state.canMerge },
    { key: 'split', label: words.split, disabled: !state.canSplit },
    { key: 'head', label: state.headRows > 0 ? words.noHead : words.head },
    { key: 'landscape', label: state.landscape ? words.portrait : words.landscape },
    { key: 'wider', label: words.wider },
    { key: 'narrower', label: words.narrower },
    { type: 'divider' },
    { key: 'deleteRow', label: words.deleteRow },
    { key: 'deleteColumn', label: words.deleteColumn },
    { key: 'deleteTable', label: words.deleteTable },
  ]
}
