import { TextSelection, type Command } from 'prosemirror-state'
import {
  TableMap,
  addRowAfter,
  addRowBefore,
  deleteRow,
  goToNextCell,
  isInTable,
  selectedRect,
} from 'prosemirror-tables'
import { columnWidths } from '../table-convert.ts'

/** Runs a command on the selected table with the number of head rows that it shall have afterwards. */
const keepingHeadRows =
  (command: Command, headRowsAfter: (headRows: number, top: number, bottom: number) => number): Command =>
  (state, dispatch) => {
    if (!isInTable(state)) return false
    const { table, tableStart, top, bottom } = selectedRect(state)
    const headRows = Number(table.attrs['headRows'])
    return command(
      state,
      dispatch &&
        ((tr) => {
          const now = headRowsAfter(headRows, top, bottom)
          if (now !== headRows) tr.setNodeAttribute(tableStart - 1, 'headRows', now)
          dispatch(tr)
        }),
    )
  }

/** A row above one of the head is a row of the head. */
export const addRowAbove = keepingHeadRows(addRowBefore, (headRows, top) => (top < headRows ? headRows + 1 : headRows))
export const addRowBelow = keepingHeadRows(addRowAfter, (headRows, _, bottom) =>
  bottom < headRows ? headRows + 1 : headRows,
)
export const deleteRows = keepingHeadRows(
  deleteRow,
  (headRows, top, bottom) => headRows - Math.max(0, Math.min(headRows, bottom) - top),
)

/** To the next cell; behind the last one a new row begins, as in Word. */
export const nextCell: Command = (state, dispatch, view) => {
  if (goToNextCell(1)(state, dispatch, view)) return true
  return addRowBelow(
    state,
    dispatch &&
      ((tr) => {
        goToNextCell(1)(state.apply(tr), ({ selection: { anchor, head } }) => {
          tr.setSelection(TextSelection.create(tr.doc, anchor, head))
        })
        dispatch(tr.scrollIntoView())
      }),
  )
}

/** The rows down to the selected ones are the head, repeated on each page; once more, and the table has none. */
export const toggleHeadRows: Command = (state, dispatch) => {
  if (!isInTable(state)) return false
  const { table, tableStart, bottom } = selectedRect(state)
  const headRows = table.attrs['headRows'] === bottom ? 0 : bottom
  dispatch?.(state.tr.setNodeAttribute(tableStart - 1, 'headRows', headRows))
  return true
}

/** On a landscape page of its own (GB/T 9704-2012, 8), or back. */
export const toggleLandscape: Command = (state, dispatch) => {
  if (!isInTable(state)) return false
  const { table, tableStart } = selectedRect(state)
  dispatch?.(state.tr.setNodeAttribute(tableStart - 1, 'landscape', table.attrs['landscape'] !== true))
  return true
}

const MAX_WIDTH = 100_000

/** Makes the selected columns wider or narrower by that factor; the table keeps the width of the page. */
export const scaleColumns =
  (factor: number): Command =>
  (state, dispatch) => {
    if (!isInTable(state)) return false
    const { table, tableStart, left, right } = selectedRect(state)
    const map = TableMap.get(table)
    const widths = columnWidths(table).map((width, column) =>
      column >= left && column < right ? Math.min(MAX_WIDTH, Math.max(1, Math.round(width * factor))) : width,
    )
    const { tr } = state
    for (const position of new Set(map.map)) {
      const { left: from, right: to } = map.findCell(position)
      tr.setNodeAttribute(tableStart + position, 'colwidth', widths.slice(from, to))
    }
    dispatch?.(tr)
    return true
  }
