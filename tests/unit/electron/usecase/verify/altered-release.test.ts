import { beforeAll, describe, expect, it } from 'vitest'
import { releaseContents } from '#electron/main/archive/release/release-contents.ts'
import { sha256Hex } from '#electron/main/crypto/digest.ts'
import { openFonts } from '#electron/main/pdf/fonts.ts'
import { renderPdf } from '#electron/main/pdf/render.ts'
import { signDetached } from '#electron/main/signing/cms/detached.ts'
import { signPdf } from '#electron/main/signing/pades/sign-pdf.ts'
import { verifyRelease } from '#electron/main/usecase/verify/verify-release.ts'
import {
  encodeReleaseManifest,
  parseReleaseManifest,
  type ReleaseManifest,
} from '#shared/domain/archive/release-manifest.ts'
import { partHolds } from '#shared/domain/archive/verification-report.ts'
import type { Attachment, OfficialDocument } from '#shared/domain/document/model.ts'
import { APPROVED, createSampleRelease, VERIFIED_AT, type SampleRelease } from '../../../../helper/sample-release.ts'
import { createTestOffice, OFFICE_NAME } from '../../../../helper/test-office.ts'

/** The forger is the office: its key signs any manifest anew. What is left to object are the files and the approved text. */
const office = createTestOffice()
let sample: SampleRelease
beforeAll(async () => {
  sample = await createSampleRelease(office)
})

interface Forgery {
  readonly manifest?: (made: ReleaseManifest) => ReleaseManifest
  readonly approved?: Partial<OfficialDocument> | null
  readonly files?: ReadonlyMap<string, Uint8Array>
}

const manifestOf = ({ files: [, { bytes }] }: SampleRelease): ReleaseManifest => {
  const made = parseReleaseManifest(bytes)
  if (made === null) throw new Error('a manifest of ours')
  return made
}

const judged = async ({ manifest: change = (made) => made, approved = {}, files = new Map() }: Forgery) => {
  const manifestName = sample.files[1].fileName
  const manifest = encodeReleaseManifest(change(manifestOf(sample)))
  const here = new Map([...sample.files.map((file) => [file.fileName, file.bytes] as const), ...files])
  const part = await verifyRelease(
    {
      manifestName,
      manifest,
      signature: await signDetached(manifest, office.releaseSigner),
      read: (name) => Promise.resolve(here.get(name) ?? null),
    },
    {
      root: office.authority.certificate,
      now: VERIFIED_AT,
      approved: approved === null ? null : { document: { ...APPROVED, ...approved }, pictures: new Map() },
    },
  )
  const failed = part.checks.find(({ ok }) => ok === false)
  expect(partHolds(part)).toBe(failed === undefined)
  return failed === undefined ? null : { check: failed.id, ...failed.detail }
}
const ofPdf =
  (more: Partial<ReleaseManifest['pdf']>) =>
  (made: ReleaseManifest): ReleaseManifest => ({ ...made, pdf: { ...made.pdf, ...more } })

const SHEET = Buffer.from('乡镇,处数\n甲乡,3\n')
const OTHER_SHEET = Buffer.from('乡镇,处数\n甲乡,4\n')
/** Its PDF, signed by the office. */
const pdfOf = async (document: OfficialDocument) => {
  const { documentNumber, releasedOn, document: of } = manifestOf(sample)
  const input = { document, issuer: OFFICE_NAME, documentNumber, releasedOn, contentHash: of.contentHash }
  const pdf = await renderPdf(input, await openFonts({ installedFolders: [] }))
  if (!pdf.ok) throw new Error(pdf.error.code)
  const options = { signedAt: new Date('2026-03-01T01:00:00.000Z'), name: OFFICE_NAME, reason: '发布' }
  const signed = await signPdf(pdf.value.bytes, office.releaseSigner, options)
  if (!signed.ok) throw new Error(signed.error.code)
  return { bytes: signed.value, pages: pdf.value.pages }
}
const attachment = (bytes: Uint8Array): Attachment => ({
  ...{ id: 'a-1', title: '排查表' },
  content: { kind: 'file', fileName: '排查表.csv', format: 'csv', sizeBytes: bytes.length, sha256: sha256Hex(bytes) },
})

