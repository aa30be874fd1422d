import { createHash } from 'node:crypto'
import type {
  CertificateSummary,
  PdfProblem,
  PdfProblemCode,
  PdfReport,
  SignatureReport,
} from '#shared/domain/signature/report.ts'
import { readCertificate, type CertificateFacts } from '../certificate/certificate.ts'
import { numberIn, openPdf, type PdfFile } from './pdf-file.ts'
import { PdfSyntaxError, type PdfDictionary, type PdfValue } from './pdf-syntax.ts'
import { signatureFields, textIn, type SignatureField } from './signature-fields.ts'
import { derLength } from './strict-der.ts'
import { verifyCms } from './verify-cms.ts'

export interface VerifyPdfOptions {
  /** Certificates to trust, DER: the office's authority. Without any, every signature is untrusted. */
  readonly roots: readonly Uint8Array[]
  /** The verifier's clock; a signature from its future is a problem. */
  readonly now: Date
}

/** Clocks of two machines may differ by this much. */
const CLOCK_TOLERANCE_MS = 5 * 60_000
const SUB_FILTERS = new Set(['ETSI.CAdES.detached', 'adbe.pkcs7.detached'])

interface Coverage {
  readonly problems: readonly PdfProblem[]
  /** The two signed ranges; null when there is nothing to take a digest of. */
  readonly signed: readonly [Uint8Array, Uint8Array] | null
  readonly cms: Uint8Array
  readonly wholeFile: boolean
}

const nothing = (code: PdfProblemCode): Coverage => ({
  problems: [{ code }],
  signed: null,
  cms: new Uint8Array(),
  wholeFile: false,
})

/** Digits of one case only: the same bytes could else be written in other letters, a change that no digest shows. */
const ONE_CASE_HEX = /^<(?:[0-9a-f]*|[0-9A-F]*)>$/

/**
 * What a signature covers (ISO 32000-1, 12.8.1): from the first byte of the file to its own Contents, and from behind
 * them to the end of the file. The hole must be the Contents string and nothing else, its tail zeros.
 */
const coverageOf = (bytes: Uint8Array, { dictionary }: SignatureField, { resolve }: PdfFile): Coverage => {
  const contents = resolve(dictionary.entries.get('Contents'))
  const ranges = resolve(dictionary.entries.get('ByteRange'))
  const numbers = ranges.kind === 'array' ? ranges.items.map((item) => numberIn(resolve(item))) : []
  const [first, holeStart, holeEnd, length] = numbers
  if (contents.kind !== 'string' || numbers.length !== 4) return nothing('signature.malformed')
  if (typeof holeStart !== 'number' || typeof holeEnd !== 'number' || typeof length !== 'number') {
    return nothing('signature.malformed')
  }
  const end = holeEnd + length
  if (first !== 0 || holeStart !== contents.start || holeEnd !== contents.end || end > bytes.length) {
    return nothing('signature.coverage')
  }
  const hole = Buffer.from(bytes.subarray(holeStart, holeEnd)).toString('latin1')
  const cmsBytes = derLength(contents.bytes)
  if (!ONE_CASE_HEX.test(hole) || hole.length % 2 !== 0 || cmsBytes === null) return nothing('signature.malformed')
  if (contents.bytes.subarray(cmsBytes).some((byte) => byte !== 0)) return nothing('signature.malformed')
  const added = bytes.length - end
  return {
    problems: added === 0 ? [] : [{ code: 'signature.changedAfter', detail: { offset: end, bytes: added } }],
    signed: [bytes.subarray(0, holeStart), bytes.subarray(holeEnd, end)],
    cms: contents.bytes.subarray(0, cmsBytes),
    wholeFile: added === 0,
  }
}

