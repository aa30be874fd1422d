import { z } from 'zod'
import {
  APPLICANTS,
  APPLICATION_OUTCOMES,
  DISPUTE_KINDS,
  DISPUTE_RESULTS,
  MOST_REPORT_UNITS,
  REPORT_PARTS,
  STATED_FIGURES,
  TIME_CHANGES,
} from '#shared/domain/office/register/register-events.ts'
import { MAX_DEPARTMENT_NAME } from '#shared/domain/case/authority/department.ts'
import { SHEETS } from '#shared/domain/register/sheet-name.ts'
import { calendarDay, fileToken, identifier, printedLine, remark, sequence, wellFormed } from './common.ts'

export const sheetName = z.enum(SHEETS)
const year = z.int().min(2000).max(2099)
/** A list is of the period, the annual report of the year. */
const asked = { from: calendarDay, until: calendarDay, year }
/** 承办科室 to limit the list to, where it can be; '' or none for all. */
const limited = { ...asked, department: z.string().max(MAX_DEPARTMENT_NAME).optional() }
const text = z.string().max(4000)
const cell = z.strictObject({
  text,
  /** There are records behind it. */
  opens: z.boolean(),
  columnSpan: z.int().min(1).max(64),
  rowSpan: z.int().min(1).max(64),
})

export const registerInput = z.strictObject({ sheet: sheetName, ...limited })
export const registerView = z.strictObject({
  title: text,
  notes: z.array(text),
  head: z.array(z.array(cell)),
  rows: z.array(z.array(cell)),
  /** With those that are not shown. */
  rowCount: sequence,
  chart: z
    .strictObject({
      labels: z.array(text),
      series: z.array(z.strictObject({ name: text, values: z.array(z.number()) })),
    })
    .nullable(),
  problems: z.array(text),
  /** What the list can be limited to; empty where no case has a department. */
  departments: z.array(text),
})
export const recordsInput = z.strictObject({ sheet: sheetName, row: sequence, cell: sequence, ...limited })
export const recordsView = z.strictObject({
  total: sequence,
  records: z.array(z.strictObject({ caseId: identifier.nullable(), text })),
})
export const registerExportInput = z.strictObject({
  sheet: sheetName,
  format: z.enum(['docx', 'xlsx']),
  folder: fileToken,
  ...limited,
})

const applicant = z.enum(APPLICANTS)
const outcome = z.enum(APPLICATION_OUTCOMES)
const change = z.enum(TIME_CHANGES)
const kind = z.enum(DISPUTE_KINDS)
const result = z.enum(DISPUTE_RESULTS)
const figure = z.enum(STATED_FIGURES)
const value = z.int().min(0).max(1_000_000_000_000)
const line = printedLine(100)

/** One of 一, 五 and 六 as it was written. */
const reportPart = z.enum(REPORT_PARTS)
const reportText = z.string().max(MOST_REPORT_UNITS).refine(wellFormed)
export const reportInput = z.strictObject({ year })
export const reportView = z.strictObject({
  parts: z.array(z.strictObject({ part: reportPart, heading: text, text: reportText })),
  /** 一 with its headings and the figures of the year, for whoever has not begun. */
  draft: reportText,
  /** What is still to be written, in words. */
  missing: z.array(text),
  /** By when it is published, for each kind of office; the law's day lies later where that is no working day. */
  days: z.array(
    z.strictObject({
      matter: text,
      basis: text,
      date: calendarDay,
      lawfulUntil: calendarDay,
      provisional: z.boolean(),
    }),
  ),
})

export const entriesView = z.strictObject({
  organCode: z.string().max(20),
  applications: z.array(
    z.strictObject({
      recordId: identifier,
      number: text,
      applicant,
      receivedOn: calendarDay,
      matter: text,
      /** `due`: by when others answer what they were asked; null for any other change, and once they did. */
      times: z.array(
        z.strictObject({
          ...{ what: change, from: calendarDay, to: calendarDay.nullable(), note: text },
          due: calendarDay.nullable(),
        }),
      ),
      /** By when the applicant is told what is wanting; null once they were, once it is answered, and where no calendar covers it. */
      correctBy: calendarDay.nullable(),
      /** Other applications for the same. */
      same: sequence,
      outcome: outcome.nullable(),
      answeredOn: calendarDay.nullable(),
      /** By when it must be answered; null once it is, and where no calendar covers it. */
      due: z
        .strictObject({
          date: calendarDay,
          workingDaysLeft: sequence,
          workingDaysOver: sequence,
          isOverdue: z.boolean(),
        })
        .nullable(),
    }),
  ),
  disputes: z.array(
    z.strictObject({
      recordId: identifier,
      kind,
      openedOn: calendarDay,
      matter: text,
      result: result.nullable(),
      closedOn: calendarDay.nullable(),
    }),
  ),
  stated: z.array(z.strictObject({ recordId: identifier, year, figure, value, basis: text })),
  deliveries: z.array(
    z.strictObject({
      recordId: identifier,
      institution: text,
      deliveredOn: calendarDay,
      receivedBy: text,
      count: sequence,
    }),
  ),
})
export const entryInput = z.strictObject({
  commandId: identifier,
  entry: z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('receiveApplication'),
      number: line.min(1),
      applicant,
      receivedOn: calendarDay,
      matter: remark,
    }),
    z.strictObject({
      type: z.literal('answerApplication'),
      recordId: identifier,
      outcome,
      answeredOn: calendarDay,
      number: line,
    }),
    z.strictObject({
      type: z.literal('changeApplicationTime'),
      recordId: identifier,
      what: change,
      from: calendarDay,
      to: calendarDay.nullable(),
      note: remark,
    }),
    z.strictObject({ type: z.literal('openDispute'), kind, openedOn: calendarDay, matter: remark }),
    z.strictObject({ type: z.literal('closeDispute'), recordId: identifier, result, closedOn: calendarDay }),
    z.strictObject({ type: z.literal('stateFigure'), year, figure, value, basis: remark }),
    z.strictObject({ type: z.literal('writeReportPart'), year, part: reportPart, text: reportText }),
    z.strictObject({ type: z.literal('voidRecord'), recordId: identifier, reason: remark }),
  ]),
})
export const deliverInput = z.strictObject({
  commandId: identifier,
  institution: line.min(1),
  receivedBy: line.min(1),
  deliveredOn: calendarDay,
  ...asked,
})
export const codeInput = z.strictObject({ commandId: identifier, organCode: z.string().max(20) })
