import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { usePagedQuery } from '../../api/use-paged-query.ts'
import { useExistingPage } from '../../ui/table/use-existing-page.ts'
import { keepUnder, useKept } from '../../ui/form/use-kept.ts'
import { NO_FILTER, NO_FILTER_TEXT, PAGE_ROWS, type FilterText } from './archive-desk-model.ts'

export interface TransferProps {
  /** Packs and hands over; leaders look, and confirm. */
  readonly keeps: boolean
  readonly onOpen: (caseId: string) => void
  /** To the tab where what is due is packed, or put on a list. */
  readonly onGo: (tab: 'filed' | 'handover') => void
}

export interface TransferModel extends Pick<TransferProps, 'keeps' | 'onOpen'> {
  readonly list: Output<'archive.list'> | null
  readonly readError: WireError | null
  readonly onRetry: () => void
  readonly page: number
  readonly onPage: (page: number) => void
  readonly onPack: () => void
  readonly onHandOver: () => void
}

const DUE: FilterText = { ...NO_FILTER_TEXT, transferDue: true }

export const useTransfer = ({ keeps, onOpen, onGo }: TransferProps): TransferModel => {
  const [page, setPage] = useKept('transfer page', 0)
  const query = usePagedQuery('archive.list', { scope: 'transfer', filter: NO_FILTER, page }, 'transfer')
  useExistingPage(page, query.data?.total ?? null, PAGE_ROWS, setPage)
  return {
    keeps,
    onOpen,
    list: query.data,
    readError: query.error,
    onRetry: query.refresh,
    page,
    onPage: setPage,
    onPack: () => {
      keepUnder('filed filter', DUE)
      keepUnder('filed page', 0)
      onGo('filed')
    },
    onHandOver: () => {
      keepUnder('handover filter', DUE)
      onGo('handover')
    },
  }
}
