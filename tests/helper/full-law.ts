import type { CaseEvent } from '#shared/domain/case/events.ts'
import { REVIEW_ROLE, type ReviewStage } from '#shared/domain/case/roles.ts'
import { currentText, isPassed, last, openHitIds, openSuggestionIds, thisRound } from './case-law.ts'
import { FULL_CHAIN } from './full-chain.ts'

/**
 * The laws of a chain with every kind of step, read off a log by other means than `decide` and `evolve`: a second opinion,
 * slow and plain. Returns what is broken, or null.
 */
export const brokenFullLaw = (events: readonly CaseEvent[]): string | null => {
  for (const [index, event] of events.entries()) {
    const broken = brokenBy(event, events.slice(0, index))
    if (broken !== null) return `${broken} at ${String(event.seq)} ${event.type}`
  }
  return null
}

const STEPS: readonly string[] = FULL_CHAIN.steps.map(({ kind }) => kind)
const APPROVED = STEPS.length
const DRAFT = -1
const indexOf = (stage: string): number =>
  stage === 'draft' ? DRAFT : stage === 'approved' ? APPROVED : STEPS.indexOf(stage)
const PARTIES = FULL_CHAIN.steps.find(({ kind }) => kind === 'countersign')?.parties ?? []
const REQUIRED = PARTIES.filter(({ required }) => required).map(({ partyId }) => partyId)

/** Which step an event passes, if it passes one; a countersign passes its own for one party. */
const stepPassed = (event: CaseEvent, before: readonly CaseEvent[]): ReviewStage | null => {
  switch (event.type) {
    case 'DepartmentReviewPassed':
      return 'departmentReview'
    case 'DeputyReviewPassed':
      return 'deputyReview'
    case 'FinalApprovalGiven':
      return 'finalApproval'
    case 'StepPassed':
      return event.data.step
    case 'CountersignGiven':
      return 'countersign'
    case 'CollectiveDiscussionRecorded':
      return event.data.result === 'adopted' ? 'collectiveDiscussion' : null
    case 'SecrecyReviewConcluded':
      return isPassed(event.data.conclusion, before) && event.data.answers.stateSecret !== 'yes'
        ? 'secrecyReview'
        : null
    default:
      return null
  }
}

interface Standing {
  readonly due: number
  /** Who signed for which party, as it counts. */
  readonly signed: readonly { readonly partyId: string; readonly personId: string }[]
  /** 移交: the one person that this step waits for. */
  readonly assignee: string | null
  readonly byLeader?: boolean
}

const moved = (standing: Standing, due: number): Standing => ({
  ...standing,
  due,
  signed: due <= indexOf('countersign') && due !== standing.due ? [] : standing.signed,
  assignee: due === standing.due ? standing.assignee : null,
})

const standingAfter = (events: readonly CaseEvent[]): Standing =>
  events.reduce<Standing>(
    (standing, event, index) => {
      if (event.type === 'CaseSubmitted') return { due: 0, signed: [], assignee: null }
      if (event.type === 'CaseWithdrawn') return { due: DRAFT, signed: [], assignee: null }
      if (event.type === 'CaseReturned') return moved(standing, indexOf(event.data.toStage))
      if (event.type === 'StepSkipped')
        return { ...moved(standing, indexOf(event.data.step) + 1), signed: standing.signed }
      if (event.type === 'CaseReassigned' && event.data.what === 'step')
        return {
          ...standing,
          assignee: event.data.toPersonId,
          byLeader: event.actor.role !== REVIEW_ROLE[event.data.stage as ReviewStage],
        }
      if (event.type === 'PassTakenBack') {
        const due = indexOf(event.data.step)
        const stays = event.data.step === 'countersign'
        const signed = stays
          ? standing.signed.filter(({ personId }) => personId !== event.actor.personId)
          : standing.signed
        return { ...standing, due, signed, assignee: due === standing.due ? standing.assignee : null }
      }
      const step = stepPassed(event, events.slice(0, index))
      if (step === null) return standing
      if (event.type !== 'CountersignGiven') return { due: indexOf(step) + 1, signed: standing.signed, assignee: null }
      const signed = [...standing.signed, { partyId: event.data.partyId, personId: event.actor.personId }]
      const complete = REQUIRED.every((partyId) => signed.some((one) => one.partyId === partyId))
      return complete ? { due: indexOf(step) + 1, signed, assignee: null } : { ...standing, signed, assignee: null }
    },
    { due: DRAFT, signed: [], assignee: null },
  )

