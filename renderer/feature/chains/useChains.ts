import type { WireError } from '#shared/contract/errors.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { CHAINS } from '../../i18n/chains.ts'
import { useActs } from '../../api/use-acts.ts'
import { useListAsking } from '../../api/use-asking.ts'
import { useDrawnUp, type DrawnUp } from '../../ui/form/use-drawn-up.ts'
import type { FormOf } from '../../ui/form/kept-form.ts'
import { draftOf, emptyDraft, type Chain, type ChainDraft, type ChainsData } from './chain-model.ts'

export type ChainAsking =
  | { readonly kind: 'stop'; readonly chain: Chain }
  | { readonly kind: 'confirm' | 'decline'; readonly proposal: ChainsData['proposals'][number] }

/** `draft`: the version under way. */
export interface ChainsModel extends DrawnUp<ChainDraft> {
  readonly view: ChainsData | null
  readonly readError: WireError | null
  readonly onRetry: () => void
  readonly onAdd: () => void
  readonly onEdit: (chain: Chain) => void
  readonly asking: ChainAsking | null
  readonly onAsk: (asking: ChainAsking | null) => void
  readonly form: FormOf | null
  readonly busy: boolean
  readonly error: WireError | null
  readonly message: string | null
  readonly onPropose: (draft: ChainDraft, reason: string) => void
  readonly onConfirm: (proposalId: string) => void
  readonly onDecline: (proposal: ChainsData['proposals'][number], reason: string) => void
}

const formOf = (asked: ChainAsking): FormOf | null => {
  if (asked.kind === 'stop') return { name: `chain stop ${asked.chain.template.templateId}`, caseId: null }
  return asked.kind === 'decline' ? { name: `chain decline ${asked.proposal.proposalId}`, caseId: null } : null
}

/** Chains of approval: those in use, versions that wait, and the one that the security administrator draws up. */
export const useChains = (): ChainsModel => {
  const list = useQuery('approvalChain.view', {})
  const propose = useCommand('approvalChain.propose')
  const confirm = useCommand('people.confirm')
  const decline = useCommand('people.decline')
  const acts = useActs(propose, confirm, decline)
  const { settle, ...question } = useListAsking<ChainAsking>(acts, list.refresh, formOf)
  const { drawnUp, begin, clear } = useDrawnUp<ChainDraft>('chain', acts.fresh)
  return {
    view: list.data,
    readError: list.error,
    onRetry: list.refresh,
    ...drawnUp,
    onAdd: () => {
      begin(emptyDraft())
    },
    onEdit: (chain) => {
      begin(draftOf(chain))
    },
    ...question,
    busy: acts.busy,
    error: acts.error,
    message: acts.message,
    onPropose: ({ steps, uses, ...rest }, why) =>
      void propose.run({ ...rest, steps: [...steps], uses: [...uses], reason: why }).then(settle(CHAINS.saved, clear)),
    onConfirm: (proposalId) => void confirm.run({ what: 'chain', proposalId }).then(settle(CHAINS.confirmedNow)),
    onDecline: ({ proposalId, mine }, why) =>
      void decline
        .run({ what: 'chain', proposalId, reason: why })
        .then(settle(mine ? CHAINS.takenBackNow : CHAINS.declinedNow)),
  }
}
