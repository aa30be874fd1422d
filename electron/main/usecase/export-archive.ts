import { packageGuide } from '#resources/text/package-guide.ts'
import type { Input, Output, PushPayload } from '#shared/contract/channels.ts'
import { mayArchive } from '#shared/domain/case/decide.ts'
import { recordFiles } from '#shared/domain/case/disclosure.ts'
import { referencedFiles } from '#shared/domain/document/bytes.ts'
import { ok } from '#shared/lib/result.ts'
import { renderHistory } from '../archive/history.ts'
import { editFile, keptFile } from '../archive/package-layout.ts'
import { stagePackage, type PackageContent } from '../archive/package-writer.ts'
import { signDetached } from '../signing/detached.ts'
import { beijingDate } from './beijing-date.ts'
import { checkpointOf } from './checkpoint.ts'
import { FileFault } from './faults.ts'
import type { JobContext } from './jobs.ts'
import { loadWording, type LoadedCase } from './load-case.ts'
import { blobOf, recordedReleaseFiles } from './release-files.ts'
import { releaseSigner } from './release-signer.ts'
import { runCommand } from './run-command.ts'
import { verifyPath } from './verify-path.ts'
import { findCase } from './view-case.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from './workstation.ts'

type Request = Input<'archive.export'>
type Done = Omit<Extract<PushPayload['jobProgress']['outcome'], { state: 'done' }>, 'state'>

const contentOf = (unlocked: Unlocked, loaded: LoadedCase, now: Date): PackageContent => {
  const { store } = unlocked
  const { state, events, records } = loaded
  const { caseId } = state
  const office = store.office()
  const signers = new Set(records.map((record) => record.signer))
  const people = store.certificates().filter(({ sha256 }) => signers.has(sha256))
  const registered = events[0]?.type === 'DraftRegistered' ? events[0].data.source : null
  const versions = state.versions.map(({ version, contentHash }) => ({
    version,
    document: loadWording(store, caseId, contentHash),
  }))
  const scans = events.flatMap((event) =>
    event.type === 'ScanCompleted'
      ? [{ scanHash: event.data.scanHash, bytes: blobOf(store, caseId, event.data.scanHash) }]
      : [],
  )
  const pictures = versions.flatMap(({ document }) => referencedFiles(document))
  const edits = events.flatMap((event) => (event.type === 'SuggestionMade' ? [event.data.editHash] : []))
  const replies = events.flatMap((event) => (event.type === 'DisclosureDetermined' ? recordFiles(event.data) : []))
  const kept = [
    ...replies.map(({ sha256, format }) => ({ path: keptFile(sha256, format), hash: sha256 })),
    ...pictures.map(({ sha256, format }) => ({ path: keptFile(sha256, format), hash: sha256 })),
    ...edits.map((hash) => ({ path: editFile(hash), hash })),
  ].map(({ path, hash }) => ({ path, bytes: blobOf(store, caseId, hash) }))
  return {
    caseId,
    officeName: office.name,
    records,
    checkpoint: checkpointOf(store, now),
    certificates: [
      office.authorityCertificate,
      office.releaseCertificate,
      ...people.map(({ certificate }) => certificate),
    ],
    versions,
    scans,
    kept,
    source:
      registered === null ? null : { fileName: registered.fileName, bytes: blobOf(store, caseId, registered.sha256) },
    // A case that ended without being published has no release.
    release: events.some(({ type }) => type === 'CaseReleased') ? recordedReleaseFiles(store, loaded) : [],
    history: renderHistory(events),
    guide: packageGuide,
    packedOn: beijingDate(now),
  }
}

const run = async (
  workstation: Workstation,
  unlocked: Unlocked,
  request: Request,
  folder: string,
  job: JobContext,
): Promise<Outcome<Done>> => {
  job.report('check', 0)
  const loaded = findCase(unlocked, request.caseId)
  if (loaded === null) return refuse('case.notFound')
  // The job may have waited for its turn.
  if (loaded.state.seq !== request.expectedSeq) return refuse('case.stale')
  const now = workstation.now()
  const { store } = unlocked
  const signer = releaseSigner(store, now)
  if (!signer.ok) return signer
  job.report('write', 0.1)
  const staged = await stagePackage(
    folder,
    contentOf(unlocked, loaded, now),
    (bytes) => signDetached(bytes, signer.value),
    {
      signal: job.signal,
      onProgress: (fraction) => {
        job.report('write', 0.1 + 0.5 * fraction)
      },
    },
  )
  if (!staged.ok) return refuse(staged.error.code, staged.error.detail)
  try {
    job.report('verify', 0.65)
    const verdict = await verifyPath(staged.value.path, { root: store.office().authorityCertificate, now })
    job.signal.throwIfAborted()
    if (!verdict.ok || !verdict.value.ok) throw new FileFault('fault.selfCheckFailed')
    job.report('record', 0.9)
    const { packageSha256, files } = staged.value
    const { caseId, expectedSeq, commandId, contentHash } = request
    const command = { type: 'archive', contentHash, packageSha256, files } as const
    const recorded = await runCommand(workstation, unlocked, { caseId, expectedSeq, commandId }, command)
    if (!recorded.ok) {
      await staged.value.discard()
      return recorded
    }
    const published = await staged.value.publish()
    if (!published.ok) return refuse(published.error.code, published.error.detail)
    return ok({ files: [staged.value.folderName], notices: [] })
  } catch (error) {
    await staged.value.discard()
    throw error
  }
}

/**
 * 归档: writes the whole case as a package that proves itself, checks it with the very verifier that anyone can run, and
 * records it. May be repeated; each package holds the log up to the moment of its own making.
 */
export const exportArchive = (
  workstation: Workstation,
  unlocked: Unlocked,
  request: Request,
): Outcome<Output<'archive.export'>> => {
  const loaded = findCase(unlocked, request.caseId)
  if (loaded === null) return refuse('case.notFound')
  if (loaded.state.seq !== request.expectedSeq) return refuse('case.stale')
  const refusal = mayArchive(loaded.state, request.contentHash, unlocked.person)
  if (refusal !== null) return { ok: false, error: refusal }
  const folder = workstation.files.pathOf('archiveFolder', request.folder)
  if (folder === null) return refuse('file.tokenUnknown')
  const jobId = workstation.jobs.start(async (job) => {
    const outcome = await run(workstation, unlocked, request, folder, job)
    if (outcome.ok) workstation.files.spend(request.folder)
    return outcome
  })
  return ok({ jobId })
}
