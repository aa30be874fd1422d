import { err, ok, type Result } from '#shared/lib/result.ts'
import type { CatalogueEntry } from '../office/publicity/publicity-events.ts'
import { CATALOGUE_CELLS, MAX_CATALOGUE_ENTRIES } from '../office/publicity/publicity-shape.ts'
import { CATALOGUE_COLUMNS, type CatalogueColumn } from './basic-catalogue.ts'

export interface CatalogueWords {
  /** Every name under which a column is known. */
  readonly columns: Readonly<Record<CatalogueColumn, readonly string[]>>
  readonly modes: Readonly<Record<CatalogueEntry['mode'], readonly string[]>>
  /** What a cell says that means the one above it. */
  readonly asAbove: readonly string[]
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

/** Columns that may be missing from a file, and empty in a line. */
const OPTIONAL: readonly CatalogueColumn[] = ['group', 'audience', 'level']
/** Under their names stand the choices, a column each, with a mark under what applies (全社会 | 特定群体). */
const CHOICES: readonly CatalogueColumn[] = ['audience', 'mode', 'level']
/** Written once for many lines, then 同上. */
const REPEATED: readonly CatalogueColumn[] = ['content', 'basis', 'limit', 'organ', 'channels', 'audience', 'level']

const bare = (cell: string | undefined): string => (cell ?? '').replaceAll(/\s/gu, '')
/** A head may stand on the second or third line, below the title of the table. */
const HEAD_LINES = 5
const FEWEST_COLUMNS = 4

const MARK = /^[√✓✔☑■●]$/u
const BOX = /[□☐■☑]/u

/** ■政府网站 □政府公报: what is ticked of a list that is printed with all there is; other texts as they are. */
const ticked = (cell: string): string => {
  if (!/[■☑]/u.test(cell)) return cell.trim()
  const parts = cell.split(/(?=[□☐■☑])/u).map((part) => part.trim())
  return parts
    .filter((part) => part !== '' && !/^[□☐]/u.test(part))
    .map((part) => part.replace(BOX, '').trim())
    .filter((part) => part !== '')
    .join('、')
}

interface Head {
  /** Places of the columns; of a choice, of the first of its columns. */
  readonly places: ReadonlyMap<CatalogueColumn, number>
  /** By the place of each choice that has a column of its own: its name. */
  readonly choices: ReadonlyMap<CatalogueColumn, ReadonlyMap<number, string>>
  /** So many lines, with all above it. */
  readonly lines: number
}

const placesIn = (cells: readonly string[], words: CatalogueWords): ReadonlyMap<CatalogueColumn, number> =>
  new Map(
    CATALOGUE_COLUMNS.flatMap((column) => {
      const at = cells.findIndex((cell) => words.columns[column].includes(bare(cell)))
      return at === -1 ? [] : [[column, at] as const]
    }),
  )

/** Is it the lower line of a head: the two levels of 公开事项, or the two ways of 公开方式, a column each? No line of the table is. */
const isLowerHead = (cells: readonly string[], { columns, modes }: CatalogueWords): boolean => {
  const has = (names: readonly string[]): boolean => cells.some((cell) => names.includes(bare(cell)))
  return (has(columns.group) && has(columns.matter)) || (has(modes.proactive) && has(modes.onRequest))
}

/** The columns below one name: up to where the next begins. */
const below = (upper: readonly string[], place: number, width: number): readonly number[] => {
  const name = bare(upper[place])
  const next = upper.findIndex((cell, at) => at > place && bare(cell) !== '' && bare(cell) !== name)
  return Array.from({ length: (next === -1 ? width : next) - place }, (_, at) => place + at)
}

/**
 * The head, of one line, or of two as 基层政务公开标准目录 are published (公开对象 over 全社会 and 特定群体; eight of counties and towns
 * compared, M-H). Null where there is none.
 */
const headOf = (lines: readonly Line[], words: CatalogueWords): Head | null => {
  const headAt = lines.slice(0, HEAD_LINES).findIndex(({ cells }) => placesIn(cells, words).size >= FEWEST_COLUMNS)
  const upper = lines[headAt]?.cells
  if (upper === undefined) return null
  const lower = lines[headAt + 1]?.cells
  const above = placesIn(upper, words)
  if (lower === undefined || !isLowerHead(lower, words)) return { places: above, choices: new Map(), lines: headAt + 1 }
  const width = Math.max(upper.length, lower.length)
  const choices = new Map(
    CHOICES.flatMap((column) => {
      const place = above.get(column)
      if (place === undefined) return []
      const names = below(upper, place, width).flatMap((at) => {
        const name = bare(lower[at])
        return name === '' || words.columns[column].includes(name) ? [] : [[at, name] as const]
      })
      return names.length === 0 ? [] : [[column, new Map(names)] as const]
    }),
  )
  return { places: new Map([...above, ...placesIn(lower, words)]), choices, lines: headAt + 2 }
}

/** Of columns of choices: the names of those that are marked; what somebody wrote there instead, as it is. */
const chosen = (cells: readonly string[], names: ReadonlyMap<number, string>): string =>
  [...names]
    .flatMap(([at, name]) => {
      const cell = cells[at]?.trim() ?? ''
      return cell === '' ? [] : [MARK.test(cell) ? name : cell]
    })
    .join('、')

/**
 * 主动公开基本目录 out of a sheet: its columns are found by their names wherever they stand; a group 一级事项 that is left out in a line is
 * that of the line above, as merged cells read, and so is what says 同上. Refuses a file without one of the prescribed columns,
 * and the first line that cannot be meant, by its number.
 */
export const readCatalogue = (
  lines: readonly Line[],
  words: CatalogueWords,
): Result<readonly CatalogueEntry[], CatalogueProblem> => {
  const head = headOf(lines, words)
  if (head === null) return err({ code: 'publicity.columns', detail: { missing: words.columns.matter[0] ?? '' } })
  const { places, choices } = head
  const missing = CATALOGUE_COLUMNS.find((column) => !places.has(column) && !OPTIONAL.includes(column))
  if (missing !== undefined)
    return err({ code: 'publicity.columns', detail: { missing: words.columns[missing][0] ?? '' } })
  const body = lines.slice(head.lines)
  if (body.length === 0 || body.length > MAX_CATALOGUE_ENTRIES)
    return err({ code: 'publicity.noEntries', detail: { count: body.length } })
  const entries: CatalogueEntry[] = []
  const items = new Set<string>()
  for (const { cells, line } of body) {
    const before = entries.at(-1)
    const cell = (column: CatalogueColumn): string => {
      const names = choices.get(column)
      const written = names === undefined ? (cells[places.get(column) ?? -1]?.trim() ?? '') : chosen(cells, names)
      const isAsAbove = REPEATED.includes(column) && words.asAbove.includes(bare(written))
      return isAsAbove ? (before?.[column] ?? '') : written
    }
    const mode = (['proactive', 'onRequest'] as const).find((one) => words.modes[one].includes(bare(cell('mode'))))
    const entry = {
      ...{ item: cell('item'), group: cell('group') === '' ? (before?.group ?? '') : cell('group') },
      ...{ matter: cell('matter'), content: cell('content'), basis: cell('basis'), limit: cell('limit') },
      ...{ organ: cell('organ'), channels: ticked(cell('channels')), audience: cell('audience'), level: cell('level') },
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
