import type { CaseEvent } from '../case/events.ts'
import { chainOf } from '../case/review/chain-of.ts'
import { comesBefore, type ChainTemplate } from '../case/review/chain-template.ts'
import type { ReviewStage, Stage } from '../case/roles.ts'

const HAND_TYPES = [
  'CaseSubmitted',
  'DepartmentReviewPassed',
  'SecrecyReviewConcluded',
  'SecrecyReferralReported',
  'SecrecyReferralAnswered',
  'DeputyReviewPassed',
  'StepPassed',
  'CountersignGiven',
  'CollectiveDiscussionRecorded',
  'StepSkipped',
  'PassTakenBack',
  'FinalApprovalGiven',
  'CaseReturned',
  'CaseWithdrawn',
  'CaseReleased',
] as const
/** An act that a form tells with its person. */
export type HandEvent = Extract<CaseEvent, { type: (typeof HAND_TYPES)[number] }>

/** One hand on a case: what was signed, and the hash of it. */
export interface FormHand<E extends CaseEvent = HandEvent> {
  readonly event: E
  /** Of the event, lower-case hex. */
  readonly hash: string
  /** A pass or conclusion that no longer counts: returned, withdrawn, rewritten, concluded anew or answered since. */
  readonly voided: boolean
}

const isHandEvent = (event: CaseEvent): event is HandEvent =>
  (HAND_TYPES as readonly CaseEvent['type'][]).includes(event.type)

/** The level whose pass or conclusion this event is; null for any other. */
export const levelOf = (event: CaseEvent): ReviewStage | null => {
  switch (event.type) {
    case 'DepartmentReviewPassed':
      return 'departmentReview'
    case 'SecrecyReviewConcluded':
      return 'secrecyReview'
    case 'StepPassed':
    case 'StepSkipped':
      return event.data.step
    case 'CountersignGiven':
      return 'countersign'
    case 'CollectiveDiscussionRecorded':
      return 'collectiveDiscussion'
    case 'DeputyReviewPassed':
      return 'deputyReview'
    case 'FinalApprovalGiven':
      return 'finalApproval'
    default:
      return null
  }
}

/** Where a hand acted. */
export const stageOf = (event: HandEvent): Stage => {
  switch (event.type) {
    case 'CaseSubmitted':
    case 'CaseWithdrawn':
      return 'draft'
    case 'PassTakenBack':
      return event.data.step
    case 'CaseReturned':
      return event.data.fromStage
    case 'SecrecyReferralReported':
    case 'SecrecyReferralAnswered':
      return 'secrecyReview'
    case 'CaseReleased':
      return 'released'
    default:
      return levelOf(event) ?? 'draft'
  }
}

/** Does `later` take away what was given at `level` before it? As `evolve` has it. */
const voids = (later: CaseEvent, level: ReviewStage, given: CaseEvent, chain: ChainTemplate): boolean => {
  switch (later.type) {
    case 'DraftRevised':
    case 'CaseSubmitted':
    case 'CaseWithdrawn':
      return true
    case 'CaseReturned':
      return !comesBefore(chain, level, later.data.toStage)
    case 'PassTakenBack':
      return level === later.data.step && given.actor.personId === later.actor.personId
    case 'CollectiveDiscussionRecorded':
      return level === 'collectiveDiscussion'
    case 'SecrecyReviewConcluded':
    case 'SecrecyReferralAnswered':
      return level === 'secrecyReview'
    default:
      return false
  }
}

/** All hands of a case in order. `hashes[n]` is the hash of `events[n]`. */
export const formHands = (events: readonly CaseEvent[], hashes: readonly string[]): readonly FormHand[] => {
  const chain = chainOf(events)
  return events.flatMap((event, index) => {
    if (!isHandEvent(event)) return []
    const level = levelOf(event)
    const voided = level !== null && events.slice(index + 1).some((later) => voids(later, level, event, chain))
    return [{ event, hash: hashes[index] ?? '', voided }]
  })
}

/** The levels that nobody stands for now. */
export const openLevels = (hands: readonly FormHand[], chain: ChainTemplate): readonly ReviewStage[] => {
  const standing = new Set(hands.filter(({ voided }) => !voided).map(({ event }) => levelOf(event)))
  return chain.steps.map(({ kind }) => kind).filter((level) => !standing.has(level))
}
