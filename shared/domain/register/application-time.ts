import { alertsOn, type Alert } from '../deadline/alert.ts'
import { covers, type Calendar } from '../deadline/calendar.ts'
import { addDays } from '../deadline/date.ts'
import { deadlineOf } from '../deadline/due.ts'
import { limitOf } from '../deadline/limits.ts'
import type { Application } from '../office/register.ts'

/** By when an application is answered, as it stands on a day. */
export interface AnswerDue extends Alert {
  readonly date: string
}

/**
 * 20 working days from the day on which it came in, or from the day of its supplement; 20 more once it was extended; without the days on
 * which others were asked (政府信息公开条例 Arts 30, 33; V). Null while the applicant is to supplement it, and where no calendar covers it.
 */
export const answerDue = (
  calendar: Calendar | null,
  { receivedOn, times }: Pick<Application, 'receivedOn' | 'times'>,
  today: string,
): AnswerDue | null => {
  const limit = limitOf('application.answer')
  if (calendar === null || limit === undefined || !covers(calendar, today)) return null
  const supplement = times.findLast(({ what }) => what === 'supplement')
  if (supplement?.to === null) return null
  const suspensions = times
    .filter(({ what }) => what === 'thirdParty' || what === 'otherOrgan')
    // The day on which they were asked counts still (D): what is left out is what they took.
    .map(({ from, to }) => ({ from: addDays(from, 1), to: to ?? (today > from ? today : from) }))
  const extended = times.some(({ what }) => what === 'extended')
  const found = deadlineOf(calendar, limit, supplement?.to ?? receivedOn, { extended, suspensions })
  return found.ok ? { date: found.value.due, ...alertsOn(calendar, today)(found.value) } : null
}

/** Applications for the same as this one, itself left out: two make what may be made public to all (Art. 44; two is design). */
export const sameMatter = (
  applications: readonly Pick<Application, 'recordId' | 'matter'>[],
  { recordId, matter }: Pick<Application, 'recordId' | 'matter'>,
): number => {
  const plain = (words: string): string => words.replace(/[\s\p{P}]/gu, '')
  return applications.filter((one) => one.recordId !== recordId && plain(one.matter) === plain(matter)).length
}
