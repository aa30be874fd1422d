import { PDFDocument, PDFName } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { createAuthority, issueReleaseCertificate } from '#electron/main/crypto/authority.ts'
import { verifyPdf } from '#electron/main/signing/pades/verify-pdf.ts'
import { documentFromText } from '#shared/domain/document/from-text.ts'
import { bundledFonts, render, sampleInput } from '../pdf/sample.ts'
import { authority, now, OFFICE, person, plainPdf, release, signed, signedAt, signerOf } from './office.ts'

let pdf: Uint8Array
let bytes: Uint8Array
/** The hole with the signature: from its < to behind its >. */
let hole: readonly [number, number]

const latin1 = (file: Uint8Array): string => Buffer.from(file).toString('latin1')
const verify = (file: Uint8Array, roots = [authority.certificate]) => verifyPdf(file, { roots, now })
const codes = (file: Uint8Array, roots?: Uint8Array[]): readonly string[] =>
  verify(file, roots).problems.map(({ code }) => code)
/** The file with a text replaced by one of the same length. */
const patched = (from: RegExp, to: (found: string) => string): Uint8Array => {
  const text = latin1(bytes)
  const found = from.exec(text)
  if (found === null) throw new Error('the sample holds what the test changes')
  const wanted = to(found[0])
  expect(wanted).toHaveLength(found[0].length)
  return Uint8Array.from(
    Buffer.from(text.slice(0, found.index) + wanted + text.slice(found.index + wanted.length), 'latin1'),
  )
}
const flipped = (at: number, mask: number): Uint8Array => {
  const copy = Uint8Array.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ mask
  return copy
}

