import { concatBytes, equalBytes, HASH_BYTES } from './event-record.ts'

/**
 * Merkle tree of RFC 6962 2.1 (unchanged in RFC 9162 2.1) over the workstation's ledger: leaf n is the hash of the event
 * at position n. The digest is injected, SHA-256; it keeps nothing of what it is given. Leaves and nodes are kept apart by
 * their first byte.
 */
export type Digest = (bytes: Uint8Array) => Uint8Array

const LEAF = Uint8Array.of(0x00)
const NODE = Uint8Array.of(0x01)
/** What a leaf or a node is hashed from is put together here: an array of its own for each would cost more than its hash. */
const leafRoom = new Uint8Array(1 + HASH_BYTES)
const nodeRoom = new Uint8Array(1 + 2 * HASH_BYTES)

export const leafHash = (digest: Digest, data: Uint8Array): Uint8Array => {
  if (data.length !== HASH_BYTES) return digest(concatBytes([LEAF, data]))
  leafRoom.set(data, 1)
  return digest(leafRoom)
}
export const nodeHash = (digest: Digest, left: Uint8Array, right: Uint8Array): Uint8Array => {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES) return digest(concatBytes([NODE, left, right]))
  nodeRoom.set(NODE)
  nodeRoom.set(left, 1)
  nodeRoom.set(right, 1 + HASH_BYTES)
  return digest(nodeRoom)
}

/** Hash of the perfect subtree number `index` of `2 ** level` leaves. Only asked for subtrees that lie wholly in the tree. */
export type NodeAt = (level: number, index: number) => Uint8Array

/** Levels of the perfect subtrees that `size` leaves fall into, largest first: the bits of `size`. */
const levelsOf = (size: number): readonly number[] => {
  const levels: number[] = []
  for (let level = 52; level >= 0; level -= 1) if (Math.floor(size / 2 ** level) % 2 === 1) levels.push(level)
  return levels
}

/** MTH of the leaves from `start` on, `size` of them; `start` is a multiple of the largest subtree in it. */
const rangeRoot = (digest: Digest, nodeAt: NodeAt, start: number, size: number): Uint8Array => {
  if (size === 0) return digest(new Uint8Array())
  let from = start
  const parts = levelsOf(size).map((level) => {
    const hash = nodeAt(level, from / 2 ** level)
    from += 2 ** level
    return hash
  })
  return parts.reduceRight((right, left) => nodeHash(digest, left, right))
}

/** The tree's head over its first `size` leaves. */
export const rootAt = (digest: Digest, nodeAt: NodeAt, size: number): Uint8Array => rangeRoot(digest, nodeAt, 0, size)

/** The largest power of two below `size` (RFC 6962: k). */
const splitOf = (size: number): number => {
  let split = 1
  while (split * 2 < size) split *= 2
  return split
}

/** PATH(m, D[n]): what is needed beside leaf `index` to reach the root of `size` leaves; at most 53 hashes. */
export const inclusionProof = (digest: Digest, nodeAt: NodeAt, index: number, size: number): readonly Uint8Array[] => {
  const path: Uint8Array[] = []
  let [start, length] = [0, size]
  while (length > 1) {
    const split = splitOf(length)
    if (index < start + split) {
      path.unshift(rangeRoot(digest, nodeAt, start + split, length - split))
      length = split
    } else {
      path.unshift(rangeRoot(digest, nodeAt, start, split))
      start += split
      length -= split
    }
  }
  return path
}

const isHash = (bytes: Uint8Array): boolean => bytes.length === HASH_BYTES
const isOdd = (value: number): boolean => value % 2 === 1
const half = (value: number): number => Math.floor(value / 2)

/** RFC 9162 2.1.3.2. False for any proof that does not lead from this leaf to this root. */
export const holdsInclusion = (
  digest: Digest,
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
  root: Uint8Array,
): boolean => {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false
  let [fn, sn, hash] = [index, size - 1, leaf]
  for (const sibling of path) {
    if (sn === 0 || !isHash(sibling)) return false
    if (isOdd(fn) || fn === sn) {
      hash = nodeHash(digest, sibling, hash)
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else {
      hash = nodeHash(digest, hash, sibling)
    }
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && equalBytes(hash, root)
}

/** Hashes of one level, side by side: 32 bytes each, and no object for each. */
interface Row {
  bytes: Uint8Array
  length: number
}
const hashAt = ({ bytes }: Row, index: number): Uint8Array =>
  bytes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES)

const append = (row: Row, hash: Uint8Array): void => {
  if ((row.length + 1) * HASH_BYTES > row.bytes.length) {
    const wider = new Uint8Array(2 * row.bytes.length)
    wider.set(row.bytes)
    row.bytes = wider
  }
  row.bytes.set(hash, row.length * HASH_BYTES)
  row.length += 1
}

export interface GrowingTree {
  readonly add: (leaf: Uint8Array) => void
  readonly size: () => number
  readonly root: () => Uint8Array
  /** The head as it was over the first `size` leaves, which it has; in O(log n). */
  readonly rootOf: (size: number) => Uint8Array
}

/** A tree that grows leaf by leaf and keeps its perfect subtrees, 64 bytes a leaf: any head that it had in O(log n). */
export const growingTree = (digest: Digest): GrowingTree => {
  const levels: Row[] = []
  const rowAt = (level: number): Row => (levels[level] ??= { bytes: new Uint8Array(64 * HASH_BYTES), length: 0 })
  const rootOf = (size: number): Uint8Array => rootAt(digest, (level, index) => hashAt(rowAt(level), index), size)
  return {
    add: (leaf) => {
      let hash = leaf
      for (let level = 0; ; level += 1) {
        const row = rowAt(level)
        append(row, hash)
        if (isOdd(row.length)) return
        hash = nodeHash(digest, hashAt(row, row.length - 2), hashAt(row, row.length - 1))
      }
    },
    size: () => rowAt(0).length,
    root: () => rootOf(rowAt(0).length),
    rootOf,
  }
}
