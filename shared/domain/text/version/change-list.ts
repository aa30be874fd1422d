import type { DocumentLine } from '../../document/lines.ts'
import type { ParagraphChange } from '../change.ts'
import type { DocumentDiff } from '../document/document-diff.ts'
import { headingName, sectionsOf, type HeadingName, type Portion, type Section } from './section.ts'
import type { StructureChange, StructureKind } from '../document/structure.ts'

/**
 * One change as a reader counts them. `inserted`, `deleted` and `replaced` are pieces of a line; `added` and `removed`
 * whole paragraphs, rows, columns, tables or pictures; `format` a line that changed its kind and not a character.
 */
export const CHANGE_TYPES = [
  'inserted',
  'deleted',
  'replaced',
  'added',
  'removed',
  'split',
  'joined',
  'moved',
  'renumbered',
  'format',
  'structure',
] as const
export type ChangeType = (typeof CHANGE_TYPES)[number]

export interface ListedChange {
  readonly type: ChangeType
  /** Lines of the merged view that it is about, rising; those of a moved block or of a row are one change. */
  readonly paragraphs: readonly number[]
  /** The runs of that line, from the first up to the one after the last; null for whole lines. */
  readonly runs: { readonly from: number; readonly to: number } | null
  /** Index into `structure` of the comparison; null for a change of text. */
  readonly structure: number | null
}

/** The changes of one 条款, in the order of the merged view. */
export interface ChangeGroup {
  readonly portion: Portion
  /** Of the new document, or of the old one if only that has the attachment. */
  readonly item: number
  /** The headings above, the outermost first; as they are now, or as they were if they are gone. */
  readonly headings: readonly HeadingName[]
  readonly changes: readonly ListedChange[]
}

/** Changes of structure that the lines of the merged view do not show by themselves. */
const UNSEEN: ReadonlySet<StructureKind> = new Set([
  'form',
  'documentKind',
  'cellSpans',
  'columnWidths',
  'headRows',
  'landscape',
  'imageReplaced',
  'imageResized',
  'attachmentMoved',
  'fileReplaced',
])

/** All changes of a comparison, grouped by the 条款 that they stand in. */
export const listChanges = (
  diff: DocumentDiff,
  oldLines: readonly DocumentLine[],
  newLines: readonly DocumentLine[],
): readonly ChangeGroup[] => {
  const place = placer(diff, oldLines, newLines)
  const groups = new Map<string, { readonly at: Place; readonly changes: ListedChange[] }>()
  const add = (at: Place, change: ListedChange): void => {
    const group = groups.get(at.key)
    if (group === undefined) groups.set(at.key, { at, changes: [change] })
    else group.changes.push(change)
  }
  const structure = unseenByLine(diff)
  const blocks = wholeBlocks(diff, oldLines, newLines)
  const listed = new Map<string, number[]>()
  const formats = new Set(diff.kinds.map((kind) => kind.new))
  for (const [index, paragraph] of diff.paragraphs.entries()) {
    const at = place(paragraph)
    const { change } = paragraph
    for (const nth of structure(paragraph))
      add(at, { type: 'structure', paragraphs: [index], runs: null, structure: nth })
    const whole = (type: ChangeType, key: string | null): void => {
      const own = key === null ? undefined : listed.get(key)
      if (own !== undefined) {
        own.push(index)
        return
      }
      const paragraphs = [index]
      if (key !== null) listed.set(key, paragraphs)
      add(at, { type, paragraphs, runs: null, structure: null })
    }
    if (paragraph.block !== undefined) whole('moved', `moved ${String(paragraph.block)}`)
    if (paragraph.new !== null && formats.has(paragraph.new) && change !== 'added') whole('format', null)
    if (change === 'added') whole(paragraph.splitFrom === undefined ? 'added' : 'split', blocks(paragraph))
    else if (change === 'removed') whole(paragraph.joinedTo === undefined ? 'removed' : 'joined', blocks(paragraph))
    else for (const hunk of hunksOf(paragraph)) add(at, { ...hunk, paragraphs: [index], structure: null })
  }
  return [...groups.values()].map(({ at: { key: _, ...section }, changes }) => ({ ...section, changes }))
}

interface Place {
  readonly key: string
  readonly portion: Portion
  readonly item: number
  readonly headings: readonly HeadingName[]
}

