/** Of a number of 32 bits. */
const MOST_VARINT_BYTES = 5
/** Up to here a loop is faster than a copy by the engine. */
const SHORT = 32

/** Bytes that grow. Numbers are whole, from 0 to 2 ** 32. */
export class ListWriter {
  private bytes = new Uint8Array(4096)
  private at = 0

  private room(more: number): void {
    if (this.at + more <= this.bytes.length) return
    const larger = new Uint8Array(Math.max(2 * this.bytes.length, this.at + more))
    larger.set(this.bytes)
    this.bytes = larger
  }
  get length(): number {
    return this.at
  }
  clear(): void {
    this.at = 0
  }
  varint(value: number): void {
    this.room(MOST_VARINT_BYTES)
    this.put(value)
  }
  /** Room for so many numbers, which `put` then does not look for. */
  reserve(numbers: number): void {
    this.room(numbers * MOST_VARINT_BYTES)
  }
  put(value: number): void {
    let left = value
    for (; left > 127; left >>>= 7) this.bytes[this.at++] = (left & 127) | 128
    this.bytes[this.at++] = left
  }
  /** Numbers below `8 * length` as bits. @param numbers the first `count` of them. */
  bits(numbers: Uint32Array, count: number, length: number): void {
    this.room(length)
    this.bytes.fill(0, this.at, this.at + length)
    for (let index = 0; index < count; index += 1) {
      const number = numbers[index] as number
      const at = this.at + (number >>> 3)
      this.bytes[at] = (this.bytes[at] as number) | (1 << (number & 7))
    }
    this.at += length
  }
  write(bytes: Uint8Array, from = 0, to = bytes.length): void {
    this.room(to - from)
    if (to - from > SHORT) {
      this.bytes.set(bytes.subarray(from, to), this.at)
      this.at += to - from
    } else for (let at = from; at < to; at += 1) this.bytes[this.at++] = bytes[at] as number
  }
  append({ bytes, at }: ListWriter): void {
    this.write(bytes, 0, at)
  }
  /** Takes out what was written first. */
  dropFirst(count: number): void {
    this.bytes.copyWithin(0, count, this.at)
    this.at -= count
  }
  /** A view, good until more is written. */
  written(): Uint8Array {
    return this.bytes.subarray(0, this.at)
  }
}

/** Where reading has come to. */
export class ListReader {
  at: number
  bytes: Uint8Array

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes
    this.at = at
  }
  /** Goes on there. */
  read(bytes: Uint8Array, at: number): void {
    this.bytes = bytes
    this.at = at
  }
  varint(): number {
    let byte = this.bytes[this.at++] as number
    let value = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = this.bytes[this.at++] as number
      value |= (byte & 127) << shift
    }
    return value >>> 0
  }
}
