import type { SessionHolder } from './session.ts'
import type { Workstation } from './workstation.ts'

/** How often the index is looked after, and for how long at a time: a person at work notices nothing of it. */
const EVERY_MS = 5_000
const BUDGET_MS = 40

/**
 * Takes what was written since into the index while somebody has unlocked, a little at a time, so that a search finds it there.
 * @param onError told once of what went wrong; the index then rests until the next unlock, and searches say what is due.
 * @returns ends it.
 */
export const keepSearchable = (
  workstation: Workstation,
  session: Pick<SessionHolder, 'current'>,
  onError: (error: unknown) => void,
): (() => void) => {
  let restsFor: unknown = null
  const look = async (): Promise<void> => {
    const unlocked = session.current()
    if (unlocked === null || unlocked === restsFor || unlocked.store.searchDueCount() === 0) return
    const { indexDue, soundsOf } = await import('./index-cases.ts')
    if (session.current() !== unlocked) return
    try {
      await indexDue(unlocked.store, soundsOf(workstation), BUDGET_MS, new AbortController().signal)
    } catch (error) {
      // A lock closes the store under it, which is no fault.
      if (session.current() !== unlocked) return
      restsFor = unlocked
      onError(error)
    }
  }
  const timer = setInterval(() => void look().catch(onError), EVERY_MS)
  return () => {
    clearInterval(timer)
  }
}
