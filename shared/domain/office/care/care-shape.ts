import { ofTypesIn } from '#shared/lib/typed.ts'
import {
  calendarDate,
  closed,
  closedWith,
  identifier,
  integer,
  list,
  nullable,
  oneOf,
  sha256Hex,
  text,
  timestamp,
  type Guard,
} from '#shared/lib/guard.ts'
import { isCalendarYear } from '../../deadline/parse-calendar.ts'
import {
  LEAK_ADDRESSEES,
  LEAK_MATTERS,
  LEAK_MEASURES,
  type OfficeCareData,
  type OfficeCareType,
} from './care-events.ts'

const name = text(300)
const words = text(4000)
const incidentId = identifier
const years = list(isCalendarYear, 10)
const holidays = {
  year: integer(2000, 2099),
  days: list(closed({ name, from: calendarDate, to: calendarDate }), 30),
  basis: words,
}

/** The closed shapes of `OfficeCareData`, part of those of `event-shape.ts`. */
export const CARE_SHAPES: { readonly [T in OfficeCareType]: Guard<OfficeCareData[T]> } = {
  CalendarAdopted: closedWith(
    { sha256: sha256Hex, issuer: name, years },
    { unsigned: (value): value is true => value === true, proposalId: identifier },
  ),
  CalendarProposed: closed({ proposalId: identifier, sha256: sha256Hex, issuer: name, years }),
  CalendarDeclined: closed({ proposalId: identifier, reason: words }),
  LocalHolidaysProposed: closed({ proposalId: identifier, ...holidays }),
  LocalHolidaysSet: closedWith(holidays, { proposalId: identifier }),
  LeakNoticed: closedWith(
    {
      incidentId,
      caseId: nullable(identifier),
      noticedAt: timestamp,
      noticedBy: name,
      what: words,
    },
    { matter: oneOf(LEAK_MATTERS) },
  ),
  LeakMeasureTaken: closed({
    incidentId,
    measure: oneOf(LEAK_MEASURES),
    channel: name,
    takenAt: timestamp,
    note: words,
  }),
  LeakReported: closed({
    incidentId,
    to: oneOf(LEAK_ADDRESSEES),
    authority: name,
    documentNumber: name,
    reportedAt: timestamp,
  }),
  LeakClosed: closed({ incidentId, outcome: words }),
}

export const isCareEvent = ofTypesIn(CARE_SHAPES)
