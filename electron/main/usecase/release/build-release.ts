import { FONT_WORDS } from '#resources/text/word/font.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import { outwardWords } from '#shared/domain/archive/outward-words.ts'
import { releaseMetadata } from '#shared/domain/archive/release-metadata.ts'
import type { Catalogue } from '#shared/domain/case/release/catalogue.ts'
import { mayRelease } from '#shared/domain/case/decide.ts'
import { ok } from '#shared/lib/result.ts'
import type { FontUse } from '../../pdf/fonts.ts'
import { beijingDate } from '../beijing-date.ts'
import { newestActAt } from '../checkpoint.ts'
import { madeFrom, withheldFrom } from '../derived-hash.ts'
import { documentToRelease, type DocumentToRelease } from './document-to-release.ts'
import { handOut } from './hand-out.ts'
import { startCaseJob } from '../folder-job.ts'
import type { JobContext, JobDone } from '../jobs.ts'
import { openLeaderHands } from './leader-hands.ts'
import { releaseFacts } from '../review/view-gates.ts'
import { loadWording, type LoadedCase } from '../load-case.ts'
import { numbersFree, suggestNumbers, takeNumbers } from './numbering.ts'
import { blobsOf, catalogueOf, hashesOf, packRelease } from './pack-release.ts'
import { checkOutwardWords } from '../scan/outward-words.ts'
import { publicationOf, type Publication } from './publication.ts'
import { readRelease, releaseOutputs } from './release-files.ts'
import { keyFactsOf, openReleaseHand, publisherHand } from './release-key.ts'
import { refuseClassified } from '../refuse-classified.ts'
import { makeReleasePdf } from './release-pdf.ts'
import { releaseSigner } from './release-signer.ts'
import { certificateEnds } from './sealing.ts'
import { runCommand } from '../run-command.ts'
import { findCaseAt } from '../find-case.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

type Request = Input<'release.build'>

interface WordsToCheck {
  readonly toRelease: DocumentToRelease
  readonly catalogue: Catalogue
  readonly releasedOn: string
  readonly publication: Publication
}

const fontNotices = (fonts: readonly FontUse[]): JobDone['notices'] =>
  fonts
    .filter((font) => font.substitute)
    .map(({ role, family }) => ({ code: 'font.substituted', detail: `${FONT_WORDS[role]} → ${family}` }))

/** What goes out beside the text, asked before anything is made or any number taken. */
const checkWords = (
  workstation: Workstation,
  unlocked: Unlocked,
  loaded: LoadedCase,
  { toRelease, catalogue, releasedOn, publication }: WordsToCheck,
): Promise<Outcome<null>> => {
  const { document, shown, documentNumber } = toRelease
  const officeName = unlocked.store.office().name
  const { site } = publication
  const metadata = releaseMetadata(loaded.state, { document, documentNumber, releasedOn, officeName, catalogue, site })
  const known = [officeName, ...Object.values(site)]
  const words = outwardWords(metadata)
  return checkOutwardWords(workstation, unlocked, {
    ...{ words, shown },
    withheld: withheldFrom(unlocked.store, loaded, document, known),
  })
}

