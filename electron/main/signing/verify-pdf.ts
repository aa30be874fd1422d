import { createHash } from 'node:crypto'
import type {
  CertificateSummary,
  Integrity,
  PdfProblem,
  PdfProblemCode,
  PdfReport,
  SignatureReport,
  TimestampReport,
  UnlawfulChange,
} from '#shared/domain/signature/report.ts'
import { isValidAt, readCertificate, type CertificateFacts } from '../certificate/certificate.ts'
import { findChain, type CertificateChain } from './certificate-chain.ts'
import { isBound } from './cms-message.ts'
import { certificationOf, coverageOf, dateIn, type Coverage } from './coverage.ts'
import { modificationsBetween, type Modifications } from './modification.ts'
import { entry } from './pdf-equal.ts'
import { numberIn, openPdf, type PdfFile } from './pdf-file.ts'
import { PdfSyntaxError } from './pdf-syntax.ts'
import { signatureFields, textIn, type SignatureField } from './signature-fields.ts'
import { levelOf } from './signature-level.ts'
import { isWholeUpdate } from './update-form.ts'
import { isRevokedAt, readValidationData, type ValidationData } from './validation-data.ts'
import { verifyCms, type CmsVerdict } from './verify-cms.ts'
import { CLOCK_TOLERANCE_MS, verifyTimestamp, type VerifiedTimestamp } from './verify-timestamp.ts'

export interface VerifyPdfOptions {
  /** Certificates to trust, DER: the office's authority. Without any, every signature is untrusted. */
  readonly roots: readonly Uint8Array[]
  /** To trust for timestamps alone. A time that a stranger attests is shown and counts for nothing. */
  readonly stampRoots?: readonly Uint8Array[]
  /** The verifier's clock; a signature from its future is a problem. */
  readonly now: Date
}

const CADES = 'ETSI.CAdES.detached'
const TIMESTAMP = 'ETSI.RFC3161'
const SUB_FILTERS = new Set([CADES, 'adbe.pkcs7.detached', TIMESTAMP])
/** Problems that say that something was changed or forged; the others concern trust, time and form. */
const BREAKING: ReadonlySet<PdfProblemCode> = new Set([
  'signature.malformed',
  'signature.coverage',
  'signature.changedAfter',
  'signature.digestMismatch',
  'signature.forged',
  'signature.certificateNotBound',
  'signature.algorithm',
])

interface Context {
  readonly bytes: Uint8Array
  readonly file: PdfFile
  readonly data: ValidationData
  readonly roots: readonly CertificateFacts[]
  readonly stampRoots: readonly CertificateFacts[]
  readonly now: Date
}

/** A signature by itself, before what followed it is looked at. */
interface Examined {
  readonly field: SignatureField
  readonly isTimestamp: boolean
  readonly coverage: Coverage
  readonly verdict: CmsVerdict | null
  readonly timestamp: VerifiedTimestamp | null
  readonly problems: readonly PdfProblemCode[]
}

const summaryOf = (certificate: CertificateFacts): CertificateSummary => ({
  subject: certificate.commonName,
  validFrom: certificate.validFrom,
  validTo: certificate.validUntil,
  sha256: certificate.sha256,
})

const digestOf =
  (parts: readonly Uint8Array[]) =>
  (algorithm: string): Uint8Array => {
    const hash = createHash(algorithm)
    for (const part of parts) hash.update(part)
    return new Uint8Array(hash.digest())
  }

const verifyStamp = (token: Uint8Array, imprint: (algorithm: string) => Uint8Array, context: Context) => {
  const { stampRoots, data, now } = context
  return verifyTimestamp({ token, imprint, roots: stampRoots, others: data.certificates, latest: now })
}

const examineTimestamp = (field: SignatureField, coverage: Coverage, context: Context): Examined => {
  const { signed, cms, problem } = coverage
  const verified = signed === null ? null : verifyStamp(cms, digestOf(signed), context)
  const timestamp = typeof verified === 'string' ? null : verified
  const problems: PdfProblemCode[] = problem === null ? [] : [problem]
  if (verified === 'imprint') problems.push('signature.digestMismatch')
  else if (problem === null && timestamp === null) problems.push('timestamp.invalid')
  if (!coverage.strict && problem === null) problems.push('signature.notStrict')
  return { field, isTimestamp: true, coverage, verdict: null, timestamp, problems }
}

/** Over the value of the signature; null when there is none, and `timestamp.invalid` among the problems when it is unsound. */
const timestampOf = (verdict: CmsVerdict | null, context: Context): VerifiedTimestamp | string | null => {
  const { message } = verdict ?? { message: null }
  if (message === null || message.timestamp === null) return null
  return verifyStamp(message.timestamp, digestOf([message.value]), context)
}

