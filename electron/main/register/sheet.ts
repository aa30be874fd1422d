import type { Figure } from '#shared/domain/register/figure.ts'
import type { OfficialDocument, Table, TableCell } from '#shared/domain/document/model.ts'
import { EMPTY_DOCUMENT } from '#shared/domain/document/model.ts'

/** One cell of a register, standing at the first of the grid places that it covers. */
export interface SheetCell {
  readonly text: string
  /** A number as such; its text is what is shown. */
  readonly value?: number
  /** The records behind it. */
  readonly refs?: readonly string[]
  readonly columnSpan: number
  readonly rowSpan: number
}

/** A register as it is shown and written: a head, rows, and what is to be said of it. */
export interface Sheet {
  readonly title: string
  readonly notes: readonly string[]
  readonly widths: readonly number[]
  readonly landscape: boolean
  readonly head: readonly (readonly SheetCell[])[]
  readonly rows: readonly (readonly SheetCell[])[]
  /** Months or kinds along the bottom, with a bar for each of the series. */
  readonly chart: {
    readonly labels: readonly string[]
    readonly series: readonly { readonly name: string; readonly values: readonly number[] }[]
  } | null
  /** What does not add up; empty for nothing. */
  readonly problems: readonly string[]
  /** Below the table, for whoever signs for it. */
  readonly closing: readonly string[]
}

export const words = (text: string, columnSpan = 1, rowSpan = 1): SheetCell => ({ text, columnSpan, rowSpan })
export const figure = ({ value, refs }: Figure, text = String(value)): SheetCell => ({
  text,
  value,
  refs,
  columnSpan: 1,
  rowSpan: 1,
})
/** A text that opens one record. */
export const opens = (text: string, ref: string): SheetCell => ({ text, refs: [ref], columnSpan: 1, rowSpan: 1 })
export const headOf = (columns: readonly string[]): readonly (readonly SheetCell[])[] => [
  columns.map((text) => words(text)),
]

/** So many columns of words stand on an upright page; a page that lies begins below a page for the title alone. */
const MOST_UPRIGHT = 6

/** A plain list: title, columns, rows of words. */
export const listSheet = (
  parts: Pick<Sheet, 'title' | 'notes' | 'widths' | 'rows'> & { readonly columns: readonly string[] },
): Sheet => {
  const { columns, ...rest } = parts
  return {
    ...rest,
    landscape: columns.length > MOST_UPRIGHT,
    head: headOf(columns),
    chart: null,
    problems: [],
    closing: [],
  }
}

/** No cell is empty for a reader: a dash stands for nothing to say. */
const EMPTY = '—'

const asCell = ({ text, columnSpan, rowSpan }: SheetCell): TableCell => ({
  lines: [text === '' ? EMPTY : text.replaceAll(/\s+/gu, ' ')],
  columnSpan,
  rowSpan,
})

export const asTable = ({ widths, head, rows, landscape }: Sheet): Table => ({
  kind: 'table',
  widths,
  headRows: head.length,
  landscape,
  rows: [...head, ...rows].map((row) => row.map(asCell)),
})

/** The register as a document: what is said of it, then each table; sheets after the first bring their own headings. */
export const sheetsAsDocument = (title: string, subtitle: string, sheets: readonly Sheet[]): OfficialDocument => ({
  ...EMPTY_DOCUMENT,
  title,
  body: sheets.flatMap((sheet) => [
    ...(sheets.length > 1 ? [{ kind: 'heading1' as const, text: sheet.title }] : []),
    ...[subtitle, ...sheet.notes].filter((text) => text !== '').map((text) => ({ kind: 'paragraph' as const, text })),
    asTable(sheet),
    ...[...sheet.closing, ...sheet.problems].map((text) => ({ kind: 'paragraph' as const, text })),
  ]),
})