/** Has the hand of the step that is due acted since the case came there? */
const isTouched = (before: readonly CaseEvent[], due: number): boolean => {
  const step = FULL_CHAIN.steps[due]?.kind
  for (let index = before.length - 1; index >= 0; index -= 1) {
    const came = standingAfter(before.slice(0, index)).due !== due
    if (came) return false
    if (step !== undefined && before[index]?.actor.role === REVIEW_ROLE[step]) return true
  }
  return false
}

const isAuthorOf = (before: readonly CaseEvent[], personId: string): boolean =>
  before.some(
    (one) => (one.type === 'DraftRegistered' || one.type === 'DraftRevised') && one.actor.personId === personId,
  )

const brokenPass = (event: CaseEvent, step: ReviewStage, before: readonly CaseEvent[]): string | null => {
  const me = event.actor.personId
  const { due, signed, assignee, byLeader } = standingAfter(before)
  if (indexOf(step) !== due) return `I5: ${step} while ${STEPS[due] ?? String(due)} is due`
  if ('contentHash' in event.data && event.data.contentHash !== currentText(before)) return 'I4: another text'
  if (isAuthorOf(before, me)) return 'I6: own draft'
  const hands = thisRound(before).flatMap((one, index, all) => {
    const own = stepPassed(one, [...before.slice(0, before.length - all.length + index)])
    return own === null ? [] : [{ step: own, personId: one.actor.personId }]
  })
  if (hands.some((hand) => hand.personId === me && hand.step !== step)) return 'I6: two steps of one round'
  if (assignee !== null && assignee !== me) return 'the step waits for another person'
  if (event.type === 'CountersignGiven') {
    const party = PARTIES.find(({ partyId }) => partyId === event.data.partyId)
    if (party === undefined) return 'a party that is not asked'
    const inTheirPlace = byLeader === true && assignee === me
    if (party.personId !== null && party.personId !== me && !inTheirPlace) return 'a party signed by another person'
    if (signed.some((one) => one.partyId === party.partyId)) return 'a party signed twice'
    if (signed.some((one) => one.personId === me)) return 'one person signed for two parties'
  }
  if (step !== 'secrecyReview' && openSuggestionIds(before).length > 0) return 'open suggestions'
  if (indexOf(step) > indexOf('secrecyReview')) {
    if (openHitIds(before).length > 0) return 'I7: open hits'
    const review = last(thisRound(before), 'SecrecyReviewConcluded')
    if (review === undefined || !isPassed(review.data.conclusion, before)) return 'I8: not cleared'
    if (review.data.contentHash !== currentText(before)) return 'I8: another text was cleared'
  }
  return null
}

const brokenBy = (event: CaseEvent, before: readonly CaseEvent[]): string | null => {
  const step = stepPassed(event, before)
  if (step !== null) return brokenPass(event, step, before)
  const { due } = standingAfter(before)
  const me = event.actor.personId
  switch (event.type) {
    case 'StepSkipped': {
      const rule = FULL_CHAIN.steps.find(({ kind }) => kind === event.data.step)
      if (indexOf(event.data.step) !== due) return 'I5: a step skipped that is not due'
      if (rule?.skippedBy !== event.actor.role) return 'a step skipped by whom nobody named'
      if (isAuthorOf(before, me)) return 'I6: own draft'
      return event.data.reason.trim() === '' ? 'a step skipped without a reason' : null
    }
    case 'PassTakenBack': {
      const at = indexOf(event.data.step)
      if (at !== due - 1 && !(at === due && event.data.step === 'countersign')) return 'I5: a pass taken back too late'
      const passed = thisRound(before).some((one, index, all) => {
        const own = stepPassed(one, before.slice(0, before.length - all.length + index))
        return own === event.data.step && one.actor.personId === me
      })
      if (!passed) return 'the pass of another taken back'
      return at === due - 1 && isTouched(before, due) ? 'I5: taken back after the next hand had acted' : null
    }
    case 'CaseReturned': {
      if (event.data.contentHash !== currentText(before)) return 'I4: another text'
      if (event.data.reason.trim() === '') return 'I5: no reason'
      if (indexOf(event.data.fromStage) !== due) return 'I5: from another stage'
      return indexOf(event.data.toStage) < due ? null : 'I5: not back'
    }
    case 'CaseReassigned':
      if (event.data.reason.trim() === '') return 'handed on without a reason'
      return event.data.what === 'step' && isAuthorOf(before, event.data.toPersonId) ? 'I6: handed to the author' : null
    case 'StepUrged':
    case 'StepEscalated':
      return indexOf(event.data.stage) === due ? null : 'pressed for another step'
    case 'CaseReleased':
      if (due !== APPROVED) return 'I5: not approved'
      return event.data.contentHash === currentText(before) ? null : 'I4: another text'
    default:
      return null
  }
}
