import {
  DEFAULT_SESSION_RULES,
  isSessionRules,
  passwordStanding,
  type PasswordStanding,
  type SessionRules,
} from '#shared/domain/identity/session-rule.ts'
import { hashPastPassword, matchesPastPassword } from '../../crypto/past-password.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import type { ReadStore } from '../../store/types.ts'
import { loadOffice } from '../load-office.ts'

export { hashPastPassword as pastPasswordOf }

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/** The rules as the office's log set them last; the defaults until then. */
export const sessionRulesIn = (store: ReadStore): SessionRules => {
  const json = loadOffice(store)?.state.settings.sessionRules
  const rules = json === undefined ? null : parsed(json)
  return isSessionRules(rules) ? { ...DEFAULT_SESSION_RULES, ...rules } : DEFAULT_SESSION_RULES
}

/** Is this one of the passwords that the rule keeps from being used again? About 40 ms for each that is kept. */
export const isPastPassword = (store: ReadStore, personId: string, password: string): Promise<boolean> =>
  matchesPastPassword(password, store.pastPasswords(personId).slice(0, sessionRulesIn(store).history))

/** How the person's password stands now; fine for a person of whom the log says nothing. */
export const standingOf = (
  store: ReadStore,
  personId: string,
  now: Date,
): { readonly standing: PasswordStanding; readonly until: string } => {
  const known = loadOffice(store)?.state.rights.passwords[personId]
  const at = now.toISOString()
  return passwordStanding(known ?? { since: at, own: true }, at, sessionRulesIn(store))
}

/** Was the password set by another person, who may know it still? With it a person only changes it. */
export const isFirstPassword = (store: ReadStore, personId: string, now: Date): boolean =>
  standingOf(store, personId, now).standing === 'initial'

/**
 * The same, of a password that is typed where nobody is signed in (restore, clock): whoever set it would be both hands. It counts only
 * where fewer than two of those who may act there have passwords of their own, as nobody could come in to change one then.
 */
export const isBorrowedHand = (store: ReadStore, personId: string, keepers: readonly Role[], now: Date): boolean => {
  if (!isFirstPassword(store, personId, now)) return false
  const people = Object.values(loadOffice(store)?.state.people ?? {})
  const own = people.filter(
    (one) =>
      !one.disabled && one.roles.some((role) => keepers.includes(role)) && !isFirstPassword(store, one.personId, now),
  )
  return own.length >= 2
}
