import { readFileSync } from 'node:fs'
import { create } from 'fontkit'
import { describe, expect, it } from 'vitest'
import { faceMetrics, readFaceMetrics, UnusableFace } from '#electron/main/pdf/face-metrics.ts'
import { bundledFontFile, FACE_CHOICES } from '#electron/main/pdf/font-files.ts'

const fileOf = (role: keyof typeof FACE_CHOICES): string => {
  const file = bundledFontFile(FACE_CHOICES[role].bundled, undefined)
  if (file === null) throw new Error('the bundled face is there')
  return file
}

describe('the metrics of a face', () => {
  it.each(['title', 'hei'] as const)('are those that another reader finds: %s', (role) => {
    const file = fileOf(role)
    const mine = readFaceMetrics(file)
    const other = create(readFileSync(file))
    if (!('unitsPerEm' in other)) throw new Error('one face')
    const { unitsPerEm, ascent, descent, capHeight, fullName, postscriptName } = other
    expect(mine).toMatchObject({ unitsPerEm, ascent, descent, capHeight, fullName, postscriptName })
    const { minX, minY, maxX, maxY } = other.bbox
    expect(mine.bbox).toEqual([minX, minY, maxX, maxY])
    const differing: number[] = []
    for (let codePoint = 0x20; codePoint < 0x30000; codePoint += codePoint > 0x20000 ? 7 : 1) {
      const has = other.hasGlyphForCodePoint(codePoint)
      const glyph = mine.glyphOf(codePoint)
      if (has !== glyph > 0) differing.push(codePoint)
      else if (has && codePoint % 97 === 0) {
        const theirs = other.glyphForCodePoint(codePoint)
        if (theirs.id !== glyph || theirs.advanceWidth !== mine.advanceOf(glyph)) differing.push(codePoint)
      }
    }
    expect(differing).toEqual([])
  })

  it('of bytes that are no font, or a part of one, are refused', () => {
    const whole = readFileSync(fileOf('hei'))
    for (const bytes of [
      new Uint8Array(),
      Uint8Array.of(0, 1, 0, 0),
      whole.subarray(0, 5000),
      whole.subarray(0, 300),
    ]) {
      expect(() => faceMetrics(bytes)).toThrow(UnusableFace)
    }
  })
})
