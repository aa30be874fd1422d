import type { CatalogueEntry } from '../office/publicity/publicity-events.ts'
import type { RegisterCase } from './case-facts.ts'
import { validityOn } from '../case/duty/validity.ts'
import { countOf, within, type Figure, type Period } from './figure.ts'

/** The columns of a catalogue in the order in which they are printed and read. */
export const CATALOGUE_COLUMNS = [
  ...(['item', 'group', 'matter', 'content', 'basis', 'limit', 'organ', 'channels'] as const),
  ...(['audience', 'mode', 'level'] as const),
] as const satisfies readonly (keyof CatalogueEntry)[]
export type CatalogueColumn = (typeof CATALOGUE_COLUMNS)[number]
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
