import { closeSync, openSync, readSync } from 'node:fs'
import { UnusableFace } from './face-metrics.ts'

const MOST_TABLES = 64
const MOST_TABLE_BYTES = 1 << 26
/** TrueType outlines; the only kind that is used here. */
const TRUETYPE = 0x00010000
/** Flags of a component (OpenType `glyf`). */
const WORDS = 0x1
const SCALE = 0x8
const MORE = 0x20
const TWO_SCALES = 0x40
const MATRIX = 0x80
/** A component of a component of a component: no face goes as deep. */
const MOST_DEPTH = 8

interface Place {
  readonly offset: number
  readonly length: number
}

/** The glyphs that a composite one is made of. */
const componentsOf = (glyph: Buffer): readonly number[] => {
  if (glyph.length < 10 || glyph.readInt16BE(0) >= 0) return []
  const components: number[] = []
  let at = 10
  for (let flags = MORE; (flags & MORE) !== 0;) {
    flags = glyph.readUInt16BE(at)
    components.push(glyph.readUInt16BE(at + 2))
    at += 4 + ((flags & WORDS) === 0 ? 2 : 4)
    if ((flags & SCALE) !== 0) at += 2
    else if ((flags & TWO_SCALES) !== 0) at += 4
    else if ((flags & MATRIX) !== 0) at += 8
  }
  return components
}

const withTables = (tables: ReadonlyMap<string, Buffer>): Buffer => {
  const entries = [...tables].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const head = Buffer.alloc(12 + entries.length * 16)
  head.writeUInt32BE(TRUETYPE, 0)
  head.writeUInt16BE(entries.length, 4)
  const parts: Buffer[] = [head]
  let offset = head.length
  for (const [index, [tag, table]] of entries.entries()) {
    const at = 12 + index * 16
    head.write(tag, at, 'latin1')
    head.writeUInt32BE(offset, at + 8)
    head.writeUInt32BE(table.length, at + 12)
    const padding = Buffer.alloc((4 - (table.length % 4)) % 4)
    parts.push(table, padding)
    offset += table.length + padding.length
  }
  return Buffer.concat(parts)
}

/**
 * A TrueType face with the outlines of these glyphs alone (and of what they are made of); every other glyph keeps its number
 * and is empty. The outlines of a Chinese face are thirteen of its fifteen megabytes: so a subset of a few hundred
 * characters reads and copies a few hundred kilobytes. `without`: tables that are not needed.
 * @throws UnusableFace for a file that is no such face, or one that ends too early; what reading a file throws.
 */
export const sparseFace = (file: string, glyphs: readonly number[], without: readonly string[]): Buffer => {
  const handle = openSync(file, 'r')
  const read = ({ offset, length }: Place): Buffer => {
    const buffer = Buffer.alloc(length)
    if (readSync(handle, buffer, 0, length, offset) < length) throw new UnusableFace('a table is cut off')
    return buffer
  }
  try {
    const start = read({ offset: 0, length: 12 })
    const count = start.readUInt16BE(4)
    if (count > MOST_TABLES) throw new UnusableFace('no font')
    const directory = read({ offset: 12, length: count * 16 })
    const places = new Map<string, Place>()
    for (let at = 0; at < directory.length; at += 16) {
      const length = directory.readUInt32BE(at + 12)
      if (length > MOST_TABLE_BYTES) throw new UnusableFace('a table is too large')
      places.set(directory.toString('latin1', at, at + 4), { offset: directory.readUInt32BE(at + 8), length })
    }
    const table = (tag: string): Buffer => {
      const place = places.get(tag)
      if (place === undefined) throw new UnusableFace(`no table ${tag}`)
      return read(place)
    }
    const [head, loca, maxp] = [table('head'), table('loca'), table('maxp')]
    const outlines = places.get('glyf')
    if (outlines === undefined) throw new UnusableFace('no outlines')
    const total = maxp.readUInt16BE(4)
    const isLong = head.readInt16BE(50) === 1
    const startOf = (glyph: number): number =>
      isLong ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2
    const outlineOf = (glyph: number): Buffer => {
      const [from, to] = [startOf(glyph), startOf(glyph + 1)]
      if (to < from || to > outlines.length) throw new UnusableFace('an outline lies outside')
      return from === to ? Buffer.alloc(0) : read({ offset: outlines.offset + from, length: to - from })
    }
    const kept = new Map<number, Buffer>()
    const keep = (glyph: number, depth: number): void => {
      if (kept.has(glyph)) return
      if (glyph >= total || depth > MOST_DEPTH) throw new UnusableFace('a glyph that is not there')
      const outline = outlineOf(glyph)
      kept.set(glyph, outline)
      for (const component of componentsOf(outline)) keep(component, depth + 1)
    }
    for (const glyph of [0, ...glyphs]) keep(glyph, 0)

    const newLoca = Buffer.alloc((total + 1) * 4)
    const pieces: Buffer[] = []
    let end = 0
    let filled = 0
    for (const [glyph, outline] of [...kept].toSorted(([a], [b]) => a - b)) {
      for (; filled <= glyph; filled += 1) newLoca.writeUInt32BE(end, filled * 4)
      const padding = Buffer.alloc((4 - (outline.length % 4)) % 4)
      pieces.push(outline, padding)
      end += outline.length + padding.length
    }
    for (; filled <= total; filled += 1) newLoca.writeUInt32BE(end, filled * 4)
    const newHead = Buffer.from(head)
    newHead.writeInt16BE(1, 50)
    const dropped = new Set(['glyf', 'loca', 'head', 'DSIG', ...without])
    const tables = new Map<string, Buffer>([
      ['glyf', Buffer.concat(pieces)],
      ['loca', newLoca],
      ['head', newHead],
    ])
    for (const tag of places.keys()) if (!dropped.has(tag)) tables.set(tag, table(tag))
    return withTables(tables)
  } catch (error) {
    // A table that ends too early: as little to be drawn with as none.
    if (error instanceof RangeError) throw new UnusableFace('a table ends too early')
    throw error
  } finally {
    closeSync(handle)
  }
}
