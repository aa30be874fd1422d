import { useEffect, useRef } from 'react'
import { adoptJob, useJob, type JobProgress } from '../../api/jobs.ts'
import { useCommand } from '../../api/use-command.ts'
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

const OWNER = 'lexicon rescan'

/** The re-scan of all cases: started by the person, and whenever `uses`, the number of acts on the lexicons, rises. */
export const useRescan = (uses: number): RescanModel => {
  const { data, error, refresh } = useQuery('lexicon.findings', {})
  const start = useCommand('lexicon.rescan')
  const cancel = useCommand('job.cancel')
  const { jobId, progress } = useJob(OWNER)
  const { run } = start
  const seen = useRef(uses)
  const outcome = progress?.outcome ?? null

  useEffect(() => {
    if (seen.current === uses) return
    seen.current = uses
    void run({}).then((reply) => {
      if (reply.ok) adoptJob(OWNER, reply.value.jobId)
    })
  }, [uses, run])
  useEffect(() => {
    if (outcome?.state === 'done') refresh()
  }, [outcome, refresh])
  return {
    findings: data,
    error: error ?? start.error,
    job: progress,
    running: start.busy || (jobId !== null && outcome === null),
    cancelling: cancel.busy,
    onStart: () => {
      void run({}).then((reply) => {
        if (reply.ok) adoptJob(OWNER, reply.value.jobId)
      })
    },
    onCancel: () => {
      if (jobId !== null) void cancel.run({ jobId })
    },
  }
}
