import { useState } from 'react'
import type { Input, Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { useActs } from '../../api/use-acts.ts'
import { useCaseAsking } from '../../api/use-asking.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { DUE } from '../../i18n/deadline.ts'
import type { FormOf } from '../../ui/form/kept-form.ts'

export type DeadlineView = Output<'case.deadline'>
export type Choice = Pick<Input<'deadline.set'>, 'rule' | 'start' | 'formedOn' | 'reason'>

export interface DeadlineProps {
  readonly caseId: string
  readonly onDone: (message: string) => void
  readonly onStale: () => void
}

export interface DeadlineModel {
  readonly view: DeadlineView | null
  readonly readError: WireError | null
  readonly accountOpen: boolean
  readonly onAccount: (open: boolean) => void
  readonly setting: boolean
  readonly onSetting: (open: boolean) => void
  readonly form: FormOf | null
  readonly onSet: (choice: Choice) => void
  readonly busy: boolean
  readonly error: WireError | null
}

export const useDeadline = ({ caseId, onDone, onStale }: DeadlineProps): DeadlineModel => {
  const query = useQuery('case.deadline', { caseId })
  const set = useCommand('deadline.set')
  const [accountOpen, onAccount] = useState(false)
  const acts = useActs(set)
  const { asking, onAsk, form, settle } = useCaseAsking<'setting'>(acts, { onDone, onStale }, () => ({
    name: `deadline ${caseId}`,
    caseId,
  }))
  return {
    view: query.data,
    readError: query.error,
    accountOpen,
    onAccount,
    setting: asking !== null && query.data?.settable !== null,
    onSetting: (open) => {
      onAsk(open ? 'setting' : null)
    },
    form,
    onSet: (choice) => void set.run({ caseId, expectedSeq: query.data?.seq ?? 0, ...choice }).then(settle(DUE.saved)),
    busy: acts.busy,
    error: acts.error,
  }
}
