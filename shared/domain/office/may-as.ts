import type { DecideContext } from '../case/authority/may-review.ts'
import type { Role } from '../case/roles.ts'
import type { OfficeRefusal } from './refusals.ts'
import { personOf, type OfficeState } from './state.ts'

/**
 * May this person act in one of these roles? Both must say so: the certificate that they sign with, and what the office
 * has recorded of them up to now, so that a right that was taken away ends there.
 */
export const mayAs = (state: OfficeState, roles: readonly Role[], context: DecideContext): OfficeRefusal | null => {
  const person = personOf(state, context.personId)
  const holds = roles.some((role) => context.roles.includes(role) && person?.roles.includes(role) === true)
  if (person === null || !holds) return { code: 'identity.wrongRole', detail: { role: roles[0] ?? '' } }
  return person.disabled ? { code: 'office.personDisabled' } : null
}
