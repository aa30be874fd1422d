import type { Output } from '#shared/contract/channels.ts'
import { ROLES } from '#shared/domain/case/roles.ts'
import type { Calendar } from '#shared/domain/deadline/calendar.ts'
import type { CalendarPackage } from '#shared/domain/deadline/calendar-package.ts'
import { duesOn } from '#shared/domain/deadline/due-on.ts'
import type { CalendarUse } from '#shared/domain/office/calendar/calendar-use.ts'
import { beijingDate } from '../beijing-date.ts'
import { seesSubmitted } from '../visibility.ts'
import type { Unlocked, Workstation } from '../workstation.ts'

const MOST_SHOWN = 100
type Moved = Output<'calendar.check'>['moved']

/** Open cases whose date another calendar moves. Titles are for those who may see the cases; others get the number. */
export const movedBy = (
  workstation: Workstation,
  { store, person }: Unlocked,
  before: Calendar | null,
  after: Calendar | null,
): { readonly moved: Moved; readonly movedCount: number } => {
  const today = beijingDate(workstation.now())
  const [old, next] = [duesOn(before, today), duesOn(after, today)]
  const rows = store.waitingRows({ personId: person.personId, seesSubmitted: true }, ROLES)
  const changed = rows.flatMap(({ caseId, limitRule, limitFrom }) => {
    const [was, is] = [old(limitRule, limitFrom), next(limitRule, limitFrom)]
    return was?.date === is?.date && was?.provisional === is?.provisional
      ? []
      : [{ caseId, before: was?.date ?? null, after: is?.date ?? null }]
  })
  const access = { personId: person.personId, seesSubmitted: seesSubmitted(person.roles) }
  const shown = changed.slice(0, MOST_SHOWN)
  const titles = new Map(
    store
      .caseRowsById(
        access,
        shown.map(({ caseId }) => caseId),
      )
      .map(({ caseId, title }) => [caseId, title]),
  )
  const moved = shown.flatMap(({ caseId, ...dates }) => {
    const title = titles.get(caseId)
    return title === undefined ? [] : [{ title, ...dates }]
  })
  return { moved, movedCount: changed.length }
}

/** The same with these years adopted. */
export const withYears = (use: CalendarUse, years: CalendarPackage['years']): CalendarUse => ({
  ...use,
  calendarYears: { ...use.calendarYears, ...Object.fromEntries(years.map((one) => [one.year, one])) },
})
