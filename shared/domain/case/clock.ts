import { closed, identifier, timestamp } from '#shared/lib/guard.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { NewEvent } from './events.ts'
import type { DecideContext } from './may-review.ts'
import type { CaseRefusal } from './refusals.ts'
import { ADMINISTRATOR_ROLES } from './roles.ts'
import type { CaseState } from './state.ts'

/**
 * 校正留痕时间, as the log of a case tells it: times of this case after this entry's own, up to `wrongUntil`, were taken from a
 * clock that was set ahead. Recorded with the correction of the office, of the same name, in every log that ran ahead; moves
 * nothing, decides nothing. Part of `EventData`.
 */
export interface CaseClockData {
  ClockCorrected: { readonly correctionId: string; readonly wrongUntil: string }
}

export const CASE_CLOCK_SHAPES = {
  ClockCorrected: closed({ correctionId: identifier, wrongUntil: timestamp }),
} as const

/** That the office was corrected by two hands, the caller knows, and whoever verifies asks the office's log. */
export interface CaseClockCommand {
  readonly type: 'correctClock'
  readonly correctionId: string
}

/** An administrator notes what the office has declared; only in a log that runs ahead. */
export const decideCaseClock = (
  state: CaseState,
  { correctionId }: CaseClockCommand,
  { roles, at }: DecideContext,
): Result<readonly NewEvent[], CaseRefusal> => {
  if (!ADMINISTRATOR_ROLES.some((role) => roles.includes(role)))
    return err({ code: 'identity.wrongRole', detail: { role: ADMINISTRATOR_ROLES[0] } })
  const wrongUntil = state.lastAt
  if (at === undefined || wrongUntil <= at) return err({ code: 'clock.notAhead' })
  return ok([{ type: 'ClockCorrected', data: { correctionId, wrongUntil } }])
}
