import type { CaseEvent, EventData } from '../events.ts'
import type { DutyEventType, OptionalStep } from './duty-events.ts'

export type Evidence = EventData['EvidenceAdded'] & {
  readonly at: string
  readonly personName: string
  /** Why it does not count any more; null while it does. */
  readonly voided: string | null
}

/** What the law asks of the case beside its chain, as the log tells it. */
export interface Duty {
  readonly kind: EventData['DecisionKindSet'] | null
  /** Whether a step applies, by those who said so. */
  readonly steps: Readonly<Partial<Record<OptionalStep, EventData['DecisionStepSet']>>>
  readonly evidence: readonly Evidence[]
  readonly term: EventData['ValidityTermSet'] | null
  /** The release that this case is to change. */
  readonly change: EventData['ChangeDeclared'] | null
  /** What other cases changed of this one's release, oldest first. */
  readonly changedBy: readonly EventData['ReleaseChanged'][]
}

export const NO_DUTY: Duty = { kind: null, steps: {}, evidence: [], term: null, change: null, changedBy: [] }

type DutyEvent = Extract<CaseEvent, { readonly type: DutyEventType }>

export const dutyAfter = (duty: Duty, event: DutyEvent): Duty => {
  switch (event.type) {
    case 'DeadlineSet':
      return duty // kept in `Timing`
    case 'DecisionKindSet':
      return { ...duty, kind: event.data }
    case 'DecisionStepSet':
      return { ...duty, steps: { ...duty.steps, [event.data.step]: event.data } }
    case 'EvidenceAdded': {
      const { at, actor, data } = event
      return { ...duty, evidence: [...duty.evidence, { ...data, at, personName: actor.name, voided: null }] }
    }
    case 'EvidenceVoided': {
      const { evidenceId, reason } = event.data
      const evidence = duty.evidence.map((one) => (one.evidenceId === evidenceId ? { ...one, voided: reason } : one))
      return { ...duty, evidence }
    }
    case 'ValidityTermSet':
      return { ...duty, term: event.data }
    case 'ChangeDeclared':
      return { ...duty, change: event.data }
    case 'ReleaseChanged':
      return { ...duty, changedBy: [...duty.changedBy, event.data] }
  }
}
