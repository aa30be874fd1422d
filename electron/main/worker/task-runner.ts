import { Worker, type ResourceLimits } from 'node:worker_threads'
import { errorCode } from '#shared/lib/error-code.ts'
import type { TaskInput, TaskName, TaskOutput, TaskReply } from './tasks.ts'

/** Heavy work off the main thread: import, scan, diff, typesetting. Tasks run one after another, in order. */
export interface TaskRunner {
  /**
   * @throws TaskDefect when the task threw or its thread died (name and stack of the original, never its message);
   * an error with the task's own fault code keeps that code; the signal's reason when cancelled; TaskOvertime when it takes
   * longer than `limitMs`, counted from when the thread turns to it: what it waits for is not its own time.
   */
  run<K extends TaskName>(name: K, input: TaskInput<K>, signal?: AbortSignal, limitMs?: number): Promise<TaskOutput<K>>
  stop(): Promise<void>
}

/** A task took longer than it may; its thread was ended. */
export class TaskOvertime extends Error {}

/** A task failed on its thread. `code` is the fault code of the cause, or empty for a defect. */
export class TaskDefect extends Error {
  readonly code: string
  constructor(task: string, cause: { readonly code: string; readonly stack: string }) {
    super(`task ${task} failed`)
    this.code = cause.code
    this.stack = cause.stack
  }
}

/** Where it was thrown, without its message, which may hold what the task had in hand. */
const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? '').replace(error.message, '') : 'the task thread ended'

interface Waiting {
  readonly name: TaskName
  readonly input: unknown
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
  readonly begin: () => void
}

/**
 * A draft lies open for hours, and the thread holds 27 MB with its tables, more with fonts. To start it anew takes 0.1 s
 * here (0.2 s with the tables of a scan), once after a pause.
 */
const IDLE_END_MS = 20_000

/**
 * Half of what V8 takes of itself. A comparison of 200,000 characters holds a fifth less with it and takes no longer; 4 MB
 * would hold another 6 MB less, and cost a fifth more processor time in typesetting.
 */
const YOUNG_GENERATION_MB = 24

/**
 * For threads that make one paper after another. With a bound of a gigabyte V8 lets dead values grow to half of the living ones
 * before it collects, without one to three times as much: 35 MB a thread less, and no slower. No paper comes near to it.
 */
export const PACK_LIMITS: ResourceLimits = { maxOldGenerationSizeMb: 1024 }

/**
 * Several threads as one, for tasks that do not wait for one another: each goes to the one with the fewest under way.
 * A task that is cancelled ends its own thread alone.
 */
export const spreadTasks = (runners: readonly [TaskRunner, ...TaskRunner[]]): TaskRunner => {
  const lanes = runners.map((runner) => ({ runner, under: 0 }))
  return {
    run: async (name, input, signal, limitMs) => {
      const lane = lanes.reduce((least, other) => (other.under < least.under ? other : least))
      lane.under += 1
      try {
        return await lane.runner.run(name, input, signal, limitMs)
      } finally {
        lane.under -= 1
      }
    },
    stop: async () => {
      await Promise.all(runners.map((runner) => runner.stop()))
    },
  }
}

/**
 * One worker thread, started on first use and ended after `idleEndMs` without work, with every text it has seen.
 * Cancelling a task ends the thread too, the only way to stop work in its middle; the other tasks begin anew on the next
 * one: they change nothing, so nobody notices but by the time it takes.
 */
export const createTaskRunner = (
  workerFile: URL,
  workerData: { readonly resourcesFolder: string; readonly isPackaged: boolean },
  idleEndMs = IDLE_END_MS,
  limits: ResourceLimits = {},
): TaskRunner => {
  let worker: Worker | null = null
  let idleTimer: NodeJS.Timeout | undefined
  let nextId = 0
  const waiting = new Map<number, Waiting>()

  const failAll = (error: unknown): void => {
    worker = null
    clearTimeout(idleTimer)
    for (const entry of waiting.values()) entry.reject(error)
    waiting.clear()
  }
  /** The task that it was at, the oldest, is taken to have ended the thread; the others begin anew. */
  const failFirst = (error: unknown): void => {
    worker = null
    clearTimeout(idleTimer)
    const first = [...waiting][0]
    if (first === undefined) return
    waiting.delete(first[0])
    first[1].reject(error)
    for (const [id, other] of waiting) post(id, other)
  }
  const endWhenIdle = (): void => {
    clearTimeout(idleTimer)
    if (worker === null || waiting.size > 0) return
    idleTimer = setTimeout(() => {
      const idle = worker
      worker = null
      void idle?.terminate()
    }, idleEndMs)
  }
  const start = (): Worker => {
    const started = new Worker(workerFile, {
      workerData,
      name: 'tasks',
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB, ...limits },
    })
    started.on('message', (reply: TaskReply) => {
      const entry = waiting.get(reply.id)
      if ('begun' in reply) {
        entry?.begin()
        return
      }
      waiting.delete(reply.id)
      endWhenIdle()
      if (reply.ok) entry?.resolve(reply.value)
      else entry?.reject(new TaskDefect(entry.name, reply))
    })
    const ended = (code: string, stack: string): void => {
      if (worker === started) failFirst(new TaskDefect('thread', { code, stack }))
    }
    started.on('error', (error) => {
      ended(errorCode(error), stackOf(error))
    })
    started.on('exit', () => {
      ended('', 'the task thread ended')
    })
    return started
  }
  const thread = (): Worker => (worker ??= start())
  const post = (id: number, { name, input }: Waiting): void => {
    clearTimeout(idleTimer)
    thread().postMessage({ id, name, input })
  }
  const cancel = (id: number, reason: unknown): void => {
    const entry = waiting.get(id)
    if (entry === undefined) return
    waiting.delete(id)
    const running = worker
    worker = null
    void running?.terminate()
    entry.reject(reason)
    for (const [otherId, other] of waiting) post(otherId, other)
  }

  return {
    run(name, input, signal, limitMs) {
      return new Promise((resolve, reject) => {
        signal?.throwIfAborted()
        const id = nextId++
        let limit: NodeJS.Timeout | undefined
        const cancelled = (): void => {
          cancel(id, signal?.reason)
        }
        const begin = (): void => {
          clearTimeout(limit) // on another thread than before, it begins anew
          if (limitMs !== undefined)
            limit = setTimeout(() => {
              cancel(id, new TaskOvertime())
            }, limitMs)
        }
        // A signal may live for thousands of tasks: it lets go of each, and of what it was given, as soon as that has ended.
        const ending =
          (end: (value: never) => void) =>
          (value: unknown): void => {
            clearTimeout(limit)
            signal?.removeEventListener('abort', cancelled)
            end(value as never) // the worker answers a task with the output that TaskName promises (tasks.ts)
          }
        const entry: Waiting = { name, input, begin, resolve: ending(resolve), reject: ending(reject) }
        waiting.set(id, entry)
        signal?.addEventListener('abort', cancelled)
        post(id, entry)
      })
    },
    async stop() {
      const running = worker
      failAll(new TaskDefect('thread', { code: '', stack: 'the program is closing' }))
      await running?.terminate()
    },
  }
}
