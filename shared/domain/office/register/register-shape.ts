import { ofTypesIn } from '#shared/lib/typed.ts'
import {
  calendarDate,
  closed,
  identifier,
  integer,
  list,
  nullable,
  oneOf,
  text,
  type Guard,
} from '#shared/lib/guard.ts'
import {
  APPLICANTS,
  APPLICATION_OUTCOMES,
  DISPUTE_KINDS,
  DISPUTE_RESULTS,
  MOST_REPORT_UNITS,
  REPORT_PARTS,
  STATED_FIGURES,
  TIME_CHANGES,
  type OfficeRegisterData,
  type OfficeRegisterType,
} from './register-events.ts'

const name = text(300)
const words = text(2000)
const recordId = identifier

/** The closed shapes of `OfficeRegisterData`, part of those of `event-shape.ts`. */
export const REGISTER_SHAPES: { readonly [T in OfficeRegisterType]: Guard<OfficeRegisterData[T]> } = {
  ApplicationReceived: closed({
    recordId,
    number: name,
    applicant: oneOf(APPLICANTS),
    receivedOn: calendarDate,
    matter: words,
  }),
  ApplicationAnswered: closed({
    recordId,
    outcome: oneOf(APPLICATION_OUTCOMES),
    answeredOn: calendarDate,
    number: name,
  }),
  ApplicationTimeChanged: closed({
    recordId,
    what: oneOf(TIME_CHANGES),
    from: calendarDate,
    to: nullable(calendarDate),
    note: words,
  }),
  DisputeOpened: closed({ recordId, kind: oneOf(DISPUTE_KINDS), openedOn: calendarDate, matter: words }),
  DisputeClosed: closed({ recordId, result: oneOf(DISPUTE_RESULTS), closedOn: calendarDate }),
  FigureStated: closed({
    recordId,
    year: integer(2000, 2099),
    figure: oneOf(STATED_FIGURES),
    value: integer(0, 1_000_000_000_000),
    basis: words,
  }),
  ReportPartWritten: closed({
    recordId,
    year: integer(2000, 2099),
    part: oneOf(REPORT_PARTS),
    text: text(MOST_REPORT_UNITS),
  }),
  ReleasesDelivered: closed({
    recordId,
    institution: name,
    deliveredOn: calendarDate,
    receivedBy: name,
    caseIds: list(identifier, 10_000),
  }),
  RecordVoided: closed({ recordId, reason: words }),
}

export const isRegisterEvent = ofTypesIn(REGISTER_SHAPES)
