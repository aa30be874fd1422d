import { ofTypes } from '#shared/lib/typed.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import type { DecideContext } from '../../case/authority/may-review.ts'
import type { Role } from '../../case/roles.ts'
import { calendarOf, type CalendarYear } from '../../deadline/calendar.ts'
import type { LocalHoliday, OfficeCalendarData, OfficeCalendarType } from './calendar-events.ts'
import type { NewOfficeEvent, OfficeEvent } from '../events.ts'
import { refuse, type OfficeRefusal, type OfficeRefusalCode } from '../refusals.ts'

interface Proposed {
  readonly proposedBy: string
  readonly proposedByName: string
  readonly at: string
}

/** A calendar that one proposed and nobody has confirmed yet. */
export type CalendarProposal = Readonly<OfficeCalendarData['CalendarProposed']> & Proposed
/** The same of the local holidays of a year. */
export type HolidayProposal = Readonly<OfficeCalendarData['LocalHolidaysProposed']> & Proposed

/** The calendar as far as its adoption asks. Part of `OfficeState`. */
export interface CalendarUse {
  /** Years that were adopted, in place of those that the program brings along. */
  readonly calendarYears: Readonly<Record<number, CalendarYear>>
  readonly calendarProposals: readonly CalendarProposal[]
  /** Since the first proposal nobody adopts an unsigned file alone. */
  readonly calendarsByTwo: boolean
  readonly localHolidays: Readonly<Record<number, readonly LocalHoliday[]>>
  readonly holidayProposals: readonly HolidayProposal[]
  /** Since the first proposal nobody sets local holidays alone. */
  readonly holidaysByTwo: boolean
}

export const NO_CALENDAR_USE: CalendarUse = {
  ...{ calendarYears: {}, calendarProposals: [], calendarsByTwo: false },
  ...{ localHolidays: {}, holidayProposals: [], holidaysByTwo: false },
}

export type CalendarCommand =
  /** Of a file that a trusted issuer signed; `unsigned` is what one hand did in older logs, and nobody asks for it any more. */
  | ({ readonly type: 'adoptCalendar' } & Omit<OfficeCalendarData['CalendarAdopted'], 'proposalId'>)
  | ({ readonly type: 'proposeCalendar' } & OfficeCalendarData['CalendarProposed'])
  /** What one hand did in older logs. */
  | ({ readonly type: 'setLocalHolidays' } & Omit<OfficeCalendarData['LocalHolidaysSet'], 'proposalId'>)
  | ({ readonly type: 'proposeLocalHolidays' } & OfficeCalendarData['LocalHolidaysProposed'])
  /** The second hand on either. */
  | { readonly type: 'confirmCalendar'; readonly proposalId: string }
  | { readonly type: 'declineCalendar'; readonly proposalId: string; readonly reason: string }

const CALENDAR_KEEPERS: readonly Role[] = ['systemAdministrator', 'securityAdministrator', 'disclosureOfficer']

/**
 * A file that a trusted issuer signed carries its proof. One without is a rule that this office makes: the security
 * administrator's to propose (GB/T 22239-2019 8.1.5, M-H), and another keeper's to confirm, as all deadlines rest on it (D).
 */
export const calendarRoles = (command: CalendarCommand): readonly Role[] =>
  command.type === 'proposeCalendar' || (command.type === 'adoptCalendar' && command.unsigned === true)
    ? ['securityAdministrator']
    : CALENDAR_KEEPERS

type CalendarEvent = Extract<OfficeEvent, { readonly type: OfficeCalendarType }>

const CALENDAR_COMMANDS = [
  'adoptCalendar',
  'proposeCalendar',
  'setLocalHolidays',
  'proposeLocalHolidays',
  'confirmCalendar',
  'declineCalendar',
] as const satisfies readonly CalendarCommand['type'][]

export const isCalendarCommand = ofTypes(CALENDAR_COMMANDS)

/** What the person must have asked for. */
export const calendarCommandOf = ({ type, data }: CalendarEvent): CalendarCommand => {
  switch (type) {
    case 'CalendarProposed':
      return { type: 'proposeCalendar', ...data }
    case 'CalendarDeclined':
      return { type: 'declineCalendar', ...data }
    case 'LocalHolidaysProposed':
      return { type: 'proposeLocalHolidays', ...data }
    case 'LocalHolidaysSet': {
      const { proposalId, ...set } = data
      return proposalId === undefined ? { type: 'setLocalHolidays', ...set } : { type: 'confirmCalendar', proposalId }
    }
    case 'CalendarAdopted': {
      const { proposalId, ...adopted } = data
      return proposalId === undefined ? { type: 'adoptCalendar', ...adopted } : { type: 'confirmCalendar', proposalId }
    }
  }
}