/** A PDF date (ISO 32000-1, 7.9.4); null unless it is given to the second with its time zone. */
const dateIn = (value: PdfValue): Date | null => {
  const parts = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z(?:00'?00'?)?|([+-]\d\d)'?(\d\d)'?)$/.exec(textIn(value))
  if (parts === null) return null
  const [, year, month, day, hour, minute, second, zoneHour = '+00', zoneMinute = '00'] = parts
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zoneHour}:${zoneMinute}`)
  return Number.isNaN(date.getTime()) ? null : date
}

/** The level of a certification signature (ISO 32000-1, 12.8.2.2), null when it is none. */
const certificationOf = (dictionary: PdfDictionary, { resolve }: PdfFile): number | null => {
  const references = resolve(dictionary.entries.get('Reference'))
  for (const item of references.kind === 'array' ? references.items : []) {
    const reference = resolve(item)
    if (reference.kind !== 'dictionary') continue
    const parameters = resolve(reference.entries.get('TransformParams'))
    if (textIn(resolve(reference.entries.get('TransformMethod'))) !== 'DocMDP') continue
    // 2 is the default that the standard gives where P is left out.
    return parameters.kind === 'dictionary' ? (numberIn(resolve(parameters.entries.get('P'))) ?? 2) : 2
  }
  return null
}

const summaryOf = (certificate: CertificateFacts): CertificateSummary => ({
  subject: certificate.commonName,
  validFrom: certificate.validFrom,
  validTo: certificate.validUntil,
  sha256: certificate.sha256,
})

interface Judged {
  readonly report: SignatureReport
  readonly problems: readonly PdfProblem[]
}

const judge = (bytes: Uint8Array, field: SignatureField, file: PdfFile, context: Context): Judged => {
  const { resolve } = file
  const { entries } = field.dictionary
  const coverage = coverageOf(bytes, field, file)
  const signedAt = dateIn(resolve(entries.get('M')))
  const subFilter = textIn(resolve(entries.get('SubFilter')))
  const problems: PdfProblem[] = [...coverage.problems]
  if (!SUB_FILTERS.has(subFilter)) problems.push({ code: 'signature.algorithm' })
  if (signedAt === null) problems.push({ code: 'signature.noTime' })
  else if (signedAt.getTime() > context.now.getTime() + CLOCK_TOLERANCE_MS)
    problems.push({ code: 'signature.inFuture' })
  const { signed, cms } = coverage
  const digest = (algorithm: string): Uint8Array => {
    const hash = createHash(algorithm)
    for (const range of signed ?? []) hash.update(range)
    return new Uint8Array(hash.digest())
  }
  const verdict = signed === null ? null : verifyCms({ cms, digest, roots: context.roots, at: signedAt })
  for (const code of verdict?.problems ?? []) problems.push({ code })
  const report: SignatureReport = {
    field: field.name,
    subFilter,
    name: textIn(resolve(entries.get('Name'))),
    reason: textIn(resolve(entries.get('Reason'))),
    signedAt: signedAt?.toISOString() ?? null,
    coversWholeFile: coverage.wholeFile,
    certification: certificationOf(field.dictionary, file),
    certificate: verdict?.certificate ? summaryOf(verdict.certificate) : null,
  }
  return { report, problems }
}

interface Context {
  readonly roots: readonly CertificateFacts[]
  readonly now: Date
}

/**
 * Verifies the signatures of any PDF, from the bytes alone. The structure is read as viewers read it and without the
 * product's own writer. Not judged yet: whether an addition behind a signature was lawful (each is `changedAfter`),
 * timestamps, revocation. Never throws on hostile bytes: what cannot be read is a problem like any other.
 */
export const verifyPdf = (bytes: Uint8Array, options: VerifyPdfOptions): PdfReport => {
  const roots = options.roots.map(readCertificate).filter((root) => root !== null)
  const context = { roots, now: options.now }
  const failed = (code: PdfProblemCode): PdfReport => ({ ok: false, signatures: [], problems: [{ code }] })
  try {
    const file = openPdf(bytes)
    const fields = signatureFields(file)
    if (fields.length === 0) {
      const hidden = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('/ByteRange', 0, 'latin1')
      return failed(hidden ? 'signature.hidden' : 'file.unsigned')
    }
    const judged = fields.map((field) => judge(bytes, field, file, context))
    const problems = judged.flatMap(({ problems: own }, signature) => own.map((problem) => ({ ...problem, signature })))
    return { ok: problems.length === 0, signatures: judged.map(({ report }) => report), problems }
  } catch (error) {
    if (error instanceof PdfSyntaxError) return failed('file.unreadable')
    throw error
  }
}
