import { useState } from 'react'
import { useCommand } from '../../api/use-command.ts'
import { useExportJob, type ExportJob } from '../../api/use-export-job.ts'
import { useQuery } from '../../api/use-query.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'

const PAGE_ROWS = 50

export type AuditFilter = Pick<Input<'audit.list'>, 'personId' | 'scope' | 'from' | 'until'>

export interface AuditModel {
  readonly page: Output<'audit.list'> | null
  readonly error: WireError | null
  readonly onRetry: () => void
  readonly filter: AuditFilter
  readonly onFilter: (change: Partial<AuditFilter>) => void
  readonly pageNumber: number
  readonly pages: number
  readonly onPage: (pageNumber: number) => void
  readonly job: ExportJob
  readonly exportError: WireError | null
  readonly onExport: () => void
  /** The list as it is filtered, as a table. */
  readonly listJob: ExportJob
  readonly listError: WireError | null
  readonly onExportList: () => void
}

export const useAudit = (): AuditModel => {
  const [filter, setFilter] = useState<AuditFilter>({ personId: null, scope: 'all', from: null, until: null })
  const [pageNumber, setPageNumber] = useState(1)
  const offset = (pageNumber - 1) * PAGE_ROWS
  const { data, error, refresh } = useQuery('audit.list', { ...filter, caseId: null, offset, limit: PAGE_ROWS })
  const job = useExportJob('audit', 'exportFolder')
  const start = useCommand('audit.export')
  const listJob = useExportJob('auditList', 'exportFolder')
  const startList = useCommand('audit.exportList')
  return {
    page: data,
    error,
    onRetry: refresh,
    filter,
    onFilter: (change) => {
      setFilter({ ...filter, ...change })
      setPageNumber(1)
    },
    pageNumber,
    pages: Math.max(1, Math.ceil((data?.total ?? 0) / PAGE_ROWS)),
    onPage: setPageNumber,
    job,
    exportError: start.error,
    onExport: () => {
      if (job.folder !== null) void job.follow(start.run({ folder: job.folder.token }))
    },
    listJob,
    listError: startList.error,
    onExportList: () => {
      if (listJob.folder === null) return
      void listJob.follow(startList.run({ ...filter, caseId: null, folder: listJob.folder.token }))
    },
  }
}
