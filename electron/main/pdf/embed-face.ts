import { createHash } from 'node:crypto'
import { zlibSync } from 'fflate'
import { PDFHexString, PDFName, PDFString, type PDFContext, type PDFRef } from 'pdf-lib'
import { remembered } from '#shared/lib/remembered.ts'
import { drawnCodePoint, type Face } from './fonts.ts'
import { subsetFace } from './subset-face.ts'

/** A subset of a face inside a PDF. */
export interface EmbeddedFace {
  readonly ref: PDFRef
  /** Text as the string operand of Tj. Throws on a character that was not embedded: a defect of the caller. */
  readonly encode: (text: string) => string
}

/** ISO 32000-1, 9.7.5.4: at most 100 entries between beginbfchar and endbfchar. */
const MOST_BFCHARS = 100
const SYMBOLIC = 4

const hex4 = (value: number): string => value.toString(16).padStart(4, '0')
const utf16Hex = (codePoint: number): string =>
  Buffer.from(String.fromCodePoint(codePoint), 'utf16le').swap16().toString('hex')

/** Six capitals that name the subset (ISO 32000-1, 9.6.4), from its bytes, so that equal input gives equal output. */
const subsetTag = (bytes: Uint8Array): string =>
  [...createHash('sha256').update(bytes).digest().subarray(0, 6)]
    .map((byte) => String.fromCharCode(65 + (byte % 26)))
    .join('')

/** As many as the papers of two packages need. */
const MOST_SUBSETS = 24

interface Wanted {
  readonly file: string
  /** Of the face, ascending. */
  readonly glyphs: readonly number[]
}

/** The last subsets are kept, packed: what is typeset is often typeset once more, and the forms of an office share their words. */
const subsetOf = remembered(
  MOST_SUBSETS,
  ({ file, glyphs }: Wanted) => `${file}\0${glyphs.join()}`,
  ({ file, glyphs }) => {
    const { bytes, numberOf } = subsetFace(file, glyphs)
    return { packed: zlibSync(bytes), length: bytes.length, tag: subsetTag(bytes), numberOf }
  },
)

const toUnicodeMap = (codePoints: readonly number[]): string => {
  const lines = codePoints.map((codePoint, index) => `<${hex4(index + 1)}> <${utf16Hex(codePoint)}>`)
  const sections: string[] = []
  for (let at = 0; at < lines.length; at += MOST_BFCHARS) {
    const section = lines.slice(at, at + MOST_BFCHARS)
    sections.push(`${section.length} beginbfchar\n${section.join('\n')}\nendbfchar`)
  }
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange\n<0000> <ffff>\nendcodespacerange',
    ...sections,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n')
}

/**
 * Embeds the characters as a Type0 font, Identity-H, with its own widths and ToUnicode. Every character has a CID of its
 * own even where two share a glyph (⼀ and 一), so that the text read back is the text written: hence the explicit
 * CIDToGIDMap.
 */
export const embedFace = (context: PDFContext, face: Face, characters: ReadonlySet<string>): EmbeddedFace => {
  const codePoints = [...characters].map((character) => character.codePointAt(0) ?? 0).sort((a, b) => a - b)
  const drawn = codePoints.map((codePoint) => drawnCodePoint(face.metrics, codePoint))
  const { file, metrics } = face
  const glyphs = drawn.map((codePoint) => metrics.glyphOf(codePoint))
  const subset = subsetOf({ file, glyphs: [...new Set(glyphs)].sort((a, b) => a - b) })
  const perMille = (units: number): number => Number(((units / metrics.unitsPerEm) * 1000).toFixed(3))

  const cidToGid = Buffer.alloc((glyphs.length + 1) * 2)
  for (const [index, glyph] of glyphs.entries()) cidToGid.writeUInt16BE(subset.numberOf(glyph), (index + 1) * 2)
  const name = `${subset.tag}+${metrics.postscriptName.replace(/[^A-Za-z0-9-]/g, '')}`
  const { bbox, ascent, descent, capHeight } = metrics
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: SYMBOLIC,
      FontBBox: bbox.map(perMille),
      ItalicAngle: 0,
      Ascent: perMille(ascent),
      Descent: perMille(descent),
      CapHeight: perMille(capHeight),
      StemV: 80,
      FontFile2: context.register(context.stream(subset.packed, { Length1: subset.length, Filter: 'FlateDecode' })),
    }),
  )
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      DW: 1000,
      W: [1, glyphs.map((glyph) => perMille(metrics.advanceOf(glyph)))],
      CIDToGIDMap: context.register(context.flateStream(cidToGid)),
    }),
  )
  const ref = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: PDFName.of('Identity-H'),
      DescendantFonts: [descendant],
      ToUnicode: context.register(context.flateStream(toUnicodeMap(codePoints))),
    }),
  )
  const cids = new Map(codePoints.map((codePoint, index) => [codePoint, index + 1]))
  return {
    ref,
    encode: (text) =>
      PDFHexString.of(
        [...text]
          .map((character) => {
            const cid = cids.get(character.codePointAt(0) ?? 0)
            if (cid === undefined) throw new Error('every drawn character is embedded')
            return hex4(cid)
          })
          .join(''),
      ).toString(),
  }
}
