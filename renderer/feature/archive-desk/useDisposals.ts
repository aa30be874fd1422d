import type { WireError } from '#shared/contract/errors.ts'
import { useCommand } from '../../api/use-command.ts'
import { useExportJob, type ExportJob } from '../../api/use-export-job.ts'

export interface DisposalsModel {
  readonly job: ExportJob
  readonly error: WireError | null
  readonly onExport: (format: 'xlsx' | 'pdf') => void
}

/** 档案销毁清册: a job that writes it into a folder. */
export const useDisposals = (): DisposalsModel => {
  const exporting = useCommand('archive.exportDisposals')
  const job = useExportJob('archive disposals', 'exportFolder')
  return {
    job,
    error: exporting.error ?? job.chooseError,
    onExport: (format) => {
      const { folder } = job
      if (folder !== null) void job.follow(exporting.run({ format, folder: folder.token }))
    },
  }
}
