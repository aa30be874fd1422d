import type { Input, Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { useActs } from '../../api/use-acts.ts'
import { useListAsking } from '../../api/use-asking.ts'
import { useCommand } from '../../api/use-command.ts'
import { useLetter, type Letter } from '../../api/use-letter.ts'
import { useQuery } from '../../api/use-query.ts'
import { DELEGATION } from '../../i18n/delegation.ts'
import type { FormOf } from '../../ui/form/kept-form.ts'

export type DelegationData = Output<'delegation.view'>
export type DelegationRow = DelegationData['delegations'][number]
export type NewDelegation = Omit<Input<'delegation.record'>, 'commandId'>

export type DelegationAsking =
  { readonly kind: 'add' } | { readonly kind: 'confirm' | 'end'; readonly row: DelegationRow }

export interface DelegationModel {
  readonly view: DelegationData | null
  readonly readError: WireError | null
  readonly onRetry: () => void
  readonly asking: DelegationAsking | null
  readonly onAsk: (asking: DelegationAsking | null) => void
  readonly form: FormOf | null
  readonly letter: Letter | null
  readonly onChoose: () => void
  readonly busy: boolean
  readonly error: WireError | null
  readonly message: string | null
  readonly onRecord: (given: NewDelegation) => void
  readonly onConfirm: (row: DelegationRow) => void
  readonly onEnd: (row: DelegationRow, reason: string) => void
  readonly onSaveLetter: (row: DelegationRow) => void
}

const formOf = (asked: DelegationAsking): FormOf | null => {
  if (asked.kind === 'add') return { name: 'delegation', caseId: null }
  return asked.kind === 'end' ? { name: `delegation end ${asked.row.delegationId}`, caseId: null } : null
}

/** 授权代行: what stands, and a new one with its letter. */
export const useDelegation = (): DelegationModel => {
  const list = useQuery('delegation.view', {})
  const record = useCommand('delegation.record')
  const confirm = useCommand('people.confirm')
  const end = useCommand('delegation.end')
  const save = useCommand('delegation.saveLetter')
  const { choose, drop, intoFolder, ...chosen } = useLetter()
  const acts = useActs(record, confirm, end, save, choose)
  const { onAsk: ask, settle, ...question } = useListAsking<DelegationAsking>(acts, list.refresh, formOf)
  const onAsk = (next: DelegationAsking | null): void => {
    drop()
    ask(next)
  }
  return {
    view: list.data,
    readError: list.error,
    onRetry: list.refresh,
    ...question,
    onAsk,
    ...chosen,
    busy: acts.busy,
    error: acts.error,
    message: acts.message,
    onRecord: (given) => {
      const own = list.data?.principals.some(({ personId, me }) => me && personId === given.forPersonId) === true
      void record.run(given).then(settle(own ? DELEGATION.saved : DELEGATION.savedByAdmin))
    },
    onConfirm: ({ delegationId }) =>
      void confirm.run({ what: 'delegation', proposalId: delegationId }).then(settle(DELEGATION.confirmed)),
    onEnd: ({ delegationId }, reason) => void end.run({ delegationId, reason }).then(settle(DELEGATION.endedNow)),
    onSaveLetter: ({ delegationId }) => {
      acts.fresh()
      void intoFolder(async (folder) => {
        settle(DELEGATION.letterSaved)(await save.run({ delegationId, folder }))
      })
    },
  }
}
