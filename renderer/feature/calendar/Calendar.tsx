import { CalendarView } from './CalendarView.tsx'
import { useCalendar } from './useCalendar.ts'

export const Calendar = () => <CalendarView {...useCalendar()} />
