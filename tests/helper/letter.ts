import type { Delegation } from '#shared/domain/case/authority/delegation.ts'
import { hashOf, principal, type Person } from './case-play.ts'

/** 授权代行 of the principal leader's role to the deputy leaders, for five days. */
export const LETTER: Delegation = {
  delegationId: 'd-1',
  forPersonId: principal.personId,
  forName: principal.name,
  role: 'principalLeader',
  delegateRole: 'deputyLeader',
  from: '2026-03-01',
  until: '2026-03-05',
  letterSha256: hashOf('f'),
}
/** The person, at a moment within those days, with that letter at hand. */
export const acting = (who: Person, when = '2026-03-02T01:00:00.000Z', delegation = LETTER) =>
  ({ ...who, at: when, delegations: [delegation] }) as Person
