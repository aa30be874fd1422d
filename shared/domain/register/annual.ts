import type { DecisionKind } from '../case/duty/duty-events.ts'
import { validityOn } from '../case/duty/validity.ts'
import {
  APPLICANTS,
  APPLICATION_OUTCOMES,
  DISPUTE_KINDS,
  DISPUTE_RESULTS,
  type Applicant,
  type DisputeResult,
  type StatedFigure,
} from '../office/register/register-events.ts'
import type { Application, Dispute, OfficeRegister } from '../office/register/register.ts'
import type { RegisterCase } from './case-facts.ts'
import type {
  AnnualProblem,
  AnnualReport,
  ApplicationTable,
  Columns,
  DisputeRow,
  DisputeTable,
  DocumentRow,
} from './annual-tables.ts'
import { sumOf, type Figure } from './figure.ts'
import { FILED_FIGURES, filedProblems, type FiledLeft } from './filed-left.ts'

const yearEnd = (year: number): string => `${String(year)}-12-31`
const inYear = (year: number, on: string | null): boolean => on !== null && on.startsWith(`${String(year)}-`)
const none: Figure = { value: 0, refs: [] }

/** Is it in force 现行有效 on that day: released by then, and neither repealed nor lapsed. Part repealed is in force. */
const isValidOn = ({ releasedOn, validity }: RegisterCase, day: string): boolean =>
  releasedOn !== null && releasedOn <= day && !['repealed', 'lapsed'].includes(validityOn(validity, day).validity)

const figureOf = (cases: readonly RegisterCase[]): Figure => ({
  value: cases.length,
  refs: cases.map(({ caseId }) => caseId),
})

const statedOf = ({ stated }: OfficeRegister, year: number, figure: StatedFigure): Figure | null => {
  const found = stated.find((one) => one.year === year && one.figure === figure)
  return found === undefined ? null : { value: found.value, refs: [found.recordId] }
}

/**
 * `today` bounds a year that is still running. What was in force before counts what this workstation released, and what was
 * stated beside it; repealed is what ended by another document within the year.
 */
const documentRow = (
  cases: readonly RegisterCase[],
  kind: DecisionKind,
  year: number,
  today: string,
  stated: Figure,
): DocumentRow => {
  const ofKind = cases.filter(({ decisionKind }) => decisionKind === kind)
  const until = yearEnd(year) < today ? yearEnd(year) : today
  const made = ofKind.filter(({ releasedOn }) => inYear(year, releasedOn))
  const repealed = ofKind.filter(({ validity, releasedOn }) => {
    const at = validityOn(validity, until)
    return releasedOn !== null && at.validity === 'repealed' && inYear(year, at.on)
  })
  const valid = ofKind.filter((one) => isValidOn(one, until))
  const before = ofKind.filter((one) => isValidOn(one, yearEnd(year - 1)))
  return {
    made: figureOf(made),
    repealed: figureOf(repealed),
    valid: sumOf([figureOf(valid), stated]),
    before: sumOf([figureOf(before), stated]),
  }
}

const columnsOf = (applications: readonly Application[]): Columns => {
  const of = (wanted: (applicant: Applicant) => boolean): Figure => {
    const found = applications.filter(({ applicant }) => wanted(applicant))
    return { value: found.length, refs: found.map(({ recordId }) => recordId) }
  }
  const [person = none, company = none, research = none, welfare = none, legal = none, other = none] = APPLICANTS.map(
    (applicant) => of((one) => one === applicant),
  )
  return { person, company, research, welfare, legal, other, total: of(() => true) }
}

const isOpenAtEnd = ({ receivedOn, answer }: Application, year: number): boolean =>
  receivedOn <= yearEnd(year) && (answer === null || answer.answeredOn > yearEnd(year))

const applicationTable = (applications: readonly Application[], year: number): ApplicationTable => {
  const ended = applications.filter(({ answer }) => inYear(year, answer?.answeredOn ?? null))
  return {
    received: columnsOf(applications.filter(({ receivedOn }) => inYear(year, receivedOn))),
    carried: columnsOf(applications.filter((one) => isOpenAtEnd(one, year - 1))),
    outcomes: Object.fromEntries(
      APPLICATION_OUTCOMES.map((outcome) => [
        outcome,
        columnsOf(ended.filter(({ answer }) => answer?.outcome === outcome)),
      ]),
    ) as ApplicationTable['outcomes'], // one for each outcome, as the list says
    ended: columnsOf(ended),
    left: columnsOf(applications.filter((one) => isOpenAtEnd(one, year))),
  }
}

