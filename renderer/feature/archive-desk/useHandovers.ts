import { useState } from 'react'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { useCommand } from '../../api/use-command.ts'
import { useExportJob, type ExportJob } from '../../api/use-export-job.ts'
import { useQuery } from '../../api/use-query.ts'
import { ARCHIVE_DESK as words } from '../../i18n/archive.ts'
import { NO_FILTER, type Filter } from './archive-desk-model.ts'

export interface HandoversProps {
  /** How many files are past the years after which they go to the archive. */
  readonly transferDue: number
}

export interface Receipt {
  readonly receivedBy: string
  readonly receivedOn: string
  readonly documentNumber: string
  readonly note: string
}

export interface HandoversModel extends HandoversProps {
  readonly view: Output<'archive.handovers'> | null
  readonly readError: WireError | null
  readonly onRetry: () => void
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
  readonly busy: boolean
  readonly error: WireError | null
  readonly message: string | null
  readonly onPrepare: (receiver: string, batch: string) => void
  readonly receiving: string | null
  readonly onReceiving: (handoverId: string | null) => void
  readonly onReceive: (receipt: Receipt) => void
  /** The list that is to be withdrawn, and why. */
  readonly withdrawing: string | null
  readonly onWithdrawing: (handoverId: string | null) => void
  readonly onWithdraw: (reason: string) => void
  readonly job: ExportJob
  readonly onExport: (handoverId: string, format: 'xlsx' | 'pdf') => void
}

export const useHandovers = ({ transferDue }: HandoversProps): HandoversModel => {
  const query = useQuery('archive.handovers', {})
  const [filter, setFilter] = useState<Filter>(NO_FILTER)
  const [message, setMessage] = useState<string | null>(null)
  const [receiving, setReceiving] = useState<string | null>(null)
  const [withdrawing, setWithdrawing] = useState<string | null>(null)
  const prepare = useCommand('archive.prepareHandover')
  const receive = useCommand('archive.receiveHandover')
  const withdraw = useCommand('archive.withdrawHandover')
  const exporting = useCommand('archive.exportHandover')
  const job = useExportJob('archive handover', 'exportFolder')
  const ended = (ok: boolean): void => {
    if (ok) {
      setMessage(words.handover.done)
      setReceiving(null)
      setWithdrawing(null)
    }
    query.refresh()
  }
  return {
    transferDue,
    view: query.data,
    readError: query.error,
    onRetry: query.refresh,
    filter,
    onFilter: setFilter,
    busy: prepare.busy || receive.busy || withdraw.busy,
    error: prepare.error ?? receive.error ?? withdraw.error ?? exporting.error ?? job.chooseError,
    message,
    onPrepare: (receiver, batch) => {
      setMessage(null)
      void prepare.run({ receiver, batch, filter }).then(({ ok }) => {
        ended(ok)
      })
    },
    receiving,
    onReceiving: (handoverId) => {
      receive.dismiss()
      setMessage(null)
      setReceiving(handoverId)
    },
    onReceive: (receipt) => {
      if (receiving === null) return
      void receive.run({ handoverId: receiving, ...receipt }).then(({ ok }) => {
        ended(ok)
      })
    },
    withdrawing,
    onWithdrawing: (handoverId) => {
      withdraw.dismiss()
      setMessage(null)
      setWithdrawing(handoverId)
    },
    onWithdraw: (reason) => {
      if (withdrawing === null) return
      void withdraw.run({ handoverId: withdrawing, reason }).then(({ ok }) => {
        ended(ok)
      })
    },
    job,
    onExport: (handoverId, format) => {
      const { folder } = job
      if (folder !== null) void job.follow(exporting.run({ handoverId, format, folder: folder.token }))
    },
  }
}
