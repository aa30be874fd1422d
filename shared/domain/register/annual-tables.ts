import type { Applicant, ApplicationOutcome, DisputeKind, DisputeResult } from '../office/register/register-events.ts'
import type { Figure } from './figure.ts'

/**
 * Tables 二, 三 and 四 of 政府信息公开工作年度报告 (国办公开办函〔2021〕30号, in place of 国办公开办函〔2019〕60号; rows, columns and checks
 * V2: several tools agree, the notice itself was not at hand).
 */
export interface AnnualReport {
  readonly year: number
  readonly active: ActiveTable
  readonly applications: ApplicationTable
  readonly disputes: DisputeTable
  readonly problems: readonly AnnualProblem[]
}

/** 表二 第二十条第（一）项: one row for 规章, one for 行政规范性文件. */
export interface DocumentRow {
  readonly made: Figure
  readonly repealed: Figure
  readonly valid: Figure
  /** 上年末现行有效: what the check rests on; of this workstation, and what was stated beside it. */
  readonly before: Figure
}
export interface ActiveTable {
  readonly rules: DocumentRow
  readonly normative: DocumentRow
  readonly permits: Figure
  readonly penalties: Figure
  readonly coercions: Figure
  /** In yuan; the table shows 万元. */
  readonly feesYuan: Figure
}

export type Columns = Readonly<Record<Applicant | 'total', Figure>>
export interface ApplicationTable {
  /** 一、本年新收 */
  readonly received: Columns
  /** 二、上年结转 */
  readonly carried: Columns
  readonly outcomes: Readonly<Record<ApplicationOutcome, Columns>>
  /** 三（七）总计 */
  readonly ended: Columns
  /** 四、结转下年度继续办理 */
  readonly left: Columns
}

export type DisputeRow = Readonly<Record<DisputeResult | 'pending' | 'total', Figure>>
export type DisputeTable = Readonly<Record<DisputeKind, DisputeRow>>

/** A check that does not hold, or a number that nobody has stated. `column` and `row` say where. */
export interface AnnualProblem {
  readonly code:
    | 'valid.differs' // 现行有效 ≠ 上年末 + 制发 − 废止
    | 'column.differs' // 一 + 二 ≠ 三（七） + 四
    | 'ended.differs' // 三（七） ≠ its leaves
    | 'row.differs' // 总计 ≠ its columns
    | 'carried.differs' // 二 ≠ 四 of the report that was filed for the year before, in that column
    | 'filed.missing' // nobody has stated that number, so that it was not compared
    | 'filed.differs' // the columns of that report do not make up its total
    | 'dispute.differs'
    | 'figure.missing'
  readonly row: string
  readonly column: string
  readonly expected: number
  readonly found: number
}
