import type { Block } from '../../document/model.ts'
import { align } from '../paragraph/align.ts'
import { itemOf, type Item } from '../item.ts'
import { NO_LABEL } from '../label.ts'
import { travelsOf, type Crossing, type LinePair, type MovedPair } from '../paragraph/merge.ts'
import { findSplitsAndJoins } from '../paragraph/split.ts'
import { imageChanges, type SharedChange, type StructureChange } from './structure.ts'
import { alignTables, rowsOf, type PlacedTable } from './table.ts'
import type { Work } from '../work.ts'

/** A block and the lines it makes, one after the other. */
export interface PlacedBlock {
  readonly block: Block
  readonly first: number
  readonly count: number
}

/** Paragraph or row of a table: what may move from one body, or table, to another. */
export interface Unit {
  readonly item: Item
  readonly lines: readonly number[]
}

export interface BodyAlignment extends Crossing {
  readonly chain: readonly LinePair[]
  readonly structure: readonly StructureChange[]
}

const itemsOf = (body: readonly PlacedBlock[], lines: readonly Item[]): readonly Item[] =>
  body.map(({ block, first, count }): Item => {
    const own = lines.slice(first, first + count)
    if (block.kind === 'image') {
      const text = [block.sha256, String(block.widthMm), ...own.map((line) => line.text)].join(' ')
      return { group: 'image', weight: 1, text, label: NO_LABEL, body: block.sha256 }
    }
    if (block.kind !== 'table') return own[0] ?? itemOf('')
    const text = own.map((line) => line.text).join('\n')
    return { group: 'table', weight: block.rows.length, text, label: NO_LABEL, body: text }
  })

/**
 * The blocks of two bodies: paragraphs, tables and pictures in one order, each only with its own kind; then the lines of
 * tables that are one. `travel` of the moves is by block, for whole tables too.
 */
export const alignBodies = (
  old: readonly PlacedBlock[],
  new_: readonly PlacedBlock[],
  oldLines: readonly Item[],
  newLines: readonly Item[],
  work: Work,
): BodyAlignment => {
  const oldItems = itemsOf(old, oldLines)
  const newItems = itemsOf(new_, newLines)
  const aligned = align(oldItems, newItems, work)
  const chain: LinePair[] = []
  const moves: MovedPair[] = []
  const structure: StructureChange[] = []
  const travels = travelsOf(aligned.moves)
  let nextTravel = aligned.moves.length
  const add = (link: LinePair, travel: number | null): void => {
    const before = old[link.old]
    const after = new_[link.new]
    if (before === undefined || after === undefined) return
    const lines = pairLines(before, after, oldLines, newLines, work)
    structure.push(...lines.changes.map((change) => ({ ...change, old: before.first, new: after.first })))
    if (travel !== null) {
      moves.push(...[...lines.chain, ...lines.moves].map((pair) => ({ ...pair, travel })))
      return
    }
    for (const pair of lines.chain) chain.push(pair)
    const within = nextTravel
    moves.push(...lines.moves.map((pair) => ({ ...pair, travel: within + pair.travel })))
    nextTravel += lines.moves.length
  }
  for (const link of aligned.chain) add(link, null)
  for (const [at, move] of aligned.moves.entries()) add(move, travels[at] ?? 0)

  const links = [...aligned.chain, ...aligned.moves]
  const oldTaken = new Set(links.map((link) => link.old))
  const newTaken = new Set(links.map((link) => link.new))
  for (const [at, { block, first }] of old.entries())
    if (!oldTaken.has(at) && (block.kind === 'table' || block.kind === 'image'))
      structure.push({ kind: `${block.kind}Removed`, old: first, new: null, count: 1 })
  for (const [at, { block, first }] of new_.entries())
    if (!newTaken.has(at) && (block.kind === 'table' || block.kind === 'image'))
      structure.push({ kind: `${block.kind}Added`, old: null, new: first, count: 1 })

  const parted = findSplitsAndJoins(oldItems, newItems, aligned.chain, aligned.moves)
  const lineOf = (body: readonly PlacedBlock[], at: number): number => body[at]?.first ?? 0
  return {
    chain,
    moves,
    splitFrom: new Map([...parted.splitFrom].map(([at, from]) => [lineOf(new_, at), lineOf(old, from)])),
    joinedTo: new Map([...parted.joinedTo].map(([at, to]) => [lineOf(old, at), lineOf(new_, to)])),
    structure,
  }
}

interface BlockLines {
  readonly chain: readonly LinePair[]
  readonly moves: readonly MovedPair[]
  readonly changes: readonly SharedChange[]
}

/** The lines of two blocks of one kind. */
const pairLines = (
  { block: before, first: old }: PlacedBlock,
  { block: after, first: new_ }: PlacedBlock,
  oldLines: readonly Item[],
  newLines: readonly Item[],
  work: Work,
): BlockLines => {
  if (before.kind === 'table' && after.kind === 'table') {
    return alignTables(
      { table: before, first: old, lines: oldLines },
      { table: after, first: new_, lines: newLines },
      work,
    )
  }
  const changes = before.kind === 'image' && after.kind === 'image' ? imageChanges(before, after) : []
  return { chain: [{ old, new: new_ }], moves: [], changes }
}

/** The paragraphs and table rows of a body. */
export const unitsOf = (body: readonly PlacedBlock[], lines: readonly Item[]): readonly Unit[] =>
  body.flatMap(({ block, first }): readonly Unit[] => {
    const placed = (table: PlacedTable['table']): PlacedTable => ({ table, first, lines })
    if (block.kind === 'table') return rowsOf(placed(block))
    const item = lines[first]
    return block.kind === 'image' || item === undefined ? [] : [{ item, lines: [first] }]
  })
