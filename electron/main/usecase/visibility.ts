import type { CaseState } from '#shared/domain/case/state.ts'
import type { Role } from '#shared/domain/case/roles.ts'

/** Roles that see a case once it has been submitted; a drafter sees their own cases only. */
const SEES_SUBMITTED: readonly Role[] = [
  'departmentHead',
  'secrecyOfficer',
  'deputyLeader',
  'principalLeader',
  'publisher',
  'archivist',
  'countersigner',
  'legalReviewer',
  'fairCompetitionReviewer',
  'disclosureOfficer',
  'meetingRecorder',
]

/** True when one of the roles has a part in cases that others have handed in. */
export const seesSubmitted = (roles: readonly Role[]): boolean => roles.some((role) => SEES_SUBMITTED.includes(role))

/** 最小权限: own drafts, and what others have handed in if one's role has a part in it. */
export const maySeeCase = (
  state: Pick<CaseState, 'drafterId' | 'round'>,
  person: { readonly personId: string; readonly roles: readonly Role[] },
): boolean => state.drafterId === person.personId || (state.round > 0 && seesSubmitted(person.roles))
