import { useState } from 'react'
import type { Input, Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { ARCHIVE_DESK as words } from '../../i18n/archive.ts'
import { NO_FILTER, type ListRow } from './archive-desk-model.ts'

export interface AppraisalProps {
  readonly roles: readonly Role[]
  readonly onOpen: (caseId: string) => void
}

type Result = Input<'archive.decideDisposal'>['result']

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
  readonly onAsk: (proposing: ListRow | null, deciding: ListRow | null) => void
  readonly busy: boolean
  readonly error: WireError | null
  readonly message: string | null
  readonly onPropose: (reason: string) => void
  readonly onDecide: (result: Result, keepUntil: string, reason: string) => void
}

export const useAppraisal = ({ roles, onOpen }: AppraisalProps): AppraisalModel => {
  const [page, setPage] = useState(0)
  const [proposing, setProposing] = useState<ListRow | null>(null)
  const [deciding, setDeciding] = useState<ListRow | null>(null)
  const [message, setMessage] = useState<string | null>(null)
  const query = useQuery('archive.list', { scope: 'due', filter: NO_FILTER, page })
  const propose = useCommand('archive.proposeDisposal')
  const decide = useCommand('archive.decideDisposal')
  const ended = (ok: boolean): void => {
    if (ok) {
      setProposing(null)
      setDeciding(null)
      setMessage(words.due.done)
    }
    query.refresh()
  }
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
    onAsk: (nextProposing, nextDeciding) => {
      propose.dismiss()
      decide.dismiss()
      setMessage(null)
      setProposing(nextProposing)
      setDeciding(nextDeciding)
    },
    busy: propose.busy || decide.busy,
    error: propose.error ?? decide.error,
    message,
    onPropose: (reason) => {
      if (proposing !== null)
        void propose.run({ ...on(proposing), reason }).then(({ ok }) => {
          ended(ok)
        })
    },
    onDecide: (result, keepUntil, reason) => {
      if (deciding === null) return
      const until = result === 'extended' ? keepUntil : null
      void decide.run({ ...on(deciding), result, keepUntil: until, reason }).then(({ ok }) => {
        ended(ok)
      })
    },
  }
}
