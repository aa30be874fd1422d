import { Button } from 'antd'
import { CALENDAR } from '../../i18n/calendar.ts'
import { useCalendarBar } from './useCalendarBar.ts'

/** 日历 that waits for a second hand, on top of the window of whoever may give it and has no administrator's desk. */
export const CalendarBar = ({ onHandle }: { readonly onHandle: () => void }) => {
  const text = useCalendarBar()
  if (text === null) return null
  return (
    <div className="desk-bar" role="status">
      <span>{text}</span>
      <Button size="small" onClick={onHandle}>
        {CALENDAR.barHandle}
      </Button>
    </div>
  )
}
