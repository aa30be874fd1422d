import { useState } from 'react'
import { useCommand } from '../../api/use-command.ts'
import { useExportJob, type ExportJob } from '../../api/use-export-job.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'

export type CaseView = Output<'case.get'>

export interface ArchiveProps {
  readonly view: CaseView
  readonly onStale: () => void
}

export interface ArchiveModel {
  readonly view: CaseView
  readonly allowed: boolean
  readonly job: ExportJob
  readonly asking: boolean
  readonly onAsk: (asking: boolean) => void
  readonly busy: boolean
  readonly error: WireError | null
  readonly onExport: () => void
}

export const useArchive = ({ view, onStale }: ArchiveProps): ArchiveModel => {
  const [asking, setAsking] = useState(false)
  const job = useExportJob(`archive ${view.caseId}`, 'archiveFolder')
  const build = useCommand('archive.export')

  const onExport = async (): Promise<void> => {
    if (job.folder === null) return
    const { caseId, seq: expectedSeq, contentHash } = view
    const started = build.run({ caseId, expectedSeq, contentHash, folder: job.folder.token })
    if (await job.follow(started)) setAsking(false)
    const reply = await started
    if (!reply.ok && reply.error.code === 'case.stale') onStale()
  }

  return {
    view,
    allowed: view.allowed.includes('archive.export'),
    job,
    asking,
    onAsk: (ask) => {
      build.dismiss()
      setAsking(ask)
    },
    busy: build.busy,
    error: build.error ?? job.chooseError,
    onExport: () => void onExport(),
  }
}
