import type { Input, Output } from '#shared/contract/channels.ts'
import { outwardWords } from '#shared/domain/archive/outward-words.ts'
import { MAX_HITS } from '#shared/domain/case/event-shape.ts'
import type { Wording } from '#shared/domain/case/draft/wording.ts'
import { covers } from '#shared/domain/deadline/calendar.ts'
import { referencedHashes } from '#shared/domain/document/bytes.ts'
import { recordHashes } from '#shared/domain/case/disclosure/disclosure.ts'
import { chainForCase } from '#shared/domain/office/rights/chains.ts'
import { headsOf } from '#shared/domain/office/people/departments.ts'
import { documentToText } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { NOTHING_WITHHELD, withheld } from '#shared/domain/document/redact/withheld.ts'
import { firstMarkPlace } from '#shared/domain/scan/mark-place.ts'
import { ok } from '#shared/lib/result.ts'
import { beijingDate } from '../beijing-date.ts'
import { calendarOf } from '../office/calendar.ts'
import type { LoadedCase } from '../load-case.ts'
import { loadOffice } from '../load-office.ts'
import type { JobContext } from '../jobs.ts'
import { checkOutwardWords } from '../scan/outward-words.ts'
import { madePublic, type MadePublic } from './redact-draft.ts'
import { refuseClassified } from '../refuse-classified.ts'
import { runCommand, type Receipt } from '../run-command.ts'
import { scanCase } from '../scan/scan-case.ts'
import { encodeScanRecord, scanFact } from '../scan/scan-record.ts'
import { handedIn, handingIn } from './submissions.ts'
import { findOwnCase } from '../find-case.ts'
import { journalText } from './undo-journal.ts'
import { documentOf, fixWording, workingCopyOf, type FixedWording } from './working-copy.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

/** The undo journal, or null when what was typed and taken back bears a mark of classification: that is kept nowhere. */
const cleanHistory = async (workstation: Workstation, history: string | null): Promise<string | null> => {
  if (history === null) return null
  const rules = await workstation.tasks.run('gate', { text: journalText(history) })
  return rules.length === 0 ? history : null
}

/** Keeps the drafter's text in the encrypted store. Not an event. Refuses classified material: nothing of it is kept. */
export const saveDraft = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'draft.save'>,
): Promise<Outcome<Output<'draft.save'>>> => {
  const found = findOwnCase(unlocked, input.caseId)
  if (!found.ok) return found
  const { state } = found.value
  if (state.stage !== 'draft') return refuse('case.alreadySubmitted', { stage: state.stage })
  if (state.seq !== input.expectedSeq) return refuse('case.stale')
  const { document, wording } = fixWording(input.document)
  const rules = await workstation.tasks.run('gate', { text: documentToText(document) })
  const place = rules.length === 0 ? null : firstMarkPlace(document)
  const refusal = refuseClassified(workstation, unlocked, rules, null, state.caseId, place)
  if (refusal !== null) return refusal
  const history = await cleanHistory(workstation, input.history)
  // The text may have been handed in while it was looked at, or be about to be: the draft of a case waits for that.
  await handedIn(state.caseId)
  if (unlocked.store.headOf(state.caseId)?.seq !== input.expectedSeq) return refuse('case.stale')
  const savedAt = workstation.now().toISOString()
  const copy = workingCopyOf({ document: input.document, history }, savedAt, state.versions.length)
  unlocked.store.saveWorkingCopy(state.caseId, copy)
  return ok({ savedAt, contentHash: wording.contentHash })
}

/**
 * 送审: fixes the working copy as a version, scans exactly that wording, and hands it to the department head. Refuses
 * when the text, or the public version made of it, is not the one that the page last saved (case.contentChanged), when what is removed of it was said of
 * another text (redaction.textChanged), when it was cancelled (by the act's name, until it is recorded), or when it fires more hits than the log can name
 * (contract.invalidInput: no text for people).
 */
export const submitCase = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'case.submit'>,
): Promise<Outcome<Receipt>> => {
  const act = workstation.jobs.accompany(input.commandId, (job) => handIn(workstation, unlocked, input, job))
  return handingIn(input.caseId, act)
}

const partialOf = ({ store }: Unlocked, { document }: FixedWording, made: MadePublic | null) =>
  made === null
    ? {}
    : { partial: { original: document, removals: made.redaction.removals, known: [store.office().name] } }

