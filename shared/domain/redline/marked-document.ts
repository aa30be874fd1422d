import { documentLines, type DocumentLine, type LinePart } from '../document/lines.ts'
import type { Block, OfficialDocument } from '../document/model.ts'
import { entriesOf, type Entry, type MarkedDiff } from './entries.ts'
import { tableOfBoth, tableOfOneSide, type TablePlace } from './marked-table.ts'
import {
  BLANK_LINE,
  type Mark,
  type MarkedAttachment,
  type MarkedBlock,
  type MarkedDocument,
  type MarkedLine,
} from './model.ts'

/** What is looked up while the document is built. */
interface Sources {
  readonly old: OfficialDocument
  readonly new: OfficialDocument
  /** The newest version: whatever is shown twice although its words stayed is its doing. */
  readonly version: number
  readonly entries: readonly Entry[]
  readonly joinsColumns: boolean
  /** By line of either document. */
  readonly byOld: ReadonlyMap<number, Entry>
  readonly byNew: ReadonlyMap<number, Entry>
  /** First line of a block, by `item block`. */
  readonly oldFirst: ReadonlyMap<string, number>
  readonly newFirst: ReadonlyMap<string, number>
  /** Tables that are one, by `item block` of the new one. */
  readonly tablePairs: ReadonlyMap<string, string>
}

const keyOf = ({ item, block }: DocumentLine): string => `${String(item)} ${String(block)}`

const firstLines = (lines: readonly DocumentLine[]): ReadonlyMap<string, number> => {
  const first = new Map<string, number>()
  for (const [at, line] of lines.entries())
    if (line.block !== null && !first.has(keyOf(line))) first.set(keyOf(line), at)
  return first
}

const bodyOf = (document: OfficialDocument, item: number): readonly Block[] => {
  if (item === 0) return document.body
  const content = document.attachments[item - 1]?.content
  return content?.kind === 'text' ? content.body : []
}

const blockOf = (document: OfficialDocument, { item, block }: DocumentLine): Block | undefined =>
  block === null ? undefined : bodyOf(document, item)[block]

/** A line of one version alone, told from the line of both: all of its words gone, or all of them new. */
const oneSided = (line: MarkedLine, side: 'deleted' | 'inserted', version: number): MarkedLine => {
  const other: Mark = side === 'deleted' ? 'inserted' : 'deleted'
  if (line.mark !== 'kept') return line
  const runs = line.runs
    .filter((run) => run.mark !== other)
    .map((run) => (run.mark === 'kept' ? { ...run, mark: side, version } : run))
  return { ...line, mark: side, version, oldPart: null, runs }
}

/**
 * 花脸稿 of a comparison: `diff` of the two documents, made by `version` and those between. `joinsColumns`: a table of which
 * a column came or went is one table with both; a file format that has no mark for columns shows it as it was and as it is.
 */
export const markDocument = (
  diff: MarkedDiff,
  old: OfficialDocument,
  new_: OfficialDocument,
  version: number,
  { joinsColumns = true }: { readonly joinsColumns?: boolean } = {},
): MarkedDocument => {
  const oldLines = documentLines(old)
  const newLines = documentLines(new_)
  const entries = entriesOf(diff, oldLines, newLines)
  const both = entries.filter((entry) => entry.old !== null && entry.new !== null)
  const tablePairs = new Map<string, string>()
  const itemOfOld = new Map<number, number>()
  for (const entry of both) {
    const before = oldLines[entry.old ?? 0]
    const after = newLines[entry.new ?? 0]
    if (before === undefined || after === undefined) continue
    if (after.part === 'cell') tablePairs.set(keyOf(after), keyOf(before))
    if (after.part === 'attachmentTitle') itemOfOld.set(before.item, after.item)
  }
  const sources: Sources = {
    ...{ old, new: new_, version, entries, tablePairs, joinsColumns },
    byOld: new Map(entries.flatMap((entry) => (entry.old === null ? [] : [[entry.old, entry] as const]))),
    byNew: new Map(entries.flatMap((entry) => (entry.new === null ? [] : [[entry.new, entry] as const]))),
    oldFirst: firstLines(oldLines),
    newFirst: firstLines(newLines),
  }
  const fields = new Map<LinePart, MarkedLine[]>()
  const items = new Map<string, Entry[]>()
  for (const entry of entries) {
    const { item, block, part } = entry.place
    const isField = item === 0 && block === null
    if (isField) {
      const own = fields.get(part) ?? []
      fields.set(part, own)
      own.push(entry.line)
      continue
    }
    const newItem = entry.new === null && item > 0 ? itemOfOld.get(item) : item
    const key = newItem === undefined ? `old ${String(item)}` : String(newItem)
    const own = items.get(key) ?? []
    items.set(key, own)
    own.push(entry)
  }
  const body = items.get('0') ?? []
  items.delete('0')
  return {
    fields,
    body: blocksOf(body, sources),
    attachments: [...items.values()].map((own): MarkedAttachment => {
      const partOf = (part: LinePart): readonly MarkedLine[] =>
        own.filter((entry) => entry.place.part === part).map((entry) => entry.line)
      return {
        title: partOf('attachmentTitle'),
        file: partOf('attachmentFile'),
        body: blocksOf(
          own.filter((entry) => entry.place.block !== null),
          sources,
        ),
      }
    }),
  }
}

