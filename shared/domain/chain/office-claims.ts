import type { AccessEvent } from '../access/events.ts'
import { DEFAULT_CHAIN, type ChainTemplate } from '../case/review/chain-template.ts'
import type { Delegation } from '../case/authority/delegation.ts'
import type { Department } from '../case/authority/department.ts'
import type { DecisionKind } from '../case/duty/duty-events.ts'
import type { CaseEvent } from '../case/events.ts'
import { reassignedRole } from '../case/handling/handling.ts'
import type { Role } from '../case/roles.ts'
import type { CaseState } from '../case/state.ts'
import type { DocumentKind } from '../document/model.ts'
import type { OfficeEvent } from '../office/events.ts'

/** What a line rests on that stands in the office's log, or a line of that log on which others rest. */
export type OfficeClaim =
  | { readonly told: 'office'; readonly event: OfficeEvent }
  | {
      readonly told: 'chain'
      readonly template: ChainTemplate
      readonly decision: DecisionKind | null
      /** 文种; undefined where no event says. */
      readonly kind: DocumentKind | null | undefined
    }
  | {
      readonly told: 'delegated'
      readonly personId: string
      readonly at: string
      readonly delegation: Delegation
    }
  /** A clock that was put right, as another log than the office's tells it. */
  | { readonly told: 'clock'; readonly correctionId: string; readonly at: string }
  /** 承办科室 of a case as it began; null where its drafter is said to belong to none. */
  | { readonly told: 'department'; readonly personId: string; readonly department: Department | null }
  /** Who does the first review: the heads of that department, but those who wrote the text. */
  | {
      readonly told: 'heads'
      readonly departmentId: string
      readonly heads: readonly string[]
      readonly authors: readonly string[]
    }
  | { readonly told: 'reassigned'; readonly personId: string; readonly name: string; readonly role: Role | null }

/** Facts of the office that others rest on. Who came in matters for the key that a person changed while at work. */
export const RESTED_ON: readonly OfficeEvent['type'][] = [
  'OfficeFounded',
  'PersonAdded',
  'PersonRolesChanged',
  'PersonDisabled',
  'CertificateRenewed',
  'KeyRecovered',
  'KeyRecoveryConfirmed',
  'KeyRecoveryAcknowledged',
  'RecoveryKeyNamed',
  'KeyReset',
  'KeyRenewed',
  'PasswordChanged',
  'SessionOpened',
  'ChainTemplateProposed',
  'ChainTemplateConfirmed',
  'ChainTemplateWithdrawn',
  'DelegationRecorded',
  'DelegationConfirmed',
  'DelegationEnded',
  'DepartmentsProposed',
  'DepartmentsConfirmed',
  'DepartmentsDeclined',
  'ClockCorrectionProposed',
  'ClockCorrected',
]

const NONE: readonly OfficeClaim[] = []

export const officeClaimsOf = (event: OfficeEvent): readonly OfficeClaim[] =>
  RESTED_ON.includes(event.type) ? [{ told: 'office', event }] : NONE

const RESTING: readonly CaseEvent['type'][] = [
  'DraftRegistered',
  'ChainBound',
  'CaseSubmitted',
  'CaseReassigned',
  'ClockCorrected',
]

/** What a line of 查阅留痕 rests on. */
export const accessClaimsOf = (event: AccessEvent): readonly OfficeClaim[] =>
  event.type === 'ClockCorrected' ? [{ told: 'clock', correctionId: event.data.correctionId, at: event.at }] : NONE

/** The latest wrong time (milliseconds, UTC) of a clock that this line of the office's log puts right; null for any other line. */
export const clockSetBack = ([first]: readonly OfficeClaim[]): number | null =>
  first?.told === 'office' && first.event.type === 'ClockCorrectionProposed'
    ? Date.parse(first.event.data.wrongUntil)
    : null

/** Does this line of the office's log confirm a clock that was put right? It follows the word of the first hand at once. */
export const confirmsClock = ([first]: readonly OfficeClaim[]): boolean =>
  first?.told === 'office' && first.event.type === 'ClockCorrected'

/**
 * What this event of a case rests on. `state` is the case before the act, `act` what the act has recorded so far.
 * A case that is handed in for the first time and bound to no chain goes by the default one.
 */
export const caseClaimsOf = (
  event: CaseEvent,
  state: CaseState | null,
  act: readonly CaseEvent[],
): readonly OfficeClaim[] => {
  const { actor, at, type } = event
  if (actor.delegation === undefined && !RESTING.includes(type)) return NONE
  const claims: OfficeClaim[] = []
  if (actor.delegation !== undefined)
    claims.push({ told: 'delegated', personId: actor.personId, at, delegation: actor.delegation })
  const decision = state?.duty.kind?.kind ?? null
  if (event.type === 'ClockCorrected') claims.push({ told: 'clock', correctionId: event.data.correctionId, at })
  if (event.type === 'ChainBound')
    claims.push({ told: 'chain', template: event.data.template, decision, kind: event.data.kind })
  const unbound = event.type === 'CaseSubmitted' && event.data.round === 1
  if (unbound && !act.some((one) => one.type === 'ChainBound'))
    claims.push({ told: 'chain', template: DEFAULT_CHAIN, decision, kind: undefined })
  if (event.type === 'DraftRegistered')
    claims.push({ told: 'department', personId: actor.personId, department: event.data.department ?? null })
  if (event.type === 'CaseSubmitted' && state !== null && state.department !== null) {
    const { department, drafterIds, versions } = state
    const authors = [...drafterIds, ...versions.map(({ authorId }) => authorId)]
    claims.push({ told: 'heads', departmentId: department.departmentId, heads: event.data.heads ?? [], authors })
  }
  if (event.type === 'CaseReassigned') {
    const { toPersonId, toName, what } = event.data
    const role = state === null ? null : reassignedRole(state, what)
    claims.push({ told: 'reassigned', personId: toPersonId, name: toName, role })
  }
  return claims
}
