import type { Output } from '#shared/contract/channels.ts'
import { CHANGE_WORDS, excerptOfRuns, partChange, structureText } from '../../i18n/change.ts'

export type DiffView = Output<'case.diff'>
type Listed = DiffView['groups'][number]['changes'][number]
export type ChangeType = Listed['type']

/** What a list is filtered by. Split and joined paragraphs count as structure. */
const FILTER_KINDS = ['inserted', 'deleted', 'replaced', 'moved', 'renumbered', 'format', 'structure'] as const
export type FilterKind = (typeof FILTER_KINDS)[number]

const KIND_OF: Readonly<Record<ChangeType, FilterKind>> = {
  inserted: 'inserted',
  added: 'inserted',
  deleted: 'deleted',
  removed: 'deleted',
  replaced: 'replaced',
  moved: 'moved',
  renumbered: 'renumbered',
  format: 'format',
  structure: 'structure',
  split: 'structure',
  joined: 'structure',
}

export interface Change {
  /** Names its marks on the page. */
  readonly id: string
  readonly type: ChangeType
  readonly kind: FilterKind
  readonly excerpt: string
  /** Those that made it; none when comparing backwards. */
  readonly versions: readonly number[]
  /** Lines of the merged view that it is about. */
  readonly paragraphs: readonly number[]
  readonly runs: Listed['runs']
}

export interface ChangeGroup {
  readonly key: string
  readonly heading: string
  readonly changes: readonly Change[]
}

const versionsOf = (diff: DiffView, { paragraphs, runs, structure }: Listed): readonly number[] => {
  const found = new Set<number>()
  for (const at of paragraphs) {
    const paragraph = diff.paragraphs[at]
    const own = runs === null ? paragraph?.runs : paragraph?.runs.slice(runs.from, runs.to)
    if (runs === null && paragraph?.placedBy != null) found.add(paragraph.placedBy)
    else for (const { version } of own ?? []) if (version !== null) found.add(version)
  }
  const newest = diff.versions.at(-1)?.version
  // Whose doing a change of structure is, nobody followed: it is the newest version's at the latest.
  if (found.size === 0 && structure !== null && newest !== undefined) found.add(newest)
  return [...found].sort((left, right) => left - right)
}

const excerptOf = (diff: DiffView, { type, paragraphs, runs, structure }: Listed): string => {
  const [first] = paragraphs
  const paragraph = first === undefined ? undefined : diff.paragraphs[first]
  const change = structure === null ? undefined : diff.structure[structure]
  if (change !== undefined) return structureText(change)
  if (paragraph === undefined) return ''
  if (runs !== null) return excerptOfRuns(paragraph.runs.slice(runs.from, runs.to))
  const standing = paragraph.runs.filter((run) => type === 'removed' || type === 'joined' || run.kind !== 'deleted')
  const text = excerptOfRuns(standing.map((run) => ({ ...run, kind: 'kept' })))
  if (type === 'format') return `${partChange(paragraph.oldPart, paragraph.part)}${text}`
  return paragraphs.length > 1 ? CHANGE_WORDS.several(text, paragraphs.length) : text
}

/** The changes by 条款, each with a name of its own. */
export const groupsOf = (diff: DiffView): readonly ChangeGroup[] => {
  let next = 0
  return diff.groups.map(({ portion, item, headings, changes }, index) => ({
    key: String(index),
    heading: CHANGE_WORDS.place(portion, item, headings),
    changes: changes.map((listed): Change => ({
      id: `c${String(next++)}`,
      type: listed.type,
      kind: KIND_OF[listed.type],
      excerpt: excerptOf(diff, listed),
      versions: versionsOf(diff, listed),
      paragraphs: listed.paragraphs,
      runs: listed.runs,
    })),
  }))
}

/** Null is everybody, every round, every kind. */
export interface Filter {
  readonly person: string | null
  readonly round: number | null
  readonly kind: FilterKind | null
}
export const NO_FILTER: Filter = { person: null, round: null, kind: null }

/** Persons and rounds that made changes, in the order in which they did, each once. */
export const authorsOf = ({
  versions,
}: DiffView): { readonly persons: readonly string[]; readonly rounds: readonly number[] } => ({
  persons: [...new Set(versions.map(({ personName }) => personName))],
  rounds: [...new Set(versions.map(({ round }) => round))],
})

/** The groups with what passes the filter; groups with nothing left are gone. */
export const filterGroups = (
  groups: readonly ChangeGroup[],
  { versions }: Pick<DiffView, 'versions'>,
  { person, round, kind }: Filter,
): readonly ChangeGroup[] => {
  const byVersion = new Map(versions.map((origin) => [origin.version, origin]))
  const passes = (change: Change): boolean =>
    (kind === null || change.kind === kind) &&
    ((person === null && round === null) ||
      change.versions.some((version) => {
        const origin = byVersion.get(version)
        return (person === null || origin?.personName === person) && (round === null || origin?.round === round)
      }))
  return groups
    .map((group) => ({ ...group, changes: group.changes.filter(passes) }))
    .filter((group) => group.changes.length > 0)
}

/** How many changes of each kind there are; kinds without any are left out. */
export const countKinds = (groups: readonly ChangeGroup[]): readonly (readonly [FilterKind, number])[] => {
  const all = groups.flatMap((group) => group.changes)
  return FILTER_KINDS.map((kind) => [kind, all.filter((change) => change.kind === kind).length] as const).filter(
    ([, count]) => count > 0,
  )
}

/** More than these at once nobody reads, and the window need not hold. */
export const LISTED_AT_ONCE = 200

/** One page of the list, from 0, with the headings of what is on it; and how many pages there are. */
export const pageOfGroups = (
  groups: readonly ChangeGroup[],
  page: number,
): { readonly groups: readonly ChangeGroup[]; readonly pages: number } => {
  const from = page * LISTED_AT_ONCE
  let before = 0
  const shown = groups.map((group) => {
    const changes = group.changes.slice(Math.max(0, from - before), Math.max(0, from + LISTED_AT_ONCE - before))
    before += group.changes.length
    return { ...group, changes }
  })
  return { groups: shown.filter(({ changes }) => changes.length > 0), pages: Math.ceil(before / LISTED_AT_ONCE) }
}

/** The page that a change is on; null for one that is not listed. */
export const pageOfChange = (groups: readonly ChangeGroup[], id: string | null): number | null => {
  const index = groups.flatMap(({ changes }) => changes).findIndex((change) => change.id === id)
  return index < 0 ? null : Math.floor(index / LISTED_AT_ONCE)
}
