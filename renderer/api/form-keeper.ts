import type { Reply, WireError } from '#shared/contract/errors.ts'

export interface HalfForm {
  readonly caseId: string | null
  /** Null: it was sent or given up. */
  readonly value: unknown
}

interface Options {
  readonly keep: (name: string, form: HalfForm) => Promise<Reply<unknown>>
  /** At most so long after a key what was typed is on its way. */
  readonly delayMs: number
  /** Why it is not kept now; null once it is again. Not told the same twice. */
  readonly onProblem: (problem: WireError | null) => void
}

export interface FormKeeper {
  readonly put: (name: string, form: HalfForm) => void
  /** Sends what waits, and waits for what is under way; null when there was nothing, false when some could not be kept. */
  readonly flush: () => Promise<boolean | null>
  /** Nothing of the person before is sent, or told, any more. */
  readonly forget: () => void
}

/** Brings half-filled forms to the store: the last state of each, one after the other; what was refused waits for the next time. */
export const createFormKeeper = ({ keep, delayMs, onProblem }: Options): FormKeeper => {
  const waiting = new Map<string, HalfForm>()
  let timer: ReturnType<typeof setTimeout> | null = null
  let sending: Promise<unknown> = Promise.resolve()
  let session = 0
  let problem: WireError | null = null
  const tell = (next: WireError | null): void => {
    if (problem?.code === next?.code) return
    problem = next
    onProblem(next)
  }
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  const sendAll = async (of: number): Promise<boolean> => {
    let refused: WireError | null = null
    for (const [name, form] of [...waiting]) {
      const reply = await keep(name, form)
      if (of !== session) return true
      if (!reply.ok) refused ??= reply.error
      // Typed again meanwhile, it waits for its own turn.
      else if (waiting.get(name) === form) waiting.delete(name)
    }
    tell(refused)
    return refused === null
  }
  const flush = async (): Promise<boolean | null> => {
    stop()
    const of = session
    if (waiting.size === 0) return null
    const sent = sending.then(() => sendAll(of))
    sending = sent
    return sent
  }
  return {
    put: (name, form) => {
      waiting.set(name, form)
      // What was sent must not be there once more after a power cut.
      if (form.value === null) void flush()
      else timer ??= setTimeout(() => void flush(), delayMs)
    },
    flush,
    forget: () => {
      session += 1
      stop()
      waiting.clear()
      tell(null)
    },
  }
}
