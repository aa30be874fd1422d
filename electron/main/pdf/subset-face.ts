import { closeSync, openSync, readSync } from 'node:fs'
import { remembered } from '#shared/lib/remembered.ts'
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
const INSTRUCTIONS = 0x100
/** A component of a component of a component: no face goes as deep. */
const MOST_DEPTH = 8
const CHECKSUM_OF_FONT = 0xb1b0afba

interface Place {
  readonly offset: number
  readonly length: number
}

const readAt = (handle: number, { offset, length }: Place): Buffer => {
  const buffer = Buffer.allocUnsafe(length)
  if (readSync(handle, buffer, 0, length, offset) < length) throw new UnusableFace('a table is cut off')
  return buffer
}

/** Whatever is asked of a file, asked while it is open. A table that ends too early is as little to be drawn with as none. */
const opened = <T>(file: string, ask: (handle: number) => T): T => {
  const handle = openSync(file, 'r')
  try {
    return ask(handle)
  } catch (error) {
    if (error instanceof RangeError) throw new UnusableFace('a table ends too early')
    throw error
  } finally {
    closeSync(handle)
  }
}

/** What a subset takes from a face beside the outlines, which are thirteen of the fifteen megabytes of a Chinese one. */
interface Outlined {
  readonly head: Buffer
  readonly hhea: Buffer
  readonly hmtx: Buffer
  readonly maxp: Buffer
  /** Where the outline of a glyph lies in the file. */
  readonly placeOf: (glyph: number) => Place
}

const readOutlined = (file: string): Outlined =>
  opened(file, (handle) => {
    const count = readAt(handle, { offset: 0, length: 12 }).readUInt16BE(4)
    if (count > MOST_TABLES) throw new UnusableFace('no font')
    const directory = readAt(handle, { offset: 12, length: count * 16 })
    const places = new Map<string, Place>()
    for (let at = 0; at < directory.length; at += 16) {
      const place = { offset: directory.readUInt32BE(at + 8), length: directory.readUInt32BE(at + 12) }
      places.set(directory.toString('latin1', at, at + 4), place)
    }
    const placeOf = (tag: string): Place => {
      const place = places.get(tag)
      if (place === undefined || place.length > MOST_TABLE_BYTES) throw new UnusableFace(`no table ${tag}`)
      return place
    }
    const table = (tag: string): Buffer => readAt(handle, placeOf(tag))
    const [head, maxp, loca, outlines] = [table('head'), table('maxp'), table('loca'), placeOf('glyf')]
    const total = maxp.readUInt16BE(4)
    const isLong = head.readInt16BE(50) === 1
    const startOf = (glyph: number): number =>
      isLong ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2
    return {
      ...{ head, maxp, hhea: table('hhea'), hmtx: table('hmtx') },
      placeOf: (glyph) => {
        if (glyph >= total) throw new UnusableFace('a glyph that is not there')
        const [from, to] = [startOf(glyph), startOf(glyph + 1)]
        if (to < from || to > outlines.length) throw new UnusableFace('an outline lies outside')
        return { offset: outlines.offset + from, length: to - from }
      },
    }
  })

/** As many as there are roles. */
const outlinedOf = remembered(6, (file: string) => file, readOutlined)

interface Component {
  /** Where its flags stand in the outline; two bytes on, its glyph. */
  readonly at: number
  readonly flags: number
  readonly glyph: number
  readonly end: number
}

/** The glyphs that a composite one is made of; none for a simple one. */
const componentsOf = (outline: Buffer): readonly Component[] => {
  if (outline.length < 10 || outline.readInt16BE(0) >= 0) return []
  const components: Component[] = []
  let at = 10
  for (let flags = MORE; (flags & MORE) !== 0;) {
    flags = outline.readUInt16BE(at)
    const matrix = (flags & SCALE) !== 0 ? 2 : (flags & TWO_SCALES) !== 0 ? 4 : (flags & MATRIX) !== 0 ? 8 : 0
    const end = at + 4 + ((flags & WORDS) === 0 ? 2 : 4) + matrix
    components.push({ at, flags, glyph: outline.readUInt16BE(at + 2), end })
    at = end
  }
  return components
}

/** An outline without its hints, its components under their new numbers. */
const bareOutline = (outline: Buffer, numberOf: (glyph: number) => number): Buffer => {
  if (outline.length < 10) return outline
  const contours = outline.readInt16BE(0)
  if (contours >= 0) {
    const at = 10 + contours * 2
    return Buffer.concat([
      outline.subarray(0, at),
      Buffer.alloc(2),
      outline.subarray(at + 2 + outline.readUInt16BE(at)),
    ])
  }
  const components = componentsOf(outline)
  const bare = Buffer.from(outline.subarray(0, components.at(-1)?.end))
  for (const { at, flags, glyph } of components) {
    bare.writeUInt16BE(flags & ~INSTRUCTIONS, at)
    bare.writeUInt16BE(numberOf(glyph), at + 2)
  }
  return bare
}

