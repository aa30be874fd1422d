import type { Input, Output } from '#shared/contract/channels.ts'

export type DepartmentsData = Output<'department.view'>
export type Department = DepartmentsData['departments'][number]
export type Member = DepartmentsData['people'][number]

/** The arrangement under way: every department, and where each person is to be. */
export interface DepartmentDraft {
  readonly departments: readonly Department[]
  /** By person; null for none. */
  readonly places: Readonly<Record<string, string | null>>
}

export const draftOf = ({ departments, people }: DepartmentsData): DepartmentDraft => ({
  departments,
  places: Object.fromEntries(people.map(({ personId, departmentId }) => [personId, departmentId])),
})

export const withDepartment = (draft: DepartmentDraft): DepartmentDraft => ({
  ...draft,
  departments: [...draft.departments, { departmentId: crypto.randomUUID(), name: '' }],
})

export const renamed = (draft: DepartmentDraft, departmentId: string, name: string): DepartmentDraft => ({
  ...draft,
  departments: draft.departments.map((one) => (one.departmentId === departmentId ? { departmentId, name } : one)),
})

/** Without it; its people belong to none, until they are placed. */
export const withoutDepartment = (draft: DepartmentDraft, departmentId: string): DepartmentDraft => ({
  departments: draft.departments.filter((one) => one.departmentId !== departmentId),
  places: Object.fromEntries(
    Object.entries(draft.places).map(([personId, place]) => [personId, place === departmentId ? null : place]),
  ),
})

export const placed = (draft: DepartmentDraft, personId: string, departmentId: string | null): DepartmentDraft => ({
  ...draft,
  places: { ...draft.places, [personId]: departmentId },
})

/** What is asked for: all departments, and of people those who are to be elsewhere than they are. */
export const proposalOf = (
  { people }: DepartmentsData,
  { departments, places }: DepartmentDraft,
): Pick<Input<'department.propose'>, 'departments' | 'members'> => ({
  departments: departments.map(({ departmentId, name }) => ({ departmentId, name: name.trim() })),
  members: people.flatMap(({ personId, departmentId }) => {
    const next = places[personId] ?? null
    return next === departmentId ? [] : [{ personId, departmentId: next }]
  }),
})

export const isChanged = (view: DepartmentsData, draft: DepartmentDraft): boolean => {
  const { departments, members } = proposalOf(view, draft)
  return members.length > 0 || JSON.stringify(departments) !== JSON.stringify(view.departments)
}

/** People of a department, its heads first. */
export const membersOf = ({ people }: DepartmentsData, departmentId: string | null): readonly Member[] =>
  people.filter((one) => one.departmentId === departmentId).toSorted((a, b) => Number(isHead(b)) - Number(isHead(a)))

export const isHead = ({ roles }: Pick<Member, 'roles'>): boolean => roles.includes('departmentHead')

/** Somebody drafts there, and nobody of it reviews: any head does it then, and the screen says so. */
export const lacksHead = (members: readonly Member[]): boolean =>
  members.some(({ roles }) => roles.includes('drafter')) && !members.some(isHead)
