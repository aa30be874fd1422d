import { closed, list, oneOf, text, type Guarded } from '#shared/lib/guard.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { RETENTIONS, type Retention } from './archival-number.ts'

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
  | 'retention.columns' // not the four columns
  | 'retention.period' // neither 永久 nor 30年 nor 10年
  | 'retention.itemTwice'
  | 'retention.tooLong'

export interface TableProblem {
  readonly code: TableProblemCode
  /** Of the file, from 1. */
  readonly line: number
}

export interface TableWords {
  /** The heads of the four columns: 条款号, 归档范围, 保管期限, 适用. */
  readonly columns: readonly [string, string, string, string]
  readonly periods: Readonly<Record<Retention, readonly string[]>>
  /** Between the words of the last column. */
  readonly separators: RegExp
}

/**
 * The unit's own table (档案法实施条例 Art. 19, V[S1]: approved by the archive authority) from rows of cells, the first of
 * which are the heads. Refuses the first line that cannot be meant.
 */
export const retentionTable = (
  lines: readonly { readonly cells: readonly string[]; readonly line: number }[],
  words: TableWords,
): Result<readonly RetentionRow[], TableProblem> => {
  const [head, ...body] = lines
  if (head === undefined || body.length === 0) return err({ code: 'retention.empty', line: head?.line ?? 1 })
  const heads = head.cells.map((cell) => cell.trim())
  if (words.columns.slice(0, 3).some((name, index) => heads[index] !== name))
    return err({ code: 'retention.columns', line: head.line })
  if (body.length > MAX_RETENTION_ROWS) return err({ code: 'retention.tooLong', line: head.line + MAX_RETENTION_ROWS })
  const rows: RetentionRow[] = []
  for (const { cells, line } of body) {
    const [item = '', matter = '', period = '', kinds = ''] = cells.map((cell) => cell.trim())
    const retention = RETENTIONS.find((one) => words.periods[one].includes(period.replaceAll(/\s/gu, '')))
    if (retention === undefined) return err({ code: 'retention.period', line })
    const row = { item, matter, retention, words: kinds.split(words.separators).filter((word) => word !== '') }
    if (!isRow(row)) return err({ code: 'retention.columns', line })
    if (rows.some((one) => one.item === item)) return err({ code: 'retention.itemTwice', line })
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
