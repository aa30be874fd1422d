import type { LinePart } from '../../document/lines.ts'
import type { OfficialDocument } from '../../document/model.ts'
import { align } from '../paragraph/align.ts'
import type { Item } from '../item.ts'
import { pairAttachments, type AttachmentPairs } from './attachment-pairs.ts'
import { alignBodies, unitsOf, type PlacedBlock, type Unit } from './body.ts'
import type { ParagraphChange } from '../change.ts'
import { countChanges, type ChangeCounts } from '../counts.ts'
import type { DiffOptions, TextDiff } from '../paragraph/diff.ts'
import { exactLinks, similarLinks } from '../paragraph/link.ts'
import {
  mergeRegions,
  travelsOf,
  type Departure,
  type LinePair,
  type MovedPair,
  type Region,
} from '../paragraph/merge.ts'
import { findMoves } from '../paragraph/move.ts'
import { sideOf, type Side } from './side.ts'
import { comparer } from '../paragraph/similarity.ts'
import { fileChanges, pageChanges, type StructureChange } from './structure.ts'
import { workOf, type Work } from '../work.ts'

/** A line that became another part of the body, a paragraph a heading, whether or not its words changed too. */
export interface KindChange {
  /** Lines of both texts. */
  readonly old: number
  readonly new: number
  readonly oldKind: LinePart
  readonly newKind: LinePart
}

export type DocumentCounts = ChangeCounts & {
  /** Lines that changed their kind and not a character. */
  readonly formatOnly: number
  /** Paragraphs whose label alone was changed. */
  readonly renumberedOnly: number
  /** Changes of structure. */
  readonly structure: number
}

/** The comparison of two documents: the merged view over their lines (`documentLines`), each exactly once. */
export interface DocumentDiff extends TextDiff {
  readonly counts: DocumentCounts
  readonly kinds: readonly KindChange[]
  readonly structure: readonly StructureChange[]
  /** Where the moved lines stood, in the order of the merged view. */
  readonly departures: readonly Departure[]
}

const FIELDS_BEFORE: readonly LinePart[] = ['title', 'addressee']
const FIELDS_AFTER: readonly LinePart[] = ['attachmentName', 'signatory', 'date', 'note']
const FIELDS_LAST: readonly LinePart[] = ['urgency', 'issuer', 'documentNumber', 'signers', 'copyTo', 'printing']

/** What is gathered while the parts are compared. */
interface Gathered {
  readonly regions: Region[]
  readonly moves: MovedPair[]
  readonly splitFrom: Map<number, number>
  readonly joinedTo: Map<number, number>
  readonly structure: StructureChange[]
  nextTravel: number
}

/**
 * The tracked changes from one document to another. Structure first: fields with the same field only, attachments with
 * their own, tables by row and column; then the words. What is left over on both sides may have moved between the
 * bodies and tables. In the order of the new document; a removed attachment stands where it stood. Line numbers are those
 * of `documentLines`. Depends on the two documents alone. Never throws.
 */
export const diffDocuments = (
  old: OfficialDocument,
  new_: OfficialDocument,
  options: DiffOptions = {},
): DocumentDiff => {
  const work = workOf(options)
  const before = sideOf(old)
  const after = sideOf(new_)
  const gathered: Gathered = {
    ...{ regions: [], moves: [], splitFrom: new Map(), joinedTo: new Map(), nextTravel: 0 },
    structure: pageChanges(old, new_).map((change) => ({ ...change, old: 0, new: 0 })),
  }
  const field = (part: LinePart): void => {
    addLines(gathered, before, after, before.fields.get(part) ?? [], after.fields.get(part) ?? [], work)
  }
  FIELDS_BEFORE.forEach(field)
  addBodies(gathered, before, after, 0, 0, work)
  FIELDS_AFTER.forEach(field)
  addAttachments(gathered, before, after, pairAttachments(before.attachments, after.attachments, work), work)
  FIELDS_LAST.forEach(field)
  addStrays(gathered, before, after, work)
  gathered.moves.sort((left, right) => left.new - right.new)

  const { paragraphs, departures } = mergeRegions(before.items, after.items, gathered.regions, gathered, work)
  const kinds = kindsOf(paragraphs, before, after)
  const formatOnly = new Set(kinds.map((kind) => kind.new))
  const isUnedited = ({ change, new: at }: ParagraphChange): boolean =>
    at !== null && formatOnly.has(at) && (change === 'same' || change === 'moved')
  const counts = {
    ...countChanges(paragraphs),
    formatOnly: paragraphs.filter(isUnedited).length,
    renumberedOnly: paragraphs.filter(({ renumbered }) => renumbered?.only === true).length,
    structure: gathered.structure.length,
  }
  return { paragraphs, departures, counts, kinds, structure: gathered.structure, fallback: work.spent }
}

