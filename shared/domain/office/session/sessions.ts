import { closed, closedWith, identifier, integer, nullable, oneOf, sha256Hex, timestamp } from '#shared/lib/guard.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { DecideContext } from '../../case/authority/may-review.ts'
import type { NewOfficeEvent } from '../events.ts'
import type { OfficeRefusal } from '../refusals.ts'
import { personOf, type OfficeState } from '../state.ts'
import { SESSION_ENDS, type SessionEnd, BOOK_FAULTS, type BookFault, type LedgerStand } from './session-events.ts'

export const SESSION_SHAPES = {
  SessionOpened: closedWith(
    { failures: integer(0, 1_000_000), lastFailureAt: nullable(timestamp) },
    {
      unended: closed({ personId: identifier, at: timestamp }),
      checkpoint: oneOf(['missing']),
      tries: oneOf(BOOK_FAULTS),
      ledger: closed({ size: integer(0, 2 ** 40), root: sha256Hex }),
    },
  ),
  SessionEnded: closed({ how: oneOf(SESSION_ENDS) }),
}

export type SessionCommand =
  | {
      readonly type: 'openSession'
      readonly failures: number
      readonly lastFailureAt: string | null
      /** The session before is to be named if the log holds no end of it. Left out for logs from before ends were written. */
      readonly tellsUnended?: boolean
      readonly checkpoint?: 'missing'
      readonly tries?: BookFault
      readonly ledger?: LedgerStand
    }
  | { readonly type: 'endSession'; readonly how: SessionEnd }

/** Anybody of the office comes in and leaves, whatever their roles. */
export const decideSession = (
  state: OfficeState,
  command: SessionCommand,
  { personId }: DecideContext,
): Result<readonly NewOfficeEvent[], OfficeRefusal> => {
  if (personOf(state, personId)?.disabled !== false) return err({ code: 'office.personDisabled' })
  if (command.type === 'endSession') return ok([{ type: 'SessionEnded', data: { how: command.how } }])
  const { failures, lastFailureAt, checkpoint, tries, ledger } = command
  const before = command.tellsUnended === true ? state.rights.openSession : null
  const more = {
    ...(before === null ? {} : { unended: before }),
    ...(checkpoint === undefined ? {} : { checkpoint }),
    ...(tries === undefined ? {} : { tries }),
    ...(ledger === undefined ? {} : { ledger }),
  }
  return ok([{ type: 'SessionOpened', data: { failures, lastFailureAt, ...more } }])
}
