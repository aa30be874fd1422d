import type { Input, Output } from '#shared/contract/channels.ts'
import { NO_CARE } from '#shared/domain/office/care.ts'
import { ok } from '#shared/lib/result.ts'
import { calendarOf, calendarWith } from './calendar.ts'
import { loadOffice } from './load-office.ts'
import { movedBy, withYears } from './moved-deadlines.ts'
import { officeAct } from './office-act.ts'
import { runOfficeCommand } from './run-office-command.ts'
import type { Outcome, Unlocked, Workstation } from './workstation.ts'

/** Calendars that nobody signed and that wait for their second hand: every day of them, and what they would move. */
export const proposedCalendars = (
  workstation: Workstation,
  unlocked: Unlocked,
): Output<'calendar.view'>['proposals'] => {
  const care = loadOffice(unlocked.store)?.state.care ?? NO_CARE
  const before = calendarOf(workstation, unlocked.store)
  return care.calendarProposals.map(({ proposalId, years, proposedBy, proposedByName, at }) => ({
    ...{ proposalId, by: proposedByName, at, mine: proposedBy === unlocked.person.personId },
    years: years.map(({ year, status, source, off, work }) => ({
      ...{ year, status, source: `${source.title}（${source.number}）` },
      ...{ off: off.map((one) => ({ ...one })), work: work.map((one) => ({ ...one })) },
    })),
    ...movedBy(workstation, unlocked, before, calendarWith(workstation, withYears(care, years))),
  }))
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
