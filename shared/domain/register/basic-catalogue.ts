import { err, ok, type Result } from '#shared/lib/result.ts'
import type { CatalogueEntry } from '../office/publicity-events.ts'
import { CATALOGUE_CELLS, MAX_CATALOGUE_ENTRIES } from '../office/publicity-shape.ts'
import type { RegisterCase } from './case-facts.ts'
import { validityOn } from '../case/validity.ts'
import { countOf, within, type Figure, type Period } from './figure.ts'

/** The columns of a catalogue in the order in which they are printed and read. */
export const CATALOGUE_COLUMNS = [
  ...(['item', 'group', 'matter', 'content', 'basis', 'limit', 'organ', 'channels'] as const),
  ...(['audience', 'mode', 'level'] as const),
] as const satisfies readonly (keyof CatalogueEntry)[]
export type CatalogueColumn = (typeof CATALOGUE_COLUMNS)[number]
/** Columns that may be missing from a file, and empty in a line. */
const OPTIONAL: readonly CatalogueColumn[] = ['group', 'audience', 'level']

export interface CatalogueWords {
  /** Every name under which a column is known. */
  readonly columns: Readonly<Record<CatalogueColumn, readonly string[]>>
  readonly modes: Readonly<Record<CatalogueEntry['mode'], readonly string[]>>
}

export type CatalogueProblemCode =
  'publicity.noEntries' | 'publicity.columns' | 'publicity.line' | 'publicity.itemTwice'
export interface CatalogueProblem {
  readonly code: CatalogueProblemCode
  readonly detail: Readonly<Record<string, string | number>>
}

interface Line {
  readonly cells: readonly string[]
  /** In the file, from 1. */
  readonly line: number
}

const bare = (cell: string): string => cell.replaceAll(/\s/gu, '')
/** A head may stand on the second or third line, below the title of the table. */
const HEAD_LINES = 5

/**
 * 主动公开基本目录 out of a sheet: its columns are found by their names wherever they stand; a group 一级事项 that is left out in a line is
 * that of the line above, as merged cells read. Refuses a file without one of the prescribed columns, and the first line that
 * cannot be meant, by its number.
 */
export const readCatalogue = (
  lines: readonly Line[],
  words: CatalogueWords,
): Result<readonly CatalogueEntry[], CatalogueProblem> => {
  const placesIn = ({ cells }: Line): ReadonlyMap<CatalogueColumn, number> =>
    new Map(
      CATALOGUE_COLUMNS.flatMap((column) => {
        const at = cells.findIndex((cell) => words.columns[column].includes(bare(cell)))
        return at === -1 ? [] : [[column, at] as const]
      }),
    )
  const headAt = lines.slice(0, HEAD_LINES).findIndex((line) => placesIn(line).size > 3)
  const head = lines[headAt]
  if (head === undefined) return err({ code: 'publicity.columns', detail: { missing: words.columns.matter[0] ?? '' } })
  const places = placesIn(head)
  const missing = CATALOGUE_COLUMNS.find((column) => !places.has(column) && !OPTIONAL.includes(column))
  if (missing !== undefined)
    return err({ code: 'publicity.columns', detail: { missing: words.columns[missing][0] ?? '' } })
  const body = lines.slice(headAt + 1)
  if (body.length === 0 || body.length > MAX_CATALOGUE_ENTRIES)
    return err({ code: 'publicity.noEntries', detail: { count: body.length } })
  const entries: CatalogueEntry[] = []
  const items = new Set<string>()
  for (const { cells, line } of body) {
    const cell = (column: CatalogueColumn): string => cells[places.get(column) ?? -1]?.trim() ?? ''
    const mode = (['proactive', 'onRequest'] as const).find((one) => words.modes[one].includes(bare(cell('mode'))))
    const entry = {
      ...{ item: cell('item'), group: cell('group') === '' ? (entries.at(-1)?.group ?? '') : cell('group') },
      ...{ matter: cell('matter'), content: cell('content'), basis: cell('basis'), limit: cell('limit') },
      ...{ organ: cell('organ'), channels: cell('channels'), audience: cell('audience'), level: cell('level') },
    }
    const poor =
      mode === undefined ? 'mode' : CATALOGUE_COLUMNS.find((one) => one !== 'mode' && !CATALOGUE_CELLS[one](entry[one]))
    if (mode === undefined || poor !== undefined)
      return err({ code: 'publicity.line', detail: { line, column: words.columns[poor ?? 'mode'][0] ?? '' } })
    if (items.has(entry.item)) return err({ code: 'publicity.itemTwice', detail: { item: entry.item, line } })
    items.add(entry.item)
    entries.push({ ...entry, mode })
  }
  return ok(entries)
}

/** What one version has and another had not, by the numbers of the lines. */
export const catalogueDifferences = (
  before: readonly CatalogueEntry[],
  after: readonly CatalogueEntry[],
): { readonly added: readonly string[]; readonly removed: readonly string[]; readonly changed: readonly string[] } => {
  const old = new Map(before.map((entry) => [entry.item, entry]))
  const now = new Set(after.map(({ item }) => item))
  return {
    added: after.filter(({ item }) => !old.has(item)).map(({ item }) => item),
    removed: before.filter(({ item }) => !now.has(item)).map(({ item }) => item),
    changed: after
      .filter((entry) => {
        const was = old.get(entry.item)
        return was !== undefined && CATALOGUE_COLUMNS.some((column) => was[column] !== entry[column])
      })
      .map(({ item }) => item),
  }
}

export interface Coverage {
  readonly rows: readonly { readonly entry: CatalogueEntry; readonly released: Figure; readonly last: string | null }[]
  /** Released in the period under no line of this version. */
  readonly without: Figure
}

/** What was made public in the period under each line and still stands, and when last; lines on request are left out. */
export const coverageOf = (
  entries: readonly CatalogueEntry[],
  cases: readonly RegisterCase[],
  period: Period,
  today: string,
): Coverage => {
  const released = cases.flatMap(({ caseId, releasedOn, entryItem, validity }) =>
    releasedOn === null || validityOn(validity, today).withdrawnOn !== null ? [] : [{ caseId, releasedOn, entryItem }],
  )
  const lines = entries.filter(({ mode }) => mode === 'proactive')
  const known = new Set(entries.map(({ item }) => item))
  const figureOf = (found: typeof released): Figure => countOf(found.map(({ caseId }) => caseId))
  return {
    rows: lines.map((entry) => {
      const under = released.filter(({ entryItem }) => entryItem === entry.item)
      return {
        entry,
        released: figureOf(under.filter(({ releasedOn }) => within(period, releasedOn))),
        last:
          under
            .map(({ releasedOn }) => releasedOn)
            .toSorted()
            .at(-1) ?? null,
      }
    }),
    without: figureOf(
      released.filter(
        ({ releasedOn, entryItem }) => within(period, releasedOn) && (entryItem === null || !known.has(entryItem)),
      ),
    ),
  }
}
