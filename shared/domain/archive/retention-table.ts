import { closed, list, oneOf, text, type Guarded } from '#shared/lib/guard.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { RETENTIONS, type Retention } from './archival-number.ts'
import { bareNumber, levelOf, newOutline, PART, splitNumber } from '../document/outline.ts'

/** One line of 归档范围和保管期限表. */
const isRow = closed({
  /** 条款号, unique in the table. */
  item: text(40, /\S/),
  /** 归档范围. */
  matter: text(500, /\S/),
  retention: oneOf(RETENTIONS),
  /** 文种 or words of the title that this line is proposed for; none for by hand only. */
  words: list(text(40, /\S/), 50),
})
export type RetentionRow = Guarded<typeof isRow>
const MAX_RETENTION_ROWS = 2000
export const isRetentionRows = list(isRow, MAX_RETENTION_ROWS)

export type TableProblemCode =
  | 'retention.empty'
  | 'retention.columns' // no 归档范围 and 保管期限, or a line without number or matter
  | 'retention.period' // neither 永久 nor 30年 nor 10年
  | 'retention.itemTwice'
  | 'retention.tooLong'

export interface TableProblem {
  readonly code: TableProblemCode
  /** Of the file, from 1. */
  readonly line: number
}

type Column = 'item' | 'matter' | 'period' | 'kinds'
const COLUMNS: readonly Column[] = ['item', 'matter', 'period', 'kinds']

export interface TableWords {
  /** Every name of a column. Numbers may also stand before the text of 归档范围; the words of the last may be missing. */
  readonly columns: Readonly<Record<Column, readonly string[]>>
  readonly periods: Readonly<Record<Retention, readonly string[]>>
  /** Between the words of the last column. */
  readonly separators: RegExp
}

interface Line {
  readonly cells: readonly string[]
  /** In the file, from 1. */
  readonly line: number
}

/** A head may stand below the title of the table and what is said of it. */
const HEAD_LINES = 5

const bare = (cell: string | undefined): string => (cell ?? '').replaceAll(/\s/gu, '')

const placesIn = ({ cells }: Line, { columns }: TableWords): Readonly<Record<Column, number>> => {
  const at = (column: Column): number => cells.findIndex((cell) => columns[column].includes(bare(cell)))
  return { item: at('item'), matter: at('matter'), period: at('period'), kinds: at('kinds') }
}

interface Cells extends Readonly<Record<Column, string>> {
  readonly line: number
  readonly level: number
}

/** What a merged title or the name of a part reads as in each column: it is said once. */
const cellsOf = ({ cells, line }: Line, places: Readonly<Record<Column, number>>): Cells => {
  const [written = '', matter = '', period = '', kinds = ''] = COLUMNS.map(
    (column) => cells[places[column]]?.trim() ?? '',
  )
  if (matter !== '' && matter === period) return { item: '', matter, period: '', kinds: '', line, level: PART }
  const [item, text] = written === '' ? splitNumber(matter) : [bareNumber(written), matter]
  return { item, matter: text, period, kinds, line, level: levelOf(item) }
}

/**
 * The table out of rows of cells: the unit's own (档案法实施条例 Art. 19, V: approved by the archive authority), as such tables are
 * written: parts and headings that have no period (一、… 1. … （1）重要的, 永久), whose words and numbers the lines below them take on.
 * Refuses the first line that cannot be meant; a heading with nothing below it is a line that lacks its period.
 */
export const retentionTable = (
  lines: readonly Line[],
  words: TableWords,
): Result<readonly RetentionRow[], TableProblem> => {
  const headAt = lines.slice(0, HEAD_LINES).findIndex((line) => {
    const { matter, period } = placesIn(line, words)
    return matter >= 0 && period >= 0
  })
  const head = lines[headAt]
  if (head === undefined)
    return err(lines.length === 0 ? { code: 'retention.empty', line: 1 } : { code: 'retention.columns', line: 1 })
  const places = placesIn(head, words)
  const body = lines.slice(headAt + 1).map((line) => cellsOf(line, places))
  if (body.length === 0) return err({ code: 'retention.empty', line: head.line })
  if (body.length > MAX_RETENTION_ROWS) return err({ code: 'retention.tooLong', line: head.line + MAX_RETENTION_ROWS })
  const rows: RetentionRow[] = []
  const items = new Set<string>()
  const outline = newOutline()
  for (const [index, cells] of body.entries()) {
    const { line, period, kinds, level } = cells
    if (period === '') {
      const next = body[index + 1]
      if (cells.matter === '' || next === undefined || next.level <= level)
        return err({ code: 'retention.period', line })
      outline.open(cells)
      continue
    }
    const retention = RETENTIONS.find((one) => words.periods[one].includes(bare(period)))
    if (retention === undefined) return err({ code: 'retention.period', line })
    const { item, matter } = outline.place(cells)
    const row = { item, matter, retention, words: kinds.split(words.separators).filter((word) => word !== '') }
    if (!isRow(row)) return err({ code: 'retention.columns', line })
    if (items.has(item)) return err({ code: 'retention.itemTwice', line })
    items.add(item)
    rows.push(row)
  }
  return ok(rows)
}

/** The line that speaks of such a document most exactly: its 文种, else the longest word that its title has; null for none. */
export const proposedRow = (
  rows: readonly RetentionRow[],
  document: { readonly title: string; readonly kind: string | null },
): RetentionRow | null => {
  const fit = ({ words }: RetentionRow): number =>
    Math.max(
      0,
      ...words.map((word) => (word === document.kind ? 100 : document.title.includes(word) ? word.length : 0)),
    )
  const best = rows.reduce<{ readonly row: RetentionRow | null; readonly fit: number }>(
    (found, row) => (fit(row) > found.fit ? { row, fit: fit(row) } : found),
    { row: null, fit: 0 },
  )
  return best.row
}
