import type { Input, Output } from '#shared/contract/channels.ts'
import type { Redaction } from '#shared/domain/case/draft/redaction.ts'
import { documentBytes } from '#shared/domain/document/bytes.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { anchored, foundAgain } from '#shared/domain/document/redact/anchor.ts'
import { derive } from '#shared/domain/document/redact/derive.ts'
import type { Removal } from '#shared/domain/document/redact/removal.ts'
import { numberStillThere, withheld } from '#shared/domain/document/redact/withheld.ts'
import { isEmptyDocument } from '#shared/domain/document/settle.ts'
import { ok } from '#shared/lib/result.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import type { ReadStore } from '../../store/types.ts'
import { keptRedaction } from './kept-redaction.ts'
import { refuseClassified } from '../refuse-classified.ts'
import { handedIn } from './submissions.ts'
import { findOwnCase } from '../find-case.ts'
import { documentOf, fixWording, type FixedWording } from './working-copy.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

/** The draft as it would be fixed now, for its drafter; refuses as every act on a draft. */
const fixedDraft = (unlocked: Unlocked, caseId: string): Outcome<FixedWording> => {
  const found = findOwnCase(unlocked, caseId)
  if (!found.ok) return found
  const { state } = found.value
  const copy = unlocked.store.workingCopy(caseId)
  if (state.stage !== 'draft' || copy === null) return refuse('case.alreadySubmitted', { stage: state.stage })
  return ok(fixWording(documentOf(copy)))
}

/** Refuses what `derive` refuses, and a masked number that still stands elsewhere, however it is spaced. */
const deriveChecked = (document: OfficialDocument, removals: readonly Removal[]): Outcome<OfficialDocument> => {
  const derived = derive(document, removals)
  if (!derived.ok) return refuse(derived.error.code, { number: derived.error.removal + 1 })
  const left = numberStillThere(document, removals, derived.value)
  return left === null ? derived : refuse('redaction.leftElsewhere', { number: left + 1 })
}

/** The draft as it will be fixed, and what is removed of it, found again where the text was edited since. */
export const viewRedaction = (
  unlocked: Unlocked,
  { caseId }: Input<'redaction.view'>,
): Outcome<Output<'redaction.view'>> => {
  const fixed = fixedDraft(unlocked, caseId)
  if (!fixed.ok) return fixed
  const { document, wording } = fixed.value
  const kept = keptRedaction(unlocked.store, caseId)
  const found = kept === null ? { removals: [], lost: 0 } : foundAgain(document, kept.anchored)
  return ok({ contentHash: wording.contentHash, document, removals: [...found.removals], lost: found.lost })
}

/**
 * Keeps what is to be removed of the draft as it was saved last; none takes the redaction back. Not an event. Confirmed
 * removals must make a public version: refuses what `derive` refuses, case.reasonRequired and redaction.reasonTells. Work in
 * progress is kept as it stands, and the draft cannot be handed in until it is confirmed. Both refuse case.contentChanged
 * when the draft is another text, and classified words in a reason.
 */
export const saveRedaction = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { caseId, expectedSeq, contentHash, removals, confirmed }: Input<'redaction.save'>,
): Promise<Outcome<Output<'redaction.save'>>> => {
  const fixed = fixedDraft(unlocked, caseId)
  if (!fixed.ok) return fixed
  const { document, wording } = fixed.value
  if (wording.contentHash !== contentHash) return refuse('case.contentChanged')
  if (confirmed && removals.some(({ reason }) => reason.trim() === '')) return refuse('case.reasonRequired')
  const rules = await workstation.tasks.run('gate', { text: removals.map(({ reason }) => reason).join('\n') })
  const refusal = refuseClassified(workstation, unlocked, rules, null, caseId)
  if (refusal !== null) return refusal
  // Handed in meanwhile, or about to be: what a round is about does not change under it.
  await handedIn(caseId)
  if (unlocked.store.headOf(caseId)?.seq !== expectedSeq) return refuse('case.stale')
  const savedAt = workstation.now().toISOString()
  if (!confirmed) {
    unlocked.store.saveDraftRedaction(caseId, { contentHash: null, anchored: anchored(document, removals) })
    return ok({ publicHash: null, savedAt })
  }
  if (removals.length === 0) {
    unlocked.store.saveDraftRedaction(caseId, null)
    return ok({ publicHash: null, savedAt })
  }
  const derived = deriveChecked(document, removals)
  if (!derived.ok) return derived
  // Reasons are printed where the words are not.
  const left = withheld(document, removals, derived.value)
  const telling = removals.findIndex(({ reason }) => left.find(reason) !== null)
  if (telling >= 0) return refuse('redaction.reasonTells', { number: telling + 1 })
  unlocked.store.saveDraftRedaction(caseId, { contentHash, anchored: anchored(document, removals) })
  return ok({ publicHash: sha256Hex(documentBytes(derived.value)), savedAt })
}

/** What is handed in with a text: the public version made of it now, or null when nothing is removed. */
export interface MadePublic {
  readonly redaction: Redaction
  readonly document: OfficialDocument
  readonly bytes: Uint8Array
}

/** Refuses redaction.textChanged when the removals were confirmed for another text or for none, and what `derive` refuses. */
export const madePublic = (
  store: ReadStore,
  caseId: string,
  { document, wording }: FixedWording,
): Outcome<MadePublic | null> => {
  const kept = keptRedaction(store, caseId)
  if (kept === null) return ok(null)
  if (kept.contentHash !== wording.contentHash) return refuse('redaction.textChanged')
  const { removals } = kept.anchored
  const derived = deriveChecked(document, removals)
  if (!derived.ok) return derived
  const { title } = derived.value
  const bytes = documentBytes(derived.value)
  const made = { title, contentHash: sha256Hex(bytes), empty: isEmptyDocument(derived.value) }
  return ok({ redaction: { removals, wording: made }, document: derived.value, bytes })
}
