import type {
  CertificateSummary,
  Integrity,
  PdfProblem,
  PdfProblemCode,
  PdfReport,
  SignatureReport,
  TimestampReport,
} from '#shared/domain/signature/report.ts'
import { readCertificate, type CertificateFacts } from '../../certificate/certificate.ts'
import { aftermathOf, BREAKING, lockOf, stampsOver, timeProblems } from './among-signatures.ts'
import { findChain, type CertificateChain } from '../validation/certificate-chain.ts'
import { isBound } from '../cms/cms-message.ts'
import { certificationOf, dateIn } from './coverage.ts'
import { CADES, examine, type Examined, type SignedFile } from './examine-signature.ts'
import { openPdf } from '../pdf/pdf-file.ts'
import { PdfSyntaxError } from '../pdf/pdf-syntax.ts'
import { signatureFields, textIn } from './signature-fields.ts'
import { levelOf } from './signature-level.ts'
import { readValidationData } from '../validation/validation-data.ts'
import type { VerifiedTimestamp } from '../timestamp/verify-timestamp.ts'

export interface VerifyPdfOptions {
  /** Certificates to trust, DER: the office's authority. Without any, every signature is untrusted. */
  readonly roots: readonly Uint8Array[]
  /** To trust for timestamps alone. A time that a stranger attests is shown and counts for nothing. */
  readonly stampRoots?: readonly Uint8Array[]
  /** The verifier's clock; a signature from its future is a problem. */
  readonly now: Date
}

const summaryOf = (certificate: CertificateFacts): CertificateSummary => ({
  subject: certificate.commonName,
  validFrom: certificate.validFrom,
  validTo: certificate.validUntil,
  sha256: certificate.sha256,
})

const timestampReport = ({ at, authority, chain }: VerifiedTimestamp): TimestampReport => ({
  at: at.toISOString(),
  authority: authority.commonName,
  trusted: chain !== null,
})

/** The chain to a trusted root, else to whichever authority came along. */
const knownChain = ({ verdict, timestamp }: Examined, { data }: SignedFile): CertificateChain | null => {
  const found = verdict?.chain ?? timestamp?.chain
  if (verdict === null || found) return found ?? null
  const { message } = verdict
  return message === null ? null : findChain(message.certificate, [...message.certificates, ...data.certificates], null)
}

const levelIn = (one: Examined, all: readonly Examined[], context: SignedFile): SignatureReport['level'] => {
  const { field, coverage, verdict, problems } = one
  const { bytes, file, data } = context
  const isCades = textIn(file.resolve(field.dictionary.entries.get('SubFilter'))) === CADES
  const message = verdict?.message ?? null
  const broken = problems.some((code) => BREAKING.has(code))
  const last = all.findLast((other) => other.isTimestamp && other.timestamp?.chain && other.coverage.end > coverage.end)
  const [first] = stampsOver(one, all)
  return levelOf({
    isBaseline: isCades && message !== null && isBound(message) && !broken,
    chain: knownChain(one, context),
    timestamp: first?.chain ? { at: first.at, chain: first.chain } : null,
    data,
    archived: last === undefined ? null : readValidationData(openPdf(bytes.subarray(0, last.coverage.end))),
  })
}

interface Judged {
  readonly report: SignatureReport
  readonly problems: readonly PdfProblem[]
}

