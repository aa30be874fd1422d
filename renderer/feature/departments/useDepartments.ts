import type { WireError } from '#shared/contract/errors.ts'
import { useActs } from '../../api/use-acts.ts'
import { useListAsking } from '../../api/use-asking.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { DEPARTMENTS } from '../../i18n/departments.ts'
import { useKept } from '../../ui/use-kept.ts'
import { draftOf, proposalOf, type DepartmentDraft, type DepartmentsData } from './department-model.ts'

export type DepartmentAsking = 'confirm' | 'decline'

export interface DepartmentsModel {
  readonly view: DepartmentsData | null
  readonly readError: WireError | null
  readonly onRetry: () => void
  /** The arrangement under way; null while none is. */
  readonly draft: DepartmentDraft | null
  readonly onDraft: (draft: DepartmentDraft | null) => void
  readonly onEdit: () => void
  readonly reason: string
  readonly onReason: (reason: string) => void
  readonly asking: DepartmentAsking | null
  readonly onAsk: (asking: DepartmentAsking | null) => void
  readonly busy: boolean
  readonly error: WireError | null
  readonly message: string | null
  readonly onPropose: () => void
  readonly onConfirm: () => void
  readonly onDecline: (reason: string) => void
}

/** 科室设置: what is in force, what waits for a second hand, and what the security administrator draws up. */
export const useDepartments = (): DepartmentsModel => {
  const list = useQuery('department.view', {})
  const propose = useCommand('department.propose')
  const confirm = useCommand('people.confirm')
  const decline = useCommand('people.decline')
  const [draft, setDraft] = useKept<DepartmentDraft | null>('department draft', null)
  const [reason, setReason] = useKept('department reason', '')
  const acts = useActs(propose, confirm, decline)
  const { asking, onAsk, settle } = useListAsking<DepartmentAsking>(acts, list.refresh)
  const { data } = list
  const begin = (next: DepartmentDraft | null): void => {
    acts.fresh()
    setReason('')
    setDraft(next)
  }
  const proposal = data?.proposal ?? null
  return {
    view: data,
    readError: list.error,
    onRetry: list.refresh,
    draft,
    onDraft: (next) => {
      if (next === null) begin(null)
      else setDraft(next)
    },
    onEdit: () => {
      if (data !== null) begin(draftOf(data))
    },
    reason,
    onReason: setReason,
    asking,
    onAsk,
    busy: acts.busy,
    error: acts.error,
    message: acts.message,
    onPropose: () => {
      if (data === null || draft === null) return
      void propose.run({ ...proposalOf(data, draft), reason }).then(
        settle(DEPARTMENTS.proposed, () => {
          setDraft(null)
          setReason('')
        }),
      )
    },
    onConfirm: () => {
      if (proposal === null) return
      const { proposalId } = proposal
      void confirm.run({ what: 'departments', proposalId }).then(settle(DEPARTMENTS.confirmed))
    },
    onDecline: (why) => {
      if (proposal === null) return
      const { proposalId, mayConfirm } = proposal
      void decline
        .run({ what: 'departments', proposalId, reason: why })
        .then(settle(mayConfirm ? DEPARTMENTS.declined : DEPARTMENTS.takenBack))
    },
  }
}
