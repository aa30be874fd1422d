import type { Input, Output } from '#shared/contract/channels.ts'
import { departmentOf } from '#shared/domain/office/people/departments.ts'
import { ok } from '#shared/lib/result.ts'
import { ChainFault } from '../faults.ts'
import { loadOffice } from '../load-office.ts'
import { nameOfAct, officeAct } from '../office-act.ts'
import type { Outcome, Unlocked, Workstation } from '../workstation.ts'
import { inOrder } from './people-order.ts'

type View = Output<'department.view'>

/** 科室设置: the departments, who belongs where, and what waits for a second hand. Whoever was put out is left out. */
export const viewDepartments = ({ store, person }: Unlocked): Outcome<View> => {
  const state = loadOffice(store)?.state
  if (state === undefined) throw new ChainFault(0)
  const { list, proposal } = state.departments
  const isSecurity = person.roles.includes('securityAdministrator')
  const mayDecide = isSecurity || person.roles.includes('systemAdministrator')
  const nameOf = (personId: string): string => state.people[personId]?.name ?? ''
  const moves = (proposal?.members ?? []).flatMap(({ personId, departmentId }) => {
    const from = departmentOf(state, personId)?.name ?? null
    const to = proposal?.departments.find((one) => one.departmentId === departmentId)?.name ?? null
    return from === to ? [] : [{ name: nameOf(personId), from, to }]
  })
  return ok({
    departments: list.map((one) => ({ ...one })),
    people: Object.values(state.people)
      .filter(({ disabled }) => !disabled)
      .toSorted(inOrder)
      .map(({ personId, name, roles }) => ({
        ...{ personId, name, roles: [...roles] },
        departmentId: departmentOf(state, personId)?.departmentId ?? null,
      })),
    proposal:
      proposal === null
        ? null
        : {
            ...{ proposalId: proposal.proposalId, reason: proposal.reason, at: proposal.at },
            proposedByName: nameOf(proposal.proposedBy),
            mayConfirm: mayDecide && proposal.proposedBy !== person.personId,
            departments: proposal.departments.map((one) => ({ ...one })),
            moves,
          },
    mayPropose: isSecurity,
    mayDecide,
  })
}

/** 提出科室设置: the first of two hands. Refuses import.classified, and what `decideDepartments` refuses. */
export const proposeDepartments = (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, departments, members, reason }: Input<'department.propose'>,
) => {
  const proposalId = nameOfAct(unlocked, commandId)
  const command = { type: 'proposeDepartments', proposalId, departments, members, reason } as const
  return officeAct(workstation, unlocked, commandId, command, [...departments.map(({ name }) => name), reason])
}
