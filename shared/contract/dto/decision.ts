import { z } from 'zod'
import { DECISION_KINDS, OPTIONAL_STEPS } from '#shared/domain/case/duty/duty-events.ts'
import {
  calendarDay,
  caseCommand,
  contentHash,
  fileToken,
  identifier,
  remark,
  sequence,
  shortText,
  timestamp,
} from './common.ts'

const words = z.string().max(4000)

export const decisionKind = z.enum(DECISION_KINDS)
export const setKindInput = z.strictObject({
  ...caseCommand,
  kind: decisionKind.nullable(),
  marketEntities: z.boolean(),
  reason: remark,
})
export const setStepInput = z.strictObject({
  ...caseCommand,
  step: z.enum(OPTIONAL_STEPS),
  applicable: z.boolean(),
  reason: remark,
})
export const addEvidenceInput = z.strictObject({
  ...caseCommand,
  item: shortText,
  on: calendarDay,
  until: calendarDay.nullable(),
  number: shortText,
  note: remark,
  /** A file that was chosen as evidence; null for a record without one. */
  token: fileToken.nullable(),
})
export const voidEvidenceInput = z.strictObject({ ...caseCommand, evidenceId: identifier, reason: remark })

const itemView = z.strictObject({ id: shortText, name: words })
export const decisionView = z.strictObject({
  seq: sequence,
  kind: decisionKind.nullable(),
  marketEntities: z.boolean(),
  /** Set by the drafter of a draft; recorded by the drafter at every stage. */
  maySet: z.boolean(),
  mayRecord: z.boolean(),
  today: calendarDay,
  steps: z.array(
    z.strictObject({
      step: shortText,
      name: words,
      basis: words,
      state: z.enum(['met', 'open', 'notApplicable', 'later']),
      /** Asked first whether it applies; null where it always does. */
      optional: z.enum(OPTIONAL_STEPS).nullable(),
      reason: words,
      problems: z.array(
        z.strictObject({
          code: shortText,
          severity: z.enum(['block', 'warn']),
          items: z.array(words),
          count: sequence.nullable(),
          limit: sequence.nullable(),
        }),
      ),
      items: z.array(itemView),
      evidence: z.array(
        z.strictObject({
          evidenceId: identifier,
          name: words,
          on: calendarDay,
          until: calendarDay.nullable(),
          number: words,
          note: words,
          file: z
            .strictObject({ fileName: z.string().max(300), sizeBytes: z.number(), sha256: contentHash })
            .nullable(),
          at: timestamp,
          personName: shortText,
          voided: words.nullable(),
        }),
      ),
    }),
  ),
})
