import { mixesDuties, type Role } from '#shared/domain/case/roles.ts'
import { NEEDED_ROLES, officeGap } from '#shared/domain/identity/office-rule.ts'
import { isStrongPassword } from '#shared/domain/identity/password-rule.ts'
import { SETUP } from '../../i18n/setup.ts'
import { ROLE_WORDS } from '../../i18n/words.ts'

export interface PersonDraft {
  readonly key: number
  readonly name: string
  readonly roles: readonly Role[]
  readonly password: string
  readonly passwordAgain: string
}

export interface PersonProblems {
  readonly name?: string
  readonly roles?: string
  readonly password?: string
  readonly passwordAgain?: string
}

export interface SetupProblems {
  readonly officeName?: string
  readonly people: readonly PersonProblems[]
  /** Roles that nobody holds yet. */
  readonly office: readonly string[]
}

/** The usual office of nine: six who handle cases (the publisher's work goes with the archivist's), and the three administrators. */
const PRESET: readonly (readonly Role[])[] = [
  ['drafter'],
  ['departmentHead'],
  ['secrecyOfficer'],
  ['deputyLeader'],
  ['principalLeader'],
  ['publisher', 'archivist'],
  ['systemAdministrator'],
  ['securityAdministrator'],
  ['auditor'],
]

export const emptyPerson = (key: number, roles: readonly Role[]): PersonDraft => ({
  key,
  name: '',
  roles,
  password: '',
  passwordAgain: '',
})

export const presetPeople = (): readonly PersonDraft[] => PRESET.map((roles, index) => emptyPerson(index, roles))

/** A hint while typing; the main process decides (identity.weakPassword). */
export const passwordStrength = (password: string): 'empty' | 'weak' | 'enough' =>
  password === '' ? 'empty' : isStrongPassword(password) ? 'enough' : 'weak'

const { problems: TEXT } = SETUP

const personProblems = (person: PersonDraft, people: readonly PersonDraft[]): PersonProblems => {
  const name = person.name.trim()
  const twice = people.some((other) => other.key !== person.key && other.name.trim() === name)
  const strength = passwordStrength(person.password)
  return {
    ...(name === '' ? { name: TEXT.name } : twice ? { name: TEXT.nameTwice } : {}),
    ...(person.roles.length === 0 ? { roles: TEXT.roles } : {}),
    ...(strength === 'empty' ? { password: TEXT.password } : strength === 'weak' ? { password: TEXT.weak } : {}),
    ...(person.password === person.passwordAgain ? {} : { passwordAgain: TEXT.passwordAgain }),
  }
}

/** Roles that nobody holds; or, all being held, that five hands cannot be five people (I6). */
const officeProblems = (people: readonly PersonDraft[]): readonly string[] => {
  if (people.some(({ roles }) => mixesDuties(roles))) return [SETUP.mixedDuties]
  const missing = NEEDED_ROLES.filter((role) => !people.some((person) => person.roles.includes(role)))
  if (missing.length > 0) return missing.map((role) => TEXT.roleMissing(ROLE_WORDS[role]))
  return officeGap(people) === null ? [] : [SETUP.sharedHands]
}

/** What still has to be filled in before the office can be created. */
export const setupProblems = (officeName: string, people: readonly PersonDraft[]): SetupProblems => ({
  ...(officeName.trim() === '' ? { officeName: TEXT.officeName } : {}),
  people: people.map((person) => personProblems(person, people)),
  office: officeProblems(people),
})

export const isComplete = (problems: SetupProblems): boolean =>
  problems.officeName === undefined &&
  problems.office.length === 0 &&
  problems.people.every((person) => Object.keys(person).length === 0)
