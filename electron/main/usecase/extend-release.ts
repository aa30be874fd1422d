import type { Input, Output, PushPayload } from '#shared/contract/channels.ts'
import { encodeReleaseManifest } from '#shared/domain/archive/release-manifest.ts'
import { mayFollowUp } from '#shared/domain/case/after-release.ts'
import { currentVersion } from '#shared/domain/case/state.ts'
import { SIGNATURE_LEVELS, type SignatureLevel } from '#shared/domain/signature/report.ts'
import { ok } from '#shared/lib/result.ts'
import { safeBaseName } from '../archive/file-name.ts'
import { stageRelease } from '../archive/release-folder.ts'
import { readCertificate } from '../certificate/certificate.ts'
import { issueRevocationList } from '../crypto/revocation-list.ts'
import { sha256Hex } from '../crypto/digest.ts'
import { signDetached } from '../signing/detached.ts'
import { addDocumentTimestamp, addValidationData, prepareDocumentTimestamp } from '../signing/extend-pdf.ts'
import { fetchProofs } from '../signing/fetch-proofs.ts'
import { gatherProofs, neededProofs, sortProofFiles } from '../signing/needed-proofs.ts'
import { askAuthority } from '../signing/timestamp-authority.ts'
import { readTimestampAnswer, timestampRequest } from '../signing/timestamp-exchange.ts'
import type { TimestampSource } from '../signing/timestamp-source.ts'
import { documentToRelease } from './document-to-release.ts'
import { FileFault } from './faults.ts'
import { handOut } from './hand-out.ts'
import type { JobContext } from './jobs.ts'
import type { LoadedCase } from './load-case.ts'
import { blobsOf, hashesOf } from './pack-release.ts'
import { readRelease, releaseOutputs, type ReadRelease } from './release-files.ts'
import { lastHand, releaseProblems } from './release-signatures.ts'
import { releaseSigner } from './release-signer.ts'
import { runCommand } from './run-command.ts'
import { timestampUrl } from './sealing.ts'
import { findCase } from './view-case.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from './workstation.ts'

type Request = Input<'release.extend'>
type Done = Omit<Extract<PushPayload['jobProgress']['outcome'], { state: 'done' }>, 'state'>

/** The configured authority, or the answer of one that was asked by hand; null for neither. */
const sourceOf = (
  workstation: Workstation,
  { store }: Unlocked,
  answer: Uint8Array | undefined,
  signal: AbortSignal,
): TimestampSource | null => {
  if (answer !== undefined) {
    return (digest) =>
      Promise.resolve(readTimestampAnswer(answer, timestampRequest(digest, null), { now: null, roots: [] }))
  }
  const url = timestampUrl(store)
  return url === '' ? null : askAuthority({ url, roots: [], now: () => workstation.now(), signal })
}

const withTimestamp = async (
  workstation: Workstation,
  unlocked: Unlocked,
  pdf: Uint8Array,
  { answer }: Request,
  { signal }: JobContext,
): Promise<Outcome<Uint8Array>> => {
  const source = sourceOf(workstation, unlocked, answer, signal)
  if (source === null) return refuse('timestamp.noAuthority')
  const stamped = await addDocumentTimestamp(pdf, source)
  return stamped.ok ? stamped : refuse(stamped.error.code, stamped.error.detail)
}

/**
 * Proofs for every certificate of the file: what people brought along, what the authorities answer, and for the office's
 * own certificates a list that its authority signs now. Refuses proofs.missing and proofs.revoked, which name one.
 */
