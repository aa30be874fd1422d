import { MANDATORY_STEPS } from '../case/review/chain-template.ts'
import { ADMINISTRATOR_ROLES, mixesDuties, REVIEW_ROLE, type Role } from '../case/roles.ts'

/** The five hands of a round, which must be five people: the drafter and the four reviews (I6). */
const HANDS: readonly Role[] = ['drafter', ...MANDATORY_STEPS.map((step) => REVIEW_ROLE[step])]

/** Without these no case comes to its end, or nobody keeps the workstation; the hands of optional steps are wanted once a chain has such a step. */
export const NEEDED_ROLES: readonly Role[] = [...HANDS, 'publisher', 'archivist', ...ADMINISTRATOR_ROLES]

/** One hand of a round: anybody with the role, or one named person who holds it. */
export interface Hand {
  readonly role: Role
  readonly personId?: string
}
interface Candidate {
  readonly personId?: string
  readonly roles: readonly Role[]
}

const fits = ({ role, personId }: Hand, person: Candidate): boolean =>
  person.roles.includes(role) && (personId === undefined || personId === person.personId)

/** Can all these hands be different people? A matching by augmenting paths (Kuhn): its time is bounded whatever the office is. */
export const canStaff = (hands: readonly Hand[], people: readonly Candidate[]): boolean => {
  /** Which hand each person has. */
  const handOf = new Map<Candidate, Hand>()
  const place = (hand: Hand, tried: Set<Candidate>): boolean =>
    people.some((person) => {
      if (tried.has(person) || !fits(hand, person)) return false
      tried.add(person)
      const other = handOf.get(person)
      if (other !== undefined && !place(other, tried)) return false
      handOf.set(person, hand)
      return true
    })
  return hands.every((hand) => place(hand, new Set()))
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
  return canStaff(
    HANDS.map((role) => ({ role })),
    people,
  )
    ? null
    : 'sharedHands'
}
