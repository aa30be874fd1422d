import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { FindingList } from '#electron/main/document/finding.ts'
import { takePicture } from '#electron/main/document/picture/take-picture.ts'
import { pngChunk, pngOf, jpegOf, jpegSegment, exifSegment } from '../picture-fixture.ts'

const taken = (bytes: Uint8Array) => {
  const findings = new FindingList()
  const result = takePicture(bytes, findings)
  if (!result.ok) throw new Error(`refused: ${result.error.code}`)
  return { ...result.value, findings: findings.list() }
}
const refusalOf = (bytes: Uint8Array): string => {
  const result = takePicture(bytes, new FindingList())
  return result.ok ? 'taken' : result.error.code
}
const REMARK = Buffer.from('本件属于机密★10年的材料')

describe('a picture that is taken', () => {
  it('keeps its size and its pixels', () => {
    const { image, bytes } = taken(pngOf(40, 30))
    expect(image).toMatchObject({
      kind: 'image',
      format: 'png',
      widthPx: 40,
      heightPx: 30,
      widthMm: 11,
      alternative: '',
    })
    expect(Buffer.from(bytes).equals(pngOf(40, 30))).toBe(true)
  })

  it('is read in every depth, colour and interlacing of the format', () => {
    for (const [colour, depth, samples] of [
      [0, 1, 1],
      [0, 16, 1],
      [2, 8, 3],
      [3, 4, 1],
      [4, 8, 2],
      [6, 16, 4],
    ] as const) {
      const bytes = pngOf(13, 7, { colour, depth, samples })
      expect(taken(bytes).image.widthPx, `${String(colour)}/${String(depth)}`).toBe(13)
      expect(taken(pngOf(13, 7, { colour, depth, samples, interlaced: true })).image.heightPx).toBe(7)
    }
  })

  it('loses the remarks, times and other data of a PNG, and says so', () => {
    const extra = [
      pngChunk('tEXt', Buffer.concat([Buffer.from('Comment\0'), REMARK])),
      pngChunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(REMARK)])),
      pngChunk('tIME', Buffer.from([7, 234, 1, 1, 0, 0, 0])),
      pngChunk('vpAg', Buffer.from('x')),
    ]
    const { bytes, findings, hiddenText } = taken(pngOf(4, 4, {}, extra))
    expect(Buffer.from(bytes).equals(pngOf(4, 4))).toBe(true)
    expect(findings).toMatchObject([{ code: 'import.imageMetadata', count: 4, detail: 'comment, time, other' }])
    expect(hiddenText.some((text) => text.includes('机密★10年'))).toBe(true)
  })

  it('loses camera, place, XMP and remarks of a JPEG, and names the place and the turning', () => {
    const extra = [
      exifSegment({ gps: true, orientation: 6 }),
      jpegSegment(0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), REMARK])),
      jpegSegment(0xfe, REMARK),
    ]
    const { bytes, findings, hiddenText } = taken(jpegOf(64, 48, extra))
    expect(Buffer.from(bytes).equals(jpegOf(64, 48))).toBe(true)
    expect(findings).toMatchObject([
      { code: 'import.imageMetadata', count: 3, detail: 'gps, xmp, comment' },
      { code: 'import.imageRotated', count: 1 },
    ])
    expect(hiddenText.some((text) => text.includes('机密★10年'))).toBe(true)
  })

  it('loses whatever follows its end', () => {
    for (const sound of [pngOf(4, 4), jpegOf(8, 8)]) {
      const { bytes, hiddenText } = taken(new Uint8Array(Buffer.concat([sound, Buffer.from('PK'), REMARK])))
      expect(Buffer.from(bytes).equals(sound)).toBe(true)
      expect(hiddenText.join()).toContain('机密★10年')
    }
  })
})

describe('a picture that is refused', () => {
  it('is one cut at any place', () => {
    for (const sound of [pngOf(5, 5), jpegOf(8, 8, [exifSegment({ gps: true, orientation: 1 })])]) {
      for (let end = 0; end < sound.length; end++)
        expect(refusalOf(sound.subarray(0, end))).toBe('import.pictureUnreadable')
    }
  })

  it('is one with a wrong checksum, more or fewer pixels than it says, or of another format', () => {
    const flipped = pngOf(5, 5)
    flipped[20] = (flipped[20] ?? 0) ^ 1
    expect(refusalOf(flipped)).toBe('import.pictureUnreadable')
    const rows = deflateSync(Buffer.alloc(1000))
    expect(refusalOf(pngOf(5, 5, { data: rows }))).toBe('import.pictureUnreadable')
    expect(refusalOf(Buffer.from('GIF89a'))).toBe('import.pictureUnreadable')
  })

  it('is one of more pixels than a large scan, before it is unpacked', () => {
    expect(refusalOf(pngOf(100_000, 100_000, { data: deflateSync(Buffer.alloc(10)) }))).toBe('import.pictureTooLarge')
    expect(refusalOf(jpegOf(60_000, 60_000))).toBe('import.pictureTooLarge')
  })
})
