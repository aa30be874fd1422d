import { isLastGroup } from '#renderer/ui/field/recovery-code.ts'
import { describe, expect, it } from 'vitest'
import {
  emptyPerson,
  isComplete,
  passwordStrength,
  presetPeople,
  setupProblems,
} from '#renderer/feature/setup/setup-model.ts'
import { NEEDED_ROLES } from '#shared/domain/identity/office-rule.ts'

const PASSWORD = 'Qinghe-2026'
const filled = () =>
  presetPeople().map((person, index) => ({
    ...person,
    name: `人员${String(index)}`,
    password: PASSWORD,
    passwordAgain: PASSWORD,
  }))

describe('passwordStrength', () => {
  it.each([
    ['', 'empty'],
    ['Aa1-Bb2-C', 'weak'],
    ['Aa1-Bb2-Cc', 'enough'],
    ['abcdefghi1', 'weak'],
    ['abcdefghi1A', 'enough'],
    ['aaaaaaaaaaaaaaa', 'weak'],
    ['abcdeabcdeabcdea', 'enough'],
    ['aaaaaaaaaaaaaaaa', 'weak'],
    ['山高水长', 'weak'],
    ['山高水长风清月明山高水长风清月明', 'enough'],
  ])('of %j is %s', (password, strength) => {
    expect(passwordStrength(password)).toBe(strength)
  })
})

describe('presetPeople', () => {
  it('is nine people who hold every role that an office needs', () => {
    const people = presetPeople()
    expect(people).toHaveLength(9)
    expect(new Set(people.flatMap(({ roles }) => roles))).toEqual(new Set(NEEDED_ROLES))
  })
})

describe('setupProblems', () => {
  it('finds nothing wrong with a full office', () => {
    expect(isComplete(setupProblems('青禾县人民政府办公室', filled()))).toBe(true)
  })
  it('names what each person lacks', () => {
    const [person] = setupProblems('', [{ ...emptyPerson(0, []), password: 'abc', passwordAgain: 'abd' }]).people
    expect(Object.keys(person ?? {}).sort()).toEqual(['name', 'password', 'passwordAgain', 'roles'])
  })
  it('marks both people of one name', () => {
    const people = filled().map((person) => ({ ...person, name: ' 同名 ' }))
    expect(setupProblems('单位', people).people.every(({ name }) => name !== undefined)).toBe(true)
  })
  it('says which role nobody holds', () => {
    const people = filled().filter(({ roles }) => !roles.includes('secrecyOfficer'))
    expect(setupProblems('单位', people).office.join('')).toContain('保密审查员')
    expect(isComplete(setupProblems('单位', people))).toBe(false)
  })
})

describe('setupProblems of an office that cannot work', () => {
  it('says that five hands must be five people', () => {
    const people = filled().map((person) =>
      person.roles.includes('deputyLeader') ? { ...person, roles: ['publisher' as const] } : person,
    )
    const shared = people.map((person) =>
      person.roles.includes('principalLeader')
        ? { ...person, roles: ['principalLeader' as const, 'deputyLeader' as const] }
        : person,
    )
    expect(setupProblems('单位', shared).office.join('')).toContain('五个不同的人')
  })
})

describe('isLastGroup', () => {
  it.each(['3A5E', '3a5e', ' ３ａ５ｅ ', '3A 5E'])('takes %j for the last group', (typed) => {
    expect(isLastGroup('K7QM-4TXW-3A5E', typed)).toBe(true)
  })
  it.each(['', '  ', '4TXW', '3A5', 'K7QM-4TXW-3A5E'])('does not take %j', (typed) => {
    expect(isLastGroup('K7QM-4TXW-3A5E', typed)).toBe(false)
  })
})