const blocksOf = (entries: readonly Entry[], sources: Sources): readonly MarkedBlock[] => {
  const done = new Set<string>()
  return entries.flatMap((entry): readonly MarkedBlock[] => {
    const { place, line } = entry
    const block = blockOf(entry.new === null ? sources.old : sources.new, place)
    if (block === undefined) return []
    if (block.kind === 'image') return imagesOf(entry, sources)
    if (block.kind !== 'table') return [{ kind: 'text', textKind: block.kind, line }]
    const oldKey = entry.new === null ? keyOf(place) : sources.tablePairs.get(keyOf(place))
    const newKey = entry.new === null ? [...sources.tablePairs].find(([, own]) => own === oldKey)?.[0] : keyOf(place)
    const key = `${oldKey ?? ''}/${newKey ?? ''}`
    // A table of both stands where it is now: a gone row of it may come ahead of what was put before the table.
    if (done.has(key) || (entry.new === null && newKey !== undefined)) return []
    done.add(key)
    return tablesOf(oldKey, newKey, sources)
  })
}

const imagesOf = (entry: Entry, { old, new: new_, version, oldFirst }: Sources): readonly MarkedBlock[] => {
  const { line, place } = entry
  const image = blockOf(entry.new === null ? old : new_, place)
  if (image?.kind !== 'image') return []
  const oldKey = [...oldFirst].find(([, first]) => first === entry.old)?.[0]
  const [item, block] = (oldKey ?? '').split(' ').map(Number)
  const former = oldKey === undefined ? undefined : bodyOf(old, item ?? 0)[block ?? 0]
  const isReplaced = entry.new !== null && former?.kind === 'image' && former.sha256 !== image.sha256
  if (!isReplaced) return [{ kind: 'image', image, line }]
  return [
    { kind: 'image', image: former, line: oneSided(line, 'deleted', version) },
    { kind: 'image', image, line: oneSided(line, 'inserted', version) },
  ]
}

const placeOf = (
  document: OfficialDocument,
  key: string | undefined,
  first: ReadonlyMap<string, number>,
): TablePlace | null => {
  const [item, block] = (key ?? '').split(' ').map(Number)
  const table = key === undefined ? undefined : bodyOf(document, item ?? 0)[block ?? 0]
  return table?.kind === 'table' && key !== undefined ? { table, first: first.get(key) ?? 0 } : null
}

const tablesOf = (oldKey: string | undefined, newKey: string | undefined, sources: Sources): readonly MarkedBlock[] => {
  const before = placeOf(sources.old, oldKey, sources.oldFirst)
  const after = placeOf(sources.new, newKey, sources.newFirst)
  const own = sources.entries.filter(({ new: at, place }) => keyOf(place) === (at === null ? oldKey : newKey))
  const one = before === null || after === null ? null : tableOfBoth(before, after, own, sources.joinsColumns)
  if (one !== null) return [one]
  const { version } = sources
  const oldLine = (line: number): MarkedLine =>
    oneSided(sources.byOld.get(line)?.line ?? BLANK_LINE, 'deleted', version)
  const newLine = (line: number): MarkedLine =>
    oneSided(sources.byNew.get(line)?.line ?? BLANK_LINE, 'inserted', version)
  return [
    ...(before === null ? [] : [tableOfOneSide(before, oldLine)]),
    ...(after === null ? [] : [tableOfOneSide(after, newLine)]),
  ]
}
