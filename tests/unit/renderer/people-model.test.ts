import { expect, it } from 'vitest'
import type { Role } from '#shared/domain/case/roles.ts'
import { hasTwoHands } from '#renderer/feature/people/people-model.ts'

const person = (personId: string, role: Role, disabled = false) => ({ personId, disabled, roles: [role] })
const three = [
  person('system', 'systemAdministrator'),
  person('security', 'securityAdministrator'),
  person('auditor', 'auditor'),
]

it('a password is set anew by two administrators other than its person, and an auditor is none of them', () => {
  expect(hasTwoHands(three, 'clerk')).toBe(true)
  expect(hasTwoHands(three, 'system')).toBe(false)
  expect(hasTwoHands([...three, person('second', 'systemAdministrator')], 'system')).toBe(true)
  expect(hasTwoHands([...three, person('second', 'systemAdministrator', true)], 'system')).toBe(false)
})
