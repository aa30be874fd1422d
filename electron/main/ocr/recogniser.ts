import { createHash } from 'node:crypto'
import { findEngine, readPicture, type Engine } from './engine.ts'

/** Reads text off pictures by an installed engine, one picture after the other. */
export interface Recogniser {
  /** What reads; null when nothing is installed. Looked for again after a while: somebody may install it. */
  engine(): Promise<Engine | null>
  /** The text of a picture; null when no engine could read it in its time. @throws the signal's reason when cancelled. */
  read(picture: Uint8Array, signal?: AbortSignal): Promise<string | null>
  /** Forgets every text: at the lock. */
  forget(): void
}

/** A page of small print takes 10 s on a slow office PC. */
const TIME_LIMIT_MS = 30_000
/** So many texts are kept in memory, so that what was read at the door is not read again when the case is handed in. */
const MAX_KEPT = 500
const LOOK_AGAIN_MS = 60_000

export const createRecogniser = (
  env: NodeJS.ProcessEnv,
  now: () => number = () => performance.now(),
  timeLimitMs = TIME_LIMIT_MS,
): Recogniser => {
  let found: { readonly engine: Promise<Engine | null>; readonly at: number } | null = null
  const kept = new Map<string, string>()
  let last: Promise<unknown> = Promise.resolve()
  // Rises with each forgetting: what was begun before it is not kept after it.
  let times = 0
  const engine = async (): Promise<Engine | null> => {
    if (found === null || ((await found.engine) === null && now() - found.at > LOOK_AGAIN_MS))
      found = { engine: findEngine(env), at: now() }
    return found.engine
  }
  const readNow = async (picture: Uint8Array, signal: AbortSignal | undefined): Promise<string | null> => {
    signal?.throwIfAborted()
    const begun = times
    const reader = await engine()
    if (reader === null) return null
    const key = createHash('sha256').update(picture).digest('hex')
    const known = kept.get(key)
    if (known !== undefined) return known
    const text = await readPicture(reader, picture, { timeLimitMs, signal: signal ?? null, env })
    signal?.throwIfAborted()
    if (text === null || begun !== times) return text
    if (kept.size >= MAX_KEPT) kept.delete(kept.keys().next().value ?? '')
    kept.set(key, text)
    return text
  }
  return {
    engine,
    read(picture, signal) {
      const reading = last.then(
        () => readNow(picture, signal),
        () => readNow(picture, signal),
      )
      last = reading.catch(() => undefined)
      return reading
    },
    forget() {
      times += 1
      kept.clear()
    },
  }
}