const disputeRow = (disputes: readonly Dispute[], year: number): DisputeRow => {
  const of = (found: readonly Dispute[]): Figure => ({
    value: found.length,
    refs: found.map(({ recordId }) => recordId),
  })
  const closedAs = (result: DisputeResult): Figure =>
    of(disputes.filter(({ closed }) => closed?.result === result && inYear(year, closed.closedOn)))
  const pending = of(
    disputes.filter(
      ({ openedOn, closed }) => openedOn <= yearEnd(year) && (closed === null || closed.closedOn > yearEnd(year)),
    ),
  )
  const [upheld, corrected, other] = [closedAs('upheld'), closedAs('corrected'), closedAs('other')]
  return { upheld, corrected, other, pending, total: sumOf([upheld, corrected, other, pending]) }
}

type Tables = Pick<AnnualReport, 'active' | 'applications' | 'disputes'>

const ALL_COLUMNS = [...APPLICANTS, 'total'] as const

/**
 * Says where numbers do not agree; of tables from anywhere, so that a table typed by hand is checked as well.
 * @param filedLeft 四 of the report that was filed for the year before, as far as it was stated.
 */
export const checkTables = (
  { active, applications, disputes }: Tables,
  filedLeft: FiledLeft,
): readonly AnnualProblem[] => {
  const problems: AnnualProblem[] = []
  const compare = (code: AnnualProblem['code'], row: string, column: string, expected: number, found: number): void => {
    if (expected !== found) problems.push({ code, row, column, expected, found })
  }
  for (const row of ['rules', 'normative'] as const) {
    const { before: was, made, repealed, valid } = active[row]
    compare('valid.differs', row, 'valid', was.value + made.value - repealed.value, valid.value)
  }
  const { received, carried, ended, left, outcomes } = applications
  for (const column of ALL_COLUMNS) {
    const taken = received[column].value + carried[column].value
    compare('column.differs', 'ended', column, taken, ended[column].value + left[column].value)
    const leaves = APPLICATION_OUTCOMES.reduce((sum, outcome) => sum + outcomes[outcome][column].value, 0)
    compare('ended.differs', 'ended', column, leaves, ended[column].value)
  }
  problems.push(...filedProblems(applications, filedLeft))
  const rows: readonly (readonly [string, Columns])[] = [
    ['received', received],
    ['carried', carried],
    ...APPLICATION_OUTCOMES.map((outcome) => [outcome, outcomes[outcome]] as const),
    ['ended', ended],
    ['left', left],
  ]
  for (const [row, columns] of rows) {
    const sum = APPLICANTS.reduce((total, applicant) => total + columns[applicant].value, 0)
    compare('row.differs', row, 'total', sum, columns.total.value)
  }
  for (const kind of DISPUTE_KINDS) {
    const row = disputes[kind]
    const sum = [...DISPUTE_RESULTS, 'pending' as const].reduce((total, result) => total + row[result].value, 0)
    compare('dispute.differs', kind, 'total', sum, row.total.value)
  }
  return problems
}

const ASKED: readonly StatedFigure[] = ['permits', 'penalties', 'coercions', 'fees']

/** The report of a year from the records, checked; what nobody has stated yet is named, and stands as 0. */
export const annualReport = (
  cases: readonly RegisterCase[],
  register: OfficeRegister,
  year: number,
  today: string,
): AnnualReport => {
  const stated = (figure: StatedFigure): Figure => statedOf(register, year, figure) ?? none
  const tables = {
    active: {
      rules: documentRow(cases, 'governmentRule', year, today, stated('rulesBefore')),
      normative: documentRow(cases, 'normativeDocument', year, today, stated('normativeBefore')),
      permits: stated('permits'),
      penalties: stated('penalties'),
      coercions: stated('coercions'),
      feesYuan: stated('fees'),
    },
    applications: applicationTable(register.applications, year),
    disputes: Object.fromEntries(
      DISPUTE_KINDS.map((kind) => [
        kind,
        disputeRow(
          register.disputes.filter((one) => one.kind === kind),
          year,
        ),
      ]),
    ) as DisputeTable, // one for each kind, as the list says
  }
  const missing = ASKED.filter((figure) => statedOf(register, year, figure) === null).map((figure): AnnualProblem => ({
    code: 'figure.missing',
    row: figure,
    column: '',
    expected: 0,
    found: 0,
  }))
  const filedLeft: FiledLeft = Object.fromEntries(
    ALL_COLUMNS.flatMap((column) => {
      const found = statedOf(register, year, FILED_FIGURES[column])
      return found === null ? [] : [[column, found.value]]
    }),
  )
  return { year, ...tables, problems: [...checkTables(tables, filedLeft), ...missing] }
}
