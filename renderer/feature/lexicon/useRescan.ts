import { useEffect, useRef } from 'react'
import { adoptJob, type JobProgress } from '../../api/jobs.ts'
import { useCommand } from '../../api/use-command.ts'
import { useFollowedJob } from '../../api/use-followed-job.ts'
import { useQuery } from '../../api/use-query.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'

export type Findings = NonNullable<Output<'lexicon.findings'>>

export interface RescanModel {
  readonly findings: Findings | null
  readonly error: WireError | null
  readonly job: JobProgress | null
  readonly running: boolean
  readonly cancelling: boolean
  readonly onStart: () => void
  readonly onCancel: () => void
}

/** Whose job it is: who confirms the use of a lexicon starts it. */
export const RESCAN = 'lexicon rescan'

/**
 * The re-scan of all cases: started by the person, by who confirms the use of a lexicon, and here when the last one was made
 * with other lexicons than those in use now; `uses` is the number of acts on them.
 */
export const useRescan = (uses: number): RescanModel => {
  const { data, error, loading, refresh } = useQuery('lexicon.findings', {})
  const start = useCommand('lexicon.rescan')
  const { jobId, progress, cancelling, onCancel, cancelError } = useFollowedJob(RESCAN)
  const { run } = start
  const begun = useRef<number | null>(null)
  const outcome = progress?.outcome ?? null
  const running = start.busy || (jobId !== null && outcome === null)
  const isDue = !loading && error === null && uses > 0 && data?.uses !== uses

  useEffect(() => {
    // One that is under way was begun with the lexicons in use now, whoever began it.
    if (running) begun.current = uses
    if (!isDue || running || begun.current === uses) return
    begun.current = uses
    void run({}).then((reply) => {
      if (reply.ok) adoptJob(RESCAN, reply.value.jobId)
    })
  }, [isDue, running, uses, run])
  useEffect(() => {
    if (outcome?.state === 'done') refresh()
  }, [outcome, refresh])
  return {
    findings: data,
    error: error ?? start.error ?? cancelError,
    job: progress,
    running,
    cancelling,
    onStart: () => {
      void run({}).then((reply) => {
        if (reply.ok) adoptJob(RESCAN, reply.value.jobId)
      })
    },
    onCancel,
  }
}
