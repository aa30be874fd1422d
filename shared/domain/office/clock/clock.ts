import { ofTypes, ofTypesIn } from '#shared/lib/typed.ts'
import { closed, identifier, text, timestamp, type Guard } from '#shared/lib/guard.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import type { DecideContext } from '../../case/authority/may-review.ts'
import { ADMINISTRATOR_ROLES, type Role } from '../../case/roles.ts'
import type { NewOfficeEvent, OfficeEvent } from '../events.ts'
import { refuse, type OfficeRefusal } from '../refusals.ts'
import type { OfficeClockData } from './clock-events.ts'

type ClockType = keyof OfficeClockData

/** The closed shapes of `OfficeClockData`, part of those of `event-shape.ts`. */
export const CLOCK_SHAPES: { readonly [T in ClockType]: Guard<OfficeClockData[T]> } = {
  ClockCorrectionProposed: closed({ correctionId: identifier, wrongUntil: timestamp, reason: text(4000) }),
  ClockCorrected: closed({ correctionId: identifier }),
}

type ClockEvent = Extract<OfficeEvent, { readonly type: ClockType }>

export const isClockEvent = ofTypesIn(CLOCK_SHAPES)

/** A stretch of wrong times: those after `at` that stand before the entry. */
export interface ClockCorrection {
  readonly correctionId: string
  /** When it was put right: RFC 3339 UTC, by the clock that had been put right. */
  readonly at: string
  readonly wrongUntil: string
  readonly reason: string
}

/** What the office keeps of its clock. */
export interface OfficeClock {
  /** Between the two hands of one act: nothing else may be recorded there. */
  readonly open: (ClockCorrection & { readonly by: string }) | null
  /** Oldest first. */
  readonly corrections: readonly ClockCorrection[]
}
export const NO_CLOCK: OfficeClock = { open: null, corrections: [] }

export type ClockCommand =
  | ({ readonly type: 'proposeClock' } & OfficeClockData['ClockCorrectionProposed'])
  | { readonly type: 'confirmClock'; readonly correctionId: string }

export const isClockCommand = ofTypes(['proposeClock', 'confirmClock'])

/** Two of the three administrators, whose logs these are (三员, M-H; that it takes two is design). */
export const CLOCK_KEEPERS: readonly Role[] = ADMINISTRATOR_ROLES

/** What the person must have asked for. */
export const clockCommandOf = ({ type, data }: ClockEvent): ClockCommand =>
  type === 'ClockCorrected' ? { type: 'confirmClock', ...data } : { type: 'proposeClock', ...data }

/** Total and without checks, as `evolveOffice`. */
export const clockAfter = (clock: OfficeClock, event: ClockEvent): OfficeClock => {
  if (event.type === 'ClockCorrectionProposed')
    return { ...clock, open: { ...event.data, at: event.at, by: event.actor.personId } }
  if (clock.open === null) return clock
  const { by: _, ...correction } = clock.open
  return { open: null, corrections: [...clock.corrections, correction] }
}

/** A time that was recorded, no later than the clock was when it had been put right. */
export const notAfter = (time: string, { at }: Pick<ClockCorrection, 'at'>): string => (time > at ? at : time)

type Decision = Result<readonly NewOfficeEvent[], OfficeRefusal>

/** Only a log that runs ahead is corrected; by two people, in one moment. */
export const decideClock = (clock: OfficeClock, command: ClockCommand, { personId, at }: DecideContext): Decision => {
  if (command.type === 'proposeClock') {
    const { correctionId, wrongUntil } = command
    const reason = command.reason.trim()
    if (at === undefined || wrongUntil <= at) return refuse('clock.notAhead')
    if (clock.corrections.some((one) => one.correctionId === correctionId)) return refuse('office.unknownProposal')
    if (reason === '') return refuse('office.reasonRequired')
    return ok([{ type: 'ClockCorrectionProposed', data: { correctionId, wrongUntil, reason } }])
  }
  const { open } = clock
  if (open?.correctionId !== command.correctionId || open.at !== at) return refuse('office.unknownProposal')
  if (open.by === personId) return refuse('office.secondHand')
  return ok([{ type: 'ClockCorrected', data: { correctionId: open.correctionId } }])
}
