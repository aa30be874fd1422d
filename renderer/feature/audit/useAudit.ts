import { useState } from 'react'
import { useCommand } from '../../api/use-command.ts'
import { useExportJob, type ExportJob } from '../../api/use-export-job.ts'
import { usePagedQuery } from '../../api/use-paged-query.ts'
import { useExistingPage } from '../../ui/table/use-existing-page.ts'
import { PAGE_ROWS } from './audit-model.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'

export type AuditFilter = Pick<Input<'audit.list'>, 'personId' | 'caseId' | 'scope' | 'from' | 'until'>

export interface AuditModel {
  readonly page: Output<'audit.list'> | null
  readonly error: WireError | null
  readonly onRetry: () => void
  readonly filter: AuditFilter
  readonly onFilter: (change: Partial<AuditFilter>) => void
  /** What the one case is called that the list is of; '' for all. */
  readonly ofCase: string
  readonly onCase: (one: { readonly caseId: string; readonly name: string } | null) => void
  /** Counted from 0. */
  readonly pageNumber: number
  readonly onPage: (pageNumber: number) => void
  readonly job: ExportJob
  readonly exportError: WireError | null
  readonly onExport: () => void
  /** The list as it is filtered, as a table. */
  readonly listJob: ExportJob
  readonly listError: WireError | null
  readonly onExportList: () => void
}

const EVERYTHING: AuditFilter = { personId: null, caseId: null, scope: 'all', from: null, until: null }

export const useAudit = (): AuditModel => {
  const [filter, setFilter] = useState<AuditFilter>(EVERYTHING)
  const [ofCase, setOfCase] = useState('')
  const [pageNumber, setPageNumber] = useState(0)
  const offset = pageNumber * PAGE_ROWS
  const { data, error, refresh } = usePagedQuery('audit.list', { ...filter, offset, limit: PAGE_ROWS }, 'audit')
  useExistingPage(pageNumber, data?.total ?? null, PAGE_ROWS, setPageNumber)
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
      setPageNumber(0)
    },
    ofCase,
    onCase: (one) => {
      setOfCase(one?.name ?? '')
      setFilter({ ...filter, caseId: one?.caseId ?? null })
      setPageNumber(0)
    },
    pageNumber,
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
      void listJob.follow(startList.run({ ...filter, folder: listJob.folder.token }))
    },
  }
}
