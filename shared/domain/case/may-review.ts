import type { CaseRefusal } from './refusals.ts'
import { REVIEW_ROLE, type ReviewStage, type Role } from './roles.ts'
import { currentVersion, type CaseState } from './state.ts'

/** Who asks. Roles are those that the office gave the person; the clock and the log are the caller's. */
export interface DecideContext {
  readonly personId: string
  readonly roles: readonly Role[]
  /** The time of the act, RFC 3339 UTC with milliseconds; acts that depend on the day are refused without it. */
  readonly at?: string
}

/**
 * May this person act at this stage on this text? The role first, then the order of the stages (I5), the separation of
 * hands (I6: never the own draft, never two levels of one round, even if a return voided the first) and the text that
 * was seen (I4). Nobody may while the case waits for the secrecy authority.
 */
export const mayReview = (
  state: CaseState,
  stage: ReviewStage,
  contentHash: string,
  context: DecideContext,
): CaseRefusal | null => {
  const role = REVIEW_ROLE[stage]
  if (!context.roles.includes(role)) return { code: 'identity.wrongRole', detail: { role } }
  if (state.stage !== stage) return { code: 'case.notYourStage', detail: { stage: state.stage } }
  if (state.versions.some((version) => version.authorId === context.personId)) return { code: 'case.ownDraft' }
  const earlier = state.hands.find((hand) => hand.personId === context.personId && hand.stage !== stage)
  if (earlier !== undefined) return { code: 'case.samePersonTwice', detail: { stage: earlier.stage } }
  if (contentHash !== currentVersion(state).contentHash) return { code: 'case.contentChanged' }
  return state.referral === null ? null : { code: 'case.referred' }
}
