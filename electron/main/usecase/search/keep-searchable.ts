import type { FileReader } from './read-files.ts'
import type { SessionHolder } from '../session/session.ts'
import type { Workstation } from '../workstation.ts'

/** How often the index is looked after, and for how long at a time: a person at work notices nothing of it. */
const EVERY_MS = 5_000
const BUDGET_MS = 40
/** How soon again while much is left, as after an update of the program: a sixth of the time goes into it then. */
const SOON_MS = 200
/** How long at a time the lists of the index are joined to longer ones. */
const TIDY_MS = 10
/** How soon reading files ends after the lock. */
const WATCH_MS = 200

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
  let triedFor: unknown = null
  let reading = false
  let reader: FileReader | null = null
  const failed = (unlocked: ReturnType<typeof session.current>, error: unknown): void => {
    // A lock closes the store under it, which is no fault.
    if (session.current() !== unlocked) return
    restsFor = unlocked
    onError(error)
  }
  /** @returns is there more that can be done soon? What waits for its files is not. */
  const look = async (): Promise<boolean> => {
    const unlocked = session.current()
    if (unlocked === null || unlocked === restsFor) return false
    const { indexDue, INDEX_VERSION, soundsOf } = await import('./index-cases.ts')
    if (session.current() !== unlocked) return false
    try {
      if (triedFor !== unlocked) {
        unlocked.store.renewSearch(INDEX_VERSION)
        unlocked.store.retrySearchAside()
      }
      triedFor = unlocked
      const isTidy = unlocked.store.tidySearch(TIDY_MS)
      const before = unlocked.store.searchDueCount()
      if (before === 0) return !isTidy
      const { signal } = new AbortController()
      const left = await indexDue(
        unlocked.store,
        soundsOf(workstation),
        BUDGET_MS,
        signal,
        workstation.now(),
        (error) => {
          workstation.log.record({ code: 'defect', where: 'search' }, error)
        },
      )
      void lookIntoFiles(unlocked).catch((error: unknown) => {
        failed(unlocked, error)
      })
      return !isTidy || (left > 0 && left < before)
    } catch (error) {
      failed(unlocked, error)
      return false
    }
  }
  /** Files are read on a thread of their own; what was read goes into the index at the next look. */
  const lookIntoFiles = async (unlocked: NonNullable<ReturnType<typeof session.current>>): Promise<void> => {
    if (reading) return
    reading = true
    const controller = new AbortController()
    const watch = setInterval(() => {
      if (session.current() !== unlocked) controller.abort()
    }, WATCH_MS)
    try {
      reader ??= (await import('./read-files.ts')).createFileReader(workstation)
      await reader.readWaiting(unlocked.store, controller.signal)
    } finally {
      clearInterval(watch)
      reading = false
    }
  }
  let timer: NodeJS.Timeout
  let ended = false
  const next = (ms: number): void => {
    if (ended) return
    timer = setTimeout(() => {
      void look()
        .catch((error: unknown) => {
          onError(error)
          return false
        })
        .then((more) => {
          next(more ? SOON_MS : EVERY_MS)
        })
    }, ms)
  }
  next(EVERY_MS)
  return () => {
    ended = true
    clearTimeout(timer)
    const unlocked = session.current()
    if (unlocked !== null) reader?.letGo(unlocked.store)
  }
}
