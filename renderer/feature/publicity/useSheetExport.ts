import { useCommand } from '../../api/use-command.ts'
import { useExportJob } from '../../api/use-export-job.ts'
import { today } from '../../i18n/date.ts'
import type { SheetExportProps } from '../../ui/job/SheetExport.tsx'

export type SheetExport = Pick<SheetExportProps, 'job' | 'error' | 'onExport'>

/** Writes what stands today into a folder, as the registers are written. */
export const useSheetExport = (sheet: 'basic' | 'guide'): SheetExport => {
  const job = useExportJob(`publicity ${sheet}`, 'exportFolder')
  const exporting = useCommand('register.export')
  return {
    job,
    error: job.chooseError ?? exporting.error,
    onExport: (format) => {
      if (job.folder === null) return
      const until = today()
      const year = Number(until.slice(0, 4))
      const period = { from: `${String(year)}-01-01`, until, year }
      void job.follow(exporting.run({ sheet, format, folder: job.folder.token, ...period }))
    },
  }
}