const examine = (field: SignatureField, context: Context): Examined => {
  const { file, bytes, roots, data, now } = context
  const { entries } = field.dictionary
  const coverage = coverageOf(bytes, field.dictionary, file)
  const subFilter = textIn(file.resolve(entries.get('SubFilter')))
  if (subFilter === TIMESTAMP) return examineTimestamp(field, coverage, context)
  const { signed, cms, problem, strict } = coverage
  const verdict =
    signed === null
      ? null
      : verifyCms({ cms, digest: digestOf(signed), roots, others: data.certificates, mustBeBound: subFilter === CADES })
  const checked = timestampOf(verdict, context)
  const timestamp = typeof checked === 'string' ? null : checked
  const problems: PdfProblemCode[] = [...(problem === null ? [] : [problem]), ...(verdict?.problems ?? [])]
  if (signed !== null && !strict && !problems.includes('signature.notStrict')) problems.push('signature.notStrict')
  if (!SUB_FILTERS.has(subFilter)) problems.push('signature.algorithm')
  if (typeof checked === 'string') problems.push('timestamp.invalid')
  const claimed = dateIn(file.resolve(entries.get('M')))
  if (claimed === null && timestamp === null) problems.push('signature.noTime')
  else if (claimed !== null && claimed.getTime() > now.getTime() + CLOCK_TOLERANCE_MS)
    problems.push('signature.inFuture')
  return { field, isTimestamp: false, coverage, verdict, timestamp, problems }
}

/** Timestamps by trusted authorities that cover this signature: its own, and those of whatever was added behind it and holds. */
const stampsOver = (one: Examined, all: readonly Examined[]): readonly VerifiedTimestamp[] =>
  all
    .filter((other) => other === one || other.coverage.end > one.coverage.end)
    .filter(({ problems }) => !problems.some((code) => BREAKING.has(code)))
    .flatMap(({ timestamp }) => (timestamp?.chain ? [timestamp] : []))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())

/** Was everybody in office when they signed? Asked of all signatures together: a later timestamp attests earlier hands too. */
const timeProblems = (one: Examined, all: readonly Examined[], { file, data }: Context): readonly PdfProblemCode[] => {
  const { verdict, field, isTimestamp } = one
  if (isTimestamp) return []
  // A time that nobody attests is the signer's own word; an authority's counts when it is trusted.
  const attested = stampsOver(one, all)[0]?.at ?? null
  const at = attested ?? dateIn(file.resolve(field.dictionary.entries.get('M')))
  const path = verdict?.chain?.path ?? (verdict?.message ? [verdict.message.certificate] : [])
  const isInTime = at === null || path.every((certificate) => isValidAt(certificate, at))
  const isRevoked = verdict?.chain ? isRevokedAt(verdict.chain, data, attested) : false
  return [
    ...(isInTime ? [] : (['certificate.notValidAtSigning'] as const)),
    ...(isRevoked ? (['certificate.revoked'] as const) : []),
  ]
}

/** The level that a signed field locks the file at (ISO 32000-2, 12.7.5.5), null when it does not. */
const lockOf = ({ field }: SignatureField, file: PdfFile): number | null =>
  numberIn(file.resolve(entry(file.resolve(field.entries.get('Lock')), 'P')))

/** What later signatures may still do (ISO 32000-2, 12.7.5.5 and 12.8.2.2): the strictest word of those up to here. */
const permissionAt = (end: number, all: readonly Examined[], { file }: Context): number | null => {
  const levels = all
    .filter(({ coverage }) => coverage.end <= end)
    .flatMap(({ field }) => [certificationOf(field.dictionary, file), lockOf(field, file)])
    .filter((level) => level !== null)
  return levels.length === 0 ? null : Math.min(...levels)
}

interface Aftermath {
  readonly later: Modifications['lawful']
  readonly unlawful: UnlawfulChange | null
}

/** What followed a signature, judged against the file as it is now. */
const aftermathOf = (one: Examined, all: readonly Examined[], context: Context): Aftermath => {
  const { bytes, file } = context
  const { end } = one.coverage
  if (end === bytes.length) return { later: [], unlawful: null }
  if (!isWholeUpdate(bytes, end, file)) return { later: [], unlawful: 'update.broken' }
  const permission = permissionAt(end, all, context)
  const { lawful, unlawful, signatures } = modificationsBetween(openPdf(bytes.subarray(0, end)), file, permission)
  // Whoever shows something on the page answers for it: a hand that nobody knows may not.
  const isUnsound = signatures.some(({ field, newlyVisible }) => {
    const other = all.find((candidate) => candidate.field.number === field)
    return (
      newlyVisible &&
      (other === undefined ||
        other.problems.some((code) => code !== 'signature.notStrict' && code !== 'certificate.notForSigning'))
    )
  })
  return { later: lawful, unlawful: unlawful ?? (isUnsound ? 'signature.unsound' : null) }
}

const timestampReport = ({ at, authority, chain }: VerifiedTimestamp): TimestampReport => ({
  at: at.toISOString(),
  authority: authority.commonName,
  trusted: chain !== null,
})

/** The chain to a trusted root, else to whichever authority came along. */
const knownChain = ({ verdict, timestamp }: Examined, { data }: Context): CertificateChain | null => {
  const found = verdict?.chain ?? timestamp?.chain
  if (verdict === null || found) return found ?? null
  const { message } = verdict
  return message === null ? null : findChain(message.certificate, [...message.certificates, ...data.certificates], null)
}

const levelIn = (one: Examined, all: readonly Examined[], context: Context): SignatureReport['level'] => {
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

const judge = (one: Examined, all: readonly Examined[], context: Context): Judged => {
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
 * (PAdES levels), and whether anything that followed it changed what it signed (see modification.ts). The structure is
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
    const context: Context = { bytes, file, data, roots, stampRoots, now: options.now }
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
