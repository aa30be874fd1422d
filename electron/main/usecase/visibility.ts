import type { CaseState } from '#shared/domain/case/state.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import type { CaseAccess } from '../store/records.ts'
import type { ActingPerson } from './workstation.ts'

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

/** The roles that a person may act in now: their own, and those that are delegated to them. */
export const rolesNow = ({
  roles,
  delegations = [],
}: {
  readonly roles: readonly Role[]
  readonly delegations?: readonly { readonly role: Role }[]
}): readonly Role[] => [...new Set([...roles, ...delegations.map(({ role }) => role)])]

/** True when one of the roles has a part in cases that others have handed in. */
export const seesSubmitted = (roles: readonly Role[]): boolean => roles.some((role) => SEES_SUBMITTED.includes(role))

/** 最小权限: own drafts, and what others have handed in if one's role has a part in it. */
export const maySeeCase = (
  state: Pick<CaseState, 'drafterId' | 'round'>,
  person: Pick<ActingPerson, 'personId' | 'roles' | 'delegations'>,
): boolean => state.drafterId === person.personId || (state.round > 0 && seesSubmitted(rolesNow(person)))

/** The same for lists. */
export const accessOf = ({ person }: { readonly person: ActingPerson }): CaseAccess => ({
  personId: person.personId,
  seesSubmitted: seesSubmitted(rolesNow(person)),
})
