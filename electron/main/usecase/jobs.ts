import { randomUUID } from 'node:crypto'
import type { PushPayload } from '#shared/contract/channels.ts'
import { MOST_EACH } from '#shared/contract/dto/job.ts'
import type { WireError } from '#shared/contract/errors.ts'
import type { Result } from '#shared/lib/result.ts'

type Progress = PushPayload['jobProgress']
type Step = Progress['step']
/** What a job that came to its end tells: the files that it wrote, and what is to be known of them. */
export type JobDone = Omit<Extract<Progress['outcome'], { state: 'done' }>, 'state'>

/** What a long action gets: a way to say how far it is, and the signal that the person cancelled. */
export interface JobContext {
  readonly signal: AbortSignal
  report(step: Step, fraction: number, counts?: Progress['counts']): void
}

/**
 * Long actions. They run one after another: two that write into the same folder never meet. Each ends with exactly one
 * push that carries its outcome; one that is cancelled before its turn does nothing.
 */
export interface Jobs {
  start(run: (job: JobContext) => Promise<Result<JobDone, WireError>>): string
  /**
   * A command that may take long: runs at once, under the name of the act, with progress, and can be cancelled by that
   * name. What it throws is thrown on; cancelled, it answers job.cancelled. It has no outcome but the command's own answer.
   */
  accompany<T>(jobId: string, run: (job: JobContext) => Promise<Result<T, WireError>>): Promise<Result<T, WireError>>
  /** False when there is no such job any more. */
  cancel(jobId: string): boolean
  cancelAll(): void
  /** How many have not ended yet, with those that were cancelled and still tidy up. */
  underWay(): number
}

/** Leaves absent fields absent: the push may carry them as undefined. */
const plain = ({ code, detail, faultId }: WireError) => ({
  code,
  ...(detail === undefined ? {} : { detail }),
  ...(faultId === undefined ? {} : { faultId }),
})

/** An empty list of jobs. What a job throws becomes its outcome; a cancelled one ends as job.cancelled. */
export const createJobs = (
  push: (progress: Progress) => void,
  /** Turns what a job threw into what the window may know; records it. */
  toWireError: (error: unknown) => WireError,
): Jobs => {
  const running = new Map<string, AbortController>()
  let turn: Promise<unknown> = Promise.resolve()
  return {
    start(run) {
      const jobId = randomUUID()
      const controller = new AbortController()
      running.set(jobId, controller)
      let step: Step = 'check'
      let fraction = 0
      const report: JobContext['report'] = (nextStep, nextFraction, counts) => {
        step = nextStep
        fraction = nextFraction
        push({ jobId, step, fraction, ...(counts === undefined ? {} : { counts }), outcome: null })
      }
      const finish = (outcome: Progress['outcome']): void => {
        running.delete(jobId)
        push({ jobId, step, fraction: outcome?.state === 'done' ? 1 : fraction, outcome })
      }
      const fail = (error: WireError): void => {
        const { each } = error
        const told = each === undefined ? {} : { each: each.slice(0, MOST_EACH).map(plain) }
        finish({ state: 'failed', error: { ...plain(error), ...told } })
      }
      // The reply with the job's name reaches the window before its first progress does.
      setImmediate(() => {
        const ran = turn.then(() => {
          controller.signal.throwIfAborted()
          return run({ signal: controller.signal, report })
        })
        turn = ran.catch(() => undefined)
        ran.then(
          (outcome) => {
            if (outcome.ok) finish({ state: 'done', ...outcome.value })
            else fail(outcome.error)
          },
          (error: unknown) => {
            fail(controller.signal.aborted ? { code: 'job.cancelled' } : toWireError(error))
          },
        )
      })
      return jobId
    },
    async accompany(jobId, run) {
      const controller = new AbortController()
      // The same act sent twice at once: the first one's progress is the one that shows.
      const isFirst = !running.has(jobId)
      if (isFirst) running.set(jobId, controller)
      const report = (step: Step, fraction: number): void => {
        if (isFirst) push({ jobId, step, fraction, outcome: null })
      }
      try {
        return await run({ signal: controller.signal, report })
      } catch (error) {
        if (controller.signal.aborted) return { ok: false, error: { code: 'job.cancelled' } }
        throw error
      } finally {
        if (isFirst) running.delete(jobId)
      }
    },
    cancel(jobId) {
      const controller = running.get(jobId)
      controller?.abort()
      return controller !== undefined
    },
    cancelAll() {
      for (const controller of running.values()) controller.abort()
    },
    underWay: () => running.size,
  }
}
