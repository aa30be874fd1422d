import { useState } from 'react'
import type { WireError } from '#shared/contract/errors.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { CHAINS } from '../../i18n/chains.ts'
import { draftOf, emptyDraft, type Chain, type ChainDraft, type ChainsData } from './chain-model.ts'

export type ChainAsking =
  | { readonly kind: 'stop'; readonly chain: Chain }
  | { readonly kind: 'confirm' | 'decline'; readonly proposal: ChainsData['proposals'][number] }

export interface ChainsModel {
  readonly view: ChainsData | null
  readonly readError: WireError | null
  readonly onRetry: () => void
  /** The version under way; null while none is. */
  readonly draft: ChainDraft | null
  readonly onDraft: (draft: ChainDraft | null) => void
  readonly onAdd: () => void
  readonly onEdit: (chain: Chain) => void
  readonly asking: ChainAsking | null
  readonly onAsk: (asking: ChainAsking | null) => void
  readonly busy: boolean
  readonly error: WireError | null
  readonly message: string | null
  readonly onPropose: (draft: ChainDraft, reason: string) => void
  readonly onConfirm: (proposalId: string) => void
  readonly onDecline: (proposalId: string, reason: string) => void
}

/** Chains of approval: those in use, versions that wait, and the one that the security administrator draws up. */
export const useChains = (): ChainsModel => {
  const list = useQuery('approvalChain.view', {})
  const propose = useCommand('approvalChain.propose')
  const confirm = useCommand('people.confirm')
  const decline = useCommand('people.decline')
  const commands = [propose, confirm, decline]
  const [draft, setDraft] = useState<ChainDraft | null>(null)
  const [asking, setAsking] = useState<ChainAsking | null>(null)
  const [message, setMessage] = useState<string | null>(null)
  const dismiss = (): void => {
    for (const command of commands) command.dismiss()
  }
  const settle =
    (text: string) =>
    (reply: { readonly ok: boolean }): void => {
      list.refresh()
      if (!reply.ok) return
      setDraft(null)
      setAsking(null)
      setMessage(text)
    }
  const begin = (next: ChainDraft | null): void => {
    dismiss()
    setMessage(null)
    setDraft(next)
  }
  return {
    view: list.data,
    readError: list.error,
    onRetry: list.refresh,
    draft,
    onDraft: (next) => {
      if (next === null) begin(null)
      else setDraft(next)
    },
    onAdd: () => {
      begin(emptyDraft())
    },
    onEdit: (chain) => {
      begin(draftOf(chain))
    },
    asking,
    onAsk: (next) => {
      dismiss()
      setAsking(next)
    },
    busy: commands.some((command) => command.busy),
    error: commands.map((command) => command.error).find((error) => error !== null) ?? null,
    message,
    onPropose: ({ steps, uses, ...rest }, reason) =>
      void propose.run({ ...rest, steps: [...steps], uses: [...uses], reason }).then(settle(CHAINS.saved)),
    onConfirm: (proposalId) => void confirm.run({ what: 'chain', proposalId }).then(settle(CHAINS.confirmedNow)),
    onDecline: (proposalId, reason) =>
      void decline.run({ what: 'chain', proposalId, reason }).then(settle(CHAINS.declinedNow)),
  }
}
