import type { SharePortion } from '../../worker/log-share.ts'

/** Lines of the ledger that are read together: a portion for each reader, and whose each line is. */
export interface Round {
  /** Place of the first line in the ledger. */
  readonly first: number
  readonly portions: readonly SharePortion[]
  /** Which reader has each line, in the order of the ledger. */
  readonly owners: readonly number[]
}

/** So many lines a round: enough that a round's message costs little beside it, few enough that cancelling is prompt. */
const ROUND_LINES = 2048
/** And not more than that, whatever lies in them. */
const ROUND_BYTES = 16 * 1024 * 1024

const PREFIX_BYTES = '{"caseId":"'.length
const QUOTE = 0x22
const NEWLINE = 0x0a
const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

/**
 * Which reader a line goes to: one case, one reader, by its name in the line (FNV-1a). A line that is none of ours goes
 * anywhere: whoever reads it says so.
 */
const ownerOf = (line: Uint8Array, readers: number): number => {
  let hash = FNV_OFFSET
  for (let at = PREFIX_BYTES; at < line.length && line[at] !== QUOTE; at += 1)
    hash = Math.imul(hash ^ (line[at] ?? 0), FNV_PRIME)
  return (hash >>> 0) % readers
}

const portionOf = (lines: readonly Uint8Array[], positions: readonly number[]): SharePortion => {
  const whole = new Uint8Array(lines.reduce((sum, line) => sum + line.length + 1, 0))
  let at = 0
  for (const line of lines) {
    whole.set(line, at)
    at += line.length
    whole[at] = NEWLINE
    at += 1
  }
  return { lines: whole, positions: Uint32Array.from(positions) }
}

/** Deals the lines of a whole log out to so many readers, in rounds; all lines of one case to the same. */
export function* shareOut(lines: Iterable<Uint8Array>, readers: number): Generator<Round, void> {
  let position = 0
  let bytes = 0
  let owners: number[] = []
  let shares: { readonly lines: Uint8Array[]; readonly positions: number[] }[] = []
  const begin = (): void => {
    bytes = 0
    owners = []
    shares = Array.from({ length: readers }, () => ({ lines: [], positions: [] }))
  }
  const round = (): Round => ({
    first: position - owners.length + 1,
    portions: shares.map((share) => portionOf(share.lines, share.positions)),
    owners,
  })
  begin()
  for (const line of lines) {
    position += 1
    bytes += line.length
    const owner = ownerOf(line, readers)
    owners.push(owner)
    shares[owner]?.lines.push(line)
    shares[owner]?.positions.push(position)
    if (owners.length < ROUND_LINES && bytes < ROUND_BYTES) continue
    yield round()
    begin()
  }
  if (owners.length > 0) yield round()
}
