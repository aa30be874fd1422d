import type { Input, Output } from '#shared/contract/channels.ts'
import type { CaseRow } from '#shared/domain/case/projection/case-row.ts'
import { changeSince, orderInbox, type InboxGroup, type OrderedInbox } from '#shared/domain/case/projection/inbox.ts'
import type { Calendar } from '#shared/domain/deadline/calendar.ts'
import { duesOn } from '#shared/domain/deadline/due-on.ts'
import { ok } from '#shared/lib/result.ts'
import { beijingDate } from '../beijing-date.ts'
import { calendarOf } from '../office/calendar.ts'
import { validitiesShown } from '../release/validity-views.ts'
import { accessOf } from '../visibility.ts'
import { shownTitle } from './shown-title.ts'
import type { Outcome, Unlocked, Workstation } from '../workstation.ts'

type Dues = ReturnType<typeof duesOn>
interface Known {
  readonly calendar: Calendar | null
  readonly today: string
  readonly dues: Dues
}
let known: Known | null = null

/** The due dates of today; kept while day and calendar are the same. */
const duesOf = (workstation: Workstation, { store }: Unlocked): Dues => {
  const calendar = calendarOf(workstation, store)
  const today = beijingDate(workstation.now())
  if (known?.calendar !== calendar || known.today !== today) known = { calendar, today, dues: duesOn(calendar, today) }
  return known.dues
}

/** 待办 of this person in order, with the counts of all groups. 5,000 of them in 50 ms (`bench -- chain`). */
export const waitingFor = (workstation: Workstation, unlocked: Unlocked, group: InboxGroup): OrderedInbox => {
  const { store, person } = unlocked
  const access = accessOf(unlocked)
  const own = store.waitingRows(access, person.roles)
  const others = (person.delegations ?? [])
    .filter(({ role }) => !person.roles.includes(role))
    .flatMap(({ role, forPersonId }) => store.waitingRows(access, [role], forPersonId))
  const rows = others.length === 0 ? own : [...new Map([...own, ...others].map((row) => [row.caseId, row])).values()]
  return orderInbox(rows, duesOf(workstation, unlocked), group)
}

/** Once released, the limit has been met or missed. */
const dueOf = (dues: Dues, row: CaseRow): Output<'inbox.list'>['rows'][number]['due'] => {
  const due = dues(row.limitRule, row.limitFrom)
  if (due === null) return null
  const { date, provisional, level, workingDaysLeft, workingDaysOver } = due
  if (row.releasedOn === null) return { date, provisional, level, workingDaysLeft, workingDaysOver, doneOn: null }
  const late = row.releasedOn > due.lawfulUntil
  const done = { level: late ? ('overdue' as const) : ('none' as const), workingDaysLeft: 0, workingDaysOver: 0 }
  return { date, provisional, ...done, doneOn: row.releasedOn }
}

/**
 * 待办: what waits for this person, what is most pressing first, a page at a time; or everything they may see, newest first.
 */
export const viewInbox = (
  workstation: Workstation,
  unlocked: Unlocked,
  { scope, group = 'all', offset, limit }: Input<'inbox.list'>,
): Outcome<Output<'inbox.list'>> => {
  const { store, person } = unlocked
  const access = accessOf(unlocked)
  const dues = duesOf(workstation, unlocked)
  const today = beijingDate(workstation.now())
  const waiting = waitingFor(workstation, unlocked, group)
  const page =
    scope === 'waiting'
      ? {
          rows: store.caseRowsById(access, waiting.caseIds.slice(offset, offset + limit)),
          total: waiting.caseIds.length,
        }
      : store.caseRows({ access, offset, limit })
  const released = page.rows.filter(({ releasedOn }) => releasedOn !== null)
  const validities = validitiesShown(unlocked, released, today)
  return ok({
    rows: page.rows.map((row) => ({
      caseId: row.caseId,
      title: shownTitle(unlocked, row),
      stage: row.stage,
      round: row.round,
      drafterName: row.drafterName,
      updatedAt: row.updatedAt,
      waitingRole: row.waitingRole,
      waitingSince: row.waitingSince,
      cameBy: row.cameBy,
      change: changeSince(row, person.personId),
      due: dueOf(dues, row),
      paused: row.paused,
      validity: validities.get(row.caseId) ?? null,
      changes: row.changes?.kind ?? null,
      held: row.held,
      mine: row.drafterId === person.personId,
    })),
    at: workstation.now().toISOString(),
    total: page.total,
    waiting: waiting.counts,
    byStage: store.countByStage(access),
  })
}
