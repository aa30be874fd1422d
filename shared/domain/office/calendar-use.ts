import { err, ok, type Result } from '#shared/lib/result.ts'
import type { DecideContext } from '../case/may-review.ts'
import type { Role } from '../case/roles.ts'
import { calendarOf, type CalendarYear } from '../deadline/calendar.ts'
import type { OfficeCareData } from './care-events.ts'
import type { NewOfficeEvent } from './events.ts'
import type { OfficeRefusal, OfficeRefusalCode } from './refusals.ts'

/** A calendar that one proposed and nobody has confirmed yet. */
export interface CalendarProposal extends Readonly<OfficeCareData['CalendarProposed']> {
  readonly proposedBy: string
  readonly proposedByName: string
  readonly at: string
}

/** The calendar as far as its adoption asks. Part of `OfficeCare`. */
export interface CalendarUse {
  /** Years that were adopted, in place of those that the program brings along. */
  readonly calendarYears: Readonly<Record<number, CalendarYear>>
  readonly calendarProposals: readonly CalendarProposal[]
  /** Since the first proposal nobody adopts an unsigned file alone. */
  readonly calendarsByTwo: boolean
}

export type CalendarCommand =
  /** Of a file that a trusted issuer signed; `unsigned` is what one hand did in older logs, and nobody asks for it any more. */
  | ({ readonly type: 'adoptCalendar' } & Omit<OfficeCareData['CalendarAdopted'], 'proposalId'>)
  | ({ readonly type: 'proposeCalendar' } & OfficeCareData['CalendarProposed'])
  | { readonly type: 'confirmCalendar'; readonly proposalId: string }
  | { readonly type: 'declineCalendar'; readonly proposalId: string; readonly reason: string }

export const CALENDAR_KEEPERS: readonly Role[] = ['systemAdministrator', 'securityAdministrator', 'disclosureOfficer']

/**
 * A file that a trusted issuer signed carries its proof. One without is a rule that this office makes: the security
 * administrator's to propose (GB/T 22239-2019 8.1.5, M-H), and another keeper's to confirm, as all deadlines rest on it (D).
 */
export const calendarRoles = (command: CalendarCommand): readonly Role[] =>
  command.type === 'proposeCalendar' || (command.type === 'adoptCalendar' && command.unsigned === true)
    ? ['securityAdministrator']
    : CALENDAR_KEEPERS

type CalendarEvent = {
  readonly [T in 'CalendarAdopted' | 'CalendarProposed' | 'CalendarDeclined']: {
    readonly type: T
    readonly data: OfficeCareData[T]
  }
}['CalendarAdopted' | 'CalendarProposed' | 'CalendarDeclined']

/** What the person must have asked for. */
export const calendarCommandOf = ({ type, data }: CalendarEvent): CalendarCommand => {
  if (type === 'CalendarProposed') return { type: 'proposeCalendar', ...data }
  if (type === 'CalendarDeclined') return { type: 'declineCalendar', ...data }
  const { proposalId, ...adopted } = data
  return proposalId === undefined ? { type: 'adoptCalendar', ...adopted } : { type: 'confirmCalendar', proposalId }
}

/** Total and without checks, as `evolveOffice`. */
export const calendarAfter = (
  use: CalendarUse,
  { type, data }: CalendarEvent,
  by: Pick<CalendarProposal, 'proposedBy' | 'proposedByName' | 'at'>,
): CalendarUse => {
  const without = (gone: string | undefined) => use.calendarProposals.filter(({ proposalId }) => proposalId !== gone)
  switch (type) {
    case 'CalendarProposed': {
      const calendarProposals = [...use.calendarProposals, { ...data, ...by }]
      return { ...use, calendarProposals, calendarsByTwo: true }
    }
    case 'CalendarDeclined':
      return { ...use, calendarProposals: without(data.proposalId) }
    case 'CalendarAdopted': {
      const years = Object.fromEntries(data.years.map((one) => [one.year, one]))
      const calendarYears = { ...use.calendarYears, ...years }
      return { ...use, calendarYears, calendarProposals: without(data.proposalId) }
    }
  }
}

type Decision = Result<readonly NewOfficeEvent[], OfficeRefusal>
const refuse = (code: OfficeRefusalCode): Decision => err({ code })

const unfit = (use: CalendarUse, years: readonly CalendarYear[]): OfficeRefusalCode | null => {
  if (years.length === 0 || !calendarOf(years).ok) return 'calendar.notUsable'
  // A year that was announced is not taken back to a guess.
  const back = years.some((one) => one.status === 'provisional' && use.calendarYears[one.year]?.status === 'final')
  return back ? 'calendar.notNewer' : null
}

/** Adoption of what is signed by one; of what nobody signed by two. */
export const decideCalendar = (use: CalendarUse, command: CalendarCommand, { personId }: DecideContext): Decision => {
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
    const isOpen = use.calendarProposals.some(
      (one) => one.proposalId === data.proposalId || one.years.some(({ year }) => years.has(year)),
    )
    return isOpen ? refuse('calendar.proposalOpen') : ok([{ type: 'CalendarProposed', data }])
  }
  const { proposalId } = command
  const proposal = use.calendarProposals.find((one) => one.proposalId === proposalId)
  if (proposal === undefined) return refuse('office.unknownProposal')
  if (command.type === 'declineCalendar') {
    const reason = command.reason.trim()
    return reason === ''
      ? refuse('office.reasonRequired')
      : ok([{ type: 'CalendarDeclined', data: { proposalId, reason } }])
  }
  if (proposal.proposedBy === personId) return refuse('office.secondHand')
  const { sha256, issuer, years } = proposal
  // A signed file may have come meanwhile.
  const code = unfit(use, years)
  if (code !== null) return refuse(code)
  return ok([{ type: 'CalendarAdopted', data: { sha256, issuer, years, unsigned: true, proposalId } }])
}
