import { areHandsOfApproval } from '#shared/domain/archive/hands.ts'
import { parseReleaseManifest, type ReleaseManifest } from '#shared/domain/archive/release-manifest.ts'
import { RELEASE_CHECKS, type CheckDetail, type VerifiedPart } from '#shared/domain/archive/verification-report.ts'
import type { SignedCheckpoint } from '#shared/domain/chain/checkpoint.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { sha256Hex } from '../crypto/digest.ts'
import { checkPdf } from '../pdf/self-check.ts'
import { readCertificate, type CertificateFacts } from '../certificate/certificate.ts'
import { verifyDetached } from '../signing/detached.ts'
import { verifyPdf } from '../signing/verify-pdf.ts'
import { createChecklist, type Checklist } from './checklist.ts'

export const MANIFEST_SUFFIX = '.manifest.json'
export const SIGNATURE_SUFFIX = '.p7s'

/** What a verifier trusts and knows. */
export interface VerifyContext {
  /** The authority to trust, DER; null takes the one that the files bring along and shows which it is. */
  readonly root: Uint8Array | null
  readonly now: Date
  /** What was kept elsewhere of the ledger, for a whole log: a checkpoint's file, or the code that was written down. */
  readonly noted?: SignedCheckpoint | { readonly size: number; readonly code: string }
  readonly onProgress?: (fraction: number) => void
}

/** The files of one release, as far as they are there. */
export interface ReleaseFiles {
  readonly manifestName: string
  readonly manifest: Uint8Array | null
  readonly signature: Uint8Array | null
  readonly readPdf: (fileName: string) => Promise<Uint8Array | null>
}

const missing = (file: string): CheckDetail => ({ problem: 'file.missing', file })

const checkManifest = async (
  list: Checklist,
  files: ReleaseFiles,
  context: VerifyContext,
): Promise<{ readonly manifest: ReleaseManifest; readonly authority: CertificateFacts } | null> => {
  const { manifestName: file, manifest: bytes, signature } = files
  if (!list.note('manifestPresent', bytes === null ? missing(file) : null) || bytes === null) return null
  const manifest = parseReleaseManifest(bytes)
  if (!list.note('manifestForm', manifest === null ? { problem: 'file.malformed', file } : null)) return null
  const signatureName = `${file}${SIGNATURE_SUFFIX}`
  if (signature === null || manifest === null) {
    list.note('manifestSignature', missing(signatureName))
    return null
  }
  const at = new Date(manifest.checkpoint.at)
  const verdict = await verifyDetached(bytes, signature, { root: context.root ?? undefined, at })
  if (!verdict.ok) {
    list.note('manifestSignature', { problem: verdict.error, file: signatureName })
    return null
  }
  const { signer, authority } = verdict.value
  const asNamed =
    authority.sha256 === manifest.office.certificateSha256 &&
    signer.organization === manifest.office.name &&
    signer.sha256 === manifest.pdf.signedBy
  return list.note('manifestSignature', asNamed ? null : { problem: 'office.differs', file: signatureName })
    ? { manifest, authority }
    : null
}

const checkPdfFile = async (
  list: Checklist,
  bytes: Uint8Array | null,
  manifest: ReleaseManifest,
  authority: CertificateFacts,
  context: VerifyContext & { readonly approved: OfficialDocument | null },
): Promise<void> => {
  const { fileName: file, sha256, sizeBytes, signedBy, pages } = manifest.pdf
  if (!list.note('pdfPresent', bytes === null ? missing(file) : null) || bytes === null) return
  const same = bytes.length === sizeBytes && sha256Hex(bytes) === sha256
  if (!list.note('pdfHash', same ? null : { problem: 'file.altered', file })) return
  const report = verifyPdf(bytes, { roots: [authority.der], now: context.now })
  const problem = report.problems[0]?.code ?? (report.ok ? undefined : 'file.unreadable')
  if (!list.note('pdfSignature', problem === undefined ? null : { problem, file })) return
  const [last] = report.signatures.filter(({ kind }) => kind === 'signature').slice(-1)
  const byOffice = last?.certificate?.sha256 === signedBy && last.level !== null
  if (!list.note('pdfSigner', byOffice ? null : { problem: 'pdf.otherSigner', file })) return
  if (context.approved === null) {
    list.skip('pdfText')
    return
  }
  const { documentNumber } = manifest
  const expected = {
    document: context.approved,
    pages,
    sealUnknown: true,
    ...(documentNumber === '' ? {} : { documentNumber }),
  }
  const differing = await checkPdf(bytes, expected)
  list.note('pdfText', differing.length === 0 ? null : { problem: 'pdf.otherText', file })
}

/**
 * Does a release hold together: manifest, its signature up to the authority, the hands, the PDF, its signature? With the
 * approved text also whether the PDF says it. Ends at the first thing that does not. @throws ArchiveFault on a file that
 * is there but cannot be read.
 */
export const verifyRelease = async (
  files: ReleaseFiles,
  context: VerifyContext & { readonly approved: OfficialDocument | null },
): Promise<VerifiedPart> => {
  const list = createChecklist(RELEASE_CHECKS)
  const checked = await checkManifest(list, files, context)
  if (checked === null) return { name: files.manifestName, checks: list.result(), subject: null, trust: null }
  const { manifest, authority } = checked
  const { caseId, title, documentNumber, releasedOn, office, hands, document } = manifest
  const lawful = areHandsOfApproval(hands, document.round)
  if (list.note('hands', lawful ? null : { problem: 'hands.notOfApproval', file: files.manifestName })) {
    await checkPdfFile(list, await files.readPdf(manifest.pdf.fileName), manifest, authority, context)
  }
  return {
    name: manifest.pdf.fileName,
    checks: list.result(),
    subject: { caseId, title, documentNumber, releasedOn, officeName: office.name },
    trust: trustIn(authority, context),
  }
}

/** The authority that trust comes from, and whether it is the one that was pinned. */
export const trustIn = (authority: CertificateFacts, { root }: VerifyContext): VerifiedPart['trust'] => ({
  name: authority.commonName,
  sha256: authority.sha256,
  pinned: root !== null && readCertificate(root)?.sha256 === authority.sha256,
})