describe('a release that its own office signed anew', () => {
  it('holds beside the text that was approved, and without it', async () => {
    expect(await judged({})).toBeNull()
    expect(await judged({ approved: null })).toBeNull()
  })

  it('is named by its manifest where that is not there, and asked nothing behind what does not hold', async () => {
    const file = sample.files[1].fileName
    const context = { root: office.authority.certificate, now: VERIFIED_AT, approved: null }
    const read = () => Promise.resolve(null)
    const part = await verifyRelease({ manifestName: file, manifest: null, signature: null, read }, context)
    expect(part).toMatchObject({ name: file, subject: null, trust: null })
    expect(part.checks[0]).toMatchObject({ ok: false, detail: { problem: 'file.missing', file } })
    expect(part.checks.slice(1).every(({ ok }) => ok === 'notReached')).toBe(true)
    const [, { bytes: manifest }, { bytes: signature }] = sample.files
    const altered = await verifyRelease(
      { manifestName: file, manifest, signature, read: () => Promise.resolve(new Uint8Array()) },
      context,
    )
    const at = altered.checks.findIndex(({ id }) => id === 'pdfHash')
    expect(altered.checks[at]?.ok).toBe(false)
    expect(altered.checks.slice(at + 1).every(({ ok }) => ok === 'notReached')).toBe(true)
  })

  it('says where the log stood in a tree that holds it', async () => {
    const manifest = (made: ReleaseManifest): ReleaseManifest => ({
      ...made,
      inclusion: { ...made.inclusion, index: 0 },
    })
    expect(await judged({ manifest })).toEqual({
      ...{ check: 'inclusion', problem: 'inclusion.path', file: sample.files[1].fileName },
    })
  })

  it('has no file for an attachment that is set with the text', async () => {
    const { body } = APPROVED
    const approved = { attachments: [{ id: 'a-1', title: '排查表', content: { kind: 'text', body } as const }] }
    const document = { ...APPROVED, ...approved }
    const pdf = await pdfOf(document)
    const contents = (made: ReleaseManifest) =>
      releaseContents({
        ...{ baseName: APPROVED.title, metadata: made.metadata, pictures: new Map(), attached: new Map() },
        ...{ pages: pdf.pages, document: { ...document, documentNumber: made.documentNumber } },
      })
    const manifest = (made: ReleaseManifest): ReleaseManifest => ({
      ...ofPdf({ pages: pdf.pages, sha256: sha256Hex(pdf.bytes), sizeBytes: pdf.bytes.length })(made),
      files: contents(made).map(({ listed }) => listed),
    })
    const files = new Map([
      [sample.files[0].fileName, pdf.bytes] as const,
      ...contents(manifestOf(sample)).map((file) => [file.fileName, file.bytes] as const),
    ])
    expect(await judged({ approved, manifest, files })).toBeNull()
  })

  it('begins with the very bytes that were released first, as many as the manifest says', async () => {
    const pdf = sample.files[0].bytes
    const first = { sha256: sha256Hex(pdf.subarray(0, 1000)), sizeBytes: 1000 }
    const otherwise = { check: 'pdfHash', problem: 'file.altered', file: `${APPROVED.title}.pdf` }
    expect(await judged({ manifest: ofPdf({ first }) })).toBeNull()
    expect(await judged({ manifest: ofPdf({ first: { ...first, sizeBytes: 1001 } }) })).toEqual(otherwise)
    expect(await judged({ manifest: ofPdf({ first: { ...first, sha256: sha256Hex(pdf) } }) })).toEqual(otherwise)
  })

  it('leaves out what its manifest says, and nothing that it does not say', async () => {
    const approved = { copyTo: '县委办公室。' }
    const omitted = (made: ReleaseManifest): ReleaseManifest => ({
      ...made,
      document: { ...made.document, omitted: ['copyTo'] },
    })
    expect(await judged({ approved, manifest: omitted })).toBeNull()
    expect(await judged({ approved })).toEqual({
      ...{ check: 'pdfText', problem: 'pdf.otherText', file: `${APPROVED.title}.pdf` },
    })
  })

  it('has every attached file of the text, and none that no text has', async () => {
    const approved = { attachments: [attachment(SHEET)] }
    const document = { ...APPROVED, ...approved }
    const { fileName } = sample.files[0]
    const pdf = await pdfOf(document)
    const baseName = APPROVED.title
    const contents = (made: ReleaseManifest, bytes: Uint8Array) =>
      releaseContents({
        ...{ baseName, metadata: made.metadata, pictures: new Map(), pages: pdf.pages },
        document: { ...document, documentNumber: made.documentNumber, attachments: [attachment(bytes)] },
        attached: new Map([[sha256Hex(bytes), bytes]]),
      })
    const released = (bytes: Uint8Array) => ({
      manifest: (made: ReleaseManifest): ReleaseManifest => ({
        ...ofPdf({ pages: pdf.pages, sha256: sha256Hex(pdf.bytes), sizeBytes: pdf.bytes.length })(made),
        files: contents(made, bytes).map(({ listed }) => listed),
      }),
      files: new Map([
        [fileName, pdf.bytes] as const,
        ...contents(manifestOf(sample), bytes).map((file) => [file.fileName, file.bytes] as const),
      ]),
    })
    expect(await judged({ approved, ...released(SHEET) })).toBeNull()
    const other = { check: 'releaseContent', problem: 'text.differs', file: fileName }
    expect(await judged({ approved, ...released(OTHER_SHEET) })).toEqual(other)
    const { manifest, files } = released(SHEET)
    const without = (made: ReleaseManifest): ReleaseManifest => ({
      ...manifest(made),
      files: manifest(made).files.filter(({ role }) => role !== 'attachment'),
    })
    expect(await judged({ approved, manifest: without, files })).toEqual(other)
    const more = (made: ReleaseManifest): ReleaseManifest => ({
      ...made,
      files: [...made.files, ...manifest(made).files.filter(({ role }) => role === 'attachment')],
    })
    const sheet = manifest(manifestOf(sample)).files.find(({ role }) => role === 'attachment')?.fileName ?? ''
    expect(await judged({ manifest: more, files: new Map([[sheet, SHEET]]) })).toEqual({
      ...{ check: 'releaseContent', problem: 'file.unexpected', file: fileName },
    })
  })
})
