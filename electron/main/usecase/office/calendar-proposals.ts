import type { Input, Output } from '#shared/contract/channels.ts'
import { NO_CALENDAR_USE, type CalendarUse, type HolidayProposal } from '#shared/domain/office/calendar/calendar-use.ts'
import { ok } from '#shared/lib/result.ts'
import { calendarOf, calendarWith } from './calendar.ts'
import { loadOffice } from '../load-office.ts'
import { movedBy, withYears } from './moved-deadlines.ts'
import { nameOfAct, officeAct } from '../office-act.ts'
import { runOfficeCommand } from '../run-office-command.ts'
import type { Outcome, Unlocked, Workstation } from '../workstation.ts'

/** What waits for its second hand: every day of it, and what it would move. */
export const proposedCalendars = (
  workstation: Workstation,
  unlocked: Unlocked,
): Output<'calendar.view'>['proposals'] => {
  const use = loadOffice(unlocked.store)?.state.calendar ?? NO_CALENDAR_USE
  const before = calendarOf(workstation, unlocked.store)
  const of = ({ proposalId, proposedBy, proposedByName, at }: Omit<HolidayProposal, 'year' | 'days' | 'basis'>) => ({
    ...{ proposalId, by: proposedByName, at, mine: proposedBy === unlocked.person.personId },
  })
  const movedIf = (next: CalendarUse) => movedBy(workstation, unlocked, before, calendarWith(workstation, next))
  const files = use.calendarProposals.map(({ years, ...proposal }) => ({
    ...{ ...of(proposal), local: null, ...movedIf(withYears(use, years)) },
    years: years.map(({ year, status, source, off, work }) => ({
      ...{ year, status, source: `${source.title}（${source.number}）` },
      ...{ off: off.map((one) => ({ ...one })), work: work.map((one) => ({ ...one })) },
    })),
  }))
  const holidays = use.holidayProposals.map(({ year, days, basis, ...proposal }) => ({
    ...{ ...of(proposal), years: [], local: { year, days: days.map((day) => ({ ...day })), basis } },
    ...movedIf({ ...use, localHolidays: { ...use.localHolidays, [year]: days } }),
  }))
  return [...files, ...holidays]
}

/** 民族地区假日: the first hand on all local days off of a year, in place of those before. Nothing moves before another confirms. */
export const proposeLocalHolidays = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { year, days, basis, commandId }: Input<'calendar.setLocal'>,
): Promise<Outcome<Output<'calendar.setLocal'>>> => {
  const proposalId = nameOfAct(unlocked, commandId)
  const command = { type: 'proposeLocalHolidays', proposalId, year, days, basis } as const
  const written = [basis, ...days.map(({ name }) => name)]
  const done = await officeAct(workstation, unlocked, commandId, command, written)
  return done.ok ? ok({}) : done
}

/** The second hand: every date is computed anew from now on. Gives what has moved; refuses what `decideCalendar` refuses. */
export const confirmCalendar = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { proposalId, commandId }: Input<'calendar.confirm'>,
): Promise<Outcome<Output<'calendar.confirm'>>> => {
  const before = calendarOf(workstation, unlocked.store)
  const receipt = await runOfficeCommand(workstation, unlocked, { commandId }, { type: 'confirmCalendar', proposalId })
  if (!receipt.ok) return receipt
  return ok(movedBy(workstation, unlocked, before, calendarOf(workstation, unlocked.store)))
}

/** 不予确认, by the second hand, or taken back by the first. */
export const declineCalendar = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { proposalId, reason, commandId }: Input<'calendar.decline'>,
): Promise<Outcome<Output<'calendar.decline'>>> => {
  const command = { type: 'declineCalendar', proposalId, reason } as const
  const done = await officeAct(workstation, unlocked, commandId, command, [reason])
  return done.ok ? ok({}) : done
}