const padded = (bytes: Buffer): Buffer =>
  bytes.length % 4 === 0 ? bytes : Buffer.concat([bytes], Math.ceil(bytes.length / 4) * 4)

const checksumOf = (bytes: Buffer): number => {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0
  return sum
}

/** A font file of these tables, which come in the order of their names. */
const fontOf = (tables: Readonly<Record<string, Buffer>>): Buffer => {
  const entries = Object.entries(tables)
  const directory = Buffer.alloc(12 + entries.length * 16)
  const range = 2 ** Math.floor(Math.log2(entries.length))
  directory.writeUInt32BE(TRUETYPE, 0)
  for (const [index, value] of [entries.length, range * 16, Math.log2(range), (entries.length - range) * 16].entries())
    directory.writeUInt16BE(value, 4 + index * 2)
  const parts = entries.map(([, table]) => padded(table))
  let offset = directory.length
  for (const [index, [tag, table]] of entries.entries()) {
    const [at, part] = [12 + index * 16, parts[index] ?? table]
    directory.write(tag, at, 'latin1')
    for (const [place, value] of [checksumOf(part), offset, table.length].entries())
      directory.writeUInt32BE(value, at + 4 + place * 4)
    offset += part.length
  }
  const font = Buffer.concat([directory, ...parts])
  const head = directory.length + (parts[0]?.length ?? 0)
  font.writeUInt32BE((CHECKSUM_OF_FONT - checksumOf(font)) >>> 0, head + 8)
  return font
}

export interface FaceSubset {
  /** A TrueType font of the tables that a PDF asks for (ISO 32000-1, 9.9: glyf, head, hhea, hmtx, loca, maxp), without hints. */
  readonly bytes: Buffer
  /** The new number of a glyph of the file; 0 for one that was not asked for. */
  readonly numberOf: (glyph: number) => number
}

/**
 * A TrueType face with these glyphs alone (and what they are made of), in the order of their numbers: equal glyphs give equal
 * bytes. Of the file only their outlines are read. Written here and not by a library: one of general purpose (HarfBuzz) takes
 * the whole face, or holds a memory of its own in every thread that never shrinks.
 * @throws UnusableFace for a file that is no such face, or one that ends too early; what reading a file throws.
 */
export const subsetFace = (file: string, glyphs: readonly number[]): FaceSubset => {
  const { head, hhea, hmtx, maxp, placeOf } = outlinedOf(file)
  return opened(file, (handle) => {
    const outlines = new Map<number, Buffer>()
    const keep = (glyph: number, depth: number): void => {
      if (outlines.has(glyph)) return
      if (depth > MOST_DEPTH) throw new UnusableFace('components without an end')
      const outline = readAt(handle, placeOf(glyph))
      outlines.set(glyph, outline)
      for (const component of componentsOf(outline)) keep(component.glyph, depth + 1)
    }
    for (const glyph of [0, ...glyphs]) keep(glyph, 0)
    const kept = [...outlines.keys()].sort((a, b) => a - b)
    const numbers = new Map(kept.map((glyph, number) => [glyph, number]))
    const numberOf = (glyph: number): number => numbers.get(glyph) ?? 0

    const widths = hhea.readUInt16BE(34)
    const metrics = Buffer.alloc(kept.length * 4)
    const loca = Buffer.alloc((kept.length + 1) * 4)
    const bare: Buffer[] = []
    let end = 0
    for (const [number, glyph] of kept.entries()) {
      metrics.writeUInt16BE(hmtx.readUInt16BE(Math.min(glyph, widths - 1) * 4), number * 4)
      // Behind the last width stand bearings alone.
      metrics.writeInt16BE(hmtx.readInt16BE(glyph < widths ? glyph * 4 + 2 : (widths + glyph) * 2), number * 4 + 2)
      const outline = padded(bareOutline(outlines.get(glyph) ?? Buffer.alloc(0), numberOf))
      bare.push(outline)
      end += outline.length
      loca.writeUInt32BE(end, (number + 1) * 4)
    }
    const [newHead, newHhea, newMaxp] = [Buffer.from(head), Buffer.from(hhea), Buffer.from(maxp)]
    newHead.writeUInt32BE(0, 8)
    newHead.writeInt16BE(1, 50)
    newHhea.writeUInt16BE(kept.length, 34)
    newMaxp.writeUInt16BE(kept.length, 4)
    // What an interpreter of hints would need room for, from maxZones to maxSizeOfInstructions: nothing.
    newMaxp.fill(0, 14, 28).writeUInt16BE(1, 14)
    const glyf = Buffer.concat(bare)
    return { bytes: fontOf({ glyf, head: newHead, hhea: newHhea, hmtx: metrics, loca, maxp: newMaxp }), numberOf }
  })
}