/** The 条款 of a line; of a removed one, what became of the heading that it stood under. */
const placer = (
  { paragraphs }: DocumentDiff,
  oldLines: readonly DocumentLine[],
  newLines: readonly DocumentLine[],
): ((paragraph: ParagraphChange) => Place) => {
  const oldSections = sectionsOf(oldLines)
  const newSections = sectionsOf(newLines)
  const newOf = new Map(paragraphs.flatMap(({ old, new: at }) => (old === null || at === null ? [] : [[old, at]])))
  const itemOf = new Map<number, number>()
  for (const { old, new: at, block } of paragraphs)
    if (old !== null && at !== null && block === undefined)
      itemOf.set(oldLines[old]?.item ?? 0, newLines[at]?.item ?? 0)
  const placeOf = (side: string, section: Section | undefined, item: number, lines: readonly DocumentLine[]): Place => {
    const { portion = 'body', headings = [] } = section ?? {}
    return {
      key: [side, portion, item, ...headings].join(' '),
      portion,
      item,
      headings: headings.map((line) => headingName(lines[line]?.text ?? '')),
    }
  }
  return ({ old, new: at }) => {
    if (at !== null) return placeOf('', newSections[at], newSections[at]?.item ?? 0, newLines)
    const section = oldSections[old ?? 0]
    const oldItem = section?.item ?? 0
    const nearest = section?.headings.at(-1)
    const survivor = nearest === undefined ? undefined : newOf.get(nearest)
    if (survivor !== undefined) return placeOf('', newSections[survivor], newSections[survivor]?.item ?? 0, newLines)
    const item = itemOf.get(oldItem)
    const side = nearest === undefined && (item !== undefined || oldItem === 0) ? '' : 'old'
    return placeOf(side, section, item ?? oldItem, oldLines)
  }
}

/** Which changes of structure are told at a line: those that are of a thing whose first line it is. */
const unseenByLine = ({ structure }: DocumentDiff): ((paragraph: ParagraphChange) => readonly number[]) => {
  const byLine = new Map<string, number[]>()
  const keyOf = ({ old, new: at }: Pick<StructureChange, 'old' | 'new'>): string =>
    at === null ? `old ${String(old)}` : String(at)
  for (const [nth, change] of structure.entries()) {
    if (!UNSEEN.has(change.kind)) continue
    const own = byLine.get(keyOf(change))
    if (own === undefined) byLine.set(keyOf(change), [nth])
    else own.push(nth)
  }
  return (paragraph) => byLine.get(keyOf(paragraph)) ?? []
}

/**
 * Names what an added or removed cell came or went with: its table, its row, or else its column; null for a line that is
 * no cell, which comes by itself.
 */
const wholeBlocks = (
  { paragraphs, structure }: DocumentDiff,
  oldLines: readonly DocumentLine[],
  newLines: readonly DocumentLine[],
): ((paragraph: ParagraphChange) => string | null) => {
  const lineOf = ({ old, new: at }: Pick<ParagraphChange, 'old' | 'new'>): DocumentLine | undefined =>
    at === null ? oldLines[old ?? 0] : newLines[at]
  const tableOf = (line: DocumentLine): string => `${String(line.item)} ${String(line.block)}`
  const whole = new Set<string>()
  for (const change of structure) {
    if (change.kind !== 'tableAdded' && change.kind !== 'tableRemoved') continue
    const line = lineOf(change)
    if (line !== undefined) whole.add(`${change.kind === 'tableAdded' ? 'added' : 'removed'} ${tableOf(line)}`)
  }
  const rowOf = (side: string, line: DocumentLine): string =>
    `${side} ${tableOf(line)} row ${String(line.cell?.row ?? 0)}`
  /** Rows of which a line stayed. */
  const kept = new Set<string>()
  for (const { old, new: at } of paragraphs) {
    const before = old === null ? undefined : oldLines[old]
    const after = at === null ? undefined : newLines[at]
    if (before?.cell === undefined || after?.cell === undefined) continue
    kept.add(rowOf('removed', before))
    kept.add(rowOf('added', after))
  }
  return (paragraph) => {
    const line = lineOf(paragraph)
    if (line?.cell === undefined) return null
    const side = paragraph.change
    const table = `${side} ${tableOf(line)}`
    if (whole.has(table)) return table
    const row = rowOf(side, line)
    return kept.has(row) ? `${table} column ${String(line.cell.column)}` : row
  }
}

/** The changes within a line: neighbouring deletions and insertions are one; those in its label are its renumbering. */
const hunksOf = ({ runs, renumbered }: ParagraphChange): readonly Pick<ListedChange, 'type' | 'runs'>[] => {
  const hunks: { type: ChangeType; runs: { from: number; to: number } }[] = []
  let oldAt = 0
  let newAt = 0
  for (let from = 0; from < runs.length; from += 1) {
    const run = runs[from]
    if (run?.kind === 'kept') {
      oldAt += run.text.length
      newAt += run.text.length
      continue
    }
    const isOfLabel = renumbered !== undefined && (oldAt < renumbered.old.length || newAt < renumbered.new.length)
    const kinds = new Set<string>()
    let to = from
    for (; to < runs.length && runs[to]?.kind !== 'kept'; to += 1) {
      const one = runs[to]
      kinds.add(one?.kind ?? '')
      if (one?.kind === 'deleted') oldAt += one.text.length
      else newAt += one?.text.length ?? 0
    }
    const last = hunks.at(-1)
    if (isOfLabel && last?.type === 'renumbered') last.runs.to = to
    else {
      const type = isOfLabel
        ? 'renumbered'
        : kinds.size > 1
          ? 'replaced'
          : kinds.has('deleted')
            ? 'deleted'
            : 'inserted'
      hunks.push({ type, runs: { from, to } })
    }
    from = to - 1
  }
  return hunks
}
