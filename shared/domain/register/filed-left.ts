import { APPLICANTS, type Applicant, type StatedFigure } from '../office/register/register-events.ts'
import type { AnnualProblem, ApplicationTable } from './annual-tables.ts'

/**
 * 四、结转下年度继续办理 of the report that was filed for the year before, column by column, as somebody stated it: 二(y) = 四(y−1) holds
 * of each column (国办公开办函〔2021〕30号, V2). What nobody has stated is absent.
 */
export type FiledLeft = Readonly<Partial<Record<Applicant | 'total', number>>>

export const FILED_FIGURES: Readonly<Record<Applicant | 'total', StatedFigure>> = {
  total: 'filedLeft',
  person: 'filedLeftPerson',
  company: 'filedLeftCompany',
  research: 'filedLeftResearch',
  welfare: 'filedLeftWelfare',
  legal: 'filedLeftLegal',
  other: 'filedLeftOther',
}

const problem = (code: AnnualProblem['code'], column: string, expected: number, found: number): AnnualProblem => ({
  code,
  row: 'carried',
  column,
  expected,
  found,
})

/**
 * Compares 上年结转 with what was filed, in every column that is known: records that came in, were voided or changed hands since make them
 * differ, which the records alone cannot tell. Where the columns that were stated make up the total, the others were none.
 */
export const filedProblems = ({ carried }: Pick<ApplicationTable, 'carried'>, filed: FiledLeft): AnnualProblem[] => {
  const { total } = filed
  const sum = APPLICANTS.reduce((all, applicant) => all + (filed[applicant] ?? 0), 0)
  const missing = APPLICANTS.filter((applicant) => filed[applicant] === undefined)
  const isWhole = sum === total
  const differing = [...APPLICANTS, 'total' as const].flatMap((column) => {
    const stated = filed[column] ?? (isWhole ? 0 : undefined)
    const found = carried[column].value
    return stated === undefined || stated === found ? [] : [problem('carried.differs', column, stated, found)]
  })
  if (total === undefined) return [...differing, problem('filed.missing', '', 0, 0)]
  if (isWhole) return differing
  if (missing.length === 0 || sum > total) return [...differing, problem('filed.differs', 'total', sum, total)]
  return [...differing, ...missing.map((applicant) => problem('filed.missing', applicant, 0, 0))]
}