const judge = (one: Examined, all: readonly Examined[], context: SignedFile): Judged => {
  const { field, coverage, verdict, timestamp, isTimestamp } = one
  const { bytes, file } = context
  const { entries } = field.dictionary
  const problems: PdfProblem[] = one.problems.map((code) => ({ code }))
  const aftermath = coverage.signed === null ? null : aftermathOf(one, all, context)
  if (aftermath !== null && aftermath.unlawful !== null) {
    const detail = { offset: coverage.end, bytes: bytes.length - coverage.end, change: aftermath.unlawful }
    problems.unshift({ code: 'signature.changedAfter', detail })
  }
  const isBroken = problems.some(({ code }) => BREAKING.has(code)) || (isTimestamp && timestamp === null)
  const wholeFile = coverage.signed !== null && coverage.end === bytes.length
  const integrity: Integrity = isBroken ? 'altered' : wholeFile ? 'intact' : 'lawfullyChanged'
  const certificate = verdict?.message?.certificate ?? timestamp?.authority ?? null
  const chain = knownChain(one, context)
  const report: SignatureReport = {
    kind: isTimestamp ? 'timestamp' : 'signature',
    field: field.name,
    subFilter: textIn(file.resolve(entries.get('SubFilter'))),
    name: textIn(file.resolve(entries.get('Name'))),
    reason: textIn(file.resolve(entries.get('Reason'))),
    signedAt: (isTimestamp ? timestamp?.at : dateIn(file.resolve(entries.get('M'))))?.toISOString() ?? null,
    coversWholeFile: wholeFile,
    coversBytes: coverage.end,
    integrity,
    later: aftermath?.later ?? [],
    level: isTimestamp || isBroken ? null : levelIn(one, all, context),
    timestamp: timestamp === null ? null : timestampReport(timestamp),
    chain: chain?.path.map(({ commonName }) => commonName) ?? (certificate === null ? [] : [certificate.commonName]),
    trusted: (verdict?.chain ?? timestamp?.chain ?? null) !== null,
    certification: certificationOf(field.dictionary, file) ?? lockOf(field, file),
    certificate: certificate === null ? null : summaryOf(certificate),
  }
  return { report, problems }
}

/** One altered signature is a changed file; else the last hand's word counts, and timestamps only when there is no hand. */
const integrityOf = (reports: readonly SignatureReport[]): Integrity | null => {
  if (reports.some(({ integrity }) => integrity === 'altered')) return 'altered'
  const hands = reports.filter(({ kind }) => kind === 'signature')
  const last = (hands.length > 0 ? hands : reports).reduce<SignatureReport | null>(
    (latest, report) => (latest === null || report.coversBytes > latest.coversBytes ? report : latest),
    null,
  )
  return last?.integrity ?? null
}

/**
 * Verifies the signatures of any PDF, from the bytes alone: what each covers, who made it and when, how far it is attested
 * (PAdES levels), and whether anything that followed it changed what it signed (see modification/modification.ts). The structure is
 * read as viewers read it and without the product's own writer. `ok` holds when nothing at all is wrong; a sound signature
 * under an unknown root is `intact` and not `ok`. Never throws on hostile bytes: what cannot be read is a problem like any
 * other. Time and memory are bounded by the limits of pdf-file.ts, signature-fields.ts and changed-objects.ts.
 */
export const verifyPdf = (bytes: Uint8Array, options: VerifyPdfOptions): PdfReport => {
  const read = (ders: readonly Uint8Array[]) => ders.map(readCertificate).filter((root) => root !== null)
  const roots = read(options.roots)
  const stampRoots = [...roots, ...read(options.stampRoots ?? [])]
  const failed = (code: PdfProblemCode): PdfReport => ({
    ok: false,
    integrity: null,
    signatures: [],
    problems: [{ code }],
  })
  try {
    const file = openPdf(bytes)
    if (file.trailer.entries.has('Encrypt')) return failed('file.encrypted')
    const fields = signatureFields(file)
    if (fields.length === 0) {
      const hidden = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('/ByteRange', 0, 'latin1')
      return failed(hidden ? 'signature.hidden' : 'file.unsigned')
    }
    const data = readValidationData(file)
    const context: SignedFile = { bytes, file, data, roots, stampRoots, now: options.now }
    const alone = fields.map((field) => examine(field, context))
    const examined = alone.map((one) => ({ ...one, problems: [...one.problems, ...timeProblems(one, alone, context)] }))
    const judged = examined.map((one) => judge(one, examined, context))
    const problems = judged.flatMap(({ problems: own }, signature) => own.map((problem) => ({ ...problem, signature })))
    const signatures = judged.map(({ report }) => report)
    return { ok: problems.length === 0, integrity: integrityOf(signatures), signatures, problems }
  } catch (error) {
    if (error instanceof PdfSyntaxError) return failed('file.unreadable')
    throw error
  }
}
