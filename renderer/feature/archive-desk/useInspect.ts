import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { useCommand } from '../../api/use-command.ts'
import { useExportJob, type ExportJob } from '../../api/use-export-job.ts'
import { useQuery } from '../../api/use-query.ts'

export interface InspectModel {
  readonly job: ExportJob
  readonly busy: boolean
  readonly error: WireError | null
  readonly onStart: () => void
  /** What the last check found; null before its end. */
  readonly found: Output<'archive.inspected'>
}

export const useInspect = (): InspectModel => {
  const job = useExportJob('archive inspect', 'inspectFolder')
  const inspect = useCommand('archive.inspect')
  const isDone = job.progress?.outcome?.state === 'done'
  const found = useQuery('archive.inspected', isDone && job.jobId !== null ? { jobId: job.jobId } : null)
  return {
    job,
    busy: inspect.busy,
    error: inspect.error ?? job.chooseError ?? found.error,
    onStart: () => {
      if (job.folder !== null) void job.follow(inspect.run({ folder: job.folder.token }))
    },
    found: isDone ? found.data : null,
  }
}
