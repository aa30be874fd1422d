import { CalendarView } from './CalendarView.tsx'
import { useCalendar, type CalendarProps } from './useCalendar.ts'
import './calendar.css'

export const Calendar = (props: CalendarProps) => <CalendarView {...useCalendar(props)} />
