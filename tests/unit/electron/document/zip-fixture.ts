/** Fields of a central directory header that a test may falsify, by their offset and width (APPNOTE 4.3.12). */
const FIELDS = {
  flags: [8, 2],
  method: [10, 2],
  checksum: [16, 4],
  packedBytes: [20, 4],
  declaredBytes: [24, 4],
  headerStart: [42, 4],
} as const
type Field = keyof typeof FIELDS

const END = { count: 10, start: 16, bytes: 22 }

const endOf = (view: DataView): number => view.byteLength - END.bytes

/** Where the directory header of an entry starts; of the local header with `local`. */
export const headerOf = (bytes: Uint8Array, name: string, local = false): number => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = view.getUint32(endOf(view) + END.start, true)
  for (;;) {
    const length = view.getUint16(at + 28, true)
    if (Buffer.from(bytes.subarray(at + 46, at + 46 + length)).toString() === name)
      return local ? view.getUint32(at + 42, true) : at
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (view.getUint32(at, true) !== 0x02014b50) throw new Error(`no entry ${name}`)
  }
}

/** A copy of a zip whose directory tells something else about one entry. */
export const falsify = (zip: Uint8Array, name: string, changes: Partial<Record<Field, number>>): Uint8Array => {
  const bytes = zip.slice()
  const view = new DataView(bytes.buffer)
  const header = headerOf(bytes, name)
  for (const [field, [offset, width]] of Object.entries(FIELDS)) {
    const value = changes[field as Field] // the keys of FIELDS are the type's own
    if (value === undefined) continue
    if (width === 2) view.setUint16(header + offset, value, true)
    else view.setUint32(header + offset, value, true)
  }
  return bytes
}

/** A copy whose end record tells something else. */
export const falsifyEnd = (zip: Uint8Array, field: 'count' | 'start', value: number): Uint8Array => {
  const bytes = zip.slice()
  const view = new DataView(bytes.buffer)
  if (field === 'count') view.setUint16(endOf(view) + END.count, value, true)
  else view.setUint32(endOf(view) + END.start, value, true)
  return bytes
}

/** A copy with one byte set, or flipped by a mask. */
export const withByte = (bytes: Uint8Array, at: number, change: (byte: number) => number): Uint8Array => {
  const copy = bytes.slice()
  copy[at] = change(copy[at] ?? 0)
  return copy
}

/** A copy in which the first occurrence of a text is replaced by another of the same length. */
export const renamed = (bytes: Uint8Array, from: string, to: string, start = 0): Uint8Array => {
  const copy = Buffer.from(bytes)
  const at = copy.indexOf(from, start)
  if (at < 0 || from.length !== to.length) throw new Error(`cannot rename ${from}`)
  copy.write(to, at)
  return new Uint8Array(copy)
}

/** A small deterministic generator (mulberry32), so that a failing file can be made again. */
export const random = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below) >>> 0
  }
}

/** The same zip as a writer of large files writes it: sizes and places in ZIP64 fields (APPNOTE 4.3.14, 4.5.3). */
export const asZip64 = (zip: Uint8Array): Uint8Array => {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = endOf(view)
  const start = view.getUint32(end + END.start, true)
  const count = view.getUint16(end + END.count, true)
  const headers: Buffer[] = []
  for (let at = start; at < end;) {
    const length = 46 + view.getUint16(at + 28, true)
    const header = Buffer.from(zip.subarray(at, at + length))
    const extra = Buffer.alloc(28)
    extra.writeUInt16LE(1, 0)
    extra.writeUInt16LE(24, 2)
    extra.writeBigUInt64LE(BigInt(header.readUInt32LE(24)), 4)
    extra.writeBigUInt64LE(BigInt(header.readUInt32LE(20)), 12)
    extra.writeBigUInt64LE(BigInt(header.readUInt32LE(42)), 20)
    for (const field of [20, 24, 42]) header.writeUInt32LE(0xffffffff, field)
    at += length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    header.writeUInt16LE(extra.length, 30)
    header.writeUInt16LE(0, 32)
    headers.push(header, extra)
  }
  const directory = Buffer.concat(headers)
  const record = Buffer.alloc(56)
  record.writeUInt32LE(0x06064b50, 0)
  record.writeBigUInt64LE(44n, 4)
  record.writeBigUInt64LE(BigInt(count), 24)
  record.writeBigUInt64LE(BigInt(count), 32)
  record.writeBigUInt64LE(BigInt(directory.length), 40)
  record.writeBigUInt64LE(BigInt(start), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeBigUInt64LE(BigInt(start + directory.length), 8)
  locator.writeUInt32LE(1, 16)
  const last = Buffer.from(zip.subarray(end))
  last.writeUInt16LE(0xffff, 8)
  last.writeUInt16LE(0xffff, 10)
  last.writeUInt32LE(0xffffffff, 12)
  last.writeUInt32LE(0xffffffff, 16)
  return new Uint8Array(Buffer.concat([zip.subarray(0, start), directory, record, locator, last]))
}
