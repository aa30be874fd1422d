import type { CheckStage } from '#shared/domain/archive/check-stage.ts'
import type { Finding } from '#shared/domain/archive/four-checks.ts'
import { areHandsOfApproval } from '#shared/domain/archive/hands.ts'
import { parseReleaseManifest, type ReleaseManifest } from '#shared/domain/archive/release-manifest.ts'
import { RELEASE_CHECKS, type CheckDetail, type VerifiedPart } from '#shared/domain/archive/verification-report.ts'
import type { SignedCheckpoint } from '#shared/domain/chain/checkpoint.ts'
import { hexToBytes } from '#shared/domain/chain/event-record.ts'
import { holdsInclusion, leafHash } from '#shared/domain/chain/merkle.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { publicVersion } from '#shared/domain/layout/public-version.ts'
import { SIGNATURE_LEVELS, type SignatureLevel } from '#shared/domain/signature/report.ts'
import { releaseContents } from '../../archive/release/release-contents.ts'
import { releaseZip } from '../../archive/release/release-zip.ts'
import type { FileDigest } from '../../archive/bag/read-tree.ts'
import { sha256, sha256Hex } from '../../crypto/digest.ts'
import { checkPdf } from '../../pdf/self-check.ts'
import { readCertificate, type CertificateFacts } from '../../certificate/certificate.ts'
import { verifyDetached } from '../../signing/cms/detached.ts'
import { verifyPdf } from '../../signing/pades/verify-pdf.ts'
import type { SaidIdentity } from './check-package.ts'
import { createChecklist, type Checklist } from './checklist.ts'
import { releaseFiles, SIGNATURE_SUFFIX, zipNameOf } from '../release/release-files.ts'
import { lastHand, releaseProblems } from '../release/release-signatures.ts'

/** What a verifier trusts and knows. */
export interface VerifyContext {
  /** The authority to trust, DER; null takes the one that the files bring along and shows which it is. */
  readonly root: Uint8Array | null
  readonly now: Date
  /** What was kept elsewhere of the ledger, for a whole log: a checkpoint's file, or the code that was written down. */
  readonly noted?: SignedCheckpoint | { readonly size: number; readonly code: string }
  readonly onProgress?: (fraction: number) => void
  /** Of each payload file of a package, once it was found to be as its lists say. */
  readonly onDigest?: ((path: string, digest: FileDigest) => void) | undefined
  /** A package that is being made: its report and what is told of it come after this check. */
  readonly beforeReport?: boolean
  /** Ends a long check. */
  readonly signal?: AbortSignal
  /** 四性检测 beside the verification of each package of a batch, which `onInspected` is told in the order of the batch. */
  readonly inspect?: InspectRequest
  readonly onInspected?: (item: InspectedItem) => void
}

/** What 四性检测 of a package asks of whoever runs it; plain, so that another thread can be asked. */
export interface InspectRequest {
  readonly stage: CheckStage
  /** SHA-256 of the authorities whose origin needs no person: our own, and the one that was given. */
  readonly trusted: readonly string[]
}

export interface InspectedItem extends SaidIdentity {
  readonly name: string
  readonly findings: readonly Finding[]
}

/** The files of one release, as far as they are there. */
export interface ReleaseFiles {
  readonly manifestName: string
  readonly manifest: Uint8Array | null
  readonly signature: Uint8Array | null
  readonly read: (fileName: string) => Promise<Uint8Array | null>
}

/** The text that was approved, for whoever has it: then all that was made of it can be made again and compared. */
export interface ApprovedText {
  readonly document: OfficialDocument
  /** Its pictures by their hash. */
  readonly pictures: ReadonlyMap<string, Uint8Array>
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
    signer.sha256 === manifest.office.signedBy &&
    (manifest.pdf.anchor !== undefined || manifest.pdf.signedBy === signer.sha256)
  return list.note('manifestSignature', asNamed ? null : { problem: 'office.differs', file: signatureName })
    ? { manifest, authority }
    : null
}

const isIncluded = ({ log, checkpoint, inclusion }: ReleaseManifest): boolean =>
  holdsInclusion(
    sha256,
    leafHash(sha256, hexToBytes(log.head)),
    inclusion.index,
    checkpoint.position,
    inclusion.path.map(hexToBytes),
    hexToBytes(checkpoint.root),
  )

const levelRank = (level: SignatureLevel): number => SIGNATURE_LEVELS.indexOf(level)

