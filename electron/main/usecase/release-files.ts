import { parseReleaseManifest } from '#shared/domain/archive/release-manifest.ts'
import { assert } from '#shared/lib/result.ts'
import type { OutputFile } from '../archive/release-folder.ts'
import type { ReadStore } from '../store/types.ts'
import { ChainFault } from './faults.ts'
import type { LoadedCase } from './load-case.ts'

/** A blob that the log names; the store checks it against its name. @throws ChainFault when it is gone. */
export const blobOf = (store: ReadStore, caseId: string, hash: string): Uint8Array => {
  const bytes = store.readBlob(caseId, hash)
  if (bytes === null) throw new ChainFault(0)
  return bytes
}

/** The names of a release's three files, from the PDF's: manifest, its signature, and the PDF last. */
export const releaseFileNames = (pdfName: string): readonly [string, string, string] => {
  const base = pdfName.replace(/\.pdf$/, '')
  return [`${base}.manifest.json`, `${base}.manifest.json.p7s`, pdfName]
}

/** The three files of a recorded release, byte for byte as they were handed out. */
export const recordedReleaseFiles = (store: ReadStore, { state, events }: LoadedCase): readonly OutputFile[] => {
  const released = events.findLast((event) => event.type === 'CaseReleased')?.data
  assert(released !== undefined, 'the case was released')
  const manifest = blobOf(store, state.caseId, released.manifestSha256)
  const pdfName = parseReleaseManifest(manifest)?.pdf.fileName
  assert(pdfName !== undefined, 'a recorded manifest can be read')
  const [manifestName, signatureName] = releaseFileNames(pdfName)
  return [
    { fileName: manifestName, bytes: manifest },
    { fileName: signatureName, bytes: blobOf(store, state.caseId, released.manifestSignatureSha256) },
    { fileName: pdfName, bytes: blobOf(store, state.caseId, released.pdfSha256) },
  ]
}
