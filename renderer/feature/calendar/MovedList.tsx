import { CALENDAR } from '../../i18n/calendar.ts'
import type { CalendarModel } from './useCalendar.ts'

type Moved = Pick<NonNullable<CalendarModel['moved']>, 'moved' | 'movedCount'>

/** Open cases whose date another calendar moves. */
export const MovedList = ({ movedCount, moved }: Moved) => (
  <>
    <p>{CALENDAR.moved(movedCount)}</p>
    <ul>
      {moved.map(({ title, before, after }) => (
        <li key={`${title} ${before ?? ''}`}>{CALENDAR.movedLine(title, before, after)}</li>
      ))}
    </ul>
  </>
)
