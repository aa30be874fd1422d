/** Runs `work` when the page has nothing better to do; gives what forgets it. */
export type Idle = (work: () => void) => () => void

/** At the latest so long after a change, however busy the page is. */
const IDLE_TIMEOUT_MS = 100

/** Idle moments of the page. */
export const whenIdle: Idle = (work) => {
  const handle = requestIdleCallback(work, { timeout: IDLE_TIMEOUT_MS })
  return () => {
    cancelIdleCallback(handle)
  }
}

export interface AskLoop<Wanted> {
  /** What should be shown now; replaces what was wanted before. */
  want(wanted: Wanted): void
  stop(): void
}

/**
 * Asks for the newest thing wanted, one question at a time and only while the page is idle, so that typing never waits for
 * an answer. Whatever was wanted in between is never asked for; an answer is shown in the order of the questions.
 */
export const createAskLoop = <Wanted, Answer>(parts: {
  readonly ask: (wanted: Wanted) => Promise<Answer>
  readonly show: (answer: Answer) => void
  readonly idle: Idle
}): AskLoop<Wanted> => {
  let next: { readonly wanted: Wanted } | null = null
  let state: 'waiting' | 'asking' | 'stopped' = 'waiting'
  const isStopped = (): boolean => state === 'stopped'
  let forget: () => void = () => undefined

  const turn = async (): Promise<void> => {
    if (isStopped() || next === null) return
    const { wanted } = next
    next = null
    state = 'asking'
    const answer = await parts.ask(wanted)
    if (isStopped()) return
    state = 'waiting'
    parts.show(answer)
    plan()
  }
  const plan = (): void => {
    if (state !== 'waiting' || next === null) return
    forget()
    forget = parts.idle(() => void turn())
  }

  return {
    want(wanted) {
      next = { wanted }
      plan()
    },
    stop() {
      state = 'stopped'
      forget()
    },
  }
}
