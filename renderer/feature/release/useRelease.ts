import { useState } from 'react'
import { useCommand } from '../../api/use-command.ts'
import { useGates, type GateModel } from '../../api/use-gates.ts'
import { useExportJob, type ExportJob } from '../../api/use-export-job.ts'
import { useQuery } from '../../api/use-query.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'

export type CaseView = Output<'case.get'>

export interface ReleaseProps {
  readonly view: CaseView
  readonly onStale: () => void
}

export interface ReleaseModel {
  readonly view: CaseView
  readonly gates: GateModel
  readonly allowed: boolean
  readonly documentNumber: string
  readonly onDocumentNumber: (text: string) => void
  readonly job: ExportJob
  /** Null when the office has no authority of timestamps: then there is nothing to choose. */
  readonly withoutTimestamp: boolean | null
  readonly onWithoutTimestamp: (without: boolean) => void
  readonly asking: boolean
  readonly onAsk: (asking: boolean) => void
  readonly busy: boolean
  readonly error: WireError | null
  readonly onBuild: () => void
}

export const useRelease = ({ view, onStale }: ReleaseProps): ReleaseModel => {
  const [documentNumber, setDocumentNumber] = useState(view.document.documentNumber)
  const [asking, setAsking] = useState(false)
  const [withoutTimestamp, setWithoutTimestamp] = useState(false)
  const sealing = useQuery('sealing.view', {})
  const job = useExportJob(`release ${view.caseId}`, 'releaseFolder')
  const build = useCommand('release.build')

  const onBuild = async (): Promise<void> => {
    if (job.folder === null) return
    const { caseId, seq: expectedSeq, contentHash } = view
    const folder = job.folder.token
    const number = documentNumber.trim()
    const started = build.run({
      caseId,
      expectedSeq,
      contentHash,
      documentNumber: number,
      folder,
      ...(withoutTimestamp ? { withoutTimestamp } : {}),
    })
    if (await job.follow(started)) setAsking(false)
    const reply = await started
    if (!reply.ok && reply.error.code === 'case.stale') onStale()
  }

  return {
    view,
    gates: useGates(view, onStale),
    allowed: view.allowed.includes('release.build'),
    documentNumber,
    onDocumentNumber: setDocumentNumber,
    withoutTimestamp: (sealing.data?.timestampUrl ?? '') === '' ? null : withoutTimestamp,
    onWithoutTimestamp: setWithoutTimestamp,
    job,
    asking,
    onAsk: (ask) => {
      build.dismiss()
      setAsking(ask)
    },
    busy: build.busy,
    error: build.error ?? job.chooseError,
    onBuild: () => void onBuild(),
  }
}
