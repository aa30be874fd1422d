import { useState } from 'react'
import type { WireError } from '#shared/contract/errors.ts'
import { useJob, type JobProgress } from './jobs.ts'
import { useCommand } from './use-command.ts'

export interface Cancelling {
  /** Asked for and not answered yet by the end of the job. */
  readonly cancelling: boolean
  readonly onCancel: () => void
  readonly cancelError: WireError | null
}

/** Cancelling of what runs under this name; null while nothing does. A refusal lets it be asked again. */
export const useCancelling = (runningId: string | null): Cancelling => {
  const [askedId, setAskedId] = useState<string | null>(null)
  const cancel = useCommand('job.cancel')
  return {
    cancelling: runningId !== null && askedId === runningId,
    cancelError: cancel.error,
    onCancel: () => {
      if (runningId === null) return
      setAskedId(runningId)
      void cancel.run({ jobId: runningId }).then((reply) => {
        if (!reply.ok) setAskedId(null)
      })
    },
  }
}

export interface FollowedJob extends Cancelling {
  readonly jobId: string | null
  readonly progress: JobProgress | null
  readonly running: boolean
}

/** The last job of this owner: how far it is, and its end when the person asks for it. */
export const useFollowedJob = (owner: string): FollowedJob => {
  const { jobId, progress } = useJob(owner)
  const running = jobId !== null && (progress?.outcome ?? null) === null
  return { jobId, progress, running, ...useCancelling(running ? jobId : null) }
}