const kindsOf = (paragraphs: readonly ParagraphChange[], before: Side, after: Side): readonly KindChange[] =>
  paragraphs.flatMap(({ old, new: at }): readonly KindChange[] => {
    const oldKind = old === null ? undefined : before.lines[old]?.part
    const newKind = at === null ? undefined : after.lines[at]?.part
    if (old === null || at === null || oldKind === undefined || newKind === undefined || oldKind === newKind) return []
    return [{ old, new: at, oldKind, newKind }]
  })

const isNotEmpty = ({ olds, news }: Region): boolean => olds.length > 0 || news.length > 0

/** Lines of one field; a single one on either side is one with the other, whatever it says. */
const addLines = (
  gathered: Gathered,
  before: Side,
  after: Side,
  olds: readonly number[],
  news: readonly number[],
  work: Work,
): void => {
  const lineOf = (pair: LinePair): LinePair => ({ old: olds[pair.old] ?? 0, new: news[pair.new] ?? 0 })
  if (olds.length === 1 && news.length === 1) {
    gathered.regions.push({ olds, news, chain: [lineOf({ old: 0, new: 0 })] })
    return
  }
  const pick = (items: readonly Item[], places: readonly number[]): Item[] => places.flatMap((at) => items[at] ?? [])
  const { chain, moves } = align(pick(before.items, olds), pick(after.items, news), work)
  addMoves(gathered, moves.map(lineOf), travelsOf(moves))
  const region = { olds, news, chain: chain.map(lineOf) }
  if (isNotEmpty(region)) gathered.regions.push(region)
}

const addMoves = (gathered: Gathered, moves: readonly LinePair[], travels: readonly number[]): void => {
  let next = gathered.nextTravel
  for (const [at, move] of moves.entries()) {
    const travel = gathered.nextTravel + (travels[at] ?? 0)
    gathered.moves.push({ ...move, travel })
    next = Math.max(next, travel + 1)
  }
  gathered.nextTravel = next
}

const linesOf = (body: readonly PlacedBlock[]): readonly number[] => {
  const lines: number[] = []
  for (const { first, count } of body) for (let line = first; line < first + count; line += 1) lines.push(line)
  return lines
}

/** Bodies of two items; null where there is none. */
const addBodies = (
  gathered: Gathered,
  before: Side,
  after: Side,
  oldItem: number | null,
  newItem: number | null,
  work: Work,
): void => {
  const old = oldItem === null ? [] : (before.bodies[oldItem] ?? [])
  const new_ = newItem === null ? [] : (after.bodies[newItem] ?? [])
  const aligned = alignBodies(old, new_, before.items, after.items, work)
  addMoves(
    gathered,
    aligned.moves,
    aligned.moves.map((move) => move.travel),
  )
  for (const [at, from] of aligned.splitFrom) gathered.splitFrom.set(at, from)
  for (const [at, to] of aligned.joinedTo) gathered.joinedTo.set(at, to)
  gathered.structure.push(...aligned.structure)
  const region = { olds: linesOf(old), news: linesOf(new_), chain: aligned.chain }
  if (isNotEmpty(region)) gathered.regions.push(region)
}

