import type { Input, Output } from '#shared/contract/channels.ts'
import { encodeReleaseManifest } from '#shared/domain/archive/release-manifest.ts'
import { mayFollowUp } from '#shared/domain/case/release/after-release.ts'
import { currentVersion } from '#shared/domain/case/state.ts'
import { SIGNATURE_LEVELS, type SignatureLevel } from '#shared/domain/signature/report.ts'
import { ok } from '#shared/lib/result.ts'
import { safeBaseName } from '../../archive/medium/file-name.ts'
import { stageRelease } from '../../archive/release/release-folder.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { signDetached } from '../../signing/cms/detached.ts'
import { addDocumentTimestamp, prepareDocumentTimestamp } from '../../signing/pades/extend-pdf.ts'
import { askAuthority } from '../../signing/timestamp/timestamp-authority.ts'
import { readTimestampAnswer, timestampRequest } from '../../signing/timestamp/timestamp-exchange.ts'
import type { TimestampSource } from '../../signing/timestamp/timestamp-source.ts'
import { documentToRelease } from './document-to-release.ts'
import { FileFault } from '../faults.ts'
import { handOut } from './hand-out.ts'
import { startCaseJob, startFolderJob } from '../folder-job.ts'
import type { JobContext, JobDone } from '../jobs.ts'
import type { LoadedCase } from '../load-case.ts'
import { blobsOf, hashesOf, stampRootsOf } from './pack-release.ts'
import { readRelease, releaseOutputs, type ReadRelease } from './release-files.ts'
import { lastHand, releaseProblems } from './release-signatures.ts'
import { releaseSigner } from './release-signer.ts'
import { runCommand } from '../run-command.ts'
import { ownRevocationList } from './own-revocations.ts'
import { timestampAuthority } from './sealing.ts'
import { findCase, findCaseAt } from '../find-case.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

type Request = Input<'release.extend'>

interface Extended {
  readonly pdf: Uint8Array
  /** Whom a time in it must be believed, DER. */
  readonly stampRoots: readonly Uint8Array[]
}
type Extend = (
  workstation: Workstation,
  unlocked: Unlocked,
  release: ReadRelease,
  request: Request,
  job: JobContext,
) => Promise<Outcome<Extended>>

/**
 * The configured authority, or the answer of one that was asked by hand. The released file was there when its manifest was made:
 * nobody can have attested it before.
 */
const withTimestamp: Extend = async (workstation, { store }, { read, pdf }, { answer }, { signal }) => {
  const { now } = workstation
  const { url, roots } = timestampAuthority(store)
  if (answer === undefined && url === '') return refuse('timestamp.noAuthority')
  if (roots.length === 0) return refuse('timestamp.rootNeeded')
  const asked = { earliest: new Date(read.checkpoint.at), latest: now(), roots }
  const source: TimestampSource =
    answer === undefined
      ? askAuthority({ url, roots, now, signal })
      : (digest) => Promise.resolve(readTimestampAnswer(answer, timestampRequest(digest, null), asked))
  const stamped = await addDocumentTimestamp(pdf.bytes, source)
  return stamped.ok
    ? ok({ pdf: stamped.value, stampRoots: roots.map(({ der }) => der) })
    : refuse(stamped.error.code, stamped.error.detail)
}

/** What the office itself brings: its authority, and the list that it signs now of all that it ever issued. */
const ownProofs = (workstation: Workstation, { store }: Unlocked) => ({
  authority: store.office().authorityCertificate,
  list: ownRevocationList(store, workstation.now()),
})

/**
 * Proofs for every certificate of the file: what people brought along, what the authorities answer, and for the office's
 * own certificates its own list. Refuses proofs.missing, proofs.tooOld and proofs.revoked, which name one.
 */
const withProofs: Extend = async (workstation, unlocked, { pdf }, { files, fetch }, { signal }) => {
  const input = { pdf: pdf.bytes, ...ownProofs(workstation, unlocked), files, fetch }
  // Minutes, where an authority is slow or its list long: not on the thread that a draft's scan waits for.
  const added = await workstation.slowTasks.run('addProofs', input, signal)
  return added.ok ? ok({ pdf: added.value, stampRoots: [] }) : refuse(added.error.code, added.error.detail)
}

/** 补充有效证明会询问哪些地址: what a person is shown before anything is asked. Refuses case.notFound, case.notReleased. */
export const viewProofQuestions = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { caseId }: Input<'release.proofQuestions'>,
): Promise<Outcome<Output<'release.proofQuestions'>>> => {
  const loaded = findCase(unlocked, caseId)
  if (loaded === null) return refuse('case.notFound')
  const refusal = mayFollowUp(loaded.state, unlocked.person)
  if (refusal !== null) return refuse(refusal.code, refusal.detail)
  const { pdf } = readRelease(unlocked.store, loaded)
  const input = { pdf: pdf.bytes, ...ownProofs(workstation, unlocked) }
  return ok({ addresses: [...(await workstation.tasks.run('proofQuestions', input))] })
}

