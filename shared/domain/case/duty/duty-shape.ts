import { ofTypesIn } from '#shared/lib/typed.ts'
import {
  calendarDate,
  closed,
  flag,
  identifier,
  integer,
  nullable,
  oneOf,
  sha256Hex,
  text,
  type Guard,
} from '#shared/lib/guard.ts'
import {
  CHANGE_KINDS,
  CHANGE_SCOPES,
  DEADLINE_STARTS,
  DECISION_KINDS,
  OPTIONAL_STEPS,
  type DutyEventData,
  type DutyEventType,
} from './duty-events.ts'

const title = text(2000)
const remark = text(4000)
const name = text(300)
const file = closed({ fileName: name, format: name, sizeBytes: integer(0, 2 ** 40), sha256: sha256Hex })

/** The closed shapes of `DutyEventData`, part of those of `event-shape.ts`. */
export const DUTY_SHAPES: { readonly [T in DutyEventType]: Guard<DutyEventData[T]> } = {
  DeadlineSet: closed({
    rule: name,
    start: oneOf(DEADLINE_STARTS),
    formedOn: nullable(calendarDate),
    reason: remark,
  }),
  DecisionKindSet: closed({ kind: nullable(oneOf(DECISION_KINDS)), marketEntities: flag, reason: remark }),
  DecisionStepSet: closed({ step: oneOf(OPTIONAL_STEPS), applicable: flag, reason: remark }),
  EvidenceAdded: closed({
    evidenceId: identifier,
    item: name,
    on: calendarDate,
    until: nullable(calendarDate),
    contentHash: sha256Hex,
    file: nullable(file),
    number: name,
    note: remark,
  }),
  EvidenceVoided: closed({ evidenceId: identifier, reason: remark }),
  ValidityTermSet: closed({ effectiveOn: nullable(calendarDate), until: nullable(calendarDate), basis: remark }),
  ChangeDeclared: closed({
    kind: oneOf(CHANGE_KINDS),
    scope: oneOf(CHANGE_SCOPES),
    targetCaseId: identifier,
    targetHead: sha256Hex,
    targetTitle: title,
    targetNumber: name,
    effectiveOn: nullable(calendarDate),
    basis: remark,
    reason: remark,
  }),
  ReleaseChanged: closed({
    kind: oneOf(CHANGE_KINDS),
    scope: oneOf(CHANGE_SCOPES),
    byCaseId: identifier,
    byTitle: title,
    byNumber: name,
    on: calendarDate,
    basis: remark,
    reason: remark,
  }),
}

export const isDutyEvent = ofTypesIn(DUTY_SHAPES)