const addAttachments = (
  gathered: Gathered,
  before: Side,
  after: Side,
  { pairs, chain }: AttachmentPairs,
  work: Work,
): void => {
  const oldOf = new Map(pairs.map((pair) => [pair.new, pair.old]))
  const paired = new Set(pairs.map((pair) => pair.old))
  const inPlace = new Set(chain.map((pair) => pair.new))
  let next = 0
  const add = (oldAt: number | null, newAt: number | null): void => {
    const old = oldAt === null ? undefined : before.attachments[oldAt]
    const new_ = newAt === null ? undefined : after.attachments[newAt]
    const lines = { old: old?.titleLine ?? null, new: new_?.titleLine ?? null }
    if (old === undefined) gathered.structure.push({ kind: 'attachmentAdded', ...lines, count: 1 })
    else if (new_ === undefined) gathered.structure.push({ kind: 'attachmentRemoved', ...lines, count: 1 })
    else {
      const files = fileChanges(old.attachment, new_.attachment)
      gathered.structure.push(...files.map((change) => ({ ...change, ...lines })))
      if (newAt !== null && !inPlace.has(newAt)) {
        const places = { from: String((oldAt ?? 0) + 1), to: String(newAt + 1) }
        gathered.structure.push({ kind: 'attachmentMoved', ...lines, count: 1, ...places })
      }
    }
    const single = (line: number | null | undefined): readonly number[] => (line == null ? [] : [line])
    addLines(gathered, before, after, single(old?.titleLine), single(new_?.titleLine), work)
    addLines(gathered, before, after, single(old?.fileLine), single(new_?.fileLine), work)
    addBodies(gathered, before, after, oldAt === null ? null : oldAt + 1, newAt === null ? null : newAt + 1, work)
  }
  const removedUpTo = (end: number): void => {
    for (; next < end; next += 1) if (!paired.has(next)) add(next, null)
  }
  for (const newAt of after.attachments.keys()) {
    const oldAt = oldOf.get(newAt) ?? null
    if (oldAt !== null && inPlace.has(newAt)) removedUpTo(oldAt)
    add(oldAt, newAt)
  }
  removedUpTo(before.attachments.length)
}

/** Paragraphs and rows left over that moved to another body or table; of these, only those that moved for sure. */
const addStrays = (gathered: Gathered, before: Side, after: Side, work: Work): void => {
  const parts = (side: Side): number =>
    side.bodies.length + side.bodies.flat().filter(({ block }) => block.kind === 'table').length
  if (parts(before) < 2 && parts(after) < 2) return
  const pairs = [...gathered.regions.flatMap(({ chain }) => chain), ...gathered.moves]
  const oldTaken = new Set(pairs.map((pair) => pair.old))
  const newTaken = new Set(pairs.map((pair) => pair.new))
  const free = ({ bodies, items }: Side, taken: ReadonlySet<number>): readonly Unit[] => {
    const isFree = ({ first, count }: PlacedBlock): boolean => {
      for (let line = first; line < first + count; line += 1) if (!taken.has(line)) return true
      return false
    }
    return bodies
      .flatMap((body) => unitsOf(body.filter(isFree), items))
      .filter(({ lines }) => lines.every((line) => !taken.has(line)))
  }
  const olds = free(before, oldTaken)
  const news = free(after, newTaken)
  if (olds.length === 0 || news.length === 0) return
  const oldItems = olds.map(({ item }) => item)
  const newItems = news.map(({ item }) => item)
  const exact = exactLinks(oldItems, newItems)
  const links = [...exact, ...similarLinks(oldItems, newItems, exact, comparer(), work)]
  const moves = findMoves(oldItems, newItems, links, []).filter(
    (move) => olds[move.old]?.lines.length === news[move.new]?.lines.length,
  )
  const travels = travelsOf(moves)
  const lines = moves.flatMap((move, nth) =>
    (olds[move.old]?.lines ?? []).map((line, at) => ({
      pair: { old: line, new: news[move.new]?.lines[at] ?? 0 },
      travel: travels[nth] ?? 0,
    })),
  )
  addMoves(
    gathered,
    lines.map(({ pair }) => pair),
    lines.map(({ travel }) => travel),
  )
  for (const { pair } of lines) {
    gathered.splitFrom.delete(pair.new)
    gathered.joinedTo.delete(pair.old)
  }
}
