import { err, ok, type Result } from '#shared/lib/result.ts'
import type { NewEvent, PassagePlace, SuggestionDecision } from '../events.ts'
import { mayReview, type DecideContext } from '../authority/may-review.ts'
import { refuse, type CaseRefusal } from '../refusals.ts'
import { isReviewStage } from '../roles.ts'
import type { CaseState } from '../state.ts'

/** 批注 and 修改建议: what reviewers say about the text, and what becomes of it. Hashes name the text that was seen. */
export type RemarkCommand =
  | {
      readonly type: 'remark'
      readonly contentHash: string
      readonly remarkId: string
      readonly place: PassagePlace | null
      readonly text: string
    }
  | { readonly type: 'answerRemark'; readonly contentHash: string; readonly remarkId: string; readonly text: string }
  | { readonly type: 'settleRemark'; readonly contentHash: string; readonly remarkId: string }
  | {
      readonly type: 'suggest'
      readonly contentHash: string
      /** Each with the hash of its edit, a blob of the case. */
      readonly suggestions: readonly { readonly suggestionId: string; readonly editHash: string }[]
    }
  | {
      readonly type: 'decideSuggestions'
      readonly contentHash: string
      readonly suggestionIds: readonly string[]
      readonly decision: SuggestionDecision
      readonly reason: string
    }

type Decision = Result<readonly NewEvent[], CaseRefusal>

/** Whoever decides on the text now; see `mayReview`. */
const mayReviewNow = (state: CaseState, contentHash: string, context: DecideContext): CaseRefusal | null =>
  isReviewStage(state.stage)
    ? mayReview(state, state.stage, contentHash, context)
    : { code: 'case.notYourStage', detail: { stage: state.stage } }

/** The drafter while the case is a draft. */
const mayDraftNow = (state: CaseState, context: DecideContext): CaseRefusal | null => {
  if (!context.roles.includes('drafter')) return { code: 'identity.wrongRole', detail: { role: 'drafter' } }
  if (state.drafterId !== context.personId) return { code: 'case.notDrafter' }
  return state.stage === 'draft' ? null : { code: 'case.notYourStage', detail: { stage: state.stage } }
}

/** Suggestions that nobody has decided: while there is one, the text is neither handed in nor passed. */
export const openSuggestions = (state: CaseState): number =>
  state.suggestions.filter((suggestion) => suggestion.decision === null).length

const decideSuggestions = (
  state: CaseState,
  command: Extract<RemarkCommand, { type: 'decideSuggestions' }>,
  context: DecideContext,
): Decision => {
  const withdraws = command.decision === 'withdrawn'
  const refusal = withdraws ? mayReviewNow(state, command.contentHash, context) : mayDraftNow(state, context)
  if (refusal !== null) return err(refusal)
  const ids = new Set(command.suggestionIds)
  const open = state.suggestions.filter(
    ({ suggestionId, decision, authorId }) =>
      ids.has(suggestionId) && decision === null && (!withdraws || authorId === context.personId),
  )
  if (open.length === 0 || open.length !== command.suggestionIds.length) return refuse('case.unknownSuggestion')
  const reason = command.reason.trim()
  if (command.decision === 'rejected' && reason === '') return refuse('case.reasonRequired')
  const { decision } = command
  return ok(
    command.suggestionIds.map((suggestionId) => ({
      type: 'SuggestionDecided',
      data: { suggestionId, decision, reason },
    })),
  )
}

/**
 * Remarks are made, and suggestions offered, by whoever decides on the text now, on exactly that text. A remark is answered
 * by its drafter while the case is a draft, or by a reviewer; settled by a reviewer. Suggestions are accepted or rejected,
 * a rejection with its reason, by the drafter; withdrawn by their author.
 */
export const decideRemark = (state: CaseState, command: RemarkCommand, context: DecideContext): Decision => {
  if (command.type === 'decideSuggestions') return decideSuggestions(state, command, context)
  const byDrafter = command.type === 'answerRemark' && state.stage === 'draft'
  const refusal = byDrafter ? mayDraftNow(state, context) : mayReviewNow(state, command.contentHash, context)
  if (refusal !== null) return err(refusal)
  if (command.type === 'suggest') {
    const { contentHash, suggestions } = command
    const ids = new Set([...state.suggestions, ...suggestions].map(({ suggestionId }) => suggestionId))
    const fresh = suggestions.length > 0 && ids.size === state.suggestions.length + suggestions.length
    if (!fresh) return refuse('case.unknownSuggestion')
    const data = { round: state.round, contentHash }
    return ok(suggestions.map((suggestion) => ({ type: 'SuggestionMade', data: { ...data, ...suggestion } })))
  }
  const { remarkId } = command
  const known = state.remarks.find((remark) => remark.remarkId === remarkId)
  if (command.type === 'remark') {
    if (known !== undefined) return refuse('case.unknownRemark')
    const { contentHash, place } = command
    const text = command.text.trim()
    if (text === '') return refuse('case.remarkEmpty')
    return ok([{ type: 'RemarkMade', data: { round: state.round, contentHash, remarkId, place, text } }])
  }
  if (known === undefined) return refuse('case.unknownRemark')
  if (known.settled) return refuse('case.remarkSettled')
  if (command.type === 'settleRemark') return ok([{ type: 'RemarkSettled', data: { remarkId } }])
  const text = command.text.trim()
  return text === '' ? refuse('case.remarkEmpty') : ok([{ type: 'RemarkAnswered', data: { remarkId, text } }])
}
