import { registerText } from '#resources/text/register.ts'
import {
  APPLICANTS,
  APPLICATION_OUTCOMES,
  DISPUTE_KINDS,
  DISPUTE_RESULTS,
  type ApplicationOutcome,
} from '#shared/domain/office/register/register-events.ts'
import type { AnnualProblem, AnnualReport, Columns } from '#shared/domain/register/annual-tables.ts'
import { annualReport } from '#shared/domain/register/annual.ts'
import type { RegisterSource } from './list-sheets.ts'
import { figure, words, type Sheet, type SheetCell } from './sheet.ts'

const { annual, titles } = registerText
const TEN_THOUSAND = 10_000

type Part = 'annual2' | 'annual3' | 'annual4'
const PART_OF: Readonly<Record<AnnualProblem['code'], Part>> = {
  'valid.differs': 'annual2',
  'figure.missing': 'annual2',
  'column.differs': 'annual3',
  'ended.differs': 'annual3',
  'row.differs': 'annual3',
  'carried.differs': 'annual3',
  'filed.missing': 'annual3',
  'filed.differs': 'annual3',
  'dispute.differs': 'annual4',
}

const isOutcome = (row: string): row is ApplicationOutcome => APPLICATION_OUTCOMES.some((one) => one === row)

const wordOf = (code: string): string => {
  if (isOutcome(code)) return annual.applications.outcomes[code].join('')
  const { active, applications, disputes } = annual
  const known: Readonly<Record<string, string>> = {
    ...applications.applicants,
    ...disputes.kinds,
    rules: active.rules,
    normative: active.normative,
    permits: active.permits,
    penalties: active.penalties,
    coercions: active.coercions,
    fees: active.fees,
    received: applications.received,
    carried: applications.carried,
    ended: applications.ended,
    left: applications.left,
    total: applications.total,
  }
  return known[code] ?? code
}

const problemsOf = ({ problems }: AnnualReport, part: Part): readonly string[] =>
  problems
    .filter(({ code }) => PART_OF[code] === part)
    .map((problem) => annual.problem(problem, wordOf(problem.row), wordOf(problem.column)))

const activeSheet = (report: AnnualReport): Sheet => {
  const { active } = report
  const text = annual.active
  const wide = (cells: readonly string[]): readonly SheetCell[] => {
    const [first = '', second = ''] = cells
    return [words(first), words(second, 3)]
  }
  const one = (name: string, value: AnnualReport['active']['permits']) => [
    words(name),
    { ...figure(value), columnSpan: 3 },
  ]
  const row = (name: string, { made, repealed, valid }: AnnualReport['active']['rules']) => [
    words(name),
    figure(made),
    figure(repealed),
    figure(valid),
  ]
  const fees = active.feesYuan
  const inTenThousands = fees.value / TEN_THOUSAND
  return {
    title: titles.annual2,
    notes: [annual.note],
    widths: [6, 4, 4, 4],
    landscape: false,
    head: [],
    rows: [
      [words(text.article1, 4)],
      text.head1.map((name) => words(name)),
      row(text.rules, active.rules),
      row(text.normative, active.normative),
      [words(text.article5, 4)],
      wide(text.head2),
      one(text.permits, active.permits),
      [words(text.article6, 4)],
      wide(text.head2),
      one(text.penalties, active.penalties),
      one(text.coercions, active.coercions),
      [words(text.article8, 4)],
      wide(text.head8),
      [words(text.fees), { ...figure(fees, String(inTenThousands)), value: inTenThousands, columnSpan: 3 }],
    ],
    chart: null,
    problems: problemsOf(report, 'annual2'),
    closing: [],
  }
}

const columnCells = (columns: Columns): readonly SheetCell[] =>
  [...APPLICANTS, 'total' as const].map((column) => figure(columns[column]))

/** Rows of 三 that share their group: （三）不予公开 stands once beside its eight. */
const outcomeRows = (report: AnnualReport): readonly (readonly SheetCell[])[] => {
  const text = annual.applications
  const groups = APPLICATION_OUTCOMES.map((outcome) => text.outcomes[outcome][0])
  const resultRows = APPLICATION_OUTCOMES.length + 1
  return APPLICATION_OUTCOMES.map((outcome, index) => {
    const [group, own] = text.outcomes[outcome]
    const cells = columnCells(report.applications.outcomes[outcome])
    const first = index === 0 ? [words(text.result, 1, resultRows)] : []
    if (own === '') return [...first, words(group, 2), ...cells]
    const begins = groups[index - 1] !== group
    const size = groups.filter((one) => one === group).length
    return [...first, ...(begins ? [words(group, 1, size)] : []), words(own), ...cells]
  })
}

const applicationSheet = (report: AnnualReport): Sheet => {
  const text = annual.applications
  const { received, carried, ended, left } = report.applications
  const bodies = APPLICANTS.slice(1)
  return {
    title: titles.annual3,
    notes: [annual.note],
    widths: [2.4, 3.6, 8, 2, 2, 2, 2, 2, 2, 2],
    landscape: false,
    head: [
      [words(text.corner, 3, 3), words(text.title, 7)],
      [words(text.person, 1, 2), words(text.body, bodies.length), words(text.total, 1, 2)],
      bodies.map((applicant) => words(text.applicants[applicant])),
    ],
    rows: [
      [words(text.received, 3), ...columnCells(received)],
      [words(text.carried, 3), ...columnCells(carried)],
      ...outcomeRows(report),
      [words(text.ended, 2), ...columnCells(ended)],
      [words(text.left, 3), ...columnCells(left)],
    ],
    chart: null,
    problems: problemsOf(report, 'annual3'),
    closing: [],
  }
}

const disputeSheet = (report: AnnualReport): Sheet => {
  const text = annual.disputes
  const parts = [...DISPUTE_RESULTS, 'pending', 'total'] as const
  const heads = [...DISPUTE_RESULTS.map((result) => text.results[result]), text.pending, text.total]
  return {
    title: titles.annual4,
    notes: [annual.note],
    widths: Array<number>(DISPUTE_KINDS.length * parts.length).fill(1),
    landscape: false,
    head: [
      [words(text.kinds.reconsideration, parts.length, 2), words(text.suits, 2 * parts.length)],
      [words(text.kinds.suit, parts.length), words(text.kinds.suitAfter, parts.length)],
      DISPUTE_KINDS.flatMap(() => heads.map((head) => words(head))),
    ],
    rows: [DISPUTE_KINDS.flatMap((kind) => parts.map((part) => figure(report.disputes[kind][part])))],
    chart: null,
    problems: problemsOf(report, 'annual4'),
    closing: [],
  }
}

/** Tables 二, 三 and 四 of the year, each with what does not add up in it. */
export const annualSheets = ({ cases, register, year, today }: RegisterSource): Readonly<Record<Part, Sheet>> => {
  const report = annualReport(cases, register, year, today)
  return { annual2: activeSheet(report), annual3: applicationSheet(report), annual4: disputeSheet(report) }
}
