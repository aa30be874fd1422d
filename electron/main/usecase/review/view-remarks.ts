import type { Input, Output } from '#shared/contract/channels.ts'
import type { CaseEvent, EventType } from '#shared/domain/case/events.ts'
import { mayReview } from '#shared/domain/case/decide.ts'
import { isReviewStage } from '#shared/domain/case/roles.ts'
import { currentVersion, type CaseState } from '#shared/domain/case/state.ts'
import { isTextEdit, type TextEdit } from '#shared/domain/document/edit.ts'
import { ok } from '#shared/lib/result.ts'
import { ChainFault } from '../faults.ts'
import { findCase } from '../find-case.ts'
import { refuse, type Outcome, type Unlocked } from '../workstation.ts'

type View = Output<'case.remarks'>

type Of<T extends EventType> = Extract<CaseEvent, { type: T }>
const ofType = <T extends EventType>(events: readonly CaseEvent[], type: T): readonly Of<T>[] =>
  events.filter((event): event is Of<T> => event.type === type)

/** The first version with this wording: a text that comes back is what it was. */
const versionOf = ({ versions }: CaseState, contentHash: string): number =>
  versions.find((version) => version.contentHash === contentHash)?.version ?? 0

const who = ({ actor, at }: CaseEvent) => ({ personName: actor.name, at })

const remarksOf = (state: CaseState, events: readonly CaseEvent[]): View['remarks'] =>
  ofType(events, 'RemarkMade').map((event) => {
    const { remarkId, round, contentHash, place, text } = event.data
    const settled = ofType(events, 'RemarkSettled').find((one) => one.data.remarkId === remarkId)
    return {
      ...who(event),
      text,
      remarkId,
      round,
      version: versionOf(state, contentHash),
      place,
      answers: ofType(events, 'RemarkAnswered')
        .filter((one) => one.data.remarkId === remarkId)
        .map((one) => ({ ...who(one), text: one.data.text })),
      settled: settled === undefined ? null : who(settled),
    }
  })

/** @throws ChainFault when the edit is missing, or is not what the log names. */
const editOf = ({ store }: Unlocked, caseId: string, editHash: string): TextEdit => {
  const bytes = store.readBlob(caseId, editHash)
  const edit: unknown = bytes === null ? null : JSON.parse(new TextDecoder().decode(bytes))
  if (!isTextEdit(edit)) throw new ChainFault(0)
  return edit
}

const suggestionsOf = (unlocked: Unlocked, state: CaseState, events: readonly CaseEvent[]): View['suggestions'] => {
  // What was suggested was text; that it was, and what became of it, stands in the history.
  if (state.custody.destroyedAt !== null) return []
  const decisions = new Map(ofType(events, 'SuggestionDecided').map((event) => [event.data.suggestionId, event]))
  return ofType(events, 'SuggestionMade').map((event) => {
    const { suggestionId, round, contentHash, editHash } = event.data
    const decided = decisions.get(suggestionId)
    return {
      ...who(event),
      suggestionId,
      round,
      version: versionOf(state, contentHash),
      mine: event.actor.personId === unlocked.person.personId,
      edit: editOf(unlocked, state.caseId, editHash),
      decided:
        decided === undefined
          ? null
          : { ...who(decided), decision: decided.data.decision, reason: decided.data.reason },
    }
  })
}

/** 批注 and 修改建议 of a case. Refuses case.notFound, also when the person has no part in it. */
export const viewRemarks = (unlocked: Unlocked, input: Input<'case.remarks'>): Outcome<View> => {
  const loaded = findCase(unlocked, input.caseId)
  if (loaded === null) return refuse('case.notFound')
  const { state, events } = loaded
  const { person } = unlocked
  const { contentHash } = currentVersion(state)
  const reviews = isReviewStage(state.stage) && mayReview(state, state.stage, contentHash, person) === null
  const drafts = state.stage === 'draft' && state.drafterId === person.personId && person.roles.includes('drafter')
  return ok({
    remarks: remarksOf(state, events),
    suggestions: suggestionsOf(unlocked, state, events),
    may: { remark: reviews, answer: reviews || drafts, settle: reviews, suggest: reviews, decide: drafts },
  })
}
