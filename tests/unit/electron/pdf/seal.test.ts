import { crc32, deflateSync } from 'node:zlib'
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { renderPdf } from '#electron/main/pdf/render.ts'
import { pressedPlaces, type Seal } from '#electron/main/pdf/seal.ts'
import { checkPdf } from '#electron/main/pdf/self-check.ts'
import { layOutDocument } from '#shared/domain/layout/layout.ts'
import { GB_T_9704, linePitch, mm } from '#shared/domain/layout/model.ts'
import { bundledFonts, poppler, sampleDocument, sampleInput, temporaryFile } from './sample.ts'

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const head = Buffer.alloc(4)
  head.writeUInt32BE(data.length)
  const tail = Buffer.alloc(4)
  tail.writeUInt32BE(crc32(body))
  return Buffer.concat([head, body, tail])
}

/** A plain red ring on nothing, with transparency: a mark for tests, no organ's seal. */
const ring = (side = 120): Uint8Array => {
  const rows = Buffer.alloc(side * (1 + side * 4))
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const far = Math.hypot(x - side / 2, y - side / 2) / (side / 2)
      if (far < 0.85 || far > 0.98) continue
      rows.set([220, 20, 20, 255], y * (1 + side * 4) + 1 + x * 4)
    }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 6, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Uint8Array.from(
    Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]),
  )
}

const [holder = ''] = sampleDocument.signatories
const seal: Seal = { image: ring(), sizeMm: 42, holder }
let bytes: Uint8Array

beforeAll(async () => {
  const rendered = await renderPdf({ ...sampleInput, seal }, await bundledFonts())
  if (!rendered.ok) throw new Error(rendered.error.code)
  bytes = rendered.value.bytes
})

const expected = { document: sampleDocument, documentNumber: sampleInput.documentNumber }

describe('a seal', () => {
  it('is pressed on 署名 and 日期: its middle over both, its edge within a line of the text', async () => {
    const fonts = await bundledFonts()
    const laidOut = layOutDocument({
      document: sampleDocument,
      sealed: true,
      profile: GB_T_9704,
      metrics: fonts.metrics,
    })
    if (!laidOut.ok) throw new Error(laidOut.error.code)
    const [place] = pressedPlaces(laidOut.value.sealBoxes, sampleDocument, seal)
    if (place === undefined) throw new Error('pressed once')
    expect(place.width).toBeCloseTo(mm(42), 6)
    const onPage = laidOut.value.runs.filter(({ page }) => page === place.page)
    const name = onPage.findLast(({ text }) => text === holder)
    const year = onPage.findLast(({ text }) => text === sampleDocument.date.slice(0, 4))
    if (name === undefined || year === undefined) throw new Error('both stand on the page of the seal')
    const middle = name.x + (name.size * Array.from(name.text).length) / 2
    expect(Math.abs(middle - (place.x + place.width / 2))).toBeLessThan(mm(2))
    // 居印章中心偏下位置: both below the upper third, none below the seal.
    for (const { y } of [name, year]) {
      expect(y).toBeGreaterThan(place.y + mm(8))
      expect(y).toBeLessThan(place.y + place.height / 2 + mm(6))
    }
    const above = onPage.filter(({ y }) => y > name.y).map(({ y }) => y)
    // 印章顶端距正文一行之内, from the foot of its characters, an eighth of their size below the base line.
    const foot = Math.min(...above) - name.size / 8
    expect(foot - (place.y + place.height)).toBeLessThan(linePitch(GB_T_9704))
  })

  it('is in the file once, over the words and read through: the check says that all is as approved', async () => {
    expect(await checkPdf(bytes, { ...expected, seal })).toEqual([])
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    const page = document.getPages().find((one) => one.node.Resources()?.has(PDFName.of('ExtGState')))
    const state = page?.node.Resources()?.lookup(PDFName.of('ExtGState'), PDFDict).lookup(PDFName.of('GS0'), PDFDict)
    expect(state?.get(PDFName.of('BM'))).toBe(PDFName.of('Multiply'))
    const words = poppler('pdftotext', temporaryFile('sealed.pdf', bytes), '-')
    expect(words.replaceAll(/\s/g, '')).toContain(holder)
  })

  it('of another look, one too many or one too few is named by the check', async () => {
    expect(await checkPdf(bytes, expected)).toContain('seal.differs')
    expect(await checkPdf(bytes, { ...expected, seal: { ...seal, image: ring(60) } })).toContain('seal.differs')
    const bare = await renderPdf(sampleInput, await bundledFonts())
    expect(await checkPdf(bare.ok ? bare.value.bytes : new Uint8Array(), { ...expected, seal })).toContain(
      'seal.differs',
    )
  })

  it('of somebody who does not sign is not pressed', async () => {
    const other = { ...seal, holder: '临江市人民政府' }
    const rendered = await renderPdf({ ...sampleInput, seal: other }, await bundledFonts())
    expect(rendered.ok && (await checkPdf(rendered.value.bytes, { ...expected, seal: other }))).toEqual([])
  })

  it('that is no picture is refused', async () => {
    const broken = { ...seal, image: Uint8Array.of(1, 2, 3) }
    expect(await renderPdf({ ...sampleInput, seal: broken }, await bundledFonts())).toMatchObject({
      error: { code: 'release.pictureUnusable' },
    })
  })
})
