import { err, ok, type Result } from '#shared/lib/result.ts'
import { beijingDateOf } from '../../deadline/date.ts'
import type { EventData, HitDisposition, NewEvent, SecrecyAnswers, SecrecyConclusion, SecrecyItem } from '../events.ts'
import { mayReview, type DecideContext } from '../authority/may-review.ts'
import { refuse, type CaseRefusal } from '../refusals.ts'
import { isSecrecyPassed, openHits, type CaseState, publicVersionOf } from '../state.ts'
import { isBlank } from '#shared/lib/blank.ts'

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
      /** The items of that text, in order, as the caller hashed them. */
      readonly itemHashes: readonly string[]
      readonly answers: SecrecyAnswers
      readonly items: readonly SecrecyItem[]
      readonly conclusion: SecrecyConclusion
      readonly note: string
    }
  | ({ readonly type: 'reportReferral'; readonly contentHash: string } & EventData['SecrecyReferralReported'])
  | ({ readonly type: 'answerReferral'; readonly contentHash: string } & EventData['SecrecyReferralAnswered'])

type Decision = Result<readonly NewEvent[], CaseRefusal>

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
  if (isBlank(command.reason)) return refuse('case.reasonRequired')
  const { contentHash, hitId, disposition } = command
  return ok([{ type: 'HitDisposed', data: { contentHash, hitId, disposition, reason: command.reason.trim() } }])
}

/** Does anything that was answered speak against this conclusion? */
const contradicts = (
  conclusion: SecrecyConclusion,
  { stateSecret, workSecret, ...others }: SecrecyAnswers,
  items: readonly SecrecyItem[],
  isRedacted: boolean,
): boolean => {
  if (conclusion === 'restricted' || conclusion === 'referred') return false
  // What is or may be a secret of the state or of the office goes out in no form (保守国家秘密法 Arts 35, 64).
  if (stateSecret !== 'no' || workSecret !== 'no') return true
  if (items.some((item) => item.conclusion === 'restricted' || item.conclusion === 'referred')) return true
  // 区分处理 is still to be done: what it is needed for is just what was answered.
  if (conclusion === 'partial' && !isRedacted) return false
  const isFit = (item: SecrecyItem): boolean =>
    item.conclusion === 'cleared' || (isRedacted && item.conclusion === 'partial')
  return Object.values(others).includes('unsure') || !items.every(isFit)
}

/**
 * 保密审查结论 on every item; 可以公开 only when every hit has the hands that it needs and no answer speaks against it. On a
 * public version the conclusion that lets it go on is 区分处理后公开; on any other text that conclusion says that one must be
 * made, and the text as it is goes on no more.
 * 报请确定 locks the case until the authority has answered (政府信息公开条例 Art. 17, 保守国家秘密法实施条例 Arts 25, 26).
 */
export const decideSecrecy = (
  state: CaseState,
  command: Extract<SecrecyCommand, { type: 'concludeSecrecy' }>,
  context: DecideContext,
): Decision => {
  const refusal = mayReview(state, 'secrecyReview', command.contentHash, context)
  if (refusal !== null) return err(refusal)
  if (isBlank(command.note)) return refuse('case.opinionRequired')
  if (state.scan?.contentHash !== command.contentHash) return refuse('case.openHits')
  const { contentHash, conclusion, answers, itemHashes } = command
  const sameItems =
    itemHashes.length > 0 &&
    command.items.length === itemHashes.length &&
    command.items.every((item, index) => item.itemHash === itemHashes[index])
  if (!sameItems) return refuse('secrecy.itemsDiffer', { count: itemHashes.length })
  const open = openHits(state).length
  const isRedacted = publicVersionOf(state) !== null
  if (conclusion === 'cleared' && isRedacted) return refuse('secrecy.redacted')
  if (conclusion === 'cleared' && state.publicity.partOnly.includes(contentHash)) return refuse('redaction.required')
  const passes = conclusion !== 'restricted' && isSecrecyPassed(state, conclusion)
  if (passes && open > 0) return refuse('case.openHits', { count: open })
  if (contradicts(conclusion, answers, command.items, isRedacted)) return refuse('secrecy.notClear')
  const items = command.items.map((item) => ({ ...item, note: item.note.trim() }))
  const { scanHash } = state.scan
  const data = { round: state.round, contentHash, scanHash, answers, items, conclusion, note: command.note.trim() }
  return ok([{ type: 'SecrecyReviewConcluded', data }])
}

/** What becomes of a referred case: reported within ten working days, answered by the authority. By the secrecy officer. */
export const decideReferral = (
  state: CaseState,
  command: Extract<SecrecyCommand, { type: 'reportReferral' | 'answerReferral' }>,
  context: DecideContext,
): Decision => {
  const refusal = mayReview({ ...state, referral: null }, 'secrecyReview', command.contentHash, context)
  if (refusal !== null) return err(refusal)
  if (state.referral === null) return refuse('case.notReferred')
  const authority = command.authority.trim()
  if (authority === '') return refuse('case.reasonRequired')
  const documentNumber = command.documentNumber.trim()
  const on = command.type === 'reportReferral' ? command.reportedOn : command.answeredOn
  const isAhead = context.at !== undefined && on > beijingDateOf(context.at)
  // Nothing is answered before it was asked; a report may have gone out before the conclusion was written down here.
  const isEarly = command.type === 'answerReferral' && on < (state.referral.reportedOn ?? '')
  if (isAhead || isEarly) return refuse('secrecy.impossibleDate')
  if (command.type === 'reportReferral') {
    if (state.referral.reportedOn !== null) return refuse('case.referralReported')
    const { reportedOn } = command
    return ok([{ type: 'SecrecyReferralReported', data: { authority, documentNumber, reportedOn } }])
  }
  const { answeredOn, answer } = command
  return ok([{ type: 'SecrecyReferralAnswered', data: { authority, documentNumber, answeredOn, answer } }])
}
