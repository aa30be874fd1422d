import { isAdministratorRole } from '../case/roles.ts'
import type { AccessEvent } from './events.ts'

export type AccessReplayProblemCode = 'replay.notOneAct' | 'replay.refused'

/**
 * Does one recorded act hold? Each is one fact by itself; nobody but an auditor has the ledger before them. That the person
 * holds the role is the certificate's answer, and that the act's name is new the caller's question.
 */
export const checkAccessGroup = (
  group: readonly [AccessEvent, ...AccessEvent[]],
): { readonly code: AccessReplayProblemCode; readonly seq: number } | null => {
  const [{ type, actor, seq }, second] = group
  if (second !== undefined) return { code: 'replay.notOneAct', seq: second.seq }
  if (type === 'ClockCorrected') return isAdministratorRole(actor.role) ? null : { code: 'replay.refused', seq }
  return type === 'LedgerRead' && actor.role !== 'auditor' ? { code: 'replay.refused', seq } : null
}
