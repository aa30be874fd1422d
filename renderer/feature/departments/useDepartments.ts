import type { WireError } from '#shared/contract/errors.ts'
import { useActs } from '../../api/use-acts.ts'
import { useListAsking } from '../../api/use-asking.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { DEPARTMENTS } from '../../i18n/departments.ts'
import { useDrawnUp, type DrawnUp } from '../../ui/form/use-drawn-up.ts'
import type { FormOf } from '../../ui/form/kept-form.ts'
import { draftOf, proposalOf, type DepartmentDraft, type DepartmentsData } from './department-model.ts'

export type DepartmentAsking = 'confirm' | 'decline'

/** `draft`: the arrangement under way. */
export interface DepartmentsModel extends DrawnUp<DepartmentDraft> {
  readonly view: DepartmentsData | null
  readonly readError: WireError | null
  readonly onRetry: () => void
  readonly onEdit: () => void
  readonly asking: DepartmentAsking | null
  readonly onAsk: (asking: DepartmentAsking | null) => void
  readonly form: FormOf | null
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
  const acts = useActs(propose, confirm, decline)
  const { data } = list
  const { drawnUp, begin, clear } = useDrawnUp<DepartmentDraft>('department', acts.fresh)
  const proposal = data?.proposal ?? null
  const { settle, ...question } = useListAsking<DepartmentAsking>(acts, list.refresh, (asked) =>
    asked === 'decline' ? { name: `departments decline ${proposal?.proposalId ?? ''}`, caseId: null } : null,
  )
  return {
    view: data,
    readError: list.error,
    onRetry: list.refresh,
    ...drawnUp,
    onEdit: () => {
      if (data !== null) begin(draftOf(data))
    },
    ...question,
    busy: acts.busy,
    error: acts.error,
    message: acts.message,
    onPropose: () => {
      const { draft, reason } = drawnUp
      if (data === null || draft === null) return
      void propose.run({ ...proposalOf(data, draft), reason }).then(settle(DEPARTMENTS.proposed, clear))
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
