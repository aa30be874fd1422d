import { closed, closedWith, identifier, integer, nullable, oneOf, timestamp } from '#shared/lib/guard.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { DecideContext } from '../case/may-review.ts'
import type { NewOfficeEvent } from './events.ts'
import type { OfficeRefusal } from './refusals.ts'
import { personOf, type OfficeState } from './state.ts'

/** How a session ends: left by its person, locked when nobody worked, when the machine was left or slept, after wrong passwords. */
const SESSION_ENDS = ['left', 'idle', 'away', 'passwords'] as const
export type SessionEnd = (typeof SESSION_ENDS)[number]

const BOOK_FAULTS = ['missing', 'altered'] as const
export type BookFault = (typeof BOOK_FAULTS)[number]

/** A session that has begun. */
export interface OpenSession {
  readonly personId: string
  readonly at: string
}

/** Who was at the workstation from when to when (GB/T 22239-2019 8.1.4.1 b, 8.1.4.3 a, V2). Part of `OfficeEventData`. */
export interface OfficeSessionData {
  /** 登录, with the wrong passwords that were tried before it in this person's name. */
  SessionOpened: {
    readonly failures: number
    readonly lastFailureAt: string | null
    /** The session before it, of whose end nothing was written: a power cut, a crash, a program that was killed. */
    readonly unended?: OpenSession
    /** The checkpoint that this machine keeps beside the store was gone, or another's: an older copy would not be told. */
    readonly checkpoint?: 'missing'
    /**
     * The book of wrong passwords that this machine keeps beside the store was gone or another's, or it was not what it can have
     * become of the one at the last sign-in (edited, or an older copy): `failures` may lack some.
     */
    readonly tries?: BookFault
  }
  /** 退出. */
  SessionEnded: { readonly how: SessionEnd }
}

export const SESSION_SHAPES = {
  SessionOpened: closedWith(
    { failures: integer(0, 1_000_000), lastFailureAt: nullable(timestamp) },
    {
      unended: closed({ personId: identifier, at: timestamp }),
      checkpoint: oneOf(['missing']),
      tries: oneOf(BOOK_FAULTS),
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
  const { failures, lastFailureAt, checkpoint, tries } = command
  const before = command.tellsUnended === true ? state.rights.openSession : null
  const more = {
    ...(before === null ? {} : { unended: before }),
    ...(checkpoint === undefined ? {} : { checkpoint }),
    ...(tries === undefined ? {} : { tries }),
  }
  return ok([{ type: 'SessionOpened', data: { failures, lastFailureAt, ...more } }])
}
