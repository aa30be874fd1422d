import { MANDATORY_STEPS } from '../case/chain-template.ts'
import { ADMINISTRATOR_ROLES, mixesDuties, REVIEW_ROLE, type Role } from '../case/roles.ts'

/** The five hands of a round, which must be five people: the drafter and the four reviews (I6). */
const HANDS: readonly Role[] = ['drafter', ...MANDATORY_STEPS.map((step) => REVIEW_ROLE[step])]

/** Without these no case comes to its end, or nobody keeps the workstation; the hands of optional steps are wanted once a chain has such a step. */
export const NEEDED_ROLES: readonly Role[] = [...HANDS, 'publisher', 'archivist', ...ADMINISTRATOR_ROLES]

const canStaff = (hands: readonly Role[], people: readonly { readonly roles: readonly Role[] }[]): boolean => {
  const [hand, ...rest] = hands
  if (hand === undefined) return true
  return people.some(
    (person, index) =>
      person.roles.includes(hand) && canStaff(rest, [...people.slice(0, index), ...people.slice(index + 1)]),
  )
}

/**
 * What keeps an office from working: `mixedDuties` when one of the three administrators (三员分立) has another duty, a role
 * that nobody holds, or `sharedHands` when the five hands of one round cannot
 * be five different people. Null when a case can go its whole way.
 */
export const officeGap = (
  people: readonly { readonly roles: readonly Role[] }[],
): Role | 'mixedDuties' | 'sharedHands' | null => {
  if (people.some(({ roles }) => mixesDuties(roles))) return 'mixedDuties'
  const missing = NEEDED_ROLES.find((role) => !people.some((person) => person.roles.includes(role)))
  if (missing !== undefined) return missing
  return canStaff(HANDS, people) ? null : 'sharedHands'
}
