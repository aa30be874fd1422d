import { parseReleaseManifest, type ReleaseManifest } from '#shared/domain/archive/release-manifest.ts'
import type { CaseEvent, EventData } from '#shared/domain/case/events.ts'
import { assert } from '#shared/lib/result.ts'
import type { OutputFile } from '../../archive/release/release-folder.ts'
import { releaseZip } from '../../archive/release/release-zip.ts'
import type { ReadStore } from '../../store/types.ts'
import { keptBytes, type LoadedCase } from '../load-case.ts'

/** A blob that the log names; the store checks it against its name. @throws as `keptBytes`. */
export const blobOf = keptBytes

export const MANIFEST_SUFFIX = '.manifest.json'
export const SIGNATURE_SUFFIX = '.p7s'

/** What a release consists of, all that is signed or listed. */
export interface ReleaseParts {
  readonly manifest: Uint8Array
  readonly signature: Uint8Array
  /** Those that the manifest lists beside the PDF. */
  readonly files: readonly OutputFile[]
  readonly pdf: OutputFile
}

/** The files of a release, the proofs first and the PDF last (see `stageRelease`). */
export const releaseFiles = ({ manifest, signature, files, pdf }: ReleaseParts): readonly OutputFile[] => {
  const manifestName = `${pdf.fileName.replace(/\.pdf$/, '')}${MANIFEST_SUFFIX}`
  return [
    { fileName: manifestName, bytes: manifest },
    { fileName: `${manifestName}${SIGNATURE_SUFFIX}`, bytes: signature },
    ...files,
    pdf,
  ]
}

/** The same as they are handed out, with one zip of them all. */
export const releaseOutputs = (parts: ReleaseParts): readonly OutputFile[] => {
  const all = releaseFiles(parts)
  return all.toSpliced(-1, 0, { fileName: zipNameOf(parts.pdf.fileName), bytes: releaseZip(all) })
}

/** The zip of all files of a release, by the name of its PDF. */
export const zipNameOf = (pdfName: string): string => `${pdfName.replace(/\.pdf$/, '')}.zip`

/** What the log records of the release: the PDF, the manifest, its signature, by their hashes. */
export type RecordedRelease = Pick<
  EventData['CaseReleased'],
  'pdfSha256' | 'manifestSha256' | 'manifestSignatureSha256'
>

/** The release as it stands, null before there is one. */
export const recordedRelease = (events: readonly CaseEvent[]): RecordedRelease | null =>
  events.findLast((event) => event.type === 'CaseReleased' || event.type === 'ReleaseExtended')?.data ?? null

export interface ReadRelease extends ReleaseParts {
  readonly read: ReleaseManifest
}

/** What was recorded of the release, with its manifest. @throws ChainFault when the case has lost it. */
const openRecorded = (store: ReadStore, { state: { caseId }, events }: LoadedCase) => {
  const released = recordedRelease(events)
  assert(released !== null, 'the case was released')
  const manifest = blobOf(store, caseId, released.manifestSha256)
  const read = parseReleaseManifest(manifest)
  assert(read !== null, 'a recorded manifest can be read')
  return { caseId, released, manifest, read }
}

/** A recorded release, byte for byte as it was handed out. @throws ChainFault when the case has lost some of it. */
export const readRelease = (store: ReadStore, loaded: LoadedCase): ReadRelease => {
  const { caseId, released, manifest, read } = openRecorded(store, loaded)
  return {
    read,
    manifest,
    signature: blobOf(store, caseId, released.manifestSignatureSha256),
    files: read.files.map(({ fileName, sha256 }) => ({ fileName, bytes: blobOf(store, caseId, sha256) })),
    pdf: { fileName: read.pdf.fileName, bytes: blobOf(store, caseId, released.pdfSha256) },
  }
}

/** A file that is read when it is asked for, so that one is in memory at a time. */
export const laterFile = (fileName: string, read: () => Uint8Array): OutputFile => ({
  fileName,
  get bytes() {
    return read()
  },
})

/** All files of a recorded release, without the zip of them, each read when it is wanted. @throws as `readRelease`, then too. */
export const recordedReleaseFiles = (store: ReadStore, loaded: LoadedCase): readonly OutputFile[] => {
  const { caseId, released, manifest, read } = openRecorded(store, loaded)
  const later = (fileName: string, sha256: string): OutputFile =>
    laterFile(fileName, () => blobOf(store, caseId, sha256))
  return releaseFiles({
    manifest,
    signature: blobOf(store, caseId, released.manifestSignatureSha256),
    files: read.files.map(({ fileName, sha256 }) => later(fileName, sha256)),
    pdf: later(read.pdf.fileName, released.pdfSha256),
  })
}