/** The extended file still says what was approved, and its signature holds: its level. @throws FileFault else. */
const levelOf = async (
  workstation: Workstation,
  { store }: Unlocked,
  loaded: LoadedCase,
  { read }: ReadRelease,
  { pdf, stampRoots }: Extended,
  job: JobContext,
): Promise<SignatureLevel> => {
  job.report('selfCheck', 0.5)
  const { contentHash } = currentVersion(loaded.state)
  const drop = read.document.omitted
  const { document, pictures } = documentToRelease(store, loaded, contentHash, {
    documentNumber: read.documentNumber,
    drop,
  })
  // The seal may have been replaced since; the released bytes, which the file begins with, passed with the one of that day.
  const numbered = read.documentNumber === '' ? {} : { documentNumber: read.documentNumber }
  const expected = { document, pictures, pages: read.pdf.pages, drop, sealUnknown: true, ...numbered }
  const wrong = await workstation.tasks.run('selfCheck', { pdf, expected }, job.signal)
  const anchors = read.pdf.anchor === undefined ? [] : [Uint8Array.from(Buffer.from(read.pdf.anchor, 'base64'))]
  const roots = [store.office().authorityCertificate, ...anchors]
  const judged = { pdf, roots, stampRoots, now: workstation.now() }
  const report = await workstation.tasks.run('verifyPdf', judged, job.signal)
  const level = lastHand(report)?.level ?? null
  if (level === null || wrong.length + releaseProblems(report, anchors.length > 0).length > 0) {
    throw new FileFault('fault.selfCheckFailed')
  }
  return level
}

const rank = (level: SignatureLevel): number => SIGNATURE_LEVELS.indexOf(level)

const run = async (
  workstation: Workstation,
  unlocked: Unlocked,
  loaded: LoadedCase,
  request: Request,
  folder: string,
  job: JobContext,
): Promise<Outcome<JobDone>> => {
  const { store } = unlocked
  const signer = releaseSigner(store, workstation.now())
  if (!signer.ok) return signer
  const release = readRelease(store, loaded)
  const { read, pdf } = release
  job.report('sign', 0.2)
  const add = request.add === 'timestamp' ? withTimestamp : withProofs
  const added = await add(workstation, unlocked, release, request, job)
  if (!added.ok) return added
  const known = (read.pdf.stampRoots ?? []).map((base64) => Uint8Array.from(Buffer.from(base64, 'base64')))
  const extended = { pdf: added.value.pdf, stampRoots: [...known, ...added.value.stampRoots] }
  const level = await levelOf(workstation, unlocked, loaded, release, extended, job)
  if (rank(level) < rank(read.pdf.level)) throw new FileFault('fault.selfCheckFailed')
  job.report('manifest', 0.75)
  const first = read.pdf.first ?? { sha256: read.pdf.sha256, sizeBytes: read.pdf.sizeBytes }
  const proven = { sha256: sha256Hex(extended.pdf), sizeBytes: extended.pdf.length, level, first }
  const changed = { ...proven, ...stampRootsOf(extended.stampRoots) }
  const manifest = encodeReleaseManifest({ ...read, pdf: { ...read.pdf, ...changed } })
  const parts = {
    manifest,
    signature: await signDetached(manifest, signer.value),
    files: release.files,
    pdf: { fileName: pdf.fileName, bytes: extended.pdf },
  }
  const { caseId, expectedSeq, commandId } = request
  const written = await handOut(folder, releaseOutputs(parts), job, () =>
    runCommand(
      workstation,
      unlocked,
      { caseId, expectedSeq, commandId, blobs: blobsOf(parts) },
      { type: 'extendRelease', level, ...hashesOf(parts) },
    ),
  )
  if (!written.ok) return written
  return ok({ files: [...written.value], notices: [{ code: 'signature.level', detail: level }] })
}

/**
 * 补充签名证据: adds a document timestamp or proofs behind the signature of a released file (PAdES B-T, B-LT, B-LTA; ETSI EN
 * 319 142-1), with a new manifest that states the level, and records it. The released bytes stay what they are: the file
 * begins with them. Refuses case.notReleased and, as the job's outcome, what `withTimestamp` and `withProofs` refuse.
 */
export const extendRelease = (
  workstation: Workstation,
  unlocked: Unlocked,
  request: Request,
): Outcome<Output<'release.extend'>> => {
  const found = findCaseAt(unlocked, request)
  if (!found.ok) return found
  const refusal = mayFollowUp(found.value.state, unlocked.person)
  if (refusal !== null) return refuse(refusal.code, refusal.detail)
  return startCaseJob(workstation, unlocked, 'releaseFolder', request, (loaded, folder, job) =>
    run(workstation, unlocked, loaded, request, folder, job),
  )
}

/**
 * The question for an authority that is asked by hand: a .tsq (RFC 3161) over the very digest that the answer must be
 * about. Equal as long as the released file is; nothing is recorded. Refuses case.notReleased, file.tokenUnknown.
 */
export const exportTimestampQuestion = (
  workstation: Workstation,
  unlocked: Unlocked,
  { caseId, folder: token }: Input<'release.timestampQuestion'>,
): Outcome<Output<'release.timestampQuestion'>> => {
  const loaded = findCase(unlocked, caseId)
  if (loaded === null) return refuse('case.notFound')
  const refusal = mayFollowUp(loaded.state, unlocked.person)
  if (refusal !== null) return refuse(refusal.code, refusal.detail)
  return startFolderJob(workstation, 'releaseFolder', token, async (folder, job) => {
    const { pdf } = readRelease(unlocked.store, loaded)
    const { digest } = await prepareDocumentTimestamp(pdf.bytes)
    const fileName = `${safeBaseName(pdf.fileName.replace(/\.pdf$/, ''))}.tsq`
    const staged = await stageRelease(folder, [{ fileName, bytes: timestampRequest(digest, null).der }], job)
    if (!staged.ok) return refuse(staged.error.code, staged.error.detail)
    const published = await staged.value.publish()
    if (!published.ok) return refuse(published.error.code, published.error.detail)
    return ok({ files: [fileName], notices: [] })
  })
}
