import { calendarDate, closed, identifier, integer, nullable, oneOf, text } from '#shared/lib/guard.ts'
import { ROLES, STAGES, type Role, type Stage } from '../roles.ts'

/** The facts of a case that move nothing along its chain: who is to handle it, and that somebody is waited for. */
export interface HandlingEventData {
  /** 移交: another drafter has the case from now on, or the step waits for this one person of its role. */
  CaseReassigned: {
    readonly round: number
    readonly what: 'drafter' | 'step'
    readonly stage: Stage
    readonly toPersonId: string
    readonly toName: string
    readonly reason: string
  }
  /** 催办 of the step at which the case stands. */
  StepUrged: {
    readonly round: number
    readonly stage: Stage
    /** The last day of its time; null where it has none or the calendar does not reach. */
    readonly dueOn: string | null
    readonly text: string
  }
  /** 提级: an overdue step is reported to a leader. */
  StepEscalated: {
    readonly round: number
    readonly stage: Stage
    readonly dueOn: string
    readonly toRole: Role
    readonly text: string
  }
}

const round = integer(1, 10_000_000)
const remark = text(4000)
const stage = oneOf(STAGES)

export const HANDLING_SHAPES = {
  CaseReassigned: closed({
    round: integer(0, 10_000_000),
    what: oneOf(['drafter', 'step']),
    stage,
    toPersonId: identifier,
    toName: text(300),
    reason: remark,
  }),
  StepUrged: closed({ round, stage, dueOn: nullable(calendarDate), text: remark }),
  StepEscalated: closed({ round, stage, dueOn: calendarDate, toRole: oneOf(ROLES), text: remark }),
} as const
