import type { Output } from '#shared/contract/channels.ts'
import { useQuery } from '../../api/use-query.ts'

export type Reminder = Output<'office.reminders'>[number]

export interface RemindersProps {
  /** To where it is dealt with. */
  readonly onGo: (about: Reminder['about']) => void
}

export interface RemindersModel extends RemindersProps {
  readonly reminders: readonly Reminder[]
}

/** What waits for this person beside the cases; nothing is shown while it is not known. */
export const useReminders = ({ onGo }: RemindersProps): RemindersModel => ({
  reminders: useQuery('office.reminders', {}).data ?? [],
  onGo,
})
