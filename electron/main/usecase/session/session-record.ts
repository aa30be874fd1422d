import { randomUUID } from 'node:crypto'
import type { SessionEnd } from '#shared/domain/office/session/session-events.ts'
import { ATTEMPT_BOOK, sealedBook, type AttemptBook } from './attempts.ts'
import type { OpenedOffice } from './open-office.ts'
import type { Outcome, Workstation } from '../workstation.ts'

// What the log of the office says of a session. Loaded when somebody comes or goes, not while the unlock screen is waiting to paint.
const running = () => import('../run-office-command.ts')
const checking = () => import('../checkpoint.ts')

/** The right password, and yet nobody is in before the log of the office says so. */
export const recordOpening = async (
  workstation: Workstation,
  attempts: AttemptBook,
  entered: OpenedOffice,
): Promise<Outcome<unknown>> => {
  const { store, person, checkpointMissing } = entered
  const known = sealedBook.nullable().parse(store.setting(ATTEMPT_BOOK) ?? null)
  const { tries, own, sealed, settle } = attempts.opening(person.personId, known)
  const also = (): void => {
    store.saveSetting(ATTEMPT_BOOK, sealed)
  }
  const more = {
    ...(checkpointMissing ? ({ checkpoint: 'missing' } as const) : {}),
    ...(tries === null ? {} : { tries }),
  }
  let recorded: Outcome<unknown> | null = null
  try {
    const { runOfficeCommand } = await running()
    const { checkpointOf } = await checking()
    const before = { failures: own?.failures ?? 0, lastFailureAt: own?.lastAt ?? null, tellsUnended: true }
    const { position: size, root } = checkpointOf(store, workstation.now())
    const command = { type: 'openSession', ...before, ledger: { size, root }, ...more } as const
    recorded = await runOfficeCommand(workstation, entered, { commandId: randomUUID(), also }, command)
    return recorded
  } finally {
    // Not before it is told: a book that lies here again is not missed.
    settle(recorded?.ok === true)
  }
}

/** Writes how a session ended, and lets go of its store. The next sign-in says so where this cannot be written. */
export const recordEnd = async (workstation: Workstation, ending: OpenedOffice, how: SessionEnd): Promise<void> => {
  try {
    try {
      const { runOfficeCommand } = await running()
      const command = { type: 'endSession', how } as const
      const ended = await runOfficeCommand(workstation, ending, { commandId: randomUUID() }, command)
      if (!ended.ok) workstation.log.record({ code: ended.error.code, where: 'session' })
      const { checkpointNoted } = await checking()
      await checkpointNoted(workstation)
    } finally {
      ending.close()
    }
  } catch (error) {
    const { createWireError } = await import('../wire-error.ts')
    createWireError(workstation.log)(error, 'session')
  }
}
