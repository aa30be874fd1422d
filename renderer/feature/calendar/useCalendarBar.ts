import { useQuery } from '../../api/use-query.ts'
import { CALENDAR } from '../../i18n/calendar.ts'

/** What of the calendar waits for this person's hand, in words; null for nothing. */
export const useCalendarBar = (): string | null => {
  const { data } = useQuery('calendar.view', {})
  const waiting = (data?.proposals ?? []).filter(({ mine }) => !mine)
  return waiting.length === 0 ? null : CALENDAR.bar(waiting.length)
}
