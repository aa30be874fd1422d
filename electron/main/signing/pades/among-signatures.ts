import type { PdfProblemCode, UnlawfulChange } from '#shared/domain/signature/report.ts'
import { isValidAt } from '../../certificate/certificate.ts'
import { certificationOf, dateIn } from './coverage.ts'
import type { Examined, SignedFile } from './examine-signature.ts'
import { modificationsBetween, type Modifications } from '../modification/modification.ts'
import { entry } from '../pdf/pdf-equal.ts'
import { numberIn, openPdf, type PdfFile } from '../pdf/pdf-file.ts'
import type { SignatureField } from './signature-fields.ts'
import { isWholeUpdate } from '../modification/update-form.ts'
import { isRevokedAt } from '../validation/validation-data.ts'
import type { VerifiedTimestamp } from '../timestamp/verify-timestamp.ts'

/** Problems that say that something was changed or forged; the others concern trust, time and form. */
export const BREAKING: ReadonlySet<PdfProblemCode> = new Set([
  'signature.malformed',
  'signature.coverage',
  'signature.changedAfter',
  'signature.digestMismatch',
  'signature.forged',
  'signature.certificateNotBound',
  'signature.algorithm',
])

/** Timestamps by trusted authorities that cover this signature: its own, and those of whatever was added behind it and holds. */
export const stampsOver = (one: Examined, all: readonly Examined[]): readonly VerifiedTimestamp[] =>
  all
    .filter((other) => other === one || other.coverage.end > one.coverage.end)
    .filter(({ problems }) => !problems.some((code) => BREAKING.has(code)))
    .flatMap(({ timestamp }) => (timestamp?.chain ? [timestamp] : []))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())

/** Was everybody in office when they signed? Asked of all signatures together: a later timestamp attests earlier hands too. */
export const timeProblems = (
  one: Examined,
  all: readonly Examined[],
  { file, data }: SignedFile,
): readonly PdfProblemCode[] => {
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
export const lockOf = ({ field }: SignatureField, file: PdfFile): number | null =>
  numberIn(file.resolve(entry(file.resolve(field.entries.get('Lock')), 'P')))

/** What later signatures may still do (ISO 32000-2, 12.7.5.5 and 12.8.2.2): the strictest word of those up to here. */
const permissionAt = (end: number, all: readonly Examined[], { file }: SignedFile): number | null => {
  const levels = all
    .filter(({ coverage }) => coverage.end <= end)
    .flatMap(({ field }) => [certificationOf(field.dictionary, file), lockOf(field, file)])
    .filter((level) => level !== null)
  return levels.length === 0 ? null : Math.min(...levels)
}

export interface Aftermath {
  readonly later: Modifications['lawful']
  readonly unlawful: UnlawfulChange | null
}

/** What followed a signature, judged against the file as it is now. */
export const aftermathOf = (one: Examined, all: readonly Examined[], context: SignedFile): Aftermath => {
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
