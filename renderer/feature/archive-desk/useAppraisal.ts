import type { Input, Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { useActs } from '../../api/use-acts.ts'
import { useListAsking } from '../../api/use-asking.ts'
import { useCommand } from '../../api/use-command.ts'
import { usePagedQuery } from '../../api/use-paged-query.ts'
import { ARCHIVE_DESK as words } from '../../i18n/archive.ts'
import { useExistingPage } from '../../ui/table/use-existing-page.ts'
import { useKept } from '../../ui/form/use-kept.ts'
import type { FormOf } from '../../ui/form/kept-form.ts'
import { NO_FILTER, PAGE_ROWS, type ListRow } from './archive-desk-model.ts'

export interface AppraisalProps {
  readonly roles: readonly Role[]
  readonly onOpen: (caseId: string) => void
}

type Result = Input<'archive.decideDisposal'>['result']

export interface Asking {
  readonly caseId: string
  readonly what: 'propose' | 'decide'
}

export interface AppraisalModel extends AppraisalProps {
  readonly list: Output<'archive.list'> | null
  readonly readError: WireError | null
  readonly onRetry: () => void
  readonly page: number
  readonly onPage: (page: number) => void
  readonly mayPropose: boolean
  readonly mayDecide: boolean
  readonly proposing: ListRow | null
  readonly deciding: ListRow | null
  readonly onAsk: (asking: Asking | null) => void
  readonly form: FormOf | null
  readonly busy: boolean
  readonly error: WireError | null
  readonly message: string | null
  readonly onPropose: (reason: string) => void
  readonly onDecide: (result: Result, keepUntil: string, reason: string) => void
}

export const useAppraisal = ({ roles, onOpen }: AppraisalProps): AppraisalModel => {
  const [page, setPage] = useKept('appraisal page', 0)
  const query = usePagedQuery('archive.list', { scope: 'due', filter: NO_FILTER, page }, 'due')
  useExistingPage(page, query.data?.total ?? null, PAGE_ROWS, setPage)
  const propose = useCommand('archive.proposeDisposal')
  const decide = useCommand('archive.decideDisposal')
  const acts = useActs(propose, decide)
  const { settle, asking, ...question } = useListAsking<Asking>(acts, query.refresh, ({ what, caseId }) => ({
    name: `appraisal ${what} ${caseId}`,
    caseId,
  }))
  const ended = settle(words.due.done)
  // The row as the log stands now: after a refusal the next try is made on what was read since.
  const row = query.data?.rows.find(({ caseId }) => caseId === asking?.caseId) ?? null
  const proposing = asking?.what === 'propose' ? row : null
  const deciding = asking?.what === 'decide' ? row : null
  const on = ({ caseId, seq }: ListRow) => ({ caseId, expectedSeq: seq })
  return {
    roles,
    onOpen,
    list: query.data,
    readError: query.error,
    onRetry: query.refresh,
    page,
    onPage: setPage,
    mayPropose: roles.includes('archivist'),
    mayDecide: roles.includes('deputyLeader') || roles.includes('principalLeader'),
    proposing,
    deciding,
    ...question,
    busy: acts.busy,
    error: acts.error,
    message: acts.message,
    onPropose: (reason) => {
      if (proposing !== null) void propose.run({ ...on(proposing), reason }).then(ended)
    },
    onDecide: (result, keepUntil, reason) => {
      if (deciding === null) return
      const until = result === 'extended' ? keepUntil : null
      void decide.run({ ...on(deciding), result, keepUntil: until, reason }).then(ended)
    },
  }
}
