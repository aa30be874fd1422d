import { closeSync, openSync, readSync } from 'node:fs'

/** What setting and embedding a TrueType face needs to know of it, without its outlines. Lengths in font units. */
export interface FaceMetrics {
  readonly unitsPerEm: number
  readonly bbox: readonly [minX: number, minY: number, maxX: number, maxY: number]
  readonly ascent: number
  readonly descent: number
  readonly capHeight: number
  readonly fullName: string
  readonly postscriptName: string
  /** The glyph of a code point; 0 when the face has none. */
  readonly glyphOf: (codePoint: number) => number
  readonly advanceOf: (glyph: number) => number
}

/** A file that is no TrueType font with a Unicode map: nothing can be set with it. */
export class UnusableFace extends Error {}

type Tables = (tag: string) => Buffer

const MOST_TABLES = 64
/** Character maps and widths of the largest faces are below a megabyte. */
const MOST_TABLE_BYTES = 1 << 23
const FULL_NAME = 4
const POSTSCRIPT_NAME = 6
/** Maps of the whole of Unicode first, then of its first plane; platform and encoding (OpenType `cmap`). */
const UNICODE_MAPS = ['3.10', '0.6', '0.4', '3.1', '0.3', '0.2', '0.1', '0.0']

const directoryOf = (head: Buffer, directory: Buffer): ReadonlyMap<string, readonly [number, number]> => {
  const tables = new Map<string, readonly [number, number]>()
  for (let at = 0; at + 16 <= Math.min(directory.length, head.readUInt16BE(4) * 16); at += 16) {
    const place = [directory.readUInt32BE(at + 8), directory.readUInt32BE(at + 12)] as const
    tables.set(directory.toString('latin1', at, at + 4), place)
  }
  return tables
}

/** Tables read one by one: the outlines of a Chinese face are thirteen of its fifteen megabytes. */
const readTables = (read: (position: number, length: number) => Buffer): Tables => {
  const head = read(0, 12)
  if (head.length < 12 || head.readUInt16BE(4) > MOST_TABLES) throw new UnusableFace('no font')
  const places = directoryOf(head, read(12, head.readUInt16BE(4) * 16))
  return (tag) => {
    const [offset = 0, length = 0] = places.get(tag) ?? []
    if (length > MOST_TABLE_BYTES) throw new UnusableFace(`the table ${tag} is too large`)
    const table = length === 0 ? Buffer.alloc(0) : read(offset, length)
    if (table.length < length) throw new UnusableFace(`the table ${tag} is cut off`)
    return table
  }
}

/** Format 12: groups of code points, by binary search. */
const wholeUnicode = (map: Buffer): FaceMetrics['glyphOf'] => {
  const groups = map.readUInt32BE(12)
  return (codePoint) => {
    let [low, high] = [0, groups - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const at = 16 + middle * 12
      if (codePoint < map.readUInt32BE(at)) high = middle - 1
      else if (codePoint > map.readUInt32BE(at + 4)) low = middle + 1
      else return map.readUInt32BE(at + 8) + codePoint - map.readUInt32BE(at)
    }
    return 0
  }
}

/** Format 4: segments of the first plane, by binary search over their ends. */
const firstPlane = (map: Buffer): FaceMetrics['glyphOf'] => {
  const double = map.readUInt16BE(6)
  const [ends, starts, deltas, offsets] = [14, 16 + double, 16 + double * 2, 16 + double * 3]
  return (codePoint) => {
    if (codePoint > 0xffff) return 0
    let [low, high] = [0, double / 2 - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (map.readUInt16BE(ends + middle * 2) < codePoint) low = middle + 1
      else high = middle
    }
    const at = low * 2
    const start = map.readUInt16BE(starts + at)
    if (codePoint < start || codePoint > map.readUInt16BE(ends + at)) return 0
    const delta = map.readUInt16BE(deltas + at)
    const offset = map.readUInt16BE(offsets + at)
    if (offset === 0) return (codePoint + delta) & 0xffff
    const place = offsets + at + offset + (codePoint - start) * 2
    const glyph = place + 2 <= map.length ? map.readUInt16BE(place) : 0
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff
  }
}

