import type { ReportPart } from '../office/register/register-events.ts'
import type { OfficeRegister } from '../office/register/register.ts'
import { catalogueOf, secrecyLedger } from './lists.ts'
import type { AnnualReport } from './annual-tables.ts'
import type { RegisterCase } from './case-facts.ts'

/** What 一、总体情况 is divided into (国办公开办函〔2021〕30号; V2: the notice itself was not at hand). */
export const REPORT_SECTIONS = ['proactive', 'onRequest', 'management', 'platform', 'supervision'] as const
export type ReportSection = (typeof REPORT_SECTIONS)[number]

/** Numbers that 一 tells in words; each is one of the tables or of the registers, so that both say the same. */
export interface ReportFigures {
  /** Rows of 主动公开目录 of the year. */
  readonly published: number
  readonly normativeMade: number
  readonly normativeRepealed: number
  readonly normativeValid: number
  readonly received: number
  readonly carried: number
  readonly ended: number
  readonly granted: number
  readonly partly: number
  readonly left: number
  /** Rows of 保密审查台账 of the year. */
  readonly reviewed: number
}

/** @param today bounds a year that is still running. */
export const reportFigures = (
  cases: readonly RegisterCase[],
  { year, active, applications }: AnnualReport,
  today: string,
): ReportFigures => {
  const period = { from: `${String(year)}-01-01`, until: `${String(year)}-12-31` }
  const { received, carried, ended, outcomes, left } = applications
  return {
    published: catalogueOf(cases, '', period, today).length,
    normativeMade: active.normative.made.value,
    normativeRepealed: active.normative.repealed.value,
    normativeValid: active.normative.valid.value,
    received: received.total.value,
    carried: carried.total.value,
    ended: ended.total.value,
    granted: outcomes.granted.total.value,
    partly: outcomes.partly.total.value,
    left: left.total.value,
    reviewed: secrecyLedger(cases, period).length,
  }
}

/** What was written for that part of the year's report; '' for nothing. */
export const writtenFor = ({ written }: OfficeRegister, year: number, part: ReportPart): string =>
  written.find((one) => one.year === year && one.part === part)?.text ?? ''

export const linesOf = (text: string): readonly string[] =>
  text
    .split(/\r\n|\r|\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Those of the headings that stand in the text as a line of their own with nothing below them. */
export const bareHeadings = (text: string, headings: readonly string[]): readonly string[] => {
  const lines = linesOf(text)
  return headings.filter((heading) => {
    const at = lines.indexOf(heading)
    const next = lines[at + 1]
    return at !== -1 && (next === undefined || headings.includes(next))
  })
}
