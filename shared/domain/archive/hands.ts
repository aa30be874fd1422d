import { SKIP_ROLES } from '../case/review/chain-template.ts'
import { isReturnStage, RETURN_ROLE, type Role, type Stage } from '../case/roles.ts'
import type { CaseEvent } from '../case/events.ts'

export const HAND_ACTS = [
  ...(['submitted', 'withdrawn', 'passed', 'concluded', 'approved', 'returned'] as const),
  ...(['discussed', 'skipped', 'takenBack'] as const),
] as const
export type HandAct = (typeof HAND_ACTS)[number]

/** One hand that a case went through, as it is told outside the office: who, when, what; no opinion, no reason. */
export interface ReleaseHand {
  readonly stage: Stage
  readonly round: number
  readonly act: HandAct
  readonly personName: string
  readonly role: Role
  readonly at: string
  readonly eventHash: string
  /** 授权代行: whose role was exercised, and which; `role` is then the person's own. */
  readonly actedFor?: { readonly personName: string; readonly role: Role }
}

const actOf = (event: CaseEvent): { readonly stage: Stage; readonly round: number; readonly act: HandAct } | null => {
  switch (event.type) {
    case 'CaseSubmitted':
      return { stage: 'draft', round: event.data.round, act: 'submitted' }
    case 'CaseWithdrawn':
      return { stage: 'departmentReview', round: event.data.round, act: 'withdrawn' }
    case 'DepartmentReviewPassed':
      return { stage: 'departmentReview', round: event.data.round, act: 'passed' }
    case 'SecrecyReviewConcluded':
      return { stage: 'secrecyReview', round: event.data.round, act: 'concluded' }
    case 'DeputyReviewPassed':
      return { stage: 'deputyReview', round: event.data.round, act: 'passed' }
    case 'FinalApprovalGiven':
      return { stage: 'finalApproval', round: event.data.round, act: 'approved' }
    case 'StepPassed':
      return { stage: event.data.step, round: event.data.round, act: 'passed' }
    case 'CountersignGiven':
      return { stage: 'countersign', round: event.data.round, act: 'passed' }
    case 'CollectiveDiscussionRecorded':
      return { stage: 'collectiveDiscussion', round: event.data.round, act: 'discussed' }
    case 'StepSkipped':
      return { stage: event.data.step, round: event.data.round, act: 'skipped' }
    case 'PassTakenBack':
      return { stage: event.data.step, round: event.data.round, act: 'takenBack' }
    case 'CaseReturned':
      return { stage: event.data.fromStage, round: event.data.round, act: 'returned' }
    default:
      return null
  }
}

/** The hands of a case in order. `hashes[n]` is the hash of `events[n]`, lower-case hex. */
export const handsOf = (events: readonly CaseEvent[], hashes: readonly string[]): readonly ReleaseHand[] =>
  events.flatMap((event, index) => {
    const act = actOf(event)
    if (act === null) return []
    const { name: personName, role, delegation } = event.actor
    const hand = { ...act, personName, role, at: event.at, eventHash: hashes[index] ?? '' }
    return delegation === undefined
      ? [hand]
      : [{ ...hand, actedFor: { personName: delegation.forName, role: delegation.role } }]
  })

const ACT_AT: Readonly<Partial<Record<Stage, readonly HandAct[]>>> = {
  draft: ['submitted'],
  departmentReview: ['passed', 'returned', 'takenBack', 'withdrawn'],
  countersign: ['passed', 'returned', 'takenBack', 'skipped'],
  legalReview: ['passed', 'returned', 'takenBack', 'skipped'],
  fairCompetitionReview: ['passed', 'returned', 'takenBack', 'skipped'],
  disclosureOfficeReview: ['passed', 'returned', 'takenBack', 'skipped'],
  secrecyReview: ['concluded', 'returned', 'takenBack'],
  deputyReview: ['passed', 'returned', 'takenBack'],
  collectiveDiscussion: ['discussed', 'returned', 'takenBack', 'skipped'],
  finalApproval: ['approved', 'returned', 'takenBack'],
  approved: ['returned'],
}
const fits = ({ stage, act, ...hand }: ReleaseHand): boolean => {
  const role = hand.actedFor?.role ?? hand.role
  if (ACT_AT[stage]?.includes(act) !== true) return false
  if (act === 'skipped') return SKIP_ROLES.some((allowed) => allowed === role)
  return role === (isReturnStage(stage) && act !== 'withdrawn' ? RETURN_ROLE[stage] : 'drafter')
}

/**
 * Can these be the hands of a document that was approved in this round? Each act is one of its stage and role, time and
 * round do not run back, and after the last submission the four levels were passed one after the other, the approval
 * last. Without the log this is all that can be said; with it, compare with `handsOf`.
 */
export const areHandsOfApproval = (hands: readonly ReleaseHand[], round: number): boolean => {
  const inOrder = hands.every((hand, index) => {
    const before = hands[index - 1]
    return before === undefined || (before.at <= hand.at && before.round <= hand.round)
  })
  const distinct = new Set(hands.map((hand) => hand.eventHash)).size === hands.length
  const submitted = hands.findLastIndex((hand) => hand.act === 'submitted')
  const last = hands.slice(submitted)
  const levels = [
    last.findLastIndex((hand) => hand.stage === 'departmentReview' && hand.act === 'passed'),
    last.findLastIndex((hand) => hand.act === 'concluded'),
    last.findLastIndex((hand) => hand.stage === 'deputyReview' && hand.act === 'passed'),
    last.findLastIndex((hand) => hand.act === 'approved'),
  ]
  return (
    submitted >= 0 &&
    inOrder &&
    distinct &&
    hands.every(fits) &&
    last.every((hand) => hand.round === round) &&
    levels.every((place, level) => place > (levels[level - 1] ?? 0)) &&
    levels.at(-1) === last.length - 1
  )
}
