import { ofTypesIn } from '#shared/lib/typed.ts'
import { closed, identifier, list, nullable, text, type Guard } from '#shared/lib/guard.ts'
import { isDepartment, type Department } from '../../case/authority/department.ts'

/**
 * 科室设置: which departments the office has, all of them, and who moves to which. It says who reviews whose drafts first, so two
 * people decide it, as they decide roles (三员 of GB/T 22239-2019 8.1.5 for grants; that this is one is design). People who are not
 * named stay where they are; those of a department that is no more belong to none. Part of `OfficeEventData`.
 */
export interface OfficeDepartmentData {
  /** The first hand. */
  DepartmentsProposed: Arrangement & { readonly proposalId: string; readonly reason: string }
  /** The second: in force from here on. */
  DepartmentsConfirmed: Arrangement & { readonly proposalId: string }
  /** 不予确认, or taken back by whoever proposed it. */
  DepartmentsDeclined: { readonly proposalId: string; readonly reason: string }
}
export interface Arrangement {
  readonly departments: readonly Department[]
  /** Null: to none. */
  readonly members: readonly { readonly personId: string; readonly departmentId: string | null }[]
}
type DepartmentType = keyof OfficeDepartmentData

export const MAX_DEPARTMENTS = 100
const MAX_MEMBERS = 1000
const reason = text(4000)

const arrangement = {
  proposalId: identifier,
  departments: list(isDepartment, MAX_DEPARTMENTS),
  members: list(closed({ personId: identifier, departmentId: nullable(identifier) }), MAX_MEMBERS),
}

/** The closed shapes of `OfficeDepartmentData`, part of those of `event-shape.ts`. */
export const DEPARTMENT_SHAPES: { readonly [T in DepartmentType]: Guard<OfficeDepartmentData[T]> } = {
  DepartmentsProposed: closed({ ...arrangement, reason }),
  DepartmentsConfirmed: closed(arrangement),
  DepartmentsDeclined: closed({ proposalId: identifier, reason }),
}

export const isDepartmentEvent = ofTypesIn(DEPARTMENT_SHAPES)

export type DepartmentProposal = OfficeDepartmentData['DepartmentsProposed']

/** What the office keeps of its departments. */
export interface OfficeDepartments {
  readonly list: readonly Department[]
  /** By person; who is not named belongs to none. */
  readonly of: Readonly<Record<string, string>>
  readonly proposal: (DepartmentProposal & { readonly proposedBy: string; readonly at: string }) | null
}
export const NO_DEPARTMENTS: OfficeDepartments = { list: [], of: {}, proposal: null }
