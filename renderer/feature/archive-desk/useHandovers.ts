import { useState } from 'react'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { useActs } from '../../api/use-acts.ts'
import { useCommand } from '../../api/use-command.ts'
import { useExportJob, type ExportJob } from '../../api/use-export-job.ts'
import { useQuery } from '../../api/use-query.ts'
import { ARCHIVE_DESK as words } from '../../i18n/archive.ts'
import { useKept } from '../../ui/form/use-kept.ts'
import { discardForm, type FormOf, useKeptForm } from '../../ui/form/kept-form.ts'
import { filterOf, NO_FILTER_TEXT, type FilterText } from './archive-desk-model.ts'

export interface HandoversProps {
  /** How many files are past the years after which they go to the archive. */
  readonly transferDue: number
}

export interface Receipt {
  readonly receivedBy: string
  readonly receivedOn: string
  readonly documentNumber: string
  readonly note: string
  /** 点收件数. */
  readonly items: number
}

export interface Addressed {
  readonly receiver: string
  /** A recorded batch by its signed list; '' for none. */
  readonly batch: string
}
const NOBODY: Addressed = { receiver: '', batch: '' }

export interface HandoversModel extends HandoversProps {
  readonly view: Output<'archive.handovers'> | null
  readonly readError: WireError | null
  readonly onRetry: () => void
  readonly text: FilterText
  readonly onText: (text: FilterText) => void
  /** What a list would hold now; null while it is not known, and for a wrong filter. */
  readonly plan: Output<'archive.handoverPlan'> | null
  readonly planError: WireError | null
  readonly wrong: boolean
  /** To whom, and the batch that the list names. */
  readonly to: Addressed
  readonly onTo: (to: Addressed) => void
  readonly busy: boolean
  readonly error: WireError | null
  readonly message: string | null
  readonly onPrepare: () => void
  readonly receiving: string | null
  readonly onReceiving: (handoverId: string | null) => void
  readonly form: FormOf | null
  readonly onReceive: (receipt: Receipt) => void
  /** The list that is to be withdrawn, and why. */
  readonly withdrawing: string | null
  readonly onWithdrawing: (handoverId: string | null) => void
  readonly onWithdraw: (reason: string) => void
  readonly job: ExportJob
  readonly onExport: (handoverId: string, format: 'xlsx' | 'pdf') => void
}

/** What is typed into the receipt of a list, or about its withdrawal, is kept under its name. */
const formOf = (receiving: string | null, withdrawing: string | null): FormOf | null => {
  if (receiving !== null) return { name: `handover receive ${receiving}`, caseId: null }
  return withdrawing === null ? null : { name: `handover withdraw ${withdrawing}`, caseId: null }
}

export const useHandovers = ({ transferDue }: HandoversProps): HandoversModel => {
  const query = useQuery('archive.handovers', {})
  const [text, setText] = useKept('handover filter', NO_FILTER_TEXT)
  const { value: to, set: setTo, discard: forgetTo } = useKeptForm('handover to', NOBODY)
  const filter = filterOf(text)
  const batchSha256 = to.batch === '' ? null : to.batch
  const plan = useQuery('archive.handoverPlan', filter === null ? null : { filter, batchSha256 })
  const [receiving, setReceiving] = useState<string | null>(null)
  const [withdrawing, setWithdrawing] = useState<string | null>(null)
  const prepare = useCommand('archive.prepareHandover')
  const receive = useCommand('archive.receiveHandover')
  const withdraw = useCommand('archive.withdrawHandover')
  const exporting = useCommand('archive.exportHandover')
  const job = useExportJob('archive handover', 'exportFolder')
  const acts = useActs(prepare, receive, withdraw, exporting)
  const form = formOf(receiving, withdrawing)
  const close = (): void => {
    if (form !== null) discardForm(form)
    setReceiving(null)
    setWithdrawing(null)
  }
  const ended = (reply: { readonly ok: boolean }): void => {
    acts.settle(words.handover.done, close)(reply)
    query.refresh()
    plan.refresh()
  }
  return {
    transferDue,
    view: query.data,
    readError: query.error,
    onRetry: query.refresh,
    text,
    onText: setText,
    plan: filter === null ? null : plan.data,
    planError: filter === null ? null : plan.error,
    wrong: filter === null,
    to,
    onTo: setTo,
    busy: acts.busy,
    error: acts.error ?? job.chooseError,
    message: acts.message,
    onPrepare: () => {
      if (filter === null) return
      acts.fresh()
      void prepare.run({ receiver: to.receiver.trim(), batchSha256, filter }).then((reply) => {
        if (reply.ok) forgetTo()
        ended(reply)
      })
    },
    form,
    receiving,
    onReceiving: (handoverId) => {
      acts.fresh()
      if (handoverId === null) close()
      else setReceiving(handoverId)
    },
    onReceive: (receipt) => {
      if (receiving === null) return
      void receive.run({ handoverId: receiving, ...receipt }).then(ended)
    },
    withdrawing,
    onWithdrawing: (handoverId) => {
      acts.fresh()
      if (handoverId === null) close()
      else setWithdrawing(handoverId)
    },
    onWithdraw: (reason) => {
      if (withdrawing === null) return
      void withdraw.run({ handoverId: withdrawing, reason }).then(ended)
    },
    job,
    onExport: (handoverId, format) => {
      const { folder } = job
      if (folder !== null) void job.follow(exporting.run({ handoverId, format, folder: folder.token }))
    },
  }
}