const characterMap = (table: Buffer): FaceMetrics['glyphOf'] => {
  const found = new Map<string, number>()
  for (let index = 0; index < table.readUInt16BE(2); index++) {
    const at = 4 + index * 8
    const name = `${String(table.readUInt16BE(at))}.${String(table.readUInt16BE(at + 2))}`
    if (!found.has(name)) found.set(name, table.readUInt32BE(at + 4))
  }
  for (const name of UNICODE_MAPS) {
    const offset = found.get(name)
    const map = offset === undefined ? undefined : table.subarray(offset)
    const format = map?.readUInt16BE(0)
    if (map !== undefined && format === 12) return wholeUnicode(map)
    if (map !== undefined && format === 4) return firstPlane(map)
  }
  throw new UnusableFace('no Unicode map')
}

/** A name in English where there is one, else in the first language that the face has it in. */
const nameIn = (table: Buffer, id: number): string => {
  let best = ''
  let rank = 0
  const strings = table.length < 6 ? 0 : table.readUInt16BE(4)
  for (let index = 0; strings > 0 && index < table.readUInt16BE(2); index++) {
    const at = 6 + index * 12
    if (at + 12 > table.length || table.readUInt16BE(at + 6) !== id) continue
    const [platform, language] = [table.readUInt16BE(at), table.readUInt16BE(at + 4)]
    const start = strings + table.readUInt16BE(at + 10)
    const bytes = Buffer.from(table.subarray(start, start + table.readUInt16BE(at + 8)))
    const own = platform === 3 ? (language === 0x409 ? 4 : 3) : platform === 0 ? 2 : 1
    if (own <= rank || (platform !== 1 && bytes.length % 2 !== 0)) continue
    rank = own
    best = platform === 1 ? bytes.toString('latin1') : bytes.swap16().toString('utf16le')
  }
  return best
}

const metricsIn = (tables: Tables): FaceMetrics => {
  const [head, hhea, hmtx, os2, names] = [
    tables('head'),
    tables('hhea'),
    tables('hmtx'),
    tables('OS/2'),
    tables('name'),
  ]
  const glyphOf = characterMap(tables('cmap'))
  const widths = hhea.readUInt16BE(34)
  const ascent = hhea.readInt16BE(4)
  if (widths === 0 || hmtx.length < widths * 4) throw new UnusableFace('no widths')
  return {
    unitsPerEm: head.readUInt16BE(18),
    bbox: [head.readInt16BE(36), head.readInt16BE(38), head.readInt16BE(40), head.readInt16BE(42)],
    ascent,
    descent: hhea.readInt16BE(6),
    // Since version 2 of the table.
    capHeight: os2.length >= 90 && os2.readUInt16BE(0) >= 2 ? os2.readInt16BE(88) : ascent,
    fullName: nameIn(names, FULL_NAME),
    postscriptName: nameIn(names, POSTSCRIPT_NAME),
    glyphOf,
    advanceOf: (glyph) => hmtx.readUInt16BE(Math.min(glyph, widths - 1) * 4),
  }
}

const orUnusable = (read: () => FaceMetrics): FaceMetrics => {
  try {
    return read()
  } catch (error) {
    // A table that ends too early: as little to be set with as none.
    if (error instanceof RangeError) throw new UnusableFace('a table ends too early')
    throw error
  }
}

/** The metrics of a TrueType face in memory. @throws UnusableFace. */
export const faceMetrics = (bytes: Uint8Array): FaceMetrics => {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return orUnusable(() => metricsIn(readTables((position, length) => whole.subarray(position, position + length))))
}

/** The metrics of a font file, read without its outlines. @throws UnusableFace; what reading a file throws. */
export const readFaceMetrics = (file: string): FaceMetrics => {
  const handle = openSync(file, 'r')
  try {
    const read = (position: number, length: number): Buffer => {
      const buffer = Buffer.alloc(length)
      return buffer.subarray(0, readSync(handle, buffer, 0, length, position))
    }
    return orUnusable(() => metricsIn(readTables(read)))
  } finally {
    closeSync(handle)
  }
}
