import { ListReader, ListWriter } from './list-bytes.ts'

/**
 * Lists lie together in blocks, in the order of their keys: by how much the last key is above the first; of each list its distance
 * from the key before and its length; then the lists. The last key of a block is kept beside it: a key must lie in the first block
 * that is not below, which a tree ordered by last keys leads straight to. By first keys it would lead to the block behind, and back.
 */
export interface Block {
  /** The last one of its lists. */
  readonly key: number
  readonly bytes: Uint8Array
}

/** Keys of one block differ by less. */
const MOST_DISTANCE = 2 ** 32

/** Gathers lists into blocks of about `size` bytes; a longer list has one of its own. */
export class BlockWriter {
  /** Takes the bytes of the next list. */
  readonly body = new ListWriter()
  private readonly heads = new ListWriter()
  private first: number | null = null
  private last = 0
  /** Where the last list that was closed ends. */
  private end = 0
  private readonly size: number
  private readonly take: (block: Block) => void

  /** @param take gets each block once it is full, and the last at `finish`. */
  constructor(size: number, take: (block: Block) => void) {
    this.size = size
    this.take = take
  }
  /** What was written to `body` since is the list of this key; above every key before. */
  close(key: number): void {
    if (this.first !== null && (this.body.length + this.heads.length > this.size || key - this.first >= MOST_DISTANCE))
      this.finish()
    if (this.first === null) {
      this.first = key
      this.last = key
    }
    this.heads.varint(key - this.last)
    this.heads.varint(this.body.length - this.end)
    this.end = this.body.length
    this.last = key
  }
  finish(): void {
    if (this.first === null) return
    const whole = new ListWriter()
    whole.varint(this.last - this.first)
    whole.varint(this.heads.length)
    whole.append(this.heads)
    whole.write(this.body.written(), 0, this.end)
    this.take({ key: this.last, bytes: whole.written() })
    this.body.dropFirst(this.end)
    this.heads.clear()
    this.first = null
    this.end = 0
  }
}

/** Goes through the lists of a block: after each `next` that is true, `key` and where its list lies in `bytes`. */
export class BlockReader {
  key: number
  from: number
  to: number
  readonly bytes: Uint8Array
  private readonly heads: ListReader
  private readonly end: number

  constructor({ key, bytes }: Block) {
    this.bytes = bytes
    this.heads = new ListReader(bytes)
    const span = this.heads.varint()
    const length = this.heads.varint()
    this.end = this.heads.at + length
    this.key = key - span
    this.from = this.end
    this.to = this.end
  }
  next(): boolean {
    if (this.heads.at >= this.end) return false
    this.key += this.heads.varint()
    this.from = this.to
    this.to += this.heads.varint()
    return true
  }
}

/** The list of a key in the block in which it must lie; null when there is none. A view of the block's bytes. */
export const listIn = (block: Block, wanted: number): Uint8Array | null => {
  const reader = new BlockReader(block)
  while (reader.next()) {
    if (reader.key === wanted) return reader.bytes.subarray(reader.from, reader.to)
    if (reader.key > wanted) return null
  }
  return null
}
