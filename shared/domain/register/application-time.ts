import { alertsOn, type Alert } from '../deadline/alert.ts'
import { covers, type Calendar } from '../deadline/calendar.ts'
import { addDays } from '../deadline/date.ts'
import { addWorkingDays, deadlineOf } from '../deadline/due.ts'
import { limitOf } from '../deadline/limits.ts'
import type { Suspension } from '../deadline/working-day.ts'
import type { Application } from '../office/register/register.ts'

/** By when an application is answered, as it stands on a day. */
export interface AnswerDue extends Alert {
  readonly date: string
}

type Time = Application['times'][number]

/** Within so many working days others answer what they were asked (政府信息公开条例 Arts 32, 34; V). */
const OTHERS_ANSWER = 15

/**
 * The days that asking others took. Who has not answered in time is waited for no longer: the organ decides (Art. 32), or they are
 * taken to agree (Art. 34). Their 15 working days run from the day on which the letter came; of an open one only that of its sending
 * is on record (D).
 */
const asking = (calendar: Calendar, { from, to }: Time, today: string): Suspension => {
  // The day on which they were asked counts still (D): what is left out is what they took.
  const first = addDays(from, 1)
  if (to !== null) return { from: first, to }
  const last = addWorkingDays(calendar, from, OTHERS_ANSWER)
  const soFar = today > from ? today : from
  return { from: first, to: last.ok && last.value.due < soFar ? last.value.due : soFar }
}

/**
 * 20 working days from the day on which it came in, or from the day of its supplement; 20 more once it was extended, which the applicant
 * was told while the time ran; without the days on which others were asked (政府信息公开条例 Arts 30, 33; V). Null while the applicant is to
 * supplement it, and where no calendar covers it.
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
    .map((time) => asking(calendar, time, today))
  const start = supplement?.to ?? receivedOn
  const plain = deadlineOf(calendar, limit, start, { suspensions })
  if (!plain.ok) return null
  // 延长: told after the time was over, it gives none.
  const extended = times.some(({ what, from }) => what === 'extended' && from <= plain.value.due)
  const found = extended ? deadlineOf(calendar, limit, start, { extended, suspensions }) : plain
  return found.ok ? { date: found.value.due, ...alertsOn(calendar, today)(found.value) } : null
}

/** The last of the days of a limit that nothing lengthens; null where the calendar does not reach. */
const lastDay = (calendar: Calendar | null, rule: string, from: string): string | null => {
  const limit = limitOf(rule)
  const found = calendar === null || limit === undefined ? null : deadlineOf(calendar, limit, from)
  return found?.ok === true ? found.value.due : null
}

/** By when the applicant is told what is wanting (政府信息公开条例 Art. 30; V); null once they were. */
export const correctionDue = (
  calendar: Calendar | null,
  { receivedOn, times }: Pick<Application, 'receivedOn' | 'times'>,
): string | null =>
  times.some(({ what }) => what === 'supplement') ? null : lastDay(calendar, 'application.correction', receivedOn)

/** By when others say what they think, counted from the day on which they were asked (Arts 32, 34; V); null for any other change of time. */
export const opinionDue = (calendar: Calendar | null, { what, from, to }: Time): string | null => {
  if (to !== null) return null
  if (what === 'thirdParty') return lastDay(calendar, 'application.third-party', from)
  return what === 'otherOrgan' ? lastDay(calendar, 'application.other-organ', from) : null
}

/** Applications for the same as this one, itself left out: two make what may be made public to all (Art. 44; two is design). */
export const sameMatter = (
  applications: readonly Pick<Application, 'recordId' | 'matter'>[],
  { recordId, matter }: Pick<Application, 'recordId' | 'matter'>,
): number => {
  const plain = (words: string): string => words.replace(/[\s\p{P}]/gu, '')
  return applications.filter((one) => one.recordId !== recordId && plain(one.matter) === plain(matter)).length
}
