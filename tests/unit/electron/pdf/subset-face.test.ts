import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { create, type Font } from 'fontkit'
import subsetFont from 'subset-font'
import { describe, expect, it } from 'vitest'
import { readFaceMetrics, UnusableFace } from '#electron/main/pdf/face-metrics.ts'
import { bundledFontFile, FACE_CHOICES } from '#electron/main/pdf/font-files.ts'
import { subsetFace } from '#electron/main/pdf/subset-face.ts'

const bundled = bundledFontFile(FACE_CHOICES.hei.bundled, undefined)
if (bundled === null) throw new Error('the bundled face is there')
const file = bundled
/** Han, Latin, marks, a blank, and letters that are made of others. */
const TEXT = '云岭县人民政府办公室关于农村公路养护的通知（2026年）——“三”·，。 ABCéüñÅ1234567890'
const { glyphOf, advanceOf } = readFaceMetrics(file)
const glyphs = [...new Set(Array.from(TEXT, (character) => glyphOf(character.codePointAt(0) ?? 0)))]
const opened = (bytes: Uint8Array): Font => {
  const font = create(Buffer.from(bytes))
  if (!('getGlyph' in font)) throw new Error('one face')
  return font
}
const tablesIn = (font: Buffer): readonly (readonly [string, Buffer, number])[] =>
  Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
    const at = 12 + index * 16
    const start = font.readUInt32BE(at + 8)
    const table = font.subarray(start, start + font.readUInt32BE(at + 12))
    return [font.toString('latin1', at, at + 4), table, font.readUInt32BE(at + 4)] as const
  })
const sum = (bytes: Buffer): number => {
  let total = 0
  for (let at = 0; at < bytes.length; at++) total = (total + (bytes[at] ?? 0) * 256 ** (3 - (at % 4))) % 2 ** 32
  return total
}

describe('a subset of a face', () => {
  const { bytes, numberOf } = subsetFace(file, glyphs)

  it('draws each glyph as the whole face does, as wide, for a reader that knows nothing of us', () => {
    const [whole, part] = [opened(readFileSync(file)), opened(bytes)]
    expect(glyphs.filter((glyph) => numberOf(glyph) === 0)).toEqual([])
    for (const glyph of [0, ...glyphs]) {
      const [wanted, found] = [whole.getGlyph(glyph), part.getGlyph(numberOf(glyph))]
      expect(found.path.toSVG()).toBe(wanted.path.toSVG())
      expect([found.advanceWidth, found.advanceWidth]).toEqual([wanted.advanceWidth, advanceOf(glyph)])
    }
  })

  it('holds what a PDF asks for and no more: it is smaller than what a library makes of the same characters', async () => {
    const options = { targetFormat: 'sfnt', noHinting: true, noLayoutClosure: true } as const
    const peer = await subsetFont(readFileSync(file), TEXT, options)
    expect(tablesIn(bytes).map(([tag]) => tag)).toEqual(['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp'])
    const glyphsOf = (font: Buffer) =>
      tablesIn(font)
        .find(([tag]) => tag === 'maxp')?.[1]
        .readUInt16BE(4)
    expect(glyphsOf(bytes)).toBe(glyphsOf(peer))
    expect(bytes.length).toBeLessThan(peer.length)
  })

  it('sums up as OpenType wants it, table by table and as a whole', () => {
    for (const [tag, table, said] of tablesIn(bytes)) {
      const counted = Buffer.from(table)
      if (tag === 'head') counted.writeUInt32BE(0, 8)
      expect([tag, sum(counted)]).toEqual([tag, said])
    }
    expect(sum(bytes)).toBe(0xb1b0afba)
  })

  it('is the same bytes for the same glyphs, in whatever order they are named', () => {
    expect(Buffer.compare(subsetFace(file, [...glyphs].reverse()).bytes, bytes)).toBe(0)
  })

  it('is not made of a file that is no such face, that ends early, or that leads out of itself', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mingjian-subset-'))
    const whole = readFileSync(file)
    const entry = (tag: string): number => whole.indexOf(tag, 12, 'latin1')
    const spoilt: readonly ((font: Buffer) => Buffer)[] = [
      (font) => font.subarray(0, 11),
      (font) => font.subarray(0, 300),
      (font) => font.subarray(0, font.length / 2),
      (font) => (font.writeUInt32BE(3, entry('loca') + 12), font),
      (font) => (font.writeUInt32BE(16, entry('glyf') + 12), font),
      (font) => (font.writeUInt16BE(2, font.readUInt32BE(entry('maxp') + 8) + 4), font),
      (font) => (font.writeUInt32BE(0xffffffff, entry('glyf') + 8), font),
      (font) => (font.write('CFF ', entry('glyf'), 'latin1'), font),
    ]
    for (const [index, spoil] of spoilt.entries()) {
      const path = join(folder, `${String(index)}.ttf`)
      writeFileSync(path, spoil(Buffer.from(whole)))
      expect(() => subsetFace(path, glyphs)).toThrow(UnusableFace)
    }
  })
})
