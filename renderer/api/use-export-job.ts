import { useState } from 'react'
import { adoptJob, useJob, type JobProgress } from './jobs.ts'
import { useCommand } from './use-command.ts'
import type { Reply, WireError } from '#shared/contract/errors.ts'
import type { Output } from '#shared/contract/channels.ts'

type Purpose = 'releaseFolder' | 'archiveFolder' | 'exportFolder' | 'backupFolder' | 'inspectFolder'

export interface ExportJob {
  /** The folder chosen, as it may be shown; null before. */
  readonly folder: NonNullable<Output<'file.choose'>> | null
  readonly onChooseFolder: () => void
  /** The folder has served, without a job. */
  readonly onForget: () => void
  readonly chooseError: WireError | null
  readonly jobId: string | null
  readonly progress: JobProgress | null
  readonly running: boolean
  readonly cancelling: boolean
  readonly onCancel: () => void
  /** Follows the job that this command started; a folder token is good for one job. */
  readonly follow: (started: Promise<Reply<Output<'release.build'>>>) => Promise<boolean>
}

/** A job that writes into a folder of the person's choice: choosing, following, cancelling. */
export const useExportJob = (owner: string, purpose: Purpose): ExportJob => {
  const [folder, setFolder] = useState<ExportJob['folder']>(null)
  const [cancelledId, setCancelledId] = useState<string | null>(null)
  const choose = useCommand('file.choose')
  const cancel = useCommand('job.cancel')
  const { jobId, progress } = useJob(owner)
  const running = jobId !== null && (progress?.outcome ?? null) === null
  return {
    folder,
    onChooseFolder: () => {
      void choose.run({ purpose }).then((reply) => {
        if (reply.ok && reply.value !== null) setFolder(reply.value)
      })
    },
    onForget: () => {
      setFolder(null)
    },
    chooseError: choose.error,
    jobId,
    progress,
    running,
    cancelling: running && cancelledId === jobId,
    onCancel: () => {
      if (jobId === null) return
      setCancelledId(jobId)
      void cancel.run({ jobId })
    },
    follow: async (started) => {
      const reply = await started
      if (!reply.ok) return false
      adoptJob(owner, reply.value.jobId)
      setFolder(null)
      return true
    },
  }
}
