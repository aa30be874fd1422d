/** Which glyphs of an embedded face leave ink: read from its bytes as a viewer would draw them, not from what was written. */
export interface GlyphInk {
  /** Whether the glyph has an outline, its own or that of a component. False for one that is not there. */
  readonly hasInk: (glyph: number) => boolean
}

const COMPOSITE = -1
/** Flags of a component (OpenType, `glyf`). */
const WORDS = 0x1
const SCALE = 0x8
const MORE = 0x20
const TWO_SCALES = 0x40
const MATRIX = 0x80
const MAX_DEPTH = 8
const HEADER_BYTES = 10

const NOTHING: GlyphInk = { hasInk: () => false }

/** A TrueType face (ISO 32000-1, 9.9: FontFile2). Of bytes that are none no glyph has ink. */
export const readGlyphInk = (font: Uint8Array): GlyphInk => {
  const bytes = Buffer.from(font.buffer, font.byteOffset, font.length)
  const tables = new Map<string, Buffer>()
  try {
    for (let index = bytes.readUInt16BE(4) - 1; index >= 0; index -= 1) {
      const at = 12 + index * 16
      const offset = bytes.readUInt32BE(at + 8)
      tables.set(bytes.toString('latin1', at, at + 4), bytes.subarray(offset, offset + bytes.readUInt32BE(at + 12)))
    }
  } catch (error) {
    if (error instanceof RangeError) return NOTHING
    throw error
  }
  const [head, loca, glyf] = [tables.get('head'), tables.get('loca'), tables.get('glyf')]
  if (head === undefined || loca === undefined || glyf === undefined) return NOTHING
  const outlineOf = (glyph: number): Buffer => {
    const isLong = head.readInt16BE(50) === 1
    const at = (index: number): number => (isLong ? loca.readUInt32BE(index * 4) : loca.readUInt16BE(index * 2) * 2)
    return glyf.subarray(at(glyph), at(glyph + 1))
  }
  const inked = (glyph: number, depth: number): boolean => {
    const outline = outlineOf(glyph)
    if (outline.length < HEADER_BYTES || depth > MAX_DEPTH) return false
    const contours = outline.readInt16BE(0)
    const [left, low, right, high] = [2, 4, 6, 8].map((at) => outline.readInt16BE(at)) as [
      number,
      number,
      number,
      number,
    ]
    if (contours !== COMPOSITE) return contours > 0 && right > left && high > low
    let at = HEADER_BYTES
    for (let flags = MORE; (flags & MORE) !== 0;) {
      flags = outline.readUInt16BE(at)
      if (inked(outline.readUInt16BE(at + 2), depth + 1)) return true
      at += 4 + ((flags & WORDS) === 0 ? 2 : 4)
      if ((flags & SCALE) !== 0) at += 2
      else if ((flags & TWO_SCALES) !== 0) at += 4
      else if ((flags & MATRIX) !== 0) at += 8
    }
    return false
  }
  const known = new Map<number, boolean>()
  return {
    hasInk: (glyph) => {
      const seen = known.get(glyph)
      if (seen !== undefined) return seen
      let found: boolean
      try {
        found = inked(glyph, 0)
      } catch (error) {
        if (!(error instanceof RangeError)) throw error
        found = false // a table that ends too early draws nothing
      }
      known.set(glyph, found)
      return found
    },
  }
}
