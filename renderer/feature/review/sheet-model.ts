import type { Input } from '#shared/contract/channels.ts'
import {
  isDemanded,
  SHEET_COLUMNS,
  SHEET_ROWS,
  type SheetColumn,
  type SheetDemand,
  type SheetMark,
  type SheetRow,
} from '#shared/domain/case/review/opinion-sheet.ts'
import { SHEET } from '../../i18n/sheet.ts'

export type SheetInput = NonNullable<Input<'case.passDepartment'>['sheet']>
type CellKey = `${SheetRow} ${SheetColumn}`

/** A sheet while it is filled in; it begins empty. */
export interface SheetDraft {
  readonly marks: Readonly<Partial<Record<CellKey, SheetMark>>>
  readonly notes: Readonly<Partial<Record<CellKey, string>>>
  /** One source a line. */
  readonly sources: string
  readonly conclusion: 'agree' | 'disagree' | null
  readonly majorMatter: 'yes' | 'no' | null
}

export const EMPTY_SHEET: SheetDraft = { marks: {}, notes: {}, sources: '', conclusion: null, majorMatter: null }

export const cellKey = (row: SheetRow, column: SheetColumn): CellKey => `${row} ${column}`

/** Every cell of the grid, row by row. */
export const CELLS = SHEET_ROWS.flatMap((row) => SHEET_COLUMNS.map((column) => ({ row, column })))

/** 通过 in the cells that have no mark yet; those that have one keep it. */
export const fillOpen = (draft: SheetDraft, cells: readonly { row: SheetRow; column: SheetColumn }[]): SheetDraft => ({
  ...draft,
  marks: {
    ...Object.fromEntries(cells.map(({ row, column }) => [cellKey(row, column), 'passed'])),
    ...draft.marks,
  },
})

/** Demanded cells that have no mark. */
export const openCells = (draft: SheetDraft, demand: SheetDemand): number =>
  CELLS.filter(({ row, column }) => isDemanded(demand, row, column) && draft.marks[cellKey(row, column)] === undefined)
    .length

const marked = (draft: SheetDraft, mark: SheetMark): readonly CellKey[] =>
  CELLS.map(({ row, column }) => cellKey(row, column)).filter((key) => draft.marks[key] === mark)

const silentNotes = (draft: SheetDraft): number =>
  marked(draft, 'revise').filter((key) => (draft.notes[key] ?? '').trim() === '').length

const sourcesOf = ({ sources }: SheetDraft): string[] =>
  sources
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** What still keeps the sheet from going with a pass, in words; the main process decides. */
export const passProblems = (draft: SheetDraft, demand: SheetDemand): readonly string[] => {
  const { problems } = SHEET
  const [open, silent, revise] = [openCells(draft, demand), silentNotes(draft), marked(draft, 'revise').length]
  return [
    ...(open > 0 ? [problems.cells(open)] : []),
    ...(silent > 0 ? [problems.notes(silent)] : []),
    ...(revise > 0 ? [problems.revise(revise)] : []),
    ...(demand.sources && sourcesOf(draft).length === 0 ? [problems.sources] : []),
    ...(demand.majorMatter && draft.majorMatter === null ? [problems.majorMatter] : []),
    ...(draft.conclusion === null ? [problems.conclusion] : []),
    ...(draft.conclusion === 'disagree' ? [problems.disagree] : []),
  ]
}

/** What keeps it from going back with a return. */
export const returnProblems = (draft: SheetDraft): readonly string[] => {
  const silent = silentNotes(draft)
  return [
    ...(silent > 0 ? [SHEET.problems.notes(silent)] : []),
    ...(draft.conclusion === 'agree' ? [SHEET.returnAgrees] : []),
  ]
}

const cellsOf = (draft: SheetDraft): SheetInput['cells'] =>
  CELLS.flatMap(({ row, column }) => {
    const key = cellKey(row, column)
    const mark = draft.marks[key]
    // A note goes with 需修改; what was written before the mark changed goes with nothing.
    return mark === undefined ? [] : [{ row, column, mark, note: mark === 'revise' ? (draft.notes[key] ?? '') : '' }]
  })

/** The sheet as it goes with a pass. */
export const passSheet = (draft: SheetDraft): SheetInput => ({
  cells: cellsOf(draft),
  sources: sourcesOf(draft),
  conclusion: draft.conclusion ?? 'disagree',
  majorMatter: draft.majorMatter,
})

/** The sheet as it goes back with a return; undefined when nothing was filled in. */
export const returnSheet = (draft: SheetDraft): SheetInput | undefined => {
  const cells = cellsOf(draft)
  const sources = sourcesOf(draft)
  if (cells.length === 0 && sources.length === 0 && draft.conclusion === null) return undefined
  return { cells, sources, conclusion: draft.conclusion ?? 'disagree', majorMatter: draft.majorMatter }
}

/** How many cells have each mark. */
export const countMarks = (cells: SheetInput['cells']): Readonly<Record<SheetMark, number>> => {
  const count = (mark: SheetMark): number => cells.filter((cell) => cell.mark === mark).length
  return { passed: count('passed'), revise: count('revise'), notApplicable: count('notApplicable') }
}
