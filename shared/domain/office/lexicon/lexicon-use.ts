import { closed, closedWith, identifier, integer, nullable, sha256Hex, text } from '#shared/lib/guard.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { DecideContext } from '../../case/authority/may-review.ts'
import type { Role } from '../../case/roles.ts'
import type { NewOfficeEvent } from '../events.ts'
import type { OfficeRefusal } from '../refusals.ts'
import type { OfficeState, LexiconProposal } from '../state.ts'
import type { LexiconUseData } from './lexicon-use-events.ts'

const name = text(300)
const reason = text(4000)
const version = nullable(name)
const sha256 = nullable(sha256Hex)
export const LEXICON_USE_SHAPES = {
  LexiconUseProposed: closed({
    ...{ proposalId: identifier, lexiconId: name, version, sha256 },
    ...{ dropped: integer(0, 10_000_000), reason },
  }),
  LexiconActivated: closedWith({ lexiconId: name, version, sha256 }, { proposalId: identifier }),
  LexiconUseDeclined: closed({ proposalId: identifier, reason }),
}

export type LexiconUseCommand =
  | ({ readonly type: 'proposeLexiconUse' } & LexiconUseData['LexiconUseProposed'])
  | { readonly type: 'confirmLexiconUse'; readonly proposalId: string }
  /** What one hand did in older logs. Nobody asks for it any more; a log in which anything was proposed holds none. */
  | ({ readonly type: 'activateLexicon' } & Pick<
      LexiconUseData['LexiconActivated'],
      'lexiconId' | 'version' | 'sha256'
    >)
  | { readonly type: 'declineLexiconUse'; readonly proposalId: string; readonly reason: string }

export const LEXICON_ROLES: readonly Role[] = ['secrecyOfficer', 'securityAdministrator']

export const lexiconProposalOf = (state: OfficeState, proposalId: string): LexiconProposal | null =>
  state.lexiconProposals.find((one) => one.proposalId === proposalId) ?? null

export const decideLexiconUse = (
  state: OfficeState,
  command: LexiconUseCommand,
  { personId }: DecideContext,
): Result<readonly NewOfficeEvent[], OfficeRefusal> => {
  if (command.type === 'activateLexicon') {
    const { lexiconId, version, sha256 } = command
    return state.lexiconsByTwo
      ? err({ code: 'office.secondHand' })
      : ok([{ type: 'LexiconActivated', data: { lexiconId, version, sha256 } }])
  }
  if (command.type === 'proposeLexiconUse') {
    const { type: _type, ...proposed } = command
    const why = proposed.reason.trim()
    if (why === '') return err({ code: 'office.reasonRequired' })
    const isOpen = state.lexiconProposals.some(
      ({ lexiconId, proposalId }) => lexiconId === proposed.lexiconId || proposalId === proposed.proposalId,
    )
    if (isOpen) return err({ code: 'office.proposalOpen' })
    return ok([{ type: 'LexiconUseProposed', data: { ...proposed, reason: why } }])
  }
  const proposal = lexiconProposalOf(state, command.proposalId)
  if (proposal === null) return err({ code: 'office.unknownProposal' })
  const { proposalId, lexiconId } = proposal
  if (command.type === 'declineLexiconUse') {
    const why = command.reason.trim()
    return why === ''
      ? err({ code: 'office.reasonRequired' })
      : ok([{ type: 'LexiconUseDeclined', data: { proposalId, reason: why } }])
  }
  if (proposal.proposedBy === personId) return err({ code: 'office.secondHand' })
  const data = { lexiconId, version: proposal.version, sha256: proposal.sha256, proposalId }
  return ok([{ type: 'LexiconActivated', data }])
}
