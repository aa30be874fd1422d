import { registerText } from '#resources/text/register.ts'
import { EMPTY_DOCUMENT, type Block, type OfficialDocument } from '#shared/domain/document/model.ts'
import { REPORT_PARTS, type ReportPart } from '#shared/domain/office/register/register-events.ts'
import { annualReport } from '#shared/domain/register/annual.ts'
import {
  bareHeadings,
  linesOf,
  REPORT_SECTIONS,
  reportFigures,
  writtenFor,
} from '#shared/domain/register/report-text.ts'
import type { RegisterSource } from './list-sheets.ts'
import { asTable, type Sheet } from './sheet.ts'

const { report } = registerText.annual
const SECTION_HEADINGS = REPORT_SECTIONS.map((section) => report.sections[section])

/** 一, 五 or 六 under its prescribed heading. */
export interface WrittenPart {
  readonly part: ReportPart
  readonly heading: string
  readonly text: string
}

export const reportPartsOf = ({ register, year }: RegisterSource): readonly WrittenPart[] =>
  REPORT_PARTS.map((part) => ({ part, heading: report.headings[part], text: writtenFor(register, year, part) }))

/** 一 as it may be begun: its headings, with the figures of the year where there are some. Nothing of it is filed by itself. */
export const draftOf = ({ cases, register, year, today }: RegisterSource): string => {
  const sentences: Readonly<Record<string, string>> = report.draft(
    year,
    reportFigures(cases, annualReport(cases, register, year, today), today),
  )
  return REPORT_SECTIONS.map((section) => `${report.sections[section]}\n${sentences[section] ?? ''}`.trim()).join('\n')
}

/** What is to be written before the report can be filed: empty parts, and headings of 一 with nothing below them. */
export const missingIn = (parts: readonly WrittenPart[]): readonly string[] =>
  parts.flatMap(({ heading, text }) =>
    linesOf(text).length === 0
      ? [report.empty(heading)]
      : bareHeadings(text, SECTION_HEADINGS).map((section) => report.bare(heading, section)),
  )

const wordsOf = ({ heading, text }: WrittenPart): readonly Block[] => [
  { kind: 'heading1', text: heading },
  ...linesOf(text).map((line) => ({
    kind: SECTION_HEADINGS.includes(line) ? ('heading2' as const) : ('paragraph' as const),
    text: line,
  })),
]

/** The whole report in its prescribed order: 一, the tables 二 三 四 with the headings they bring, 五, 六. */
export const reportDocument = (
  title: string,
  parts: readonly WrittenPart[],
  tables: readonly Sheet[],
): OfficialDocument => {
  const of = (part: ReportPart): readonly Block[] => parts.filter((one) => one.part === part).flatMap(wordsOf)
  return {
    ...EMPTY_DOCUMENT,
    title,
    body: [
      ...of('general'),
      ...tables.flatMap((table): readonly Block[] => [{ kind: 'heading1', text: table.title }, asTable(table)]),
      ...of('shortcomings'),
      ...of('other'),
    ],
  }
}
