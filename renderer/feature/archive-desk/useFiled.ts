import { useEffect, useState } from 'react'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { useCommand } from '../../api/use-command.ts'
import { useExportJob, type ExportJob } from '../../api/use-export-job.ts'
import { usePagedQuery } from '../../api/use-paged-query.ts'
import { useQuery } from '../../api/use-query.ts'
import { useExistingPage } from '../../ui/table/use-existing-page.ts'
import { useKept } from '../../ui/form/use-kept.ts'
import { filterOf, NO_FILTER_TEXT, PAGE_ROWS, refusedOf, type Filter, type FilterText } from './archive-desk-model.ts'

/** What the last batch was asked for; its folder is good until the batch is whole. */
interface BatchAsked {
  readonly filter: Filter
  readonly folder: string
}

export interface FiledProps {
  /** The archivist, who also exports. */
  readonly keeps: boolean
  readonly onOpen: (caseId: string) => void
}

export interface FiledModel extends FiledProps {
  readonly list: Output<'archive.list'> | null
  readonly readError: WireError | null
  readonly onRetry: () => void
  readonly text: FilterText
  readonly onText: (text: FilterText) => void
  /** One of the fields holds no such value: nothing is listed, packed or printed. */
  readonly wrong: boolean
  readonly page: number
  readonly onPage: (page: number) => void
  readonly batch: ExportJob
  readonly plan: Output<'archive.plan'> | null
  readonly planError: WireError | null
  readonly batchBusy: boolean
  readonly batchError: WireError | null
  readonly onBatch: () => void
  /** How many files the batch that ended was refused for, each of them named; 0 when it may not be closed without them. */
  readonly refused: number
  /** The batch that ended short of its end is done again in its folder, as it was asked for: only what is missing is made. Null otherwise. */
  readonly onAgain: (() => void) | null
  /** Closes it without those. */
  readonly onWithout: () => void
  readonly catalog: ExportJob
  readonly catalogError: WireError | null
  readonly onCatalog: (format: 'xlsx' | 'pdf') => void
}

export const useFiled = ({ keeps, onOpen }: FiledProps): FiledModel => {
  const [text, setText] = useKept('filed filter', NO_FILTER_TEXT)
  const [page, setPage] = useKept('filed page', 0)
  const filter = filterOf(text)
  const query = usePagedQuery('archive.list', filter === null ? null : { scope: 'filed', filter, page }, 'filed')
  useExistingPage(page, query.data?.total ?? null, PAGE_ROWS, setPage)
  const batch = useExportJob('archive batch', 'archiveFolder')
  const catalog = useExportJob('archive catalog', 'exportFolder')
  const exportBatch = useCommand('archive.exportBatch')
  const exportCatalog = useCommand('archive.exportCatalog')
  const token = batch.folder?.token ?? null
  const plan = useQuery('archive.plan', token === null || filter === null ? null : { filter, folder: token })
  const [last, setLast] = useState<BatchAsked | null>(null)
  const { refresh } = query
  const ended = batch.progress?.outcome ?? null
  const leaving = refusedOf(ended)
  // What was packed shows as packed, also of a batch that was cut short.
  useEffect(() => {
    if (ended !== null) refresh()
  }, [ended, refresh])
  return {
    keeps,
    onOpen,
    list: query.data,
    readError: query.error,
    onRetry: query.refresh,
    text,
    onText: (next) => {
      setText(next)
      setPage(0)
    },
    wrong: filter === null,
    page,
    onPage: setPage,
    batch,
    plan: token === null ? null : plan.data,
    planError: plan.error,
    batchBusy: exportBatch.busy,
    batchError: exportBatch.error ?? batch.chooseError,
    onBatch: () => {
      if (token === null || filter === null) return
      setLast({ filter, folder: token })
      void batch.follow(exportBatch.run({ filter, folder: token }))
    },
    refused: last === null ? 0 : leaving.length,
    onAgain:
      last === null || ended?.state !== 'failed'
        ? null
        : () => {
            void batch.follow(exportBatch.run(last))
          },
    onWithout: () => {
      if (last !== null) void batch.follow(exportBatch.run({ ...last, leaving: [...leaving] }))
    },
    catalog,
    catalogError: exportCatalog.error ?? catalog.chooseError,
    onCatalog: (format) => {
      const { folder } = catalog
      if (folder !== null && filter !== null)
        void catalog.follow(exportCatalog.run({ filter, format, folder: folder.token }))
    },
  }
}
