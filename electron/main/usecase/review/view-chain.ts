import type { Output } from '#shared/contract/channels.ts'
import { stepOf } from '#shared/domain/case/review/chain-template.ts'
import { maySignFor } from '#shared/domain/case/review/pass.ts'
import { signedParties } from '#shared/domain/case/state.ts'
import type { LoadedCase } from '../load-case.ts'
import type { Unlocked } from '../workstation.ts'

type ChainView = Output<'case.get'>['chain']

/** The chain of a case as the window shows it: its steps in order, which were skipped and why, who has countersigned. */
export const viewChain = ({ state, events }: LoadedCase, person: Unlocked['person']): ChainView => {
  const { chain } = state
  const nameOf = (personId: string): string =>
    events.find((event) => event.actor.personId === personId)?.actor.name ?? ''
  const signed = signedParties(state)
  const signer = (partyId: string): string | null => {
    const pass = state.passes.find((one) => one.partyId === partyId)
    return pass === undefined ? null : nameOf(pass.personId)
  }
  return {
    name: chain.name,
    version: chain.version,
    steps: chain.steps.map(({ kind, skippedBy }) => {
      const skip = state.skips.find(({ stage }) => stage === kind)
      return {
        stage: kind,
        optional: skippedBy !== null,
        skipped: skip === undefined ? null : { personName: nameOf(skip.personId), reason: skip.reason },
      }
    }),
    parties: (stepOf(chain, 'countersign')?.parties ?? []).map(({ partyId, name, personId, required }) => ({
      partyId,
      name,
      required,
      signedBy: signer(partyId),
      open: !signed.has(partyId) && maySignFor(state, { personId }, person),
    })),
  }
}
