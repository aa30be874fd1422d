import { packageGuide } from '#resources/text/package-guide.ts'
import { renderHistory } from '../../archive/history/history.ts'
import type { PackageContent, PayloadSource } from '../../archive/bag/package-writer.ts'
import { beijingDate } from '../beijing-date.ts'
import { checkpointOf } from '../checkpoint.ts'
import { keptFiles, type KeptFile } from './kept-files.ts'
import { officeRecords } from './office-extract.ts'
import { loadWording, type LoadedCase } from '../load-case.ts'
import { blobOf, laterFile, recordedReleaseFiles } from '../release/release-files.ts'
import type { Unlocked } from '../workstation.ts'

/** Everything of a case as it goes into a package, but for the papers of a filed one. Files are read when they are written. */
export const packageContent = ({ store }: Unlocked, loaded: LoadedCase, now: Date): PackageContent => {
  const { state, events, records } = loaded
  const { caseId } = state
  const office = store.office()
  const checkpoint = checkpointOf(store, now)
  const beside = state.custody.filed === null ? [] : officeRecords(store, checkpoint.position)
  const signers = new Set([...records, ...beside].map((record) => record.signer))
  const people = store.certificates().filter(({ sha256 }) => signers.has(sha256))
  const registered = events[0]?.type === 'DraftRegistered' ? events[0].data.source : null
  const versions = state.versions.map(({ version, contentHash }) => ({
    version,
    document: loadWording(store, caseId, contentHash),
  }))
  const kept = keptFiles(
    events,
    versions.map(({ document }) => document),
    (hash) => store.hasBlob(caseId, hash),
  )
  const sourceOf = ({ path, hash, originalName }: KeptFile): PayloadSource => ({
    path,
    originalName,
    read: () => blobOf(store, caseId, hash),
  })
  return {
    caseId,
    officeName: office.name,
    records,
    checkpoint,
    certificates: [
      office.authorityCertificate,
      office.releaseCertificate,
      ...people.map(({ certificate }) => certificate),
    ],
    versions,
    scans: events.flatMap((event) =>
      event.type === 'ScanCompleted'
        ? [{ scanHash: event.data.scanHash, bytes: blobOf(store, caseId, event.data.scanHash) }]
        : [],
    ),
    kept: kept.map(sourceOf),
    source: registered === null ? null : laterFile(registered.fileName, () => blobOf(store, caseId, registered.sha256)),
    // A case that ended without being published has no release.
    release: events.some(({ type }) => type === 'CaseReleased') ? recordedReleaseFiles(store, loaded) : [],
    history: renderHistory(events),
    guide: packageGuide,
    packedOn: beijingDate(now),
  }
}
