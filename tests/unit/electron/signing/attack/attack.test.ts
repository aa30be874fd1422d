import { createPrivateKey, sign } from 'node:crypto'
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFNumber, PDFRef, StandardFonts } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { createAuthority, issueReleaseCertificate } from '#electron/main/crypto/authority.ts'
import { revealSecret } from '#electron/main/crypto/secret.ts'
import { addValidationData } from '#electron/main/signing/pades/extend-pdf.ts'
import { signPdf } from '#electron/main/signing/pades/sign-pdf.ts'
import { verifyPdf } from '#electron/main/signing/pades/verify-pdf.ts'
import { authority, now, options, release, signerOf } from '../office.ts'
import { name, patched, updated, visibleField } from './forge.ts'

/** The same words under a certification that allows nothing, and under a plain approval signature. */
let certified: Uint8Array
let approved: Uint8Array

const contract = async (): Promise<PDFDocument> => {
  const document = await PDFDocument.create({ updateMetadata: false })
  const font = await document.embedFont(StandardFonts.Helvetica)
  document.addPage([595, 842]).drawText('Pay 100', { x: 80, y: 700, font })
  return document
}
const signAs = async (pdf: Uint8Array, act: 'certify' | 'approve'): Promise<Uint8Array> => {
  const result = await signPdf(pdf, signerOf(release, authority), { ...options, act })
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const verdict = (bytes: Uint8Array) => verifyPdf(bytes, { roots: [authority.certificate], now })
const change = (bytes: Uint8Array, signature = 0): unknown =>
  verdict(bytes).problems.find(
    (problem) => problem.code === 'signature.changedAfter' && problem.signature === signature,
  )?.detail?.['change']
const isRejected = (bytes: Uint8Array): void => {
  const report = verdict(bytes)
  expect(report.ok).toBe(false)
  expect(report.integrity === 'altered' || report.integrity === null).toBe(true)
}

beforeAll(async () => {
  const pdf = await (await contract()).save({ useObjectStreams: false })
  certified = await signAs(pdf, 'certify')
  approved = await signAs(pdf, 'approve')
  for (const bytes of [certified, approved]) expect(verdict(bytes)).toMatchObject({ ok: true, integrity: 'intact' })
})

describe('USF: a signature whose parts are left out or empty', () => {
  const range = /\/ByteRange \[ 0 \d+ \d+ \d+ *\]/
  const cases: readonly (readonly [string, RegExp, (found: string) => string])[] = [
    ['no Contents', /\/Contents </, () => '/Xontents <'],
    ['empty Contents', /\/Contents <[0-9a-f]+>/, (found) => '/Contents <>'.padEnd(found.length)],
    ['null Contents', /\/Contents <[0-9a-f]+>/, (found) => '/Contents null'.padEnd(found.length)],
    ['zero Contents', /\/Contents <[0-9a-f]+>/, (found) => `/Contents <${'0'.repeat(found.length - 12)}>`],
    ['no ByteRange', range, (found) => '/XyteRange [ ]'.padEnd(found.length)],
    ['null ByteRange', range, (found) => '/ByteRange null'.padEnd(found.length)],
    ['negative ByteRange', range, (found) => '/ByteRange [ 0 -1 -1 -1 ]'.padEnd(found.length)],
    ['short ByteRange', range, (found) => '/ByteRange [ 0 9 ]'.padEnd(found.length)],
    ['empty signature', /\/V \d+ 0 R/, (found) => '/V <<>>'.padEnd(found.length)],
    ['no SubFilter', /\/SubFilter/, () => '/SubFxlter'],
  ]
  it.each(cases)('%s', (_, from, to) => {
    isRejected(patched(certified, from, to))
  })
})

describe('ISA: a change saved behind the signature', () => {
  it('with a new cross-reference: words drawn over the page', async () => {
    for (const bytes of [certified, approved]) {
      const forged = await updated(bytes, (document) => {
        document.getPage(0).drawRectangle({ x: 0, y: 0, width: 500, height: 800 })
      })
      isRejected(forged)
      expect(change(forged)).toBe('object.changed')
    }
  })

  it('in object streams', async () => {
    isRejected(
      await updated(
        approved,
        (document) => {
          document.getPage(0).drawRectangle({ x: 0, y: 0, width: 500, height: 800 })
        },
        true,
      ),
    )
  })

  it('without one, for viewers that repair the file', () => {
    const text = Buffer.from(certified).toString('latin1')
    const page = /(\d+ 0 obj\n<<\n\/Type \/Page\n[\s\S]*?endobj)/.exec(text)?.[1] ?? ''
    for (const tail of [
      `\n${page}\n`,
      `\n${page}\n%%EOF\n`,
      `\n${page}\ntrailer\n<< /Root 1 0 R /Size 9 >>\n%%EOF\n`,
      '\n%%EOF\n',
      '\n% nothing but a word\n',
    ]) {
      const forged = Uint8Array.from(Buffer.concat([certified, Buffer.from(tail, 'latin1')]))
      isRejected(forged)
      expect(change(forged)).toBe('update.broken')
    }
  })

  it('hidden between two lawful updates', async () => {
    const bare = { certificates: [authority.certificate], answers: [], lists: [] }
    const forged = await updated(await addValidationData(certified, bare), (document) => {
      document.getPage(0).setSize(10, 10)
    })
    isRejected(await addValidationData(forged, bare))
  })

  it('with a foreign object among the lawful ones', async () => {
    const lawful = await addValidationData(certified, { certificates: [authority.certificate], answers: [], lists: [] })
    expect(verdict(lawful).integrity).toBe('lawfullyChanged')
    const forged = await updated(certified, (document, save) => {
      const { context, catalog } = document
      const contents = document.getPage(0).node.get(name('Contents'))
      const stream = contents instanceof PDFArray ? contents.get(0) : contents
      if (!(stream instanceof PDFRef)) throw new Error('a page has a content stream')
      // The page's own content is passed off as validation data, and replaced.
      catalog.set(name('DSS'), context.obj({ Type: 'DSS', Certs: [stream] }))
      context.assign(stream, context.flateStream('1 1 1 rg 0 0 999 999 re f'))
      save(context.trailerInfo.Root as PDFRef, stream)
    })
    isRejected(forged)
    expect(change(forged)).toBe('object.changed')
  })
})

describe('SWA: the signed bytes moved aside', () => {
  it('a wider hole with other objects in it', () => {
    const forged = patched(certified, /\/ByteRange \[ 0 \d+ \d+ \d+/, (found) => {
      const [, start = '', end = '', length = ''] = /0 (\d+) (\d+) (\d+)/.exec(found) ?? []
      return found.replace(`${start} ${end} ${length}`, `${start} ${Number(end) + 100} ${Number(length) - 100}`)
    })
    expect(verdict(forged).problems.map(({ code }) => code)).toEqual(['signature.coverage'])
    isRejected(forged)
  })

  it('the second part copied to the end, malicious objects in its place', () => {
    const text = Buffer.from(certified).toString('latin1')
    const [, start = 0, end = 0, length = 0] = /\/ByteRange \[ 0 (\d+) (\d+) (\d+)/.exec(text)?.map(Number) ?? []
    const second = Buffer.from(certified.subarray(end))
    const wrapped = '%'.repeat(40)
    const moved = Buffer.concat([
      Buffer.from(certified.subarray(0, end)),
      Buffer.from(`${wrapped}\n9 0 obj\n<< /Type /Page >>\nendobj\n`),
      second,
    ])
    isRejected(Uint8Array.from(moved))
    const at = moved.length - length
    const renumbered = moved.toString('latin1').replace(/\/ByteRange \[ 0 \d+ \d+ \d+/, (found) => {
      return `/ByteRange [ 0 ${String(start)} ${String(at)} ${String(length)}`
        .slice(0, found.length)
        .padEnd(found.length)
    })
    isRejected(Uint8Array.from(Buffer.from(renumbered, 'latin1')))
  })
})

describe('shadow attacks: a file prepared for it before the signing', () => {
  it('hide: the overlay is taken away', async () => {
    const document = await contract()
    const page = document.getPage(0)
    const cover = document.context.register(
      document.context.obj({ Type: 'Annot', Subtype: 'Square', Rect: [0, 600, 500, 800], F: 4 }),
    )
    page.node.set(name('Annots'), document.context.obj([cover]))
    const signed = await signAs(await document.save({ useObjectStreams: false }), 'approve')
    const forged = await updated(signed, (next, save) => {
      const annotations = next.getPage(0).node.Annots()
      annotations?.remove(0)
      save(next.getPage(0).ref)
    })
    isRejected(forged)
    const freed = await updated(signed, (next) => {
      next.context.delete(cover)
    })
    isRejected(freed)
  })

  it('replace: a field, a font or its map says something else', async () => {
    const document = await contract()
    const field = document.getForm().createTextField('amount')
    field.setText('100')
    field.addToPage(document.getPage(0), { x: 80, y: 600, width: 80, height: 20 })
    const signed = await signAs(await document.save({ useObjectStreams: false }), 'approve')
    expect(verdict(signed).ok).toBe(true)
    const filled = await updated(signed, (next, save) => {
      for (const [ref, object] of next.context.enumerateIndirectObjects()) {
        if (!(object instanceof PDFDict) || object.get(name('FT')) !== name('Tx')) continue
        object.set(name('V'), PDFHexString.fromText('900'))
        save(ref)
      }
    })
    isRejected(filled)
    const font = await updated(signed, (next, save) => {
      for (const [ref, object] of next.context.enumerateIndirectObjects()) {
        if (!(object instanceof PDFDict) || object.get(name('Type')) !== name('Font')) continue
        object.set(name('BaseFont'), name('Courier'))
        save(ref)
      }
    })
    isRejected(font)
  })

  it('hide-and-replace: the root or a number leads to what lay hidden', async () => {
    const document = await contract()
    const { context } = document
    const hidden = context.register(
      context.obj({ Type: 'Catalog', Pages: document.catalog.get(name('Pages')) ?? null }),
    )
    // A dangling reference, for an object that comes only later.
    document.getPage(0).node.set(name('Group'), PDFRef.of(4000))
    const signed = await signAs(await document.save({ useObjectStreams: false }), 'approve')
    const otherRoot = await updated(signed, (next, save) => {
      next.context.trailerInfo.Root = hidden
      save(hidden)
    })
    isRejected(otherRoot)
    const late = await updated(signed, (next, save) => {
      next.context.assign(PDFRef.of(4000), next.context.obj({ S: 'Transparency' }))
      save(PDFRef.of(4000))
    })
    isRejected(late)
    expect(change(late)).toBe('object.added')
  })
})

describe('EAA: a note over the words', () => {
  it.each(['FreeText', 'Stamp', 'Redact', 'Text', 'Square', 'Highlight', 'Widget'])('%s', async (subtype) => {
    for (const bytes of [certified, approved]) {
      const forged = await updated(bytes, (document, save) => {
        const { context } = document
        const page = document.getPage(0)
        const note = context.register(context.obj({ Type: 'Annot', Subtype: subtype, Rect: [0, 0, 500, 800], F: 4 }))
        page.node.set(name('Annots'), context.obj([...(page.node.Annots()?.asArray() ?? []), note]))
        save(page.ref)
      })
      isRejected(forged)
      expect(change(forged)).toBe('annotation.changed')
    }
  })
})

describe('SSA: a visible signature over the words', () => {
  /** The signature value is filled with that of a stranger, over the whole forged file. */
  const sneaky = async (bytes: Uint8Array, withSignature: boolean): Promise<Uint8Array> =>
    updated(bytes, (document) => {
      const { context } = document
      const signature = context.register(
        context.obj({
          Type: 'Sig',
          Filter: 'Adobe.PPKLite',
          SubFilter: 'ETSI.CAdES.detached',
          ByteRange: [0, 1, 2, 3].map((value) => PDFNumber.of(value)),
          Contents: PDFHexString.of('00'.repeat(withSignature ? 64 : 1)),
        }),
      )
      visibleField(document, signature, [60, 600, 560, 800])
    })

  it('by nobody, on a certified file and on an approved one', async () => {
    isRejected(await sneaky(certified, true))
    const forged = await sneaky(approved, true)
    isRejected(forged)
    expect(change(forged)).toBe('signature.unsound')
  })

  it('by a stranger whose own signature holds', async () => {
    const strangers = createAuthority('别处', release.validFrom)
    const stranger = issueReleaseCertificate(strangers, release.validFrom)
    const key = createPrivateKey({ key: Buffer.from(revealSecret(stranger.privateKey)), format: 'der', type: 'pkcs8' })
    const second = await signPdf(
      approved,
      {
        certificates: [stranger.certificate, strangers.certificate],
        sign: (data) => Promise.resolve(new Uint8Array(sign('sha256', data, key))),
      },
      { ...options, act: 'approve' },
    )
    const plain = second.ok ? second.value : new Uint8Array()
    // Invisible it is a further, untrusted hand; the file is not changed by it.
    expect(verdict(plain)).toMatchObject({
      ok: false,
      integrity: 'intact',
      signatures: [{ integrity: 'lawfullyChanged' }, { trusted: false }],
    })
    // The same hand on a certified file is not allowed at all.
    const again = await signPdf(certified, signerOf(release, authority), { ...options, act: 'approve' })
    expect(change(again.ok ? again.value : new Uint8Array())).toBe('signature.notAllowed')
  })
})

describe('what is not an attack', () => {
  it('a file with the cross-reference in streams, signed by two hands', async () => {
    const pdf = await (await contract()).save({ useObjectStreams: true })
    const first = await signAs(pdf, 'approve')
    const second = await signPdf(first, signerOf(release, authority), { ...options, act: 'approve' })
    expect(verdict(second.ok ? second.value : new Uint8Array())).toMatchObject({
      ok: true,
      integrity: 'intact',
      signatures: [{ integrity: 'lawfullyChanged', later: ['signature'] }, { integrity: 'intact' }],
    })
  })

  it('an unknown root: untrusted, and intact', () => {
    expect(verifyPdf(approved, { roots: [], now })).toMatchObject({
      ok: false,
      integrity: 'intact',
      signatures: [{ trusted: false, integrity: 'intact' }],
      problems: [{ code: 'certificate.untrusted' }],
    })
  })

  it('an encrypted file: refused by name', async () => {
    const document = await contract()
    document.encrypt({ userPassword: 'x', ownerPassword: 'y' })
    expect(verdict(await document.save({ useObjectStreams: false })).problems).toEqual([{ code: 'file.encrypted' }])
  })

  it('the dates of a last saving', async () => {
    const document = await contract()
    document.setModificationDate(new Date('2026-03-01T00:00:00Z'))
    const signed = await signAs(await document.save({ useObjectStreams: false }), 'approve')
    const saved = await updated(signed, (next, save) => {
      next.setModificationDate(now)
      save(next.context.trailerInfo.Info as PDFRef)
    })
    expect(verdict(saved)).toMatchObject({
      ok: true,
      integrity: 'lawfullyChanged',
      signatures: [{ later: ['properties'] }],
    })
    const retitled = await updated(signed, (next, save) => {
      next.setTitle('Pay 900')
      save(next.context.trailerInfo.Info as PDFRef)
    })
    isRejected(retitled)
  })
})

it('gives up in time on a file that only makes work', () => {
  const count = 200_000
  const rows = Array.from({ length: count }, () => '0000000009 00000 n \n').join('')
  const body = `%PDF-1.7\n1 0 obj << /AcroForm << /Fields [ ${'2 0 R '.repeat(count)}] >> >> endobj\n`
  const bytes = new TextEncoder().encode(
    `${body}xref\n0 ${String(count)}\n${rows}trailer<</Root 1 0 R>>\nstartxref\n${String(body.length)}\n%%EOF`,
  )
  const begun = performance.now()
  expect(verdict(bytes).ok).toBe(false)
  expect(performance.now() - begun).toBeLessThan(15_000)
})
