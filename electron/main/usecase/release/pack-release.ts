import { FONT_WORDS } from '#resources/text/word/font.ts'
import type { Input } from '#shared/contract/channels.ts'
import { buildReleaseManifest } from '#shared/domain/archive/build-release-manifest.ts'
import { encodeReleaseManifest, type ReleaseManifest } from '#shared/domain/archive/release-manifest.ts'
import { releaseMetadata, suggestedSummary, type Site } from '#shared/domain/archive/release-metadata.ts'
import type { Catalogue } from '#shared/domain/case/release/catalogue.ts'
import { bytesToHex } from '#shared/domain/chain/event-record.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { assert } from '#shared/lib/result.ts'
import { safeBaseName } from '../../archive/medium/file-name.ts'
import { pdfName, releaseContents } from '../../archive/release/release-contents.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { signDetached } from '../../signing/cms/detached.ts'
import type { Signer } from '../../signing/signer.ts'
import { checkpointOf } from '../checkpoint.ts'
import type { DocumentToRelease } from './document-to-release.ts'
import type { LoadedCase } from '../load-case.ts'
import type { ReadRelease, ReleaseParts } from './release-files.ts'
import type { ReleaseHand } from './release-key.ts'
import type { SignedPdf } from './release-pdf.ts'
import type { Unlocked, Workstation } from '../workstation.ts'

export interface ReleasePackageFacts {
  readonly toRelease: DocumentToRelease
  readonly catalogue: Catalogue
  readonly site: Site
  readonly releasedOn: string
  readonly pdf: SignedPdf
  readonly hand: Pick<ReleaseHand, 'certificateSha256' | 'anchor'>
}

/** The columns of the catalogue as they were given, and what stands in for those that were not. */
export const catalogueOf = (
  { catalogue }: Pick<Input<'release.build'>, 'catalogue'>,
  document: OfficialDocument,
  officeName: string,
): Catalogue => ({
  indexNumber: catalogue?.indexNumber.trim() ?? '',
  theme: catalogue?.theme.trim() ?? '',
  department: catalogue?.department.trim() ?? officeName,
  summary: catalogue?.summary.trim() ?? suggestedSummary(document),
  keywords: catalogue?.keywords.map((word) => word.trim()).filter(Boolean) ?? [],
})

/** That the newest event of the case lies in the tree of the checkpoint. */
const inclusionOf = (
  { store }: Unlocked,
  caseId: string,
  { position }: ReleaseManifest['checkpoint'],
): ReleaseManifest['inclusion'] => {
  const line = store.ledgerPositions(caseId).at(-1)
  assert(line !== undefined, 'a case that is released lies in the ledger')
  return { index: line - 1, path: store.treeProof(line - 1, position).map(bytesToHex) }
}

/** The roots of timestamps as a manifest names them, each once. */
export const stampRootsOf = (roots: readonly Uint8Array[]): Pick<ReleaseManifest['pdf'], 'stampRoots'> => {
  const named = [...new Set(roots.map((der) => Buffer.from(der).toString('base64')))]
  return named.length === 0 ? {} : { stampRoots: named }
}

/** Makes what goes to the portal beside the PDF, and the manifest of it all with the office's signature. */
export const packRelease = async (
  workstation: Workstation,
  unlocked: Unlocked,
  loaded: LoadedCase,
  { toRelease, catalogue, site, releasedOn, pdf, hand }: ReleasePackageFacts,
  signer: Signer,
): Promise<ReadRelease> => {
  const { store } = unlocked
  const office = store.office()
  const { state, events, records } = loaded
  const { document, shown, drop, documentNumber, pictures, attached } = toRelease
  const baseName = safeBaseName(document.title)
  const told = { document, documentNumber, releasedOn, officeName: office.name, catalogue, site }
  const metadata = releaseMetadata(state, told)
  const { pages } = pdf
  const files = releaseContents({ baseName, document: shown, metadata, pictures, pages, attached })
  const checkpoint = checkpointOf(store, workstation.now())
  const read = buildReleaseManifest(
    events,
    records.map((record) => record.hash),
    {
      ...{ document, documentNumber, releasedOn, catalogue, site, drop, checkpoint },
      office: {
        name: office.name,
        certificateSha256: sha256Hex(office.authorityCertificate),
        signedBy: sha256Hex(office.releaseCertificate),
      },
      pdf: {
        fileName: pdfName(baseName),
        sha256: sha256Hex(pdf.bytes),
        sizeBytes: pdf.bytes.length,
        pages,
        signedBy: hand.certificateSha256,
        level: pdf.level,
        ...(hand.anchor === null ? {} : { anchor: Buffer.from(hand.anchor).toString('base64') }),
        ...stampRootsOf(pdf.stampRoots),
      },
      files: files.map(({ listed }) => listed),
      fonts: pdf.fonts.map(({ role, family }) => ({ role, wanted: FONT_WORDS[role], used: family })),
      inclusion: inclusionOf(unlocked, state.caseId, checkpoint),
    },
  )
  const manifest = encodeReleaseManifest(read)
  return {
    read,
    manifest,
    signature: await signDetached(manifest, signer),
    files: files.map(({ fileName, bytes }) => ({ fileName, bytes })),
    pdf: { fileName: pdfName(baseName), bytes: pdf.bytes },
  }
}

/** What the log records of a release. */
export const hashesOf = ({ manifest, signature, pdf }: ReleaseParts) => ({
  pdfSha256: sha256Hex(pdf.bytes),
  manifestSha256: sha256Hex(manifest),
  manifestSignatureSha256: sha256Hex(signature),
})

/** What the case keeps of a release: every byte but the zip, which is made of the others. */
export const blobsOf = ({ manifest, signature, files, pdf }: ReleaseParts) =>
  [manifest, signature, ...files.map(({ bytes }) => bytes), pdf.bytes].map((bytes) => ({
    hash: sha256Hex(bytes),
    bytes,
  }))
