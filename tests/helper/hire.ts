import type { Role } from '#shared/domain/case/roles.ts'
import type { StaffedWorkstation } from './staffed-office.ts'

/** Of a new account, and the one that its person then chooses. */
export const FIRST = 'Chu-Shi-2026-kl'
export const SECOND = 'Zi-Xuan-2026-kl'

const act = <T extends object>(station: StaffedWorkstation, more: T) => ({ commandId: station.commandId(), ...more })

/** A new person with these roles, by the hands that it takes, who has chosen their own password. Gives their number. */
export const hire = async (station: StaffedWorkstation, name: string, roles: readonly Role[]): Promise<string> => {
  await station.as('system')
  await station.done('people.add', act(station, { name, password: FIRST }))
  const { people } = await station.done('people.list', {})
  const personId = people.find((person) => person.name === name)?.personId ?? ''
  await station.done('people.proposeRoles', act(station, { personId, roles: [...roles], reason: '新任职' }))
  await station.as('security')
  const [proposal] = (await station.done('people.list', {})).proposals
  const confirm = act(station, { what: 'roles' as const, proposalId: proposal?.proposalId ?? '' })
  await station.done('people.confirm', confirm)
  await station.done('session.unlock', { personId, password: FIRST })
  await station.done('session.changePassword', { password: FIRST, newPassword: SECOND })
  return personId
}
