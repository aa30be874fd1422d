import { ofTypes } from '#shared/lib/typed.ts'
import { askedBy, type AskedBy } from '../../case/asked-by.ts'
import { assertNever, ok, type Result } from '#shared/lib/result.ts'
import type { DecideContext } from '../../case/authority/may-review.ts'
import type { Role } from '../../case/roles.ts'
import { ADDRESSEES_OF, type LeakAddressee, type OfficeLeakData, type OfficeLeakType } from './leak-events.ts'
import type { NewOfficeEvent, OfficeEvent } from '../events.ts'
import { refuse, type OfficeRefusal } from '../refusals.ts'
import { isBlank } from '#shared/lib/blank.ts'

/** One leak or suspected leak, as it was dealt with. */
export interface Leak extends Readonly<OfficeLeakData['LeakNoticed']> {
  readonly recordedAt: string
  readonly recordedBy: string
  readonly measures: readonly (OfficeLeakData['LeakMeasureTaken'] & { readonly by: string })[]
  readonly reports: readonly (OfficeLeakData['LeakReported'] & { readonly by: string })[]
  readonly closed: { readonly outcome: string; readonly at: string; readonly by: string } | null
}

type LeakEvent = Extract<OfficeEvent, { readonly type: OfficeLeakType }>

/** Which command asks for each fact about a leak. */
const LEAK_ACTS = {
  LeakNoticed: 'noticeLeak',
  LeakMeasureTaken: 'takeLeakMeasure',
  LeakReported: 'reportLeak',
  LeakClosed: 'closeLeak',
} as const satisfies Readonly<Record<OfficeLeakType, string>>
export type LeakCommand = AskedBy<OfficeLeakData, typeof LEAK_ACTS>

export const isLeakCommand = ofTypes(Object.values(LEAK_ACTS))

/** What the person must have asked for. */
export const leakCommandOf = (event: LeakEvent): LeakCommand =>
  askedBy<OfficeLeakData, typeof LEAK_ACTS>(LEAK_ACTS, event)

/** Who deals with a leak that somebody noticed. */
export const LEAK_HANDLERS: readonly Role[] = ['secrecyOfficer', 'deputyLeader', 'principalLeader']

/** Whoever notices a leak says so at once, in whatever role; what is done about it is the secrecy officer's and leaders'. */
export const leakRoles = (command: LeakCommand): readonly Role[] | null => {
  switch (command.type) {
    case 'noticeLeak':
      return null
    case 'takeLeakMeasure':
    case 'reportLeak':
    case 'closeLeak':
      return LEAK_HANDLERS
  }
}

const withLeak = (leaks: readonly Leak[], incidentId: string, change: (leak: Leak) => Leak): readonly Leak[] =>
  leaks.map((leak) => (leak.incidentId === incidentId ? change(leak) : leak))

/** Total and without checks, as `evolveOffice`. */
export const leaksAfter = (leaks: readonly Leak[], event: LeakEvent): readonly Leak[] => {
  const { at, actor } = event
  switch (event.type) {
    case 'LeakNoticed': {
      const leak = { ...event.data, recordedAt: at, recordedBy: actor.name, measures: [], reports: [], closed: null }
      return [...leaks, leak]
    }
    case 'LeakMeasureTaken': {
      const measure = { ...event.data, by: actor.name }
      return withLeak(leaks, event.data.incidentId, (leak) => ({ ...leak, measures: [...leak.measures, measure] }))
    }
    case 'LeakReported': {
      const report = { ...event.data, by: actor.name }
      return withLeak(leaks, event.data.incidentId, (leak) => ({ ...leak, reports: [...leak.reports, report] }))
    }
    case 'LeakClosed': {
      const closed = { outcome: event.data.outcome, at, by: actor.name }
      return withLeak(leaks, event.data.incidentId, (leak) => ({ ...leak, closed }))
    }
    default:
      return assertNever(event)
  }
}

