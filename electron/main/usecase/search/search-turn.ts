import { refuse, type Outcome } from '../workstation.ts'

/**
 * One search at a time: a new question gives up the one before, which is answered with job.cancelled. A person types on, and nobody
 * waits for an answer to what they no longer ask.
 */
export const oneSearchAtATime = (): (<T>(
  search: (signal: AbortSignal) => Promise<Outcome<T>>,
) => Promise<Outcome<T>>) => {
  let current: AbortController | null = null
  return async (search) => {
    current?.abort()
    const mine = new AbortController()
    current = mine
    try {
      return await search(mine.signal)
    } catch (error) {
      if (mine.signal.aborted) return refuse('job.cancelled')
      throw error
    }
  }
}
