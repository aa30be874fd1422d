import { ofTypes } from '#shared/lib/typed.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import type { Department } from '../../case/authority/department.ts'
import type { DecideContext } from '../../case/authority/may-review.ts'
import type { Role } from '../../case/roles.ts'
import type { Arrangement, DepartmentProposal, OfficeDepartmentData, OfficeDepartments } from './department-events.ts'
import type { NewOfficeEvent, OfficeEvent } from '../events.ts'
import { refuse, type OfficeRefusal } from '../refusals.ts'
import { holdersOf, personOf, type OfficeState } from '../state.ts'

type DepartmentEvent = Extract<OfficeEvent, { readonly type: keyof OfficeDepartmentData }>

export type DepartmentCommand =
  | ({ readonly type: 'proposeDepartments' } & DepartmentProposal)
  | { readonly type: 'confirmDepartments'; readonly proposalId: string }
  | { readonly type: 'declineDepartments'; readonly proposalId: string; readonly reason: string }

export const isDepartmentCommand = ofTypes(['proposeDepartments', 'confirmDepartments', 'declineDepartments'])

/** As with chains: the security administrator draws it up, each of the two is the other's second hand. */
export const departmentRoles = ({ type }: DepartmentCommand): readonly Role[] =>
  type === 'proposeDepartments' ? ['securityAdministrator'] : ['securityAdministrator', 'systemAdministrator']

type Decision = Result<readonly NewOfficeEvent[], OfficeRefusal>

const twice = (names: readonly string[]): string | null =>
  names.find((name, index) => names.indexOf(name) !== index) ?? null

const decideProposal = (state: OfficeState, command: DepartmentProposal): Decision => {
  const departments = command.departments.map(({ departmentId, name }) => ({ departmentId, name: name.trim() }))
  const names = departments.map(({ name }) => name)
  const ids = departments.map(({ departmentId }) => departmentId)
  const members = command.members.map(({ personId, departmentId }) => ({ personId, departmentId }))
  if (state.departments.proposal !== null) return refuse('department.proposalOpen')
  if (names.includes('')) return refuse('department.nameMissing')
  const name = twice(names)
  if (name !== null || twice(ids) !== null) return refuse('department.nameTaken', { name: name ?? '' })
  const people = members.map(({ personId }) => personId)
  if (twice(people) !== null || people.some((personId) => personOf(state, personId) === null))
    return refuse('office.unknownPerson')
  if (members.some(({ departmentId }) => departmentId !== null && !ids.includes(departmentId)))
    return refuse('department.unknown')
  const why = command.reason.trim()
  if (why === '') return refuse('office.reasonRequired')
  const data = { proposalId: command.proposalId, departments, members, reason: why }
  return ok([{ type: 'DepartmentsProposed', data }])
}

export const decideDepartments = (
  state: OfficeState,
  command: DepartmentCommand,
  { personId }: DecideContext,
): Decision => {
  if (command.type === 'proposeDepartments') return decideProposal(state, command)
  const { proposal } = state.departments
  const { proposalId } = command
  if (proposal?.proposalId !== proposalId) return refuse('office.unknownProposal')
  if (command.type === 'declineDepartments') {
    const why = command.reason.trim()
    if (why === '') return refuse('office.reasonRequired')
    return ok([{ type: 'DepartmentsDeclined', data: { proposalId, reason: why } }])
  }
  if (proposal.proposedBy === personId) return refuse('office.secondHand')
  const { departments, members } = proposal
  return ok([{ type: 'DepartmentsConfirmed', data: { proposalId, departments, members } }])
}

/** What the person must have asked for. */
export const departmentCommandOf = (event: DepartmentEvent): DepartmentCommand => {
  switch (event.type) {
    case 'DepartmentsProposed':
      return { type: 'proposeDepartments', ...event.data }
    case 'DepartmentsConfirmed':
      return { type: 'confirmDepartments', proposalId: event.data.proposalId }
    case 'DepartmentsDeclined':
      return { type: 'declineDepartments', ...event.data }
  }
}

/** People of departments that are no more belong to none. */
const inForce = ({ of }: OfficeDepartments, { departments, members }: Arrangement): OfficeDepartments => {
  const next = new Map<string, string | null>(Object.entries(of))
  for (const { personId, departmentId } of members) next.set(personId, departmentId)
  const kept = [...next].filter(([, id]) => departments.some(({ departmentId }) => departmentId === id))
  return { list: departments, of: Object.fromEntries(kept) as Readonly<Record<string, string>>, proposal: null }
}

export const departmentsAfter = (before: OfficeDepartments, event: DepartmentEvent): OfficeDepartments => {
  switch (event.type) {
    case 'DepartmentsProposed':
      return { ...before, proposal: { ...event.data, proposedBy: event.actor.personId, at: event.at } }
    case 'DepartmentsConfirmed':
      return inForce(before, event.data)
    case 'DepartmentsDeclined':
      return { ...before, proposal: null }
  }
}

/** To which department this person belongs now; null for none. */
export const departmentOf = (
  { departments: { list: all, of } }: Pick<OfficeState, 'departments'>,
  personId: string,
): Department | null => {
  const id = Object.hasOwn(of, personId) ? of[personId] : undefined
  return all.find(({ departmentId }) => departmentId === id) ?? null
}

/** The heads of that department now: who may come in, holds the role, and belongs to it. */
export const headsOf = (state: OfficeState, departmentId: string): readonly string[] =>
  holdersOf(state, 'departmentHead')
    .map(({ personId }) => personId)
    .filter((personId) => departmentOf(state, personId)?.departmentId === departmentId)