type Decision = Result<readonly NewOfficeEvent[], OfficeRefusal>

/** A later time than now cannot have been, and nothing was done about a leak before it was noticed. */
const impossible = (time: string, notBefore: string | null, { at }: DecideContext): boolean =>
  (notBefore !== null && time < notBefore) || (at !== undefined && time > at)

/**
 * A leak is closed once each authority that it concerns has its report (`ADDRESSEES_OF`; later than
 * its time counts, and shows), with at least one measure, and stays to be read for ever.
 */
export const decideLeak = (leaks: readonly Leak[], command: LeakCommand, context: DecideContext): Decision => {
  const known = leaks.find(({ incidentId }) => incidentId === command.incidentId)
  if (command.type === 'noticeLeak') {
    const { type: _, ...data } = command
    if (known !== undefined) return refuse('leak.unknown')
    if (isBlank(data.noticedBy) || isBlank(data.what)) return refuse('office.reasonRequired')
    return impossible(data.noticedAt, null, context)
      ? refuse('leak.impossibleTime')
      : ok([{ type: 'LeakNoticed', data }])
  }
  if (known === undefined) return refuse('leak.unknown')
  if (known.closed !== null) return refuse('leak.closed')
  switch (command.type) {
    case 'takeLeakMeasure': {
      const { type: _, ...data } = command
      if (isBlank(data.channel) && isBlank(data.note)) return refuse('office.reasonRequired')
      return impossible(data.takenAt, known.noticedAt, context)
        ? refuse('leak.impossibleTime')
        : ok([{ type: 'LeakMeasureTaken', data }])
    }
    case 'reportLeak': {
      const { type: _, ...data } = command
      if (isBlank(data.authority)) return refuse('office.reasonRequired')
      return impossible(data.reportedAt, known.noticedAt, context)
        ? refuse('leak.impossibleTime')
        : ok([{ type: 'LeakReported', data }])
    }
    case 'closeLeak': {
      const { type: _, ...data } = command
      if (unreported(known).length > 0 || known.measures.length === 0) return refuse('leak.reportMissing')
      return isBlank(data.outcome) ? refuse('office.reasonRequired') : ok([{ type: 'LeakClosed', data }])
    }
    default:
      return assertNever(command)
  }
}

const HOUR_MS = 3_600_000
/** 实施条例 Art. 61: 24 natural hours from the moment at which it was noticed (民法典 Art. 201 ¶2). */
const LEAK_HOURS = 24

const leakDueAt = ({ noticedAt }: Pick<Leak, 'noticedAt'>): string =>
  new Date(Date.parse(noticedAt) + LEAK_HOURS * HOUR_MS).toISOString()

export const addresseesOf = ({ matter = 'secret' }: Pick<Leak, 'matter'>): readonly LeakAddressee[] =>
  ADDRESSEES_OF[matter]

/** Whether a report to these has a last moment; personal data are reported at once, and no law says until when. */
const isTimed = (to: LeakAddressee): boolean => to !== 'privacyAuthority'

/** The end of the 24 hours; null for a leak that is reported to nobody within them. */
export const leakDue = (leak: Pick<Leak, 'matter' | 'noticedAt'>): string | null =>
  addresseesOf(leak).some(isTimed) ? leakDueAt(leak) : null

export const reportedLate = (leak: Leak, { to, reportedAt }: OfficeLeakData['LeakReported']): boolean =>
  isTimed(to) && reportedAt > leakDueAt(leak)

/** Who has no report yet. */
export const unreported = (leak: Leak): LeakAddressee[] =>
  addresseesOf(leak).filter((to) => !leak.reports.some((report) => report.to === to))

/** The end of the 24 hours while a report that must be made within them is missing; null once none is. */
export const leakRunsUntil = (leak: Leak): string | null => (unreported(leak).some(isTimed) ? leakDueAt(leak) : null)
