import { closed, identifier, text } from '#shared/lib/guard.ts'

export const MAX_DEPARTMENT_NAME = 60

/** 科室: a department of the office, as the office's log names it. */
export interface Department {
  readonly departmentId: string
  readonly name: string
}

export const isDepartment = closed({ departmentId: identifier, name: text(MAX_DEPARTMENT_NAME) })

interface Handled {
  readonly stage: string
  /** Heads of the department that handles the case, as it was handed in; empty where the first review is any head's. */
  readonly heads: readonly string[]
  readonly assignee: object | null
}

/**
 * Who alone may do the 部门初审 of this case now; empty for any head. A leader who hands the step to somebody (交办) says by
 * that who it is; and whoever acts for one of them by letter acts as that one.
 */
export const firstReviewers = ({ stage, heads, assignee }: Handled): readonly string[] =>
  stage === 'departmentReview' && assignee === null ? heads : []
