import { z } from 'zod'
import { GATE_IDS, GATE_LEVELS } from '#shared/domain/case/gate/gate-id.ts'
import { caseCommand, contentHash, remark, shortText, timestamp } from './common.ts'

/** A release gate as it stands: `open` is what refuses the release. */
export const gateView = z.strictObject({
  id: z.enum(GATE_IDS),
  level: z.enum(GATE_LEVELS),
  holds: z.boolean(),
  open: z.boolean(),
  /** Values for its sentence; words come from i18n. */
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
  answer: z
    .strictObject({
      kind: z.enum(['overridden', 'acknowledged']),
      personName: shortText,
      at: timestamp,
      reason: remark,
    })
    .nullable(),
})

export const answerGateInput = z.strictObject({
  ...caseCommand,
  contentHash,
  gate: z.enum(GATE_IDS),
  reason: remark,
})
