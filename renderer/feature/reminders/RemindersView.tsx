import { Button } from 'antd'
import { REMINDERS } from '../../i18n/reminders.ts'
import type { RemindersModel } from './useReminders.ts'

/** 其他待办: one line of each kind, with the way to it. */
export const RemindersView = ({ reminders, onGo }: RemindersModel) =>
  reminders.length === 0 ? null : (
    <ul className="reminders" aria-label={REMINDERS.label}>
      {reminders.map(({ about, count }) => (
        <li key={about}>
          <span>{REMINDERS.lines[about](count)}</span>
          <Button
            size="small"
            aria-label={REMINDERS.goTo(REMINDERS.lines[about](count))}
            onClick={() => {
              onGo(about)
            }}
          >
            {REMINDERS.go}
          </Button>
        </li>
      ))}
    </ul>
  )
