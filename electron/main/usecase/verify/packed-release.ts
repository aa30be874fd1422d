import { buildReleaseManifest } from '#shared/domain/archive/build-release-manifest.ts'
import {
  encodeReleaseManifest,
  parseReleaseManifest,
  type ReleaseManifest,
} from '#shared/domain/archive/release-manifest.ts'
import type { CheckDetail } from '#shared/domain/archive/verification-report.ts'
import { hexToBytes } from '#shared/domain/chain/event-record.ts'
import { holdsHead } from '#shared/domain/chain/verify.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { LOG_FILE, RELEASE_FOLDER } from '../../archive/bag/package-layout.ts'
import type { Tree } from '../../archive/bag/read-tree.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { MANIFEST_SUFFIX, recordedRelease, SIGNATURE_SUFFIX } from '../release/release-files.ts'
import type { VerifiedBag } from './verify-bag.ts'
import type { VerifiedLog } from './verify-log.ts'

/** A release as it lies in a package. */
export interface PackedRelease {
  readonly file: string
  readonly bytes: Uint8Array
  readonly signature: Uint8Array | null
  readonly manifest: ReleaseManifest
}

/** Finds it by its manifest; says what is missing or cannot be read. @throws ArchiveFault. */
export const findRelease = async (tree: Tree): Promise<PackedRelease | CheckDetail> => {
  const isManifest = (path: string): boolean => path.startsWith(RELEASE_FOLDER) && path.endsWith(MANIFEST_SUFFIX)
  const file = tree.paths.find(isManifest)
  const bytes = file === undefined ? null : await tree.read(file)
  if (file === undefined || bytes === null)
    return { problem: 'file.missing', file: `${RELEASE_FOLDER}*${MANIFEST_SUFFIX}` }
  const manifest = parseReleaseManifest(bytes)
  return manifest === null
    ? { problem: 'file.malformed', file }
    : { file, bytes, signature: await tree.read(`${file}${SIGNATURE_SUFFIX}`), manifest }
}

/** Is the release that lies here the one that the log records, told by its manifest as the log tells it? */
export const recordProblem = (
  log: VerifiedLog,
  bag: VerifiedBag,
  texts: ReadonlyMap<string, OfficialDocument>,
  { file, bytes, signature, manifest }: PackedRelease,
): CheckDetail | null => {
  if (manifest.caseId !== bag.caseId) return { problem: 'release.otherThanRecorded', file }
  const { events: noted, head } = manifest.log
  if (!holdsHead(log.records, { events: noted, hash: hexToBytes(head) })) {
    return { problem: 'chain.cut', file: LOG_FILE, seq: noted }
  }
  const released = log.events.find((event) => event.type === 'CaseReleased')
  if (released === undefined) return { problem: 'release.notRecorded', file: LOG_FILE }
  const { seq } = released
  const { documentNumber, releasedOn } = released.data
  const newest = recordedRelease(log.events) ?? released.data
  const { manifestSha256, manifestSignatureSha256, pdfSha256 } = newest
  const otherwise: CheckDetail = { problem: 'release.otherThanRecorded', file, seq }
  const sameSignature = signature !== null && sha256Hex(signature) === manifestSignatureSha256
  if (sha256Hex(bytes) !== manifestSha256 || !sameSignature || manifest.pdf.sha256 !== pdfSha256) return otherwise
  const before = log.records.slice(0, seq - 1)
  const { office, pdf, files, fonts, checkpoint, inclusion, metadata } = manifest
  const document = texts.get(released.data.contentHash)
  const { catalogue, omitted = [] } = released.data
  if (document === undefined || catalogue === undefined) return otherwise
  const told = buildReleaseManifest(
    log.events.slice(0, seq - 1),
    before.map(({ hash }) => hash),
    {
      ...{ document, documentNumber, releasedOn, catalogue, site: metadata.site, drop: omitted },
      ...{ office, pdf, files, fonts, checkpoint, inclusion },
    },
  )
  if (Buffer.compare(encodeReleaseManifest(told), bytes) !== 0) return otherwise
  // Proofs that were added since stand behind the very bytes that were released.
  if (newest !== released.data && manifest.pdf.first?.sha256 !== released.data.pdfSha256) return otherwise
  const inOrder = checkpoint.at <= released.at && checkpoint.position <= bag.checkpoint.position
  return inOrder ? null : { problem: 'time.backwards', file, seq }
}

/** 不予公开 and 依申请公开 end without a release, and say so in the log. */
export const isEndedUnpublished = ({ events }: VerifiedLog): boolean =>
  events.some(({ type }) => type === 'CaseConcluded') && !events.some(({ type }) => type === 'CaseReleased')
