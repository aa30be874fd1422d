import { useState } from 'react'
import type { Retention } from '#shared/domain/archive/archival-number.ts'
import { rereadIfOvertaken } from '../../api/overtaken.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { FILING } from '../../i18n/archive.ts'
import { useExportJob, type ExportJob } from '../../api/use-export-job.ts'
import { discardForm, type FormOf } from '../../ui/form/kept-form.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'

export type CaseView = Output<'case.get'>

export interface ArchivingProps {
  readonly view: CaseView
  readonly onDone: (text: string) => void
  readonly onStale: () => void
}

export interface ArchivingModel {
  readonly view: CaseView
  readonly allowed: boolean
  readonly job: ExportJob
  readonly asking: boolean
  readonly onAsk: (asking: boolean) => void
  readonly busy: boolean
  readonly error: WireError | null
  readonly onExport: () => void
  readonly mayFile: boolean
  /** Under which name the choice is kept until it is filed. */
  readonly filing: FormOf
  readonly fileBusy: boolean
  readonly fileError: WireError | null
  /** What the rules and the table propose; null while it is read. */
  readonly proposal: Output<'archive.proposal'>
  readonly onFile: (retention: Retention, reason: string) => void
}

export const useArchiving = ({ view, onDone, onStale }: ArchivingProps): ArchivingModel => {
  const [asking, setAsking] = useState(false)
  const job = useExportJob(`archive ${view.caseId}`, 'archiveFolder')
  const build = useCommand('archive.export')
  const filing = useCommand('archive.file')
  const mayFile = view.allowed.includes('archive.file') && view.custody === undefined
  const { caseId } = view
  const kept: FormOf = { name: `filing ${caseId}`, caseId }
  const proposal = useQuery('archive.proposal', mayFile ? { caseId } : null)

  const onFile = async (retention: Retention, reason: string): Promise<void> => {
    if (!mayFile || proposal.data === null) return
    const { year, organisation, pages } = proposal.data
    const tableItem = proposal.data.retention === retention ? proposal.data.tableItem : ''
    const { seq: expectedSeq, contentHash } = view
    const item = {
      caseId,
      expectedSeq,
      contentHash,
      year,
      retention,
      organisation,
      tableItem,
      pages,
      serial: null,
      reason,
    }
    const reply = await filing.run({ items: [item] })
    if (reply.ok) discardForm(kept)
    if (reply.ok) onDone(FILING.done(reply.value.filed[0]?.archivalNumber ?? ''))
    else rereadIfOvertaken(reply, onStale)
  }

  const onExport = async (): Promise<void> => {
    if (job.folder === null) return
    const { caseId, seq: expectedSeq, contentHash } = view
    const started = build.run({ caseId, expectedSeq, contentHash, folder: job.folder.token })
    if (await job.follow(started)) setAsking(false)
    rereadIfOvertaken(await started, onStale)
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
    mayFile,
    filing: kept,
    fileBusy: filing.busy,
    fileError: filing.error ?? proposal.error,
    proposal: proposal.data,
    onFile: (retention, reason) => void onFile(retention, reason),
  }
}