const run = async (
  workstation: Workstation,
  unlocked: Unlocked,
  loaded: LoadedCase,
  request: Request,
  folder: string,
  job: JobContext,
): Promise<Outcome<JobDone>> => {
  const { store } = unlocked
  const now = workstation.now()
  if (now.toISOString() < (newestActAt(store) ?? '')) {
    return refuse('identity.clockBack', { last: newestActAt(store) ?? '' })
  }
  const officeSigner = releaseSigner(store, now)
  if (!officeSigner.ok) return officeSigner
  const releasedOn = beijingDate(now)
  const { caseId, contentHash, documentNumber, commandId } = request
  const publication = publicationOf(store)
  const toRelease = documentToRelease(store, loaded, contentHash, { documentNumber, drop: publication.drop })
  const given = catalogueOf(request, toRelease.document, store.office().name)
  const index = given.indexNumber === '' ? suggestNumbers(unlocked, caseId, now, null).index : given.indexNumber
  const catalogue = { ...given, indexNumber: index }
  const column = (['department', 'summary'] as const).find((name) => catalogue[name] === '')
  if (column !== undefined) return refuse('release.wordsEmpty', { field: column })
  const outward = await checkWords(workstation, unlocked, loaded, { toRelease, catalogue, releasedOn, publication })
  if (!outward.ok) return outward
  // A number that 区分处理 took away, or a part of it, names no document: nobody holds it.
  const whole = madeFrom(store, loaded.state)?.original ?? toRelease.document
  const isCut = whole.documentNumber !== toRelease.document.documentNumber
  const numbers = { index, document: isCut ? '' : toRelease.documentNumber }
  const free = numbersFree(unlocked, caseId, numbers)
  if (!free.ok) return free
  const leaders = await openLeaderHands(workstation, unlocked, loaded, request.hands ?? [])
  if (!leaders.ok) return leaders
  const endLeaders = (): void => {
    for (const { end } of leaders.value) end()
  }
  const hand = await openReleaseHand(workstation, store, request.pin ?? '', job.signal).catch((error: unknown) => {
    endLeaders()
    throw error
  })
  if (!hand.ok) {
    endLeaders()
    return hand
  }
  const publisher = { signer: publisherHand(unlocked), name: unlocked.person.name }
  const first = [...leaders.value, ...(keyFactsOf(store).publisherSigns ? [publisher] : [])]
  const toSign = { toRelease, contentHash, releasedOn, hand: hand.value, first, state: loaded.state }
  const withoutTimestamp = request.withoutTimestamp === true
  const pdf = await makeReleasePdf(workstation, unlocked, { ...toSign, withoutTimestamp }, job).finally(() => {
    hand.value.end()
    endLeaders()
  })
  if (!pdf.ok) return pdf

  job.report('manifest', 0.75)
  // From here on the numbers are this case's, also when the disk is full: asked for again, it gets the same ones.
  const taken = await takeNumbers(workstation, unlocked, { caseId, commandId }, numbers)
  if (!taken.ok) return taken
  const facts = { toRelease, catalogue, site: publication.site, releasedOn, pdf: pdf.value, hand: hand.value }
  const parts = await packRelease(workstation, unlocked, loaded, facts, officeSigner.value)
  const { omitted } = parts.read.document
  const record = () =>
    runCommand(
      workstation,
      unlocked,
      // What lay on the drafter's desk, and what was taken out of it, has had its day: nothing leads back to a draft.
      { caseId, expectedSeq: request.expectedSeq, commandId, blobs: blobsOf(parts), workingCopy: null },
      {
        ...{ type: 'release', contentHash, documentNumber, releasedOn, catalogue, ...hashesOf(parts) },
        ...(omitted.length === 0 ? {} : { omitted }),
      },
    )
  const written = await handOut(folder, releaseOutputs(parts), job, record)
  if (!written.ok) return written
  const { validUntil, soon } = certificateEnds(store, workstation.now())
  const notices = [
    { code: 'signature.level', detail: pdf.value.level },
    ...(soon ? [{ code: 'certificate.endsSoon', detail: beijingDate(new Date(validUntil)) }] : []),
    ...fontNotices(pdf.value.fonts),
  ]
  return ok({ files: [...written.value], notices })
}

const typedWords = ({ documentNumber, catalogue }: Request): readonly string[] => {
  if (catalogue === undefined) return [documentNumber]
  const { indexNumber, theme, department, summary, keywords } = catalogue
  return [documentNumber, indexNumber, theme, department, summary, ...keywords]
}

/** Writes the files of a recorded release once more, byte for byte; nothing is signed or recorded anew. */
const writeAgain = async (
  unlocked: Unlocked,
  loaded: LoadedCase,
  folder: string,
  job: JobContext,
): Promise<Outcome<JobDone>> => {
  const files = releaseOutputs(readRelease(unlocked.store, loaded))
  const written = await handOut(folder, files, job, () => Promise.resolve(ok(null)))
  return written.ok ? ok({ files: [...written.value], notices: [] }) : written
}

/**
 * 发布: builds, signs, checks and writes the released file with everything beside it, and records it (see `handOut`). After
 * a power cut between record and names, and whenever they are wanted again, asking for the release of a released case
 * writes the recorded files once more. Refuses at once what the rules refuse (`mayRelease`), and classified words in what
 * is typed here, which nobody has read before.
 */
export const buildRelease = async (
  workstation: Workstation,
  unlocked: Unlocked,
  request: Request,
): Promise<Outcome<Output<'release.build'>>> => {
  const found = findCaseAt(unlocked, request)
  if (!found.ok) return found
  const loaded = found.value
  const facts = releaseFacts(workstation, unlocked, request.contentHash, loaded.state)
  const refusal = mayRelease(loaded.state, facts, unlocked.person)
  const isRecorded = refusal?.code === 'case.released'
  if (refusal !== null && !isRecorded) return { ok: false, error: refusal }
  if (loaded.state.custody.destroyedAt !== null) return refuse('archive.destroyed')
  // A number that stands in the approved text was approved with it; only what has none is numbered here.
  const approved = loadWording(unlocked.store, request.caseId, request.contentHash).documentNumber
  const given = request.documentNumber.trim()
  if (approved !== '' && given !== '' && given !== approved) return refuse('case.contentChanged')
  const documentNumber = approved === '' ? given : approved
  const rules = await workstation.tasks.run('gate', { text: typedWords(request).join('\n') })
  const classified = refuseClassified(workstation, unlocked, rules, null)
  if (classified !== null) return classified
  return startCaseJob(workstation, unlocked, 'releaseFolder', request, (standing, folder, job) =>
    isRecorded
      ? writeAgain(unlocked, standing, folder, job)
      : run(workstation, unlocked, standing, { ...request, documentNumber }, folder, job),
  )
}
