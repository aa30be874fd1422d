import { closed, identifier, timestamp } from '#shared/lib/guard.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { NewEvent } from '../events.ts'
import type { DecideContext } from '../authority/may-review.ts'
import type { CaseRefusal } from '../refusals.ts'
import { ADMINISTRATOR_ROLES } from '../roles.ts'
import type { CaseState } from '../state.ts'

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
