import { createHash } from 'node:crypto'
import { Certificate } from 'pkijs'
import { PDFArray, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRef, PDFString } from 'pdf-lib'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { signCms } from './cms.ts'
import type { Signer } from './signer.ts'

export interface SignOptions {
  readonly signedAt: Date
  /** Who signs, as the signature's properties show it. */
  readonly name: string
  readonly reason: string
}

/** A certificate of the chain is expired or not valid yet at the time of signing (both dates ISO 8601). */
export interface SignRefusal {
  readonly code: 'release.certificateExpired'
  readonly detail: { readonly validFrom: string; readonly validTo: string }
}

/** Room for the CMS beside its certificates: attributes, signature, names and framing take less than 1 KiB. */
const CMS_OVERHEAD_BYTES = 2048
const BYTE_RANGE_SLOT = '**********'
const FIELD_NAME = 'Release'
/** ISO 32000-1, table 165: printed, and locked against change. */
const PRINT_AND_LOCKED = 4 | 128
/** ISO 32000-1, table 219: the file holds signatures and is to be changed by appending only. */
const SIGNATURES_EXIST_APPEND_ONLY = 3

const name = (value: string): PDFName => PDFName.of(value)

const validityRefusal = (signer: Signer, at: Date): SignRefusal | null => {
  for (const der of signer.certificates) {
    const certificate = Certificate.fromBER(new Uint8Array(der).buffer)
    const [validFrom, validTo] = [certificate.notBefore.value, certificate.notAfter.value]
    if (at >= validFrom && at <= validTo) continue
    const detail = { validFrom: validFrom.toISOString(), validTo: validTo.toISOString() }
    return { code: 'release.certificateExpired', detail }
  }
  return null
}

/** The file with an empty certification signature appended: a hole of `holeBytes` for the CMS, ranges not yet filled. */
const appendPlaceholder = async (pdf: Uint8Array, options: SignOptions, holeBytes: number): Promise<Uint8Array> => {
  const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false })
  const { context, catalog } = document
  if (catalog.has(name('AcroForm')) || catalog.has(name('Perms'))) throw new Error('the file is signed already')
  const slot = name(BYTE_RANGE_SLOT)
  const parameters = context.obj({ Type: 'TransformParams', P: 1, V: name('1.2') })
  const reference = context.obj({ Type: 'SigRef', TransformMethod: 'DocMDP', TransformParams: parameters })
  const signature = context.register(
    context.obj({
      Type: 'Sig',
      Filter: 'Adobe.PPKLite',
      SubFilter: 'ETSI.CAdES.detached',
      ByteRange: [PDFNumber.of(0), slot, slot, slot],
      Contents: PDFHexString.of('0'.repeat(holeBytes * 2)),
      M: PDFString.fromDate(options.signedAt),
      Name: PDFHexString.fromText(options.name),
      Reason: PDFHexString.fromText(options.reason),
      Reference: [reference],
    }),
  )
  const page = document.getPage(0)
  const field = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFString.of(FIELD_NAME),
      V: signature,
      F: PRINT_AND_LOCKED,
      // No area: the signature has no appearance of its own.
      Rect: [0, 0, 0, 0],
      P: page.ref,
    }),
  )
  const annotations = page.node.lookupMaybe(name('Annots'), PDFArray)
  page.node.set(name('Annots'), context.obj([...(annotations?.asArray() ?? []), field]))
  catalog.set(name('AcroForm'), context.obj({ Fields: [field], SigFlags: SIGNATURES_EXIST_APPEND_ONLY }))
  catalog.set(name('Perms'), context.obj({ DocMDP: signature }))
  const root = context.trailerInfo.Root
  if (!(root instanceof PDFRef)) throw new Error('a catalog is an indirect object')
  context.snapshot?.markRefsForSave([root, page.ref])
  return document.commit({ useObjectStreams: false })
}

/** Fills in the ranges around the hole; they keep the length of their slots, so that no offset moves. */
const patchByteRange = (bytes: Buffer, from: number, holeBytes: number): readonly [number, number] => {
  const hole = `<${'0'.repeat(holeBytes * 2)}>`
  const start = bytes.indexOf(hole, from, 'latin1')
  const end = start + hole.length
  const slots = `[ 0 /${BYTE_RANGE_SLOT} /${BYTE_RANGE_SLOT} /${BYTE_RANGE_SLOT} ]`
  const at = bytes.indexOf(slots, from, 'latin1')
  if (start < 0 || at < 0) throw new Error('the placeholder is in the update')
  bytes.write(`[ 0 ${start} ${end} ${bytes.length - end}`.padEnd(slots.length - 1) + ']', at, 'latin1')
  return [start, end]
}

/**
 * Certifies a PDF: appends a PAdES B-B signature (ETSI EN 319 142-1) that allows no change (DocMDP, P = 1), invisible,
 * over the whole file but the signature itself. The signed bytes before it stay as they are.
 * Refuses with `release.certificateExpired` when a certificate is not valid at `signedAt`.
 * Throws when the file is no PDF, is signed already, or the key does not answer; nothing is written anywhere.
 */
export const signPdf = async (
  pdf: Uint8Array,
  signer: Signer,
  options: SignOptions,
): Promise<Result<Uint8Array, SignRefusal>> => {
  const refusal = validityRefusal(signer, options.signedAt)
  if (refusal !== null) return err(refusal)
  const certificateBytes = signer.certificates.reduce((sum, certificate) => sum + certificate.length, 0)
  const holeBytes = certificateBytes + CMS_OVERHEAD_BYTES
  const bytes = Buffer.from(await appendPlaceholder(pdf, options, holeBytes))
  const [start, end] = patchByteRange(bytes, pdf.length, holeBytes)
  const digest = createHash('sha256').update(bytes.subarray(0, start)).update(bytes.subarray(end)).digest()
  const cms = await signCms(digest, signer)
  if (cms.length > holeBytes) throw new Error('the signature fits its place')
  bytes.write(Buffer.from(cms).toString('hex'), start + 1, 'latin1')
  return ok(new Uint8Array(bytes))
}
