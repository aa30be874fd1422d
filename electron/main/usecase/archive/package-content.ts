import { packageGuide } from '#resources/text/package-guide.ts'
import { packageIndex } from '#resources/text/package-index.ts'
import { actFiles } from '#shared/domain/case/act-files.ts'
import { publishedCopies } from '#shared/domain/case/after-release.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { referencedFiles } from '#shared/domain/document/bytes.ts'
import { renderHistory } from '../../archive/history.ts'
import { editFile, keptFile } from '../../archive/package-layout.ts'
import type { PackageContent, PayloadSource } from '../../archive/package-writer.ts'
import type { ReadStore } from '../../store/types.ts'
import { beijingDate } from '../beijing-date.ts'
import { checkpointOf } from '../checkpoint.ts'
import { officeRecords } from './office-extract.ts'
import { loadWording, type LoadedCase } from '../load-case.ts'
import { blobOf, laterFile, recordedReleaseFiles } from '../release/release-files.ts'
import type { Unlocked } from '../workstation.ts'

interface Kept {
  readonly path: string
  readonly hash: string
  readonly originalName: string
}

const { names } = packageIndex

const keptFiles = (events: readonly CaseEvent[]): readonly Kept[] =>
  actFiles(events).map(({ sha256, format, fileName }) => ({
    path: keptFile(sha256, format),
    hash: sha256,
    originalName: fileName.normalize('NFC'),
  }))

/** What was found on the portal, under the address where it was. */
const proofsOf = (store: ReadStore, caseId: string, events: readonly CaseEvent[]): readonly Kept[] =>
  publishedCopies(events)
    .filter(({ sha256 }) => store.hasBlob(caseId, sha256))
    .map(({ sha256, format, url }) => ({ path: keptFile(sha256, format), hash: sha256, originalName: url }))

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
  const fileNames = new Map(
    versions.flatMap(({ document }) =>
      document.attachments.flatMap(({ content }) =>
        content.kind === 'file' ? [[content.sha256, content.fileName.normalize('NFC')] as const] : [],
      ),
    ),
  )
  const referenced = versions
    .flatMap(({ document }) => referencedFiles(document))
    .map(({ sha256, format }) => ({
      path: keptFile(sha256, format),
      hash: sha256,
      originalName: fileNames.get(sha256) ?? names.picture,
    }))
  const edits = events.flatMap((event) =>
    event.type === 'SuggestionMade'
      ? [{ path: editFile(event.data.editHash), hash: event.data.editHash, originalName: names.suggestion }]
      : [],
  )
  const sourceOf = ({ path, hash, originalName }: Kept): PayloadSource => ({
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
    kept: [...keptFiles(events), ...proofsOf(store, caseId, events), ...referenced, ...edits].map(sourceOf),
    source: registered === null ? null : laterFile(registered.fileName, () => blobOf(store, caseId, registered.sha256)),
    // A case that ended without being published has no release.
    release: events.some(({ type }) => type === 'CaseReleased') ? recordedReleaseFiles(store, loaded) : [],
    history: renderHistory(events),
    guide: packageGuide,
    packedOn: beijingDate(now),
  }
}