/** What was said of disclosure goes out with the text: it passes what the text passes, while it can still be said anew. */
const checkDetermined = (
  workstation: Workstation,
  unlocked: Unlocked,
  { state }: LoadedCase,
  document: OfficialDocument,
  made: MadePublic | null,
): Promise<Outcome<null>> => {
  const { determination } = state.publicity
  const legalBasis = determination?.basis ?? state.disclosure?.basis ?? ''
  const words = outwardWords({ legalBasis, scopeNote: determination?.scopeNote ?? '' })
  const known = [unlocked.store.office().name]
  const left = made === null ? NOTHING_WITHHELD : withheld(document, made.redaction.removals, made.document, known)
  return checkOutwardWords(workstation, unlocked, { words, shown: made?.document ?? document, withheld: left })
}

/** A day before the calendar begins is none to count from: the approval gives the first day then. */
const countable = (workstation: Workstation, { store }: Unlocked, wording: Wording): Wording => {
  const { datedOn = null } = wording
  const calendar = calendarOf(workstation, store)
  return datedOn === null || (calendar !== null && covers(calendar, datedOn)) ? wording : { ...wording, datedOn: null }
}

const handIn = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'case.submit'>,
  job: JobContext,
): Promise<Outcome<Receipt>> => {
  const found = findOwnCase(unlocked, input.caseId)
  if (!found.ok) return found
  const loaded = found.value
  const copy = unlocked.store.workingCopy(input.caseId)
  if (copy === null) return refuse('case.alreadySubmitted', { stage: loaded.state.stage })
  const fixed = fixWording(documentOf(copy))
  const { wording } = fixed
  if (wording.contentHash !== input.contentHash) return refuse('case.contentChanged')
  const made = madePublic(unlocked.store, input.caseId, fixed)
  if (!made.ok) return made
  if ((made.value?.redaction.wording.contentHash ?? null) !== input.publicHash) return refuse('case.contentChanged')
  const spoken = await checkDetermined(workstation, unlocked, loaded, fixed.document, made.value)
  if (!spoken.ok) return spoken
  // What any determination rests on stays in the log, and so in the case.
  const records = loaded.events.flatMap((event) =>
    event.type === 'DisclosureDetermined' ? recordHashes(event.data) : [],
  )
  const named = [...referencedHashes(fixed.document), ...records]
  if (!named.every((hash) => unlocked.store.hasBlob(input.caseId, hash))) return refuse('case.fileMissing')
  const today = beijingDate(workstation.now())
  // What goes out is scanned: masked data of a public version hold nothing up.
  const document = made.value?.document ?? fixed.document
  const { contentHash } = made.value?.redaction.wording ?? wording
  const { events } = loaded
  const record = await scanCase(
    workstation,
    unlocked.store,
    { caseId: input.caseId, document, contentHash, today, events, ...partialOf(unlocked, fixed, made.value) },
    {
      signal: job.signal,
      onProgress: (fraction) => {
        job.report('scan', 0.05 + 0.85 * fraction)
      },
    },
  )
  job.signal.throwIfAborted()
  job.report('record', 0.95)
  if (record.hits.length > MAX_HITS) return refuse('contract.invalidInput')
  const scan = encodeScanRecord(record)
  const blobs = [
    { hash: wording.contentHash, bytes: fixed.bytes },
    ...(made.value === null ? [] : [{ hash: contentHash, bytes: made.value.bytes }]),
    { hash: scan.scanHash, bytes: scan.bytes },
  ]
  // The newest confirmed chain of such cases; at later submissions the case keeps the one that it has, as long as it is such a case.
  const { kind } = document
  const office = loadOffice(unlocked.store)?.state ?? null
  const { department } = loaded.state
  const heads = office === null || department === null ? [] : headsOf(office, department.departmentId)
  const chain = chainForCase(office, {
    decision: loaded.state.duty.kind?.kind ?? null,
    kind,
  })
  return runCommand(
    workstation,
    unlocked,
    { caseId: input.caseId, expectedSeq: input.expectedSeq, commandId: input.commandId, blobs, named },
    {
      ...{
        type: 'submit',
        wording: countable(workstation, unlocked, wording),
        scan: scanFact(record, scan.scanHash),
        chain,
        kind,
        heads,
      },
      ...(made.value === null ? {} : { redaction: made.value.redaction }),
    },
  )
}
