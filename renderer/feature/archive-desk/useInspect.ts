import { useState } from 'react'
import type { Output } from '#shared/contract/channels.ts'
import type { CheckStage } from '#shared/domain/archive/check-stage.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { useCommand } from '../../api/use-command.ts'
import { useExportJob, type ExportJob } from '../../api/use-export-job.ts'
import { useQuery } from '../../api/use-query.ts'
import { useKept } from '../../ui/form/use-kept.ts'

export interface InspectModel {
  readonly job: ExportJob
  readonly busy: boolean
  readonly error: WireError | null
  /** What the other office published, by name; null for none. */
  readonly root: { readonly name: string; readonly token: string } | null
  readonly stage: CheckStage
  readonly onStage: (stage: CheckStage) => void
  /** 四性检测报告 of what was found, into a folder of the person's choice. */
  readonly report: ExportJob
  readonly reportError: WireError | null
  readonly onReport: (format: 'xml' | 'pdf') => void
  readonly onChooseRoot: () => void
  readonly onDropRoot: () => void
  readonly onStart: () => void
  /** The folder of the last check: its choice is spent when the check begins. */
  readonly inspected: string
  /** What the last check found; null before its end. */
  readonly found: Output<'archive.inspected'>
}

export const useInspect = (): InspectModel => {
  const job = useExportJob('archive inspect', 'inspectFolder')
  const inspect = useCommand('archive.inspect')
  const choose = useCommand('file.choose')
  const report = useExportJob('archive inspect report', 'exportFolder')
  const exportReport = useCommand('archive.exportInspection')
  const [stage, setStage] = useKept<CheckStage>('archive inspect stage', 'handover')
  const [inspected, setInspected] = useKept('archive inspect name', '')
  const [root, setRoot] = useState<InspectModel['root']>(null)
  const isDone = job.progress?.outcome?.state === 'done'
  const found = useQuery('archive.inspected', isDone && job.jobId !== null ? { jobId: job.jobId } : null)
  return {
    job,
    busy: inspect.busy,
    error: inspect.error ?? choose.error ?? job.chooseError ?? found.error,
    root,
    stage,
    onStage: setStage,
    report,
    reportError: exportReport.error ?? report.chooseError,
    onReport: (format) => {
      const { folder } = report
      if (folder !== null && job.jobId !== null)
        void report.follow(exportReport.run({ jobId: job.jobId, format, folder: folder.token }))
    },
    onChooseRoot: () => {
      void choose.run({ purpose: 'rootCertificate' }).then((reply) => {
        if (reply.ok && reply.value !== null) setRoot(reply.value)
      })
    },
    onDropRoot: () => {
      setRoot(null)
    },
    onStart: () => {
      if (job.folder === null) return
      setInspected(job.folder.name)
      void job.follow(inspect.run({ folder: job.folder.token, root: root?.token ?? null, stage }))
    },
    inspected,
    // Another folder that was chosen has no verdict yet: a folder is forgotten when its check begins.
    found: isDone && job.folder === null ? found.data : null,
  }
}
