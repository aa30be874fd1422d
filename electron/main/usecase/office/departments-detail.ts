import type { OfficeDetail } from '#shared/domain/office/detail.ts'
import type { OfficeDepartmentData } from '#shared/domain/office/people/department-events.ts'
import type { OfficeEvent } from '#shared/domain/office/events.ts'
import { personOf, type OfficeState } from '#shared/domain/office/state.ts'

/** All departments by name, and who moves to which (to none: the name alone). `state` gives the names of people. */
export const departmentsDetail = (
  event: Extract<OfficeEvent, { readonly type: keyof OfficeDepartmentData }>,
  state: OfficeState,
): OfficeDetail => {
  if (event.type === 'DepartmentsDeclined') return { reason: event.data.reason }
  const { departments, members } = event.data
  const nameOf = (id: string | null): string => departments.find(({ departmentId }) => departmentId === id)?.name ?? ''
  const moves = members.map(({ personId, departmentId }) => {
    const to = nameOf(departmentId)
    const name = personOf(state, personId)?.name ?? personId
    return to === '' ? name : `${name}→${to}`
  })
  return {
    name: departments.map(({ name }) => name).join('\n'),
    people: moves.join('\n'),
    ...(event.type === 'DepartmentsProposed' ? { reason: event.data.reason } : {}),
  }
}