/** Total and without checks, as `evolveOffice`. */
export const calendarAfter = (use: CalendarUse, { type, data, at, actor }: CalendarEvent): CalendarUse => {
  const by: Proposed = { proposedBy: actor.personId, proposedByName: actor.name, at }
  const without = (gone: string | undefined) => use.calendarProposals.filter(({ proposalId }) => proposalId !== gone)
  const withoutDays = (gone: string | undefined) => use.holidayProposals.filter(({ proposalId }) => proposalId !== gone)
  switch (type) {
    case 'CalendarProposed': {
      const calendarProposals = [...use.calendarProposals, { ...data, ...by }]
      return { ...use, calendarProposals, calendarsByTwo: true }
    }
    case 'CalendarDeclined': {
      const { proposalId } = data
      return { ...use, calendarProposals: without(proposalId), holidayProposals: withoutDays(proposalId) }
    }
    case 'LocalHolidaysProposed':
      return { ...use, holidayProposals: [...use.holidayProposals, { ...data, ...by }], holidaysByTwo: true }
    case 'LocalHolidaysSet': {
      const localHolidays = { ...use.localHolidays, [data.year]: data.days }
      return { ...use, localHolidays, holidayProposals: withoutDays(data.proposalId) }
    }
    case 'CalendarAdopted': {
      const years = Object.fromEntries(data.years.map((one) => [one.year, one]))
      const calendarYears = { ...use.calendarYears, ...years }
      return { ...use, calendarYears, calendarProposals: without(data.proposalId) }
    }
  }
}

type Decision = Result<readonly NewOfficeEvent[], OfficeRefusal>

const unfit = (use: CalendarUse, years: readonly CalendarYear[]): OfficeRefusalCode | null => {
  if (years.length === 0 || !calendarOf(years).ok) return 'calendar.notUsable'
  // A year that was announced is not taken back to a guess.
  const back = years.some((one) => one.status === 'provisional' && use.calendarYears[one.year]?.status === 'final')
  return back ? 'calendar.notNewer' : null
}

const unfitDays = ({ year, days, basis }: Omit<OfficeCalendarData['LocalHolidaysSet'], 'proposalId'>) => {
  if (basis.trim() === '') return 'office.reasonRequired'
  const outside = days.some(
    ({ from, to }) => from > to || from < `${String(year)}-01-01` || to > `${String(year)}-12-31`,
  )
  return outside ? 'calendar.notUsable' : null
}

const isTaken = ({ calendarProposals, holidayProposals }: CalendarUse, proposalId: string): boolean =>
  [...calendarProposals, ...holidayProposals].some((one) => one.proposalId === proposalId)

/** 民族地区假日: no file carries a proof of them, and every deadline rests on them, so it takes two (D). */
const decideHolidays = (
  use: CalendarUse,
  command: Extract<CalendarCommand, { type: 'setLocalHolidays' | 'proposeLocalHolidays' }>,
): Decision => {
  const code = unfitDays(command)
  if (code !== null) return refuse(code)
  const basis = command.basis.trim()
  if (command.type === 'setLocalHolidays') {
    const { type: _, ...data } = command
    return use.holidaysByTwo
      ? refuse('office.secondHand')
      : ok([{ type: 'LocalHolidaysSet', data: { ...data, basis } }])
  }
  const { type: _, ...data } = command
  const isOpen = isTaken(use, data.proposalId) || use.holidayProposals.some(({ year }) => year === data.year)
  return isOpen ? refuse('calendar.proposalOpen') : ok([{ type: 'LocalHolidaysProposed', data: { ...data, basis } }])
}

/** Adoption of what is signed by one; of what nobody signed, and of local holidays, by two. */
export const decideCalendar = (use: CalendarUse, command: CalendarCommand, { personId }: DecideContext): Decision => {
  if (command.type === 'setLocalHolidays' || command.type === 'proposeLocalHolidays')
    return decideHolidays(use, command)
  if (command.type === 'adoptCalendar') {
    const { type: _, ...data } = command
    const code = unfit(use, data.years)
    if (code !== null) return refuse(code)
    return data.unsigned === true && use.calendarsByTwo
      ? refuse('office.secondHand')
      : ok([{ type: 'CalendarAdopted', data }])
  }
  if (command.type === 'proposeCalendar') {
    const { type: _, ...data } = command
    const code = unfit(use, data.years)
    if (code !== null) return refuse(code)
    const years = new Set(data.years.map(({ year }) => year))
    const overlaps = use.calendarProposals.some((one) => one.years.some(({ year }) => years.has(year)))
    return overlaps || isTaken(use, data.proposalId)
      ? refuse('calendar.proposalOpen')
      : ok([{ type: 'CalendarProposed', data }])
  }
  const { proposalId } = command
  const proposal = use.calendarProposals.find((one) => one.proposalId === proposalId)
  const holidays = use.holidayProposals.find((one) => one.proposalId === proposalId)
  const proposedBy = (proposal ?? holidays)?.proposedBy
  if (proposedBy === undefined) return refuse('office.unknownProposal')
  if (command.type === 'declineCalendar') {
    const reason = command.reason.trim()
    return reason === ''
      ? refuse('office.reasonRequired')
      : ok([{ type: 'CalendarDeclined', data: { proposalId, reason } }])
  }
  if (proposedBy === personId) return refuse('office.secondHand')
  if (holidays !== undefined) {
    const { year, days, basis } = holidays
    return ok([{ type: 'LocalHolidaysSet', data: { year, days, basis, proposalId } }])
  }
  if (proposal === undefined) return refuse('office.unknownProposal')
  const { sha256, issuer, years } = proposal
  // A signed file may have come meanwhile.
  const code = unfit(use, years)
  if (code !== null) return refuse(code)
  return ok([{ type: 'CalendarAdopted', data: { sha256, issuer, years, unsigned: true, proposalId } }])
}
