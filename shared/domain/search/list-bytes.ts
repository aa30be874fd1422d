/** Of a number of 32 bits. */
const MOST_VARINT_BYTES = 5

/** Bytes that grow. */
export class ListWriter {
  private bytes = new Uint8Array(4096)
  private at = 0

  private room(more: number): void {
    if (this.at + more <= this.bytes.length) return
    const larger = new Uint8Array(Math.max(2 * this.bytes.length, this.at + more))
    larger.set(this.bytes)
    this.bytes = larger
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
  write(bytes: Uint8Array): void {
    this.room(bytes.length)
    this.bytes.set(bytes, this.at)
    this.at += bytes.length
  }
  /** A view, good until more is written. */
  written(): Uint8Array {
    return this.bytes.subarray(0, this.at)
  }
  copy(): Uint8Array {
    return this.bytes.slice(0, this.at)
  }
}

/** Where reading a list has come to. */
export class ListReader {
  at = 0
  readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }
  hasMore(): boolean {
    return this.at < this.bytes.length
  }
  varint(): number {
    let byte = this.bytes[this.at++] ?? 0
    let value = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = this.bytes[this.at++] ?? 0
      value |= (byte & 127) << shift
    }
    return value
  }
}

/** How a place is written: the rank of the next unit, then one bit for a number that follows, and one for a further place. */
export const NUMBERED = 2
export const MORE = 1

/** Goes past the places of one document. */
export const skipPlaces = (reader: ListReader): void => {
  for (;;) {
    const place = reader.varint()
    if ((place & NUMBERED) !== 0) reader.varint()
    if ((place & MORE) === 0) return
  }
}