const checkPdfFile = async (
  list: Checklist,
  bytes: Uint8Array | null,
  manifest: ReleaseManifest,
  authority: CertificateFacts,
  { now, approved }: VerifyContext & { readonly approved: ApprovedText | null },
): Promise<boolean> => {
  const { fileName: file, sha256: hash, sizeBytes, signedBy, pages, level, anchor, first, stampRoots } = manifest.pdf
  if (!list.note('pdfPresent', bytes === null ? missing(file) : null) || bytes === null) return false
  const same = bytes.length === sizeBytes && sha256Hex(bytes) === hash
  const begins = first === undefined || sha256Hex(bytes.subarray(0, first.sizeBytes)) === first.sha256
  if (!list.note('pdfHash', same && begins ? null : { problem: 'file.altered', file })) return false
  const derOf = (base64: string): Uint8Array => Uint8Array.from(Buffer.from(base64, 'base64'))
  const anchors = anchor === undefined ? [] : [derOf(anchor)]
  const stamps = stampRoots?.map(derOf) ?? []
  const report = verifyPdf(bytes, { roots: [authority.der, ...anchors], stampRoots: stamps, now })
  const problem =
    releaseProblems(report, anchor !== undefined)[0]?.code ??
    (report.integrity === null ? 'file.unreadable' : undefined)
  if (!list.note('pdfSignature', problem === undefined ? null : { problem, file })) return false
  const last = lastHand(report)
  const reached = last?.certificate?.sha256 === signedBy ? last.level : null
  const signer: CheckDetail | null =
    reached === null
      ? { problem: 'pdf.otherSigner', file }
      : // A timestamp of an authority that the manifest does not name counts for nothing.
        levelRank(reached) < levelRank(level)
        ? { problem: 'pdf.belowLevel', file }
        : null
  if (!list.note('pdfSigner', signer)) return false
  if (approved === null) {
    list.skip('pdfText')
    return true
  }
  const { documentNumber, document } = manifest
  const expected = {
    document: approved.document,
    pages,
    sealUnknown: true,
    drop: document.omitted,
    ...(documentNumber === '' ? {} : { documentNumber }),
  }
  const differing = await checkPdf(bytes, expected)
  return list.note('pdfText', differing.length === 0 ? null : { problem: 'pdf.otherText', file })
}

/** What was made of the text for the portal, made once more: the first that differs. */
const contentProblem = (
  manifest: ReleaseManifest,
  { document, pictures }: ApprovedText,
  read: ReadonlyMap<string, Uint8Array>,
): CheckDetail | null => {
  const { documentNumber, metadata, pdf } = manifest
  const numbered = { ...document, documentNumber: documentNumber === '' ? document.documentNumber : documentNumber }
  const shown = publicVersion(numbered, manifest.document.omitted).document
  const attached = new Map([...read.values()].map((bytes) => [sha256Hex(bytes), bytes]))
  const isThere = document.attachments.every(({ content }) => content.kind !== 'file' || attached.has(content.sha256))
  if (!isThere) return { problem: 'text.differs', file: pdf.fileName }
  const baseName = pdf.fileName.replace(/\.pdf$/, '')
  const made = releaseContents({ baseName, document: shown, metadata, pictures, pages: pdf.pages, attached })
  const other = made.find(({ fileName, bytes }) => Buffer.compare(read.get(fileName) ?? new Uint8Array(), bytes) !== 0)
  if (other !== undefined) return { problem: 'text.differs', file: other.fileName }
  return made.length === manifest.files.length ? null : { problem: 'file.unexpected', file: pdf.fileName }
}

/** The files beside the PDF: every byte of each, and the zip of them all where there is one. */
const checkOthers = async (
  list: Checklist,
  files: ReleaseFiles,
  manifest: ReleaseManifest,
  pdf: Uint8Array,
  approved: ApprovedText | null,
): Promise<void> => {
  const read = new Map<string, Uint8Array>()
  let problem: CheckDetail | null = null
  for (const { fileName: file, sha256: hash, sizeBytes } of manifest.files) {
    const bytes = await files.read(file)
    if (bytes === null) problem ??= missing(file)
    else if (bytes.length !== sizeBytes || sha256Hex(bytes) !== hash) problem ??= { problem: 'file.altered', file }
    else read.set(file, bytes)
  }
  if (!list.note('releaseFiles', problem)) return
  if (approved === null) list.skip('releaseContent')
  else if (!list.note('releaseContent', contentProblem(manifest, approved, read))) return
  const zipName = zipNameOf(manifest.pdf.fileName)
  const zip = await files.read(zipName)
  // Whoever took the files out of the zip need not have it any more.
  if (zip === null || files.manifest === null || files.signature === null) {
    list.skip('releaseZip')
    return
  }
  const all = releaseFiles({
    manifest: files.manifest,
    signature: files.signature,
    files: [...read].map(([fileName, bytes]) => ({ fileName, bytes })),
    pdf: { fileName: manifest.pdf.fileName, bytes: pdf },
  })
  const same = Buffer.compare(releaseZip(all), zip) === 0
  list.note('releaseZip', same ? null : { problem: 'file.altered', file: zipName })
}

/**
 * Does a release hold together: manifest, its signature up to the authority, the hands, the PDF, its signature, every file
 * beside it? With the approved text also whether PDF, page, text and metadata say it. Ends at the first thing that does
 * not. @throws ArchiveFault on a file that is there but cannot be read.
 */
export const verifyRelease = async (
  files: ReleaseFiles,
  context: VerifyContext & { readonly approved: ApprovedText | null },
): Promise<VerifiedPart> => {
  const list = createChecklist(RELEASE_CHECKS)
  const checked = await checkManifest(list, files, context)
  if (checked === null) return { name: files.manifestName, checks: list.result(), subject: null, trust: null }
  const { manifest, authority } = checked
  const { caseId, title, documentNumber, releasedOn, office, hands, document } = manifest
  const lawful = areHandsOfApproval(hands, document.round)
  const file = files.manifestName
  if (
    list.note('hands', lawful ? null : { problem: 'hands.notOfApproval', file }) &&
    list.note('inclusion', isIncluded(manifest) ? null : { problem: 'inclusion.path', file })
  ) {
    const pdf = await files.read(manifest.pdf.fileName)
    const holds = await checkPdfFile(list, pdf, manifest, authority, context)
    if (holds && pdf !== null) await checkOthers(list, files, manifest, pdf, context.approved)
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
