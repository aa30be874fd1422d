import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import type { Retention } from '#shared/domain/archive/archival-number.ts'
import { useActs } from '../../api/use-acts.ts'
import { useCommand } from '../../api/use-command.ts'
import { usePagedQuery } from '../../api/use-paged-query.ts'
import { useQuery } from '../../api/use-query.ts'
import { ARCHIVE_DESK as words } from '../../i18n/archive.ts'
import { useKept } from '../../ui/form/use-kept.ts'
import { useExistingPage } from '../../ui/table/use-existing-page.ts'
import {
  decidedAlike,
  itemsOf,
  MAX_FILED,
  needsReason,
  numberRanges,
  NO_FILTER,
  PAGE_ROWS,
  refreshed,
  undecidedOf,
  withChosen,
  type Chosen,
  type FilingDraft,
  type ListRow,
} from './archive-desk-model.ts'
import { useFieldOf } from '../../ui/form/use-field.ts'
import { discardForm } from '../../ui/form/kept-form.ts'

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
  readonly chosen: Chosen
  readonly onChoose: (rows: readonly ListRow[], chosen: boolean) => void
  readonly onChooseNone: () => void
  /** More than can be filed at once. */
  readonly tooMany: boolean
  readonly changes: Readonly<Record<string, Partial<FilingDraft>>>
  readonly onChange: (caseId: string, change: Partial<FilingDraft>) => void
  readonly reason: string
  readonly onReason: (reason: string) => void
  readonly asksReason: boolean
  /** How many of the chosen have no period yet, and one for all of them. */
  readonly undecided: number
  readonly onDecide: (retention: Retention) => void
  readonly busy: boolean
  readonly error: WireError | null
  readonly message: string | null
  readonly onFile: () => void
}

const NOBODY: Chosen = {}
const FORM = { name: 'filing', caseId: null }
const UNCHANGED: FilingModel['changes'] = {}

export const useFiling = ({ onOpen }: FilingProps): FilingModel => {
  const [page, setPage] = useKept('filing page', 0)
  const [chosen, setChosen] = useKept<Chosen>('filing chosen', NOBODY)
  const [changes, setChanges] = useFieldOf<FilingModel['changes']>(FORM, 'changes', UNCHANGED)
  const [reason, setReason] = useFieldOf(FORM, 'reason', '')
  const query = usePagedQuery('archive.list', { scope: 'waiting', filter: NO_FILTER, page }, 'waiting')
  const rules = useQuery('archive.rules', {})
  const file = useCommand('archive.file')
  useExistingPage(page, query.data?.total ?? null, PAGE_ROWS, setPage)
  const acts = useActs(file)
  // All that was chosen is filed, on whatever page it stands.
  const rows = refreshed(chosen, query.data?.rows ?? [])
  const items = itemsOf(rows, changes, reason)
  const onFile = async (): Promise<void> => {
    if (items === null || items.length === 0) return
    acts.fresh()
    const reply = await file.run({ items })
    if (reply.ok) {
      const numbers = reply.value.filed.map(({ archivalNumber }) => archivalNumber)
      acts.settle(words.filing.done(numbers.length, numberRanges(numbers)))(reply)
      setChosen(NOBODY)
      discardForm(FORM)
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
    onChoose: (rows, isChosen) => {
      acts.fresh()
      setChosen(withChosen(chosen, rows, isChosen))
    },
    onChooseNone: () => {
      setChosen(NOBODY)
    },
    tooMany: rows.length > MAX_FILED,
    changes,
    onChange: (caseId, change) => {
      setChanges({ ...changes, [caseId]: { ...changes[caseId], ...change } })
    },
    reason,
    onReason: setReason,
    asksReason: needsReason(rows, changes),
    undecided: undecidedOf(rows, changes).length,
    onDecide: (retention) => {
      setChanges(decidedAlike(rows, changes, retention))
    },
    busy: acts.busy,
    error: acts.error,
    message: acts.message,
    onFile: () => void onFile(),
  }
}
