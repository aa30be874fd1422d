import { type Delegation, isInForce } from './delegation.ts'
import type { DerivedHash } from '../draft/wording.ts'
import { firstReviewers } from './department.ts'
import type { ReleaseFacts } from '../gate/gate-rule.ts'
import type { CaseRefusal } from '../refusals.ts'
import { REVIEW_ROLE, type ReviewStage, type Role } from '../roles.ts'
import { currentVersion, type CaseState, type Hand } from '../state.ts'

/** Who asks. Roles are those that the office gave the person; the clock and the log are the caller's. */
export interface DecideContext {
  readonly personId: string
  readonly roles: readonly Role[]
  /** The time of the act, RFC 3339 UTC with milliseconds; acts that depend on the day are refused without it. */
  readonly at?: string
  /** Makes public versions again; left out where the texts are not at hand. */
  readonly derivedHash?: DerivedHash
  /**
   * What is known of the gates beside the log, by the calendar and the clock. Left out where a log is lived again: what was
   * recorded before its gate was open stands there, and opens nothing (`answeredFrom`).
   */
  readonly releaseFacts?: (state: CaseState, contentHash: string) => ReleaseFacts
  /** 授权代行 to this person, in force or not. */
  readonly delegations?: readonly Delegation[]
}

/** Did this person write the text, or have the case as its drafter, at any time? */
export const isAuthor = ({ versions, drafterIds }: CaseState, personId: string): boolean =>
  drafterIds.includes(personId) || versions.some(({ authorId }) => authorId === personId)

/** Is this hand the person's own, or was it given for them? */
const isHandOf = (hand: Hand, personId: string): boolean => hand.personId === personId || hand.forPersonId === personId

/**
 * May this person act at this stage on this text? The role first, then the order of the stages (I5), the separation of
 * hands (I6: never the own draft, never two levels of one round, even if a return voided the first) and the text that
 * was seen (I4). The first review is the heads' of the handling department, where it has any (`firstReviewers`). Nobody may while the case waits for the secrecy authority.
 */
export const mayReview = (
  state: CaseState,
  stage: ReviewStage,
  contentHash: string,
  context: DecideContext,
): CaseRefusal | null => {
  const role = REVIEW_ROLE[stage]
  const delegation = delegationFor(role, context)
  if (!context.roles.includes(role) && delegation === null) return { code: 'identity.wrongRole', detail: { role } }
  if (state.stage !== stage) return { code: 'case.notYourStage', detail: { stage: state.stage } }
  // Under a delegation both count: who acts, and whom they act for.
  const people = [context.personId, ...(delegation === null ? [] : [delegation.forPersonId])]
  if (people.some((personId) => isAuthor(state, personId))) return { code: 'case.ownDraft' }
  const earlier = state.hands.find(
    (hand) => hand.stage !== stage && people.some((personId) => isHandOf(hand, personId)),
  )
  if (earlier !== undefined) return { code: 'case.samePersonTwice', detail: { stage: earlier.stage } }
  if (contentHash !== currentVersion(state).contentHash) return { code: 'case.contentChanged' }
  const { assignee } = state
  if (assignee !== null && !people.includes(assignee.personId))
    return { code: 'case.assignedToOther', detail: { name: assignee.name } }
  const heads = firstReviewers(state)
  if (heads.length > 0 && !people.some((personId) => heads.includes(personId)))
    return { code: 'case.otherDepartment', detail: { name: state.department?.name ?? '' } }
  return state.referral === null ? null : { code: 'case.referred' }
}

/** The delegation under which this person acts in a role that they do not hold; null for none in force. */
export const delegationFor = (
  role: Role,
  { personId, roles, at, delegations = [] }: DecideContext,
): Delegation | null => {
  if (roles.includes(role) || at === undefined) return null
  return (
    delegations.find(
      (one) =>
        one.role === role && one.forPersonId !== personId && roles.includes(one.delegateRole) && isInForce(one, at),
    ) ?? null
  )
}
