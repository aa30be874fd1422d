import {
  calendarDate,
  closed,
  closedWith,
  identifier,
  integer,
  list,
  sha256Hex,
  text,
  type Guard,
} from '#shared/lib/guard.ts'
import { ofTypesIn } from '#shared/lib/typed.ts'
import { isCalendarYear } from '../../deadline/parse-calendar.ts'
import type { OfficeCalendarData, OfficeCalendarType } from './calendar-events.ts'

const name = text(300)
const words = text(4000)
const years = list(isCalendarYear, 10)
const holidays = {
  year: integer(2000, 2099),
  days: list(closed({ name, from: calendarDate, to: calendarDate }), 30),
  basis: words,
}

/** The closed shapes of `OfficeCalendarData`, part of those of `event-shape.ts`. */
export const CALENDAR_SHAPES: { readonly [T in OfficeCalendarType]: Guard<OfficeCalendarData[T]> } = {
  CalendarAdopted: closedWith(
    { sha256: sha256Hex, issuer: name, years },
    { unsigned: (value): value is true => value === true, proposalId: identifier },
  ),
  CalendarProposed: closed({ proposalId: identifier, sha256: sha256Hex, issuer: name, years }),
  CalendarDeclined: closed({ proposalId: identifier, reason: words }),
  LocalHolidaysProposed: closed({ proposalId: identifier, ...holidays }),
  LocalHolidaysSet: closedWith(holidays, { proposalId: identifier }),
}

export const isCalendarEvent = ofTypesIn(CALENDAR_SHAPES)
