import type { Posting } from './posting.ts'

/**
 * Lists lie together in blocks, in the order of their keys: each by its distance from the key before, its length, its bytes.
 * The first key of a block is kept beside it, so that one look finds the block in which a key must lie.
 */
export interface Block {
  readonly key: number
  readonly bytes: Uint8Array
}

/** A varint of up to 2 ** 53: distances of keys are beyond 32 bits. */
const varintLength = (value: number): number => {
  let length = 1
  for (let left = value; left > 127; left = Math.floor(left / 128)) length += 1
  return length
}

/**
 * Gathers lists into blocks of about `size` bytes; a longer list has one of its own. Keys must rise.
 * @param take gets each block once it is full, and the last at `end`.
 */
export const blockWriter = (size: number, take: (block: Block) => void) => {
  let bytes = new Uint8Array(size)
  let at = 0
  let first: number | null = null
  let last = 0
  const varint = (value: number): void => {
    let left = value
    for (; left > 127; left = Math.floor(left / 128)) bytes[at++] = (left % 128) | 128
    bytes[at++] = left
  }
  const end = (): void => {
    if (first !== null) take({ key: first, bytes: bytes.slice(0, at) })
    first = null
    at = 0
  }
  return {
    add: ({ key, list }: Posting): void => {
      const needed = (from: number): number => varintLength(key - from) + varintLength(list.length) + list.length
      if (first !== null && at + needed(last) > size) end()
      if (first === null) {
        first = key
        last = key
      }
      if (at + needed(last) > bytes.length) {
        const larger = new Uint8Array(at + needed(last))
        larger.set(bytes.subarray(0, at))
        bytes = larger
      }
      varint(key - last)
      varint(list.length)
      bytes.set(list, at)
      at += list.length
      last = key
    },
    end,
  }
}

/** The lists of a block. A list is a view of the block's bytes. */
export function* postingsIn({ key: first, bytes }: Block): Generator<Posting, void> {
  let at = 0
  let key = first
  const varint = (): number => {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++] ?? 0
      value += (byte & 127) * scale
      if (byte < 128) return value
    }
  }
  while (at < bytes.length) {
    key += varint()
    const length = varint()
    yield { key, list: bytes.subarray(at, at + length) }
    at += length
  }
}

/** The list of a key in the block in which it must lie; null when there is none. */
export const listIn = (block: Block, wanted: number): Uint8Array | null => {
  for (const { key, list } of postingsIn(block)) {
    if (key === wanted) return list
    if (key > wanted) return null
  }
  return null
}
