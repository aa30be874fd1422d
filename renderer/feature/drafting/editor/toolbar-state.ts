import { redoDepth, undoDepth } from 'prosemirror-history'
import type { EditorState } from 'prosemirror-state'
import { isInTable, mergeCells, selectedRect, splitCell } from 'prosemirror-tables'
import { selectedPicture } from './commands/insert.ts'

/** What the toolbar shows of the place of the caret; plain values, so that equal ones are told apart from new ones. */
export interface ToolbarState {
  /** Name of the line's node (schema.ts). */
  readonly part: string
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly inTable: boolean
  readonly canMerge: boolean
  readonly canSplit: boolean
  readonly landscape: boolean
  readonly headRows: number
  readonly picture: boolean
  readonly widthMm: number
  readonly alternative: string
}

const tableState = (
  state: EditorState,
): Pick<ToolbarState, 'inTable' | 'canMerge' | 'canSplit' | 'landscape' | 'headRows'> => {
  if (!isInTable(state)) return { inTable: false, canMerge: false, canSplit: false, landscape: false, headRows: 0 }
  const { table } = selectedRect(state)
  return {
    inTable: true,
    canMerge: mergeCells(state),
    canSplit: splitCell(state),
    landscape: table.attrs['landscape'] === true,
    headRows: Number(table.attrs['headRows']),
  }
}

export const toolbarState = (state: EditorState): ToolbarState => {
  const picture = selectedPicture(state)?.node.attrs
  return {
    part: state.selection.$from.parent.type.name,
    canUndo: Number(undoDepth(state)) > 0,
    canRedo: Number(redoDepth(state)) > 0,
    ...tableState(state),
    picture: picture !== undefined,
    widthMm: Number(picture?.['widthMm'] ?? 0),
    alternative: String(picture?.['alternative'] ?? ''),
  }
}

export const sameToolbar = (a: ToolbarState, b: ToolbarState): boolean =>
  (Object.keys(a) as (keyof ToolbarState)[]).every((key) => a[key] === b[key]) // keys of the interface: toolbarState makes no other
