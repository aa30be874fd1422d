import { useState } from 'react'
import type { Input, Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { useActs } from '../../api/use-acts.ts'
import { useCaseAsking } from '../../api/use-asking.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { VALIDITY } from '../../i18n/validity.ts'
import type { FormOf } from '../../ui/form/kept-form.ts'
import type { DutyProps } from './useDecision.ts'

export type ChangesData = Output<'case.changes'>
export type Term = Pick<Input<'change.setTerm'>, 'effectiveOn' | 'until' | 'basis'>
export type Change = Pick<
  Input<'change.declare'>,
  'kind' | 'scope' | 'targetCaseId' | 'effectiveOn' | 'basis' | 'reason'
>

export interface ChangesModel {
  readonly view: ChangesData | null
  readonly readError: WireError | null
  readonly busy: boolean
  readonly error: WireError | null
  readonly open: 'term' | 'change' | null
  readonly onOpen: (open: 'term' | 'change' | null) => void
  readonly form: FormOf | null
  readonly onTerm: (term: Term) => void
  readonly onChange: (change: Change) => void
  readonly search: string
  readonly onSearch: (search: string) => void
  readonly targets: Output<'change.targets'>
  readonly onOpenCase: (caseId: string) => void
  readonly onLeak: () => void
}

export const useChanges = ({
  caseId,
  onDone,
  onStale,
  onOpenCase,
  onLeak,
}: DutyProps & {
  readonly onOpenCase: (caseId: string) => void
  readonly onLeak: () => void
}): ChangesModel => {
  const query = useQuery('case.changes', { caseId })
  const term = useCommand('change.setTerm')
  const declare = useCommand('change.declare')
  const acts = useActs(term, declare)
  const question = useCaseAsking<'term' | 'change'>(acts, { onDone, onStale }, (asked) => ({
    name: `validity ${asked} ${caseId}`,
    caseId,
  }))
  const { asking: open, onAsk: onOpen, form, settle } = question
  const [search, onSearch] = useState('')
  const targets = useQuery('change.targets', open === 'change' ? { search: search.trim() } : null)
  const on = { caseId, expectedSeq: query.data?.seq ?? 0 }
  return {
    view: query.data,
    readError: query.error,
    busy: acts.busy,
    error: acts.error,
    open,
    onOpen,
    form,
    onTerm: (value) => void term.run({ ...on, ...value }).then(settle(VALIDITY.saved)),
    onChange: (value) => void declare.run({ ...on, ...value }).then(settle(VALIDITY.saved)),
    search,
    onSearch,
    targets: targets.data ?? [],
    onOpenCase,
    onLeak,
  }
}
