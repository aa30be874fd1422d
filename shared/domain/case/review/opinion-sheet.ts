import { closed, list, nullable, oneOf, text, type Guard } from '#shared/lib/guard.ts'
import type { CaseRefusal } from '../refusals.ts'
import type { Stage } from '../roles.ts'
import { isBlank } from '#shared/lib/blank.ts'

/**
 * 审批意见表: what is asked of a text against what is asked about it (D on 政府信息公开条例 Art. 17,
 * 明确审查的程序和责任, and on local models, V2: 信息名称、内容、公开方式、公开范围、公开时间).
 */
export const SHEET_ROWS = ['content', 'scope', 'form', 'timeLimit'] as const // 公开内容 公开范围 公开形式 公开时限
export const SHEET_COLUMNS = ['truth', 'legality', 'validity', 'norm'] as const // 真实性 合法性 有效性 规范性
export const SHEET_MARKS = ['passed', 'revise', 'notApplicable'] as const // 通过 需修改 不适用
export type SheetRow = (typeof SHEET_ROWS)[number]
export type SheetColumn = (typeof SHEET_COLUMNS)[number]
export type SheetMark = (typeof SHEET_MARKS)[number]

/** One answered cell; a note goes with 需修改. */
export interface SheetCell {
  readonly row: SheetRow
  readonly column: SheetColumn
  readonly mark: SheetMark
  readonly note: string
}

/** The sheet as a person filled it in. Nothing in it is ever filled in for them. */
export interface SheetAnswers {
  /** Answered cells in the order of the grid, each at most once. */
  readonly cells: readonly SheetCell[]
  /** Files and records that the facts were checked against. */
  readonly sources: readonly string[]
  /** 结论: 同意 beside a pass, 不同意 beside a return. */
  readonly conclusion: 'agree' | 'disagree'
  /** 是否属于重大事项; asked of the last hand. */
  readonly majorMatter: 'yes' | 'no' | null
}

/** As an event holds it: with the version of the rules under which the text was checked that the person saw. */
export interface OpinionSheet extends SheetAnswers {
  readonly ruleSetVersion: string
}

const MAX_SOURCES = 100
const note = text(4000)
const answers = {
  cells: list(
    closed({ row: oneOf(SHEET_ROWS), column: oneOf(SHEET_COLUMNS), mark: oneOf(SHEET_MARKS), note }),
    SHEET_ROWS.length * SHEET_COLUMNS.length,
  ),
  sources: list(note, MAX_SOURCES),
  conclusion: oneOf(['agree', 'disagree']),
  majorMatter: nullable(oneOf(['yes', 'no'])),
}
export const isOpinionSheet: Guard<OpinionSheet> = closed({ ...answers, ruleSetVersion: text(300) })

/** What a step must answer at least. */
export interface SheetDemand {
  readonly rows: readonly SheetRow[]
  readonly columns: readonly SheetColumn[]
  readonly sources: boolean
  readonly majorMatter: boolean
}
const column = (one: SheetColumn): SheetDemand => ({
  rows: SHEET_ROWS,
  columns: [one],
  sources: false,
  majorMatter: false,
})

/** 部门初审 answers everything and names its sources; each later hand re-confirms what is its own (D). */
const DEMANDS: Readonly<Partial<Record<Stage, SheetDemand>>> = {
  departmentReview: { rows: SHEET_ROWS, columns: SHEET_COLUMNS, sources: true, majorMatter: false },
  legalReview: column('legality'),
  disclosureOfficeReview: column('norm'),
  deputyReview: column('legality'),
  finalApproval: { rows: ['timeLimit'], columns: SHEET_COLUMNS, sources: false, majorMatter: true },
}

/** What the sheet of this step must answer; null where there is none. */
export const sheetDemand = (stage: Stage): SheetDemand | null => DEMANDS[stage] ?? null

export const isDemanded = ({ rows, columns }: SheetDemand, row: SheetRow, column_: SheetColumn): boolean =>
  rows.includes(row) && columns.includes(column_)

const place = ({ row, column: one }: SheetCell): number =>
  SHEET_ROWS.indexOf(row) * SHEET_COLUMNS.length + SHEET_COLUMNS.indexOf(one)

/** Words without outer white space, cells in the order of the grid: what is recorded. */
export const settledSheet = (sheet: SheetAnswers, ruleSetVersion: string): OpinionSheet => ({
  cells: [...sheet.cells]
    .sort((a, b) => place(a) - place(b))
    .map(({ row, column: one, mark, note: words }) => ({ row, column: one, mark, note: words.trim() })),
  sources: sheet.sources.map((source) => source.trim()),
  conclusion: sheet.conclusion,
  majorMatter: sheet.majorMatter,
  ruleSetVersion,
})

/** What is wrong with any sheet, whatever it goes with. */
const formProblem = ({ cells, sources }: SheetAnswers): CaseRefusal | null => {
  if (new Set(cells.map(place)).size !== cells.length) return { code: 'sheet.cellTwice' }
  const silent = cells.filter(({ mark, note: words }) => mark === 'revise' && isBlank(words)).length
  if (silent > 0) return { code: 'sheet.noteMissing', detail: { count: silent } }
  return sources.some(isBlank) ? { code: 'sheet.sourceBlank' } : null
}

/** What keeps this sheet from standing beside a pass of this step; null for nothing. */
export const passSheetProblem = (stage: Stage, sheet: SheetAnswers | undefined): CaseRefusal | null => {
  const demand = sheetDemand(stage)
  if (demand === null) return sheet === undefined ? null : { code: 'sheet.notAsked' }
  if (sheet === undefined) return { code: 'sheet.missing' }
  const problem = formProblem(sheet)
  if (problem !== null) return problem
  const answered = new Set(sheet.cells.map(place))
  const open = demand.rows
    .flatMap((row) => demand.columns.map((one) => ({ row, column: one, mark: 'passed', note: '' }) as const))
    .filter((cell) => !answered.has(place(cell))).length
  if (open > 0) return { code: 'sheet.cellMissing', detail: { count: open } }
  const revise = sheet.cells.filter(({ mark }) => mark === 'revise').length
  if (revise > 0) return { code: 'sheet.needsRevision', detail: { count: revise } }
  if (demand.sources && sheet.sources.length === 0) return { code: 'sheet.sourcesMissing' }
  if (demand.majorMatter !== (sheet.majorMatter !== null)) return { code: 'sheet.majorMatterMissing' }
  return sheet.conclusion === 'agree' ? null : { code: 'sheet.disagrees' }
}

/** What keeps this sheet from going back with a return: it may be unfinished, but it does not say 同意. */
export const returnSheetProblem = (sheet: SheetAnswers): CaseRefusal | null =>
  formProblem(sheet) ?? (sheet.conclusion === 'disagree' ? null : { code: 'sheet.agrees' })
