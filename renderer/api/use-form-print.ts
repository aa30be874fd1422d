import { useCommand } from './use-command.ts'
import { useExportJob } from './use-export-job.ts'
import type { Input } from '#shared/contract/channels.ts'

/** One printed form of a case into a folder of the person's choice, in the shape that `PrintPanel` shows. */
export const useFormPrint = (caseId: string, form: Input<'case.exportForm'>['form']) => {
  const job = useExportJob(`form ${form} ${caseId}`, 'exportFolder')
  const print = useCommand('case.exportForm')
  const folder = job.folder?.token ?? null
  return {
    folderName: job.folder?.name ?? null,
    onChooseFolder: job.onChooseFolder,
    running: job.running,
    ready: folder !== null && !job.running && !print.busy,
    error: job.chooseError ?? print.error,
    started: job.jobId !== null,
    progress: job.progress,
    cancelling: job.cancelling,
    onCancel: job.onCancel,
    onPrint: () => {
      if (folder !== null) void job.follow(print.run({ caseId, form, folder }))
    },
  }
}
