import { setTimeout as pause } from 'node:timers/promises'
import type { WriteStore } from '../../store/types.ts'
import type { SessionHolder } from '../session/session.ts'
import type { Unlocked } from '../workstation.ts'

/** How often somebody looks whether a case was destroyed, or whether a process ended before its words were written over. */
const EVERY_MS = 5_000
/** How long the store is at work at a time, and how long others have it then. */
const SLICE_MS = 15
const PAUSE_MS = 15
/** How long to wait while a backup holds the store still, or lists are made on their thread. */
const HELD_MS = 200

/**
 * Writes over what may be left of destroyed cases (`WriteTraces.forgetTraces`), a little at a time, as long as `isOpen` says
 * that the store may be used.
 */
export const forgetTraces = async (store: Pick<WriteStore, 'forgetTraces'>, isOpen: () => boolean): Promise<void> => {
  while (isOpen()) {
    const began = performance.now()
    if (store.forgetTraces(SLICE_MS)) return
    await pause(performance.now() - began < SLICE_MS ? HELD_MS : PAUSE_MS)
  }
}

/**
 * Sees to it while somebody has unlocked: after a destruction, and after an opening for those that a process before this one
 * left unfinished.
 * @param settle done once after each unlock: the register of destructions outside of the store must know of all of them.
 * @param onError told once of what went wrong; it then rests until the next unlock.
 * @returns ends it.
 */
export const keepForgetting = (
  session: Pick<SessionHolder, 'current'>,
  settle: (unlocked: Unlocked) => Promise<void>,
  onError: (error: unknown) => void,
): (() => void) => {
  let restsFor: unknown = null
  let settledFor: unknown = null
  let working = false
  const look = async (): Promise<void> => {
    const unlocked = session.current()
    if (working || unlocked === null || unlocked === restsFor) return
    working = true
    try {
      if (settledFor !== unlocked) await settle(unlocked)
      settledFor = unlocked
      if (session.current() !== unlocked || !unlocked.store.tracesDue()) return
      await forgetTraces(unlocked.store, () => session.current() === unlocked)
    } catch (error) {
      restsFor = unlocked
      onError(error)
    } finally {
      working = false
    }
  }
  const timer = setInterval(() => void look().catch(onError), EVERY_MS)
  return () => {
    clearInterval(timer)
  }
}
