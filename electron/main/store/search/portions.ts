import { countBits, type Bits } from '#shared/domain/search/bits.ts'
import { FIRST_PLACES, placesFrom } from '#shared/domain/search/posting.ts'
import type { SearchBlocks } from './blocks.ts'
import type { JoinWork } from './list-work.ts'
import { packedBlocks, type PackedBlock } from './packed-blocks.ts'
import type { MadeRun, Presence } from './run.ts'

/** Blocks of lists that are joined with one portion: read in some milliseconds, and more than what lies at its borders. */
const BLOCKS = 192
/** So many are read in a step. */
const READ = 16

/** Blocks of a run that were read and not wholly joined yet. */
class Ahead {
  readonly blocks: PackedBlock[] = []
  /** Below which key all is read. */
  end = 0
  private readonly read: () => PackedBlock | null

  constructor(read: () => PackedBlock | null) {
    this.read = read
    this.advance()
  }
  advance(): void {
    const block = this.read()
    this.end = block === null ? Number.POSITIVE_INFINITY : block.key + 1
    if (block !== null) this.blocks.push(block)
  }
  /** What ends before the key is joined. */
  dropBefore(key: number): void {
    while ((this.blocks[0]?.key ?? Number.POSITIVE_INFINITY) < key) this.blocks.shift()
  }
}

/** @returns null for all. */
const leftIn = (there: Bits, size: number): Bits | null => (countBits(there) === size ? null : there)

/**
 * Reads neighbouring runs as portions to be joined, each of the keys from where the one before has ended. What is read of them
 * does not change meanwhile. @param parts the oldest first
 * @returns a portion, or null where some blocks were read for it.
 */
export function* portionsOf(
  parts: readonly MadeRun[],
  begin: number,
  { blocksFrom }: SearchBlocks,
  { between }: Pick<Presence, 'between'>,
): Generator<JoinWork | null, void> {
  const lists = parts.map(({ run }) => new Ahead(blocksFrom(run, begin, FIRST_PLACES)))
  const places = parts.map(({ run }) => new Ahead(blocksFrom(run, placesFrom(begin), Number.POSITIVE_INFINITY)))
  for (let from = begin; from < FIRST_PLACES;) {
    let read = 0
    const until = (): number => lists.reduce((least, { end }) => Math.min(least, end), FIRST_PLACES)
    const count = (): number => lists.reduce((sum, { blocks }) => sum + blocks.length, 0)
    while (until() <= from || (until() < FIRST_PLACES && count() < BLOCKS)) {
      // The one of which least is read says how far the portion goes.
      const end = until()
      lists.find((ahead) => ahead.end === end)?.advance()
      if ((read += 1) % READ === 0) yield null
    }
    const to = until()
    for (const ahead of places)
      while (ahead.end < placesFrom(to)) {
        ahead.advance()
        if ((read += 1) % READ === 0) yield null
      }
    yield {
      kind: 'join',
      ...{ from, until: to },
      parts: parts.map(({ first, last }, at) => ({
        shift: first - (parts[0]?.first ?? 0),
        there: leftIn(between(first, last), last - first + 1),
        lists: packedBlocks(lists[at]?.blocks ?? []),
        places: packedBlocks(places[at]?.blocks ?? []),
      })),
    }
    for (const ahead of lists) ahead.dropBefore(to)
    for (const ahead of places) ahead.dropBefore(placesFrom(to))
    from = to
  }
}
