import type { PersonRow } from './usePeople.ts'

/** Are there two administrators, neither of them this person, to set the person's password anew? An auditor is none: that one reads. */
export const hasTwoHands = (
  people: readonly Pick<PersonRow, 'personId' | 'disabled' | 'roles'>[],
  personId: string,
): boolean =>
  people.filter(
    (one) =>
      one.personId !== personId &&
      !one.disabled &&
      one.roles.some((role) => role === 'systemAdministrator' || role === 'securityAdministrator'),
  ).length >= 2