beforeAll(async () => {
  const document = documentFromText('关于公开事项的通知', [
    '各县（市、区）人民政府：',
    '现将有关事项通知如下。',
    '2026年3月5日',
  ])
  pdf = await render({ ...sampleInput, document }, await bundledFonts())
  bytes = await signed(pdf)
  const [, start = 0, end = 0] = /\/ByteRange \[ 0 (\d+) (\d+)/.exec(latin1(bytes))?.map(Number) ?? []
  hole = [start, end]
})

describe('a change of any byte', () => {
  it('is named, anywhere in the rendered file', () => {
    const unnoticed: number[] = []
    for (let at = 0; at < pdf.length; at += 97) if (verify(flipped(at, 1 << (at % 8))).ok) unnoticed.push(at)
    expect(unnoticed).toEqual([])
  })

  it('is named at the bytes of the update that carries the signature', () => {
    const unnoticed: number[] = []
    for (let at = pdf.length; at < bytes.length; at += 5) {
      if (at > hole[0] + 1 && at < hole[1] - 1) continue
      if (verify(flipped(at, 1)).ok) unnoticed.push(at)
    }
    expect(unnoticed).toEqual([])
  })

  it('is named at the digits of the signature, as another digit and as the same in the other case', () => {
    const unnoticed: number[] = []
    for (let at = hole[0] + 1; at < hole[1] - 1; at += 17) {
      const digit = String.fromCharCode(bytes[at] ?? 0)
      const other = '0123456789abcdef'[(Number.parseInt(digit, 16) + 1 + (at % 15)) % 16] ?? ''
      for (const to of new Set([other, digit.toUpperCase()])) {
        if (to === digit) continue
        const copy = Uint8Array.from(bytes)
        copy[at] = to.charCodeAt(0)
        if (verify(copy).ok) unnoticed.push(at)
      }
    }
    expect(unnoticed).toEqual([])
  })
})

describe('a change behind the signature', () => {
  it('is named with its place and length when bytes are appended', () => {
    const longer = Uint8Array.from([...bytes, ...new TextEncoder().encode('\n% a word more\n')])
    expect(verify(longer)).toMatchObject({
      ok: false,
      problems: [{ code: 'signature.changedAfter', signature: 0, detail: { offset: bytes.length, bytes: 15 } }],
    })
  })

  const update = async (change: (document: PDFDocument) => void): Promise<Uint8Array> => {
    const document = await PDFDocument.load(bytes, { forIncrementalUpdate: true, updateMetadata: false })
    change(document)
    return document.commit({ useObjectStreams: false })
  }

  it('is named when an update draws over a page (incremental saving attack)', async () => {
    const forged = await update((document) => {
      document.getPage(0).drawRectangle({ x: 0, y: 0, width: 500, height: 500 })
    })
    const report = verify(forged)
    expect(report.problems.map(({ code }) => code)).toEqual(['signature.changedAfter'])
    expect(report.signatures[0]?.coversWholeFile).toBe(false)
  })

  it('is named when an update takes the signature field away', async () => {
    const forged = await update((document) => {
      document.catalog.delete(PDFName.of('AcroForm'))
      document.context.snapshot?.markObjForSave(document.catalog)
    })
    expect(codes(forged)).toEqual(['signature.hidden'])
  })
})

describe('a signature that does not cover the file', () => {
  it('is named when its range ends early', () => {
    const early = patched(/\/ByteRange \[ 0 \d+ \d+ \d+/, (found) =>
      found.replace(/\d+$/, (length) => String(Number(length) - 1).padStart(length.length)),
    )
    expect(codes(early)).toContain('signature.changedAfter')
    expect(codes(early)).toContain('signature.digestMismatch')
  })

  it('is named when the hole is wider than the signature (signature wrapping attack)', () => {
    const wrapped = patched(/\/ByteRange \[ 0 \d+ \d+ \d+/, (found) => {
      const [, start = '', end = '', length = ''] = /0 (\d+) (\d+) (\d+)/.exec(found) ?? []
      return found.replace(`${start} ${end} ${length}`, `${start} ${Number(end) + 100} ${Number(length) - 100}`)
    })
    expect(codes(wrapped)).toEqual(['signature.coverage'])
  })

  it('is named when ranges or contents are missing or of another kind (universal signature forgery)', () => {
    expect(codes(patched(/\/ByteRange \[/, () => '/ByteXange ['))).toContain('signature.malformed')
    expect(
      codes(patched(/\/ByteRange \[ 0 \d+/, (found) => found.replace(/0 \d+/, (range) => 'null'.padEnd(range.length)))),
    ).toContain('signature.malformed')
    expect(codes(patched(/\/Contents </, () => '/Xontents <'))).toContain('signature.malformed')
    const [start, end] = hole
    const empty = Uint8Array.from(bytes)
    empty.fill(0x30, start + 1, end - 1)
    expect(codes(empty)).toEqual(['signature.malformed'])
  })
})

describe('a certificate', () => {
  it('is untrusted without a root, or with another root of the same name', () => {
    expect(codes(bytes, [])).toEqual(['certificate.untrusted'])
    expect(codes(bytes, [createAuthority(OFFICE, signedAt).certificate])).toEqual(['certificate.untrusted'])
  })

  it('is trusted under any of several roots', () => {
    const other = createAuthority('临江市人民政府办公室', signedAt).certificate
    expect(verify(bytes, [other, authority.certificate]).ok).toBe(true)
  })

  it('of a person does not release documents', async () => {
    expect(codes(await signed(pdf, signerOf(person, authority)))).toEqual(['certificate.notForSigning'])
  })

  it('must be valid at the time of signing, and so must its authority', async () => {
    const old = createAuthority(OFFICE, new Date('2005-06-01T00:00:00Z'))
    const late = issueReleaseCertificate(old, new Date('2025-05-01T00:00:00Z'))
    const file = await signed(pdf, signerOf(late))
    expect(codes(file, [old.certificate])).toEqual(['certificate.notValidAtSigning'])
  })

  it('may expire after the signing', () => {
    const report = verifyPdf(bytes, { roots: [authority.certificate], now: new Date('2040-01-01T00:00:00Z') })
    expect(report.ok).toBe(true)
  })

  it('signs nothing in the future of the verifier', () => {
    const early = new Date(signedAt.getTime() - 10 * 60_000)
    expect(verifyPdf(bytes, { roots: [authority.certificate], now: early }).problems).toEqual([
      { code: 'signature.inFuture', signature: 0 },
    ])
  })

  it('enclosed besides must lead to the root too', async () => {
    const stray = createAuthority('临江市人民政府办公室', release.validFrom)
    expect(codes(await signed(pdf, signerOf(release, stray)))).toEqual(['certificate.untrusted'])
  })
})

describe('what is no signed PDF', () => {
  it('is told from a broken one', async () => {
    expect(codes(pdf)).toEqual(['file.unsigned'])
    expect(codes(await plainPdf(true))).toEqual(['file.unsigned'])
    for (const text of [
      '',
      '%PDF-1.7',
      'startxref',
      'startxref 0',
      'startxref\n99999999\n%%EOF',
      '%PDF-1.7\nxref\n0 1\ntrailer<</Prev 9>>startxref 9',
    ]) {
      expect(codes(new TextEncoder().encode(text)), text).toEqual(['file.unreadable'])
    }
  })

  it('does not drive the verifier into the depths or in circles', () => {
    const deep = `%PDF-1.7\nxref\ntrailer<</Root ${'['.repeat(100_000)}`
    const circle = '%PDF-1.7\n1 0 obj 2 0 R endobj\n2 0 obj 1 0 R endobj\n'
    const table = `xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000030 00000 n \ntrailer<</Root 1 0 R>>`
    for (const body of [deep, circle + table]) {
      const start = body.indexOf('xref\n')
      expect(codes(new TextEncoder().encode(`${body}\nstartxref\n${start}\n%%EOF`))).toEqual(['file.unreadable'])
    }
  })

  it('is any beginning of a signed one', () => {
    for (let length = 0; length < bytes.length; length += 211)
      expect(verify(bytes.subarray(0, length)).ok, `${length}`).toBe(false)
  })

  it('is a signed one with random damage, and never throws', () => {
    let state = 1
    const random = (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    for (let round = 0; round < 200; round++) {
      const copy = Uint8Array.from(bytes)
      // Half of the damage goes where the structure is: the tail of the file.
      for (let count = 0; count < 20; count++) {
        const at = round % 2 === 0 ? random(copy.length) : copy.length - 1 - random(2000)
        copy[at] = random(256)
      }
      expect(verify(copy).ok).toBe(false)
    }
  })
})
