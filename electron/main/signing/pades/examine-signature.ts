import { createHash } from 'node:crypto'
import type { PdfProblemCode } from '#shared/domain/signature/report.ts'
import type { CertificateFacts } from '../../certificate/certificate.ts'
import { coverageOf, dateIn, type Coverage } from './coverage.ts'
import type { PdfFile } from '../pdf/pdf-file.ts'
import { textIn, type SignatureField } from './signature-fields.ts'
import type { ValidationData } from '../validation/validation-data.ts'
import { verifyCms, type CmsVerdict } from '../cms/verify-cms.ts'
import { CLOCK_TOLERANCE_MS, verifyTimestamp, type VerifiedTimestamp } from '../timestamp/verify-timestamp.ts'

export const CADES = 'ETSI.CAdES.detached'
const TIMESTAMP = 'ETSI.RFC3161'
const SUB_FILTERS = new Set([CADES, 'adbe.pkcs7.detached', TIMESTAMP])
/** A file, and what whoever verifies it trusts and knows. */
export interface SignedFile {
  readonly bytes: Uint8Array
  readonly file: PdfFile
  readonly data: ValidationData
  readonly roots: readonly CertificateFacts[]
  readonly stampRoots: readonly CertificateFacts[]
  readonly now: Date
}

/** A signature by itself, before what followed it is looked at. */
export interface Examined {
  readonly field: SignatureField
  readonly isTimestamp: boolean
  readonly coverage: Coverage
  readonly verdict: CmsVerdict | null
  readonly timestamp: VerifiedTimestamp | null
  readonly problems: readonly PdfProblemCode[]
}

const digestOf =
  (parts: readonly Uint8Array[]) =>
  (algorithm: string): Uint8Array => {
    const hash = createHash(algorithm)
    for (const part of parts) hash.update(part)
    return new Uint8Array(hash.digest())
  }

const verifyStamp = (token: Uint8Array, imprint: (algorithm: string) => Uint8Array, context: SignedFile) => {
  const { stampRoots, data, now } = context
  return verifyTimestamp({ token, imprint, roots: stampRoots, others: data.certificates, latest: now })
}

const examineTimestamp = (field: SignatureField, coverage: Coverage, context: SignedFile): Examined => {
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
const timestampOf = (verdict: CmsVerdict | null, context: SignedFile): VerifiedTimestamp | string | null => {
  const { message } = verdict ?? { message: null }
  if (message === null || message.timestamp === null) return null
  return verifyStamp(message.timestamp, digestOf([message.value]), context)
}

/** What a signature field says, what of it holds, and what does not. Never throws on hostile bytes but `PdfSyntaxError`. */
export const examine = (field: SignatureField, context: SignedFile): Examined => {
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
