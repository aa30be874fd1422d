import { useState } from 'react'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { ARCHIVE_DESK as words } from '../../i18n/archive.ts'
import { itemsOf, needsReason, NO_FILTER, type FilingDraft } from './archive-desk-model.ts'

export interface FilingProps {
  readonly onOpen: (caseId: string) => void
}

export interface FilingModel extends FilingProps {
  readonly list: Output<'archive.list'> | null
  readonly readError: WireError | null
  readonly onRetry: () => void
  /** Fonds and pattern are set. */
  readonly ready: boolean
  readonly page: number
  readonly onPage: (page: number) => void
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (caseIds: readonly string[], chosen: boolean) => void
  readonly changes: Readonly<Record<string, Partial<FilingDraft>>>
  readonly onChange: (caseId: string, change: Partial<FilingDraft>) => void
  readonly reason: string
  readonly onReason: (reason: string) => void
  readonly asksReason: boolean
  /** One of the chosen has no period yet. */
  readonly incomplete: boolean
  readonly busy: boolean
  readonly error: WireError | null
  readonly message: string | null
  readonly onFile: () => void
}

export const useFiling = ({ onOpen }: FilingProps): FilingModel => {
  const [page, setPage] = useState(0)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [changes, setChanges] = useState<FilingModel['changes']>({})
  const [reason, setReason] = useState('')
  const [message, setMessage] = useState<string | null>(null)
  const query = useQuery('archive.list', { scope: 'waiting', filter: NO_FILTER, page })
  const rules = useQuery('archive.rules', {})
  const file = useCommand('archive.file')
  const items = itemsOf(query.data?.rows ?? [], chosen, changes, reason)
  const onFile = async (): Promise<void> => {
    if (items === null || items.length === 0) return
    setMessage(null)
    const reply = await file.run({ items })
    if (reply.ok) {
      const numbers = reply.value.filed.map(({ archivalNumber }) => archivalNumber)
      setMessage(words.filing.done(numbers.length, numbers[0] ?? '', numbers.at(-1) ?? ''))
      setChosen(new Set())
      setReason('')
    }
    query.refresh()
  }
  return {
    onOpen,
    list: query.data,
    readError: query.error,
    onRetry: query.refresh,
    ready: rules.data === null || rules.data.rules !== null,
    page,
    onPage: setPage,
    chosen,
    onChoose: (caseIds, isChosen) => {
      setMessage(null)
      const next = new Set(chosen)
      for (const caseId of caseIds) {
        if (isChosen) next.add(caseId)
        else next.delete(caseId)
      }
      setChosen(next)
    },
    changes,
    onChange: (caseId, change) => {
      setChanges({ ...changes, [caseId]: { ...changes[caseId], ...change } })
    },
    reason,
    onReason: setReason,
    asksReason: items !== null && needsReason(query.data?.rows ?? [], chosen, changes),
    incomplete: items === null,
    busy: file.busy,
    error: file.error,
    message,
    onFile: () => void onFile(),
  }
}
