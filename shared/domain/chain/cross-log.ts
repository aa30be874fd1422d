import type { AccessEvent } from '../access/events.ts'
import type { ChangeKind, ChangeScope } from '../case/duty/duty-events.ts'
import type { CaseEvent } from '../case/events.ts'
import type { OfficeEvent } from '../office/events.ts'

/**
 * 立改废 is told twice: by the case that changes a release, and by the case whose release was changed, in one transaction.
 * Each log holds by itself; that both tell the same story is asked over the ledger.
 */
export type ChangeFact =
  | { readonly told: 'declared'; readonly target: string; readonly kind: ChangeKind; readonly scope: ChangeScope }
  | { readonly told: 'approved' | 'released'; readonly commandId: string }
  | {
      readonly told: 'applied'
      readonly by: string
      readonly kind: ChangeKind
      readonly scope: ChangeScope
      readonly commandId: string
    }

/** What an event says of a change; null for all but a few. */
export const changeFactOf = (event: CaseEvent | OfficeEvent | AccessEvent): ChangeFact | null => {
  switch (event.type) {
    case 'ChangeDeclared': {
      const { targetCaseId, kind, scope } = event.data
      return { told: 'declared', target: targetCaseId, kind, scope }
    }
    case 'FinalApprovalGiven':
      return { told: 'approved', commandId: event.commandId }
    case 'CaseReleased':
      return { told: 'released', commandId: event.commandId }
    case 'ReleaseChanged': {
      const { byCaseId, kind, scope } = event.data
      return { told: 'applied', by: byCaseId, kind, scope, commandId: event.commandId }
    }
    default:
      return null
  }
}

export type CrossLogProblemCode =
  | 'change.notDeclared' // a release was changed, and the case that is said to have done so says nothing of it
  | 'change.notApplied' // a case changed a release, and the log of the release does not say so

interface Declared {
  readonly target: string
  readonly kind: ChangeKind
  readonly scope: ChangeScope
}

export interface CrossLogProblem {
  readonly code: CrossLogProblemCode
  readonly position: number
  readonly caseId: string
  readonly seq: number
}

export interface CrossLog {
  /** The next line of the ledger. `position` is its own place, for what is found there. */
  readonly add: (
    fact: ChangeFact | null,
    of: { readonly caseId: string; readonly seq: number },
    position: number,
  ) => CrossLogProblem | null
  /** After the last line. */
  readonly end: () => CrossLogProblem | null
}

/** Asks, line by line, whether every change that a case was to make stands in the log of the release, and no other. */
export const createCrossLog = (): CrossLog => {
  const declared = new Map<string, Declared>()
  let owed: { caseId: string; seq: number; position: number; commandId: string; change: Declared } | null = null
  const unpaid = (): CrossLogProblem | null => {
    if (owed === null) return null
    const { caseId, seq, position } = owed
    return { code: 'change.notApplied', position, caseId, seq }
  }
  return {
    add: (fact, { caseId, seq }, position) => {
      if (fact?.told === 'applied') {
        const { by, kind, scope, commandId } = fact
        const holds =
          owed?.caseId === by &&
          owed.commandId === commandId &&
          owed.change.target === caseId &&
          owed.change.kind === kind &&
          owed.change.scope === scope
        owed = null
        return holds ? null : { code: 'change.notDeclared', position, caseId, seq }
      }
      // The act's own facts may go on; the next line of any other log must be the one that is owed.
      if (owed !== null && owed.caseId !== caseId) return unpaid()
      if (fact === null) return null
      if (fact.told === 'declared') {
        declared.set(caseId, { target: fact.target, kind: fact.kind, scope: fact.scope })
        return null
      }
      const change = declared.get(caseId)
      // 撤下 holds with the last approval, everything else with the release (`CHANGE_ROLE`).
      if (change !== undefined && (change.kind === 'withdraw') === (fact.told === 'approved'))
        owed = { caseId, seq, position, commandId: fact.commandId, change }
      return null
    },
    end: unpaid,
  }
}
