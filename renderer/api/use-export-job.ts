import { useState } from 'react'
import { adoptJob, type JobProgress } from './jobs.ts'
import { useCommand } from './use-command.ts'
import { useFollowedJob } from './use-followed-job.ts'
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
  const choose = useCommand('file.choose')
  const { jobId, progress, running, cancelling, onCancel, cancelError } = useFollowedJob(owner)
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
    chooseError: choose.error ?? cancelError,
    jobId,
    progress,
    running,
    cancelling,
    onCancel,
    follow: async (started) => {
      const reply = await started
      if (!reply.ok) return false
      adoptJob(owner, reply.value.jobId)
      setFolder(null)
      return true
    },
  }
}
