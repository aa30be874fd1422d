import { err, ok, type Result } from '#shared/lib/result.ts'
import type { HitDisposition, NewEvent, SecrecyConclusion } from './events.ts'
import { mayReview, type DecideContext } from './may-review.ts'
import type { CaseRefusal, CaseRefusalCode } from './refusals.ts'
import { openHits, type CaseState } from './state.ts'

/** What is done about hits, and the secrecy review (先审查、后公开, 保守国家秘密法实施条例 Art. 42). */
export type SecrecyCommand =
  | {
      readonly type: 'disposeHit'
      readonly contentHash: string
      readonly hitId: string
      readonly disposition: HitDisposition
      readonly reason: string
    }
  | {
      readonly type: 'concludeSecrecy'
      readonly contentHash: string
      readonly conclusion: SecrecyConclusion
      readonly note: string
    }

type Decision = Result<readonly NewEvent[], CaseRefusal>
const refuse = (code: CaseRefusalCode, detail?: CaseRefusal['detail']): Decision =>
  err(detail === undefined ? { code } : { code, detail })
const blank = (text: string): boolean => text.trim() === ''

/** 处置 of a hit, at the department review or the secrecy review: a high one needs a hand at each. */
export const decideDisposition = (
  state: CaseState,
  command: Extract<SecrecyCommand, { type: 'disposeHit' }>,
  context: DecideContext,
): Decision => {
  const stage = state.stage === 'departmentReview' ? state.stage : 'secrecyReview'
  const refusal = mayReview(state, stage, command.contentHash, context)
  if (refusal !== null) return err(refusal)
  const hit = state.scan?.hits.find((candidate) => candidate.id === command.hitId)
  if (hit === undefined) return refuse('case.unknownHit')
  if (hit.level === 'block') return refuse('case.blockingHits', { count: 1 })
  if (blank(command.reason)) return refuse('case.reasonRequired')
  const { contentHash, hitId, disposition } = command
  return ok([{ type: 'HitDisposed', data: { contentHash, hitId, disposition, reason: command.reason.trim() } }])
}

/** 保密审查结论; cleared only when every hit has the hands that it needs. */
export const decideSecrecy = (
  state: CaseState,
  command: Extract<SecrecyCommand, { type: 'concludeSecrecy' }>,
  context: DecideContext,
): Decision => {
  const refusal = mayReview(state, 'secrecyReview', command.contentHash, context)
  if (refusal !== null) return err(refusal)
  if (blank(command.note)) return refuse('case.opinionRequired')
  if (state.scan?.contentHash !== command.contentHash) return refuse('case.openHits')
  const open = openHits(state).length
  if (command.conclusion === 'cleared' && open > 0) return refuse('case.openHits', { count: open })
  const { contentHash, conclusion } = command
  const data = { round: state.round, contentHash, scanHash: state.scan.scanHash, conclusion, note: command.note.trim() }
  return ok([{ type: 'SecrecyReviewConcluded', data }])
}
