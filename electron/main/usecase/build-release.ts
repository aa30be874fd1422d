import { releaseText } from '#resources/text/release.ts'
import type { Input, Output, PushPayload } from '#shared/contract/channels.ts'
import { imagesOf } from '#shared/domain/document/bodies.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { buildReleaseManifest } from '#shared/domain/archive/build-release-manifest.ts'
import { encodeReleaseManifest } from '#shared/domain/archive/release-manifest.ts'
import { mayRelease } from '#shared/domain/case/decide.ts'
import { releaseGates } from '#shared/domain/case/gate.ts'
import type { CaseState } from '#shared/domain/case/state.ts'
import { ok } from '#shared/lib/result.ts'
import { safeBaseName } from '../archive/file-name.ts'
import { stageRelease, type OutputFile } from '../archive/release-folder.ts'
import { sha256Hex } from '../crypto/digest.ts'
import type { FontUse } from '../pdf/fonts.ts'
import { signDetached } from '../signing/detached.ts'
import { signPdf } from '../signing/sign-pdf.ts'
import { askAuthority } from '../signing/timestamp-authority.ts'
import type { Signer } from '../signing/signer.ts'
import { verifyPdf } from '../signing/verify-pdf.ts'
import { beijingDate } from './beijing-date.ts'
import { checkpointOf } from './checkpoint.ts'
import { ChainFault, FileFault } from './faults.ts'
import type { JobContext } from './jobs.ts'
import { releaseFacts } from './view-gates.ts'
import { loadWording, type LoadedCase } from './load-case.ts'
import { recordedReleaseFiles, releaseFileNames } from './release-files.ts'
import { releaseSigner } from './release-signer.ts'
import { approvedSeal, certificateEnds, timestampUrl } from './sealing.ts'
import { runCommand } from './run-command.ts'
import { findCase } from './view-case.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from './workstation.ts'

type Request = Input<'release.build'>
type Done = Omit<Extract<PushPayload['jobProgress']['outcome'], { state: 'done' }>, 'state'>

const fontNotices = (fonts: readonly FontUse[]): Done['notices'] =>
  fonts
    .filter((font) => font.substitute)
    .map(({ role, family }) => ({ code: 'font.substituted', detail: `${releaseText.wantedFonts[role]} → ${family}` }))

interface SignedPdf {
  readonly bytes: Uint8Array
  readonly pages: number
  readonly fonts: readonly FontUse[]
  /** PAdES level that the verifier found. */
  readonly level: string
}

/** The bytes of the pictures that are printed. @throws ChainFault when the case has lost one. */
const picturesOf = ({ store }: Unlocked, caseId: string, document: OfficialDocument): ReadonlyMap<string, Uint8Array> =>
  new Map(
    imagesOf(document).map(({ sha256 }) => {
      const bytes = store.readBlob(caseId, sha256)
      if (bytes === null || sha256Hex(bytes) !== sha256) throw new ChainFault(0)
      return [sha256, bytes]
    }),
  )

