import { RemindersView } from './RemindersView.tsx'
import { useReminders, type RemindersProps } from './useReminders.ts'
import './reminders.css'

export const Reminders = (props: RemindersProps) => <RemindersView {...useReminders(props)} />
