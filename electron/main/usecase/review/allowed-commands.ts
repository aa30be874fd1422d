import type { Output } from '#shared/contract/channels.ts'
import { mayArchive, mayRelease, mayReturn, mayReview } from '#shared/domain/case/decide.ts'
import { mayFile } from '#shared/domain/case/custody/custody.ts'
import { maySkip, mayTakeBack } from '#shared/domain/case/review/chain-move.ts'
import { stageAfter } from '#shared/domain/case/review/chain-template.ts'
import { mayConclude, mayReviewNonDisclosure } from '#shared/domain/case/disclosure/disclosure.ts'
import { GATE_ROLES, mayAnswerGate, type Gate } from '#shared/domain/case/gate/gate.ts'
import { HOLD_ROLES, LIFT_ROLES, mayLiftHold, mayPlaceHold } from '#shared/domain/case/custody/hold.ts'
import { isReviewStage, type REVIEW_ROLE } from '#shared/domain/case/roles.ts'
import { currentVersion, type CaseState } from '#shared/domain/case/state.ts'
import type { Unlocked } from '../workstation.ts'

type Allowed = Output<'case.get'>['allowed'][number]

const REVIEWS: Readonly<Record<keyof typeof REVIEW_ROLE, readonly Allowed[]>> = {
  departmentReview: ['hit.dispose', 'case.passDepartment'],
  countersign: ['case.passStep'],
  legalReview: ['case.passStep'],
  fairCompetitionReview: ['case.passStep'],
  disclosureOfficeReview: ['case.passStep'],
  secrecyReview: ['hit.dispose', 'secrecy.conclude'],
  deputyReview: ['case.passDeputy'],
  collectiveDiscussion: ['case.recordDiscussion'],
  finalApproval: ['case.approveFinal'],
}

/** 保全, wherever the case stands. */
const holding = (state: CaseState, person: Unlocked['person']): Allowed[] => {
  const { holds } = state
  const places = HOLD_ROLES.some((role) => mayPlaceHold(state, role, person) === null)
  const lifts = LIFT_ROLES.some((role) => holds.some(({ holdId }) => mayLiftHold(state, role, holdId, person) === null))
  return [...(places ? (['hold.place'] as const) : []), ...(lifts ? (['hold.lift'] as const) : [])]
}

/**
 * What this person may do with the case now; the window shows buttons for these and no others. `gates` as they are shown: some are open
 * by the day alone, which the log does not know.
 */
export const allowedCommands = (
  state: CaseState,
  person: Unlocked['person'],
  gates: readonly Pick<Gate, 'open' | 'level'>[],
): Allowed[] => {
  const { stage } = state
  const drafting = state.drafterId === person.personId && person.roles.includes('drafter')
  const { contentHash } = currentVersion(state)
  const allowed = holding(state, person)
  if (stage === 'draft')
    return drafting ? ['draft.save', 'disclosure.set', 'disclosure.determine', 'case.submit', ...allowed] : allowed
  if (stage === stageAfter(state.chain, 'draft') && drafting && state.hands.length === 0) allowed.push('case.withdraw')
  if (isReviewStage(stage) && mayReview(state, stage, contentHash, person) === null) allowed.push(...REVIEWS[stage])
  const atReferral = { ...state, referral: null }
  if (state.referral !== null && mayReview(atReferral, 'secrecyReview', contentHash, person) === null)
    allowed.push('secrecy.referral')
  if (maySkip(state, contentHash, person) === null) allowed.push('case.skipStep')
  if (mayTakeBack(state, contentHash, person) === null) allowed.push('case.takeBack')
  if (mayReturn(state, contentHash, person) === null) allowed.push('case.return')
  const answerable = gates.some(({ open, level }) => open && level !== 'block')
  if (answerable && GATE_ROLES.some((role) => mayAnswerGate(state, contentHash, role, person) === null))
    allowed.push('release.answerGate')
  const releaseRefusal = mayRelease(state, { contentHash }, person)
  // A released case gives its recorded files once more to whoever may release, as long as it has them.
  const again = releaseRefusal?.code === 'case.released' && state.custody.destroyedAt === null
  if (releaseRefusal === null || again) allowed.push('release.build')
  if (mayConclude(state, contentHash, person) === null) allowed.push('disclosure.conclude')
  if (mayReviewNonDisclosure(state, contentHash, person) === null) allowed.push('disclosure.review')
  if (mayArchive(state, contentHash, person) === null) allowed.push('archive.export')
  if (mayFile(state, contentHash, person) === null) allowed.push('archive.file')
  return allowed
}