/** Typesets the approved text, signs it, and reads the signed file back: a failed check is a failed release (G17). */
const makePdf = async (
  workstation: Workstation,
  unlocked: Unlocked,
  request: Request,
  { releasedOn, signer, state }: { readonly releasedOn: string; readonly signer: Signer; readonly state: CaseState },
  job: JobContext,
): Promise<Outcome<SignedPdf>> => {
  const office = unlocked.store.office()
  const { contentHash } = request
  const document = loadWording(unlocked.store, request.caseId, contentHash)
  const { documentNumber } = request
  const numbered = documentNumber === '' ? {} : { documentNumber }
  job.report('typeset', 0.1)
  const pictures = picturesOf(unlocked, request.caseId, document)
  const facts = { issuer: office.name, releasedOn, contentHash, checkedWhenSigned: true, ...numbered }
  const seal = approvedSeal(unlocked.store)
  const pressed = seal === null ? {} : { seal }
  const input = { document, pictures, ...facts, ...pressed }
  const rendered = await workstation.tasks.run('render', input, job.signal)
  if (!rendered.ok) return refuse(rendered.error.code, rendered.error.detail)
  job.report('sign', 0.45)
  const signedAt = workstation.now()
  const url = request.withoutTimestamp === true ? '' : timestampUrl(unlocked.store)
  const authority = { url, roots: [], now: () => workstation.now(), signal: job.signal }
  const attested = url === '' ? {} : { timestamp: askAuthority(authority) }
  const options = { signedAt, name: office.name, reason: releaseText.reason, ...attested }
  const signed = await signPdf(rendered.value.bytes, signer, options)
  if (!signed.ok) return refuse(signed.error.code, signed.error.detail)
  job.report('selfCheck', 0.55)
  const { pages, fonts } = rendered.value
  const expected = { document, pictures, pages, ...numbered, ...pressed }
  const wrong = await workstation.tasks.run('selfCheck', { pdf: signed.value, expected }, job.signal)
  const verdict = verifyPdf(signed.value, { roots: [office.authorityCertificate], now: signedAt })
  const selfCheckProblems = wrong.length + verdict.problems.length
  const gates = releaseGates(state, { contentHash, selfCheckProblems })
  if (gates.some(({ id, open }) => id === 'G17' && open)) throw new FileFault('fault.selfCheckFailed')
  const level = verdict.signatures[0]?.level ?? 'B-B'
  return ok({ bytes: signed.value, pages, fonts, level })
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
  // The job may have waited for its turn; nothing is made of a text that was released meanwhile.
  if (loaded.state.seq !== request.expectedSeq) return refuse('case.stale')
  const { store } = unlocked
  const office = store.office()
  const signer = releaseSigner(store, workstation.now())
  if (!signer.ok) return signer
  const releasedOn = beijingDate(workstation.now())
  const pdf = await makePdf(
    workstation,
    unlocked,
    request,
    { releasedOn, signer: signer.value, state: loaded.state },
    job,
  )
  if (!pdf.ok) return pdf
  const { bytes, pages, fonts, level } = pdf.value

  job.report('manifest', 0.75)
  const fileName = `${safeBaseName(loaded.state.versions.at(-1)?.title ?? '')}.pdf`
  const [manifestName, signatureName] = releaseFileNames(fileName)
  const manifest = encodeReleaseManifest(
    buildReleaseManifest(
      loaded.events,
      loaded.records.map((record) => record.hash),
      {
        documentNumber: request.documentNumber,
        releasedOn,
        office: { name: office.name, certificateSha256: sha256Hex(office.authorityCertificate) },
        pdf: {
          fileName,
          sha256: sha256Hex(bytes),
          sizeBytes: bytes.length,
          pages,
          signedBy: sha256Hex(office.releaseCertificate),
        },
        fonts: fonts.map(({ role, family }) => ({ role, wanted: releaseText.wantedFonts[role], used: family })),
        checkpoint: checkpointOf(store, workstation.now()),
      },
    ),
  )
  const signature = await signDetached(manifest, signer.value)
  const files: readonly OutputFile[] = [
    { fileName: manifestName, bytes: manifest },
    { fileName: signatureName, bytes: signature },
    { fileName, bytes },
  ]

  job.report('write', 0.85)
  const staged = await stageRelease(folder, files, { signal: job.signal })
  if (!staged.ok) return refuse(staged.error.code, staged.error.detail)
  job.report('record', 0.95)
  const recorded = await runCommand(
    workstation,
    unlocked,
    {
      caseId: request.caseId,
      expectedSeq: request.expectedSeq,
      commandId: request.commandId,
      blobs: files.map((file) => ({ hash: sha256Hex(file.bytes), bytes: file.bytes })),
    },
    {
      type: 'release',
      contentHash: request.contentHash,
      documentNumber: request.documentNumber,
      releasedOn,
      pdfSha256: sha256Hex(bytes),
      manifestSha256: sha256Hex(manifest),
      manifestSignatureSha256: sha256Hex(signature),
    },
  ).catch(async (error: unknown) => {
    await staged.value.discard()
    throw error
  })
  if (!recorded.ok) {
    await staged.value.discard()
    return recorded
  }
  const published = await staged.value.publish()
  if (!published.ok) return refuse(published.error.code, published.error.detail)
  const { validUntil, soon } = certificateEnds(store, workstation.now())
  const notices = [
    { code: 'signature.level', detail: level },
    ...(soon ? [{ code: 'certificate.endsSoon', detail: validUntil.slice(0, 10) }] : []),
    ...fontNotices(fonts),
  ]
  return ok({ files: [...staged.value.fileNames], notices })
}

/** Writes the files of a recorded release once more, byte for byte; nothing is signed or recorded anew. */
const writeAgain = async (
  unlocked: Unlocked,
  loaded: LoadedCase,
  folder: string,
  job: JobContext,
): Promise<Outcome<Done>> => {
  job.report('write', 0.2)
  const staged = await stageRelease(folder, recordedReleaseFiles(unlocked.store, loaded), { signal: job.signal })
  if (!staged.ok) return refuse(staged.error.code, staged.error.detail)
  const published = await staged.value.publish()
  if (!published.ok) return refuse(published.error.code, published.error.detail)
  return ok({ files: [...staged.value.fileNames], notices: [] })
}

/**
 * 发布: builds, signs, checks and writes the released file with its manifest, and records it. The files lie complete under
 * temporary names before the release is recorded and get their names right after it, so that neither a recorded release
 * without its files nor loose files without a record outlive a normal course; after a power cut between the two, and
 * whenever they are wanted again, asking for the release of a released case writes the recorded files once more.
 * Refuses at once what the rules refuse (`mayRelease`).
 */
export const buildRelease = (
  workstation: Workstation,
  unlocked: Unlocked,
  request: Request,
): Outcome<Output<'release.build'>> => {
  const loaded = findCase(unlocked, request.caseId)
  if (loaded === null) return refuse('case.notFound')
  if (loaded.state.seq !== request.expectedSeq) return refuse('case.stale')
  const facts = releaseFacts(workstation, unlocked, request.contentHash, loaded.state)
  const refusal = mayRelease(loaded.state, facts, unlocked.person)
  const isRecorded = refusal?.code === 'case.released'
  if (refusal !== null && !isRecorded) return { ok: false, error: refusal }
  // A number that stands in the approved text was approved with it; only what has none is numbered here.
  const approved = loadWording(unlocked.store, request.caseId, request.contentHash).documentNumber
  const given = request.documentNumber.trim()
  if (approved !== '' && given !== '' && given !== approved) return refuse('case.contentChanged')
  const documentNumber = approved === '' ? given : approved
  const folder = workstation.files.pathOf('releaseFolder', request.folder)
  if (folder === null) return refuse('file.tokenUnknown')
  const jobId = workstation.jobs.start(async (job) => {
    const outcome = isRecorded
      ? await writeAgain(unlocked, loaded, folder, job)
      : await run(workstation, unlocked, { ...request, documentNumber }, folder, job)
    if (outcome.ok) workstation.files.spend(request.folder)
    return outcome
  })
  return ok({ jobId })
}