const withProofs = async (
  workstation: Workstation,
  { store }: Unlocked,
  pdf: Uint8Array,
  { files, fetch }: Request,
  { signal }: JobContext,
): Promise<Outcome<Uint8Array>> => {
  const office = store.office()
  const own = readCertificate(office.authorityCertificate)
  const brought = sortProofFiles(files)
  const known = [...(own === null ? [] : [own]), ...brought.certificates]
  const needed = neededProofs(pdf, known)
  const authority = { certificate: office.authorityCertificate, privateKey: store.officeSecrets().authorityKey }
  const list = issueRevocationList(authority, workstation.now(), [])
  const fetched = fetch ? await fetchProofs(needed, signal) : []
  const { data, missing, revoked } = gatherProofs(needed, [list, ...brought.others, ...fetched], known)
  if (revoked !== null) return refuse('proofs.revoked', { certificate: revoked.commonName })
  const [first] = missing
  if (first !== undefined) return refuse('proofs.missing', { certificate: first.certificate.commonName })
  return ok(await addValidationData(pdf, data))
}

/** The extended file still says what was approved, and its signature holds: its level. @throws FileFault else. */
const levelOf = async (
  workstation: Workstation,
  { store }: Unlocked,
  loaded: LoadedCase,
  { read }: ReadRelease,
  pdf: Uint8Array,
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
  const report = await workstation.tasks.run('verifyPdf', { pdf, roots, now: workstation.now() }, job.signal)
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
  request: Request,
  folder: string,
  job: JobContext,
): Promise<Outcome<Done>> => {
  job.report('check', 0)
  const loaded = findCase(unlocked, request.caseId)
  if (loaded === null) return refuse('case.notFound')
  if (loaded.state.seq !== request.expectedSeq) return refuse('case.stale')
  const { store } = unlocked
  const signer = releaseSigner(store, workstation.now())
  if (!signer.ok) return signer
  const release = readRelease(store, loaded)
  const { read, pdf } = release
  job.report('sign', 0.2)
  const add = request.add === 'timestamp' ? withTimestamp : withProofs
  const extended = await add(workstation, unlocked, pdf.bytes, request, job)
  if (!extended.ok) return extended
  const level = await levelOf(workstation, unlocked, loaded, release, extended.value, job)
  if (rank(level) < rank(read.pdf.level)) throw new FileFault('fault.selfCheckFailed')
  job.report('manifest', 0.75)
  const first = read.pdf.first ?? { sha256: read.pdf.sha256, sizeBytes: read.pdf.sizeBytes }
  const changed = { sha256: sha256Hex(extended.value), sizeBytes: extended.value.length, level, first }
  const manifest = encodeReleaseManifest({ ...read, pdf: { ...read.pdf, ...changed } })
  const parts = {
    manifest,
    signature: await signDetached(manifest, signer.value),
    files: release.files,
    pdf: { fileName: pdf.fileName, bytes: extended.value },
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
  const loaded = findCase(unlocked, request.caseId)
  if (loaded === null) return refuse('case.notFound')
  const refusal = mayFollowUp(loaded.state, unlocked.person)
  if (refusal !== null) return refuse(refusal.code, refusal.detail)
  if (loaded.state.seq !== request.expectedSeq) return refuse('case.stale')
  const folder = workstation.files.pathOf('releaseFolder', request.folder)
  if (folder === null) return refuse('file.tokenUnknown')
  const jobId = workstation.jobs.start(async (job) => {
    const outcome = await run(workstation, unlocked, request, folder, job)
    if (outcome.ok) workstation.files.spend(request.folder)
    return outcome
  })
  return ok({ jobId })
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
  const folder = workstation.files.pathOf('releaseFolder', token)
  if (folder === null) return refuse('file.tokenUnknown')
  const jobId = workstation.jobs.start(async (job) => {
    const { pdf } = readRelease(unlocked.store, loaded)
    const { digest } = await prepareDocumentTimestamp(pdf.bytes)
    const fileName = `${safeBaseName(pdf.fileName.replace(/\.pdf$/, ''))}.tsq`
    const staged = await stageRelease(folder, [{ fileName, bytes: timestampRequest(digest, null).der }], job)
    if (!staged.ok) return refuse(staged.error.code, staged.error.detail)
    const published = await staged.value.publish()
    if (!published.ok) return refuse(published.error.code, published.error.detail)
    workstation.files.spend(token)
    return ok({ files: [fileName], notices: [] })
  })
  return ok({ jobId })
}
