import { z } from 'zod'
import {
  ENFORCEMENT_KINDS,
  OBJECTION_OUTCOMES,
  PARTY_KINDS,
  STATEMENT_ANSWERS,
} from '#shared/domain/case/enforcement/enforcement-events.ts'
import { STATEMENT_ITEMS, STATEMENT_LISTS } from '#shared/domain/case/enforcement/enforcement-shape.ts'
import { LOCAL_POSTING, POSTING_LIMITS } from '#shared/domain/deadline/posting.ts'
import {
  BASIS_CODES,
  CHANNELS_OF_DISCLOSURE,
  CONSULTATION_OUTCOMES,
  ORIGINS,
  REVIEW_RESULTS,
  SCOPES,
  THIRD_PARTY_GROUNDS,
} from '#shared/domain/case/disclosure/disclosure-events.ts'
import {
  calendarDay,
  caseCommand,
  contentHash,
  fileToken,
  identifier,
  remark,
  sequence,
  shortText,
  wellFormed,
} from './common.ts'

export const disclosureMode = z.enum(['proactive', 'onRequest', 'withheld'])

/** A file that belongs to a determination: its bytes are kept with the case under their hash. */
const recordFile = z.strictObject({
  fileName: z.string().max(300).refine(wellFormed),
  format: shortText,
  sizeBytes: z.int().min(0),
  sha256: contentHash,
})
const answer = z.strictObject({ answer: z.enum(['no', 'yes']), note: remark })
const answers = z.strictObject({
  stateSecret: answer,
  prohibited: answer,
  safety: answer,
  thirdParty: answer,
  personnel: answer,
  logistics: answer,
  workflow: answer,
  discussion: answer,
  processDraft: answer,
  negotiation: answer,
  instruction: answer,
  caseFile: answer,
})
const MAX_RECORDS = 100
export const setDisclosureInput = z.strictObject({
  ...caseCommand,
  mode: disclosureMode,
  basis: remark,
  reason: remark,
})
const postingUnit = z.enum(['workingDay', 'naturalDay'])
/** 公示期: the matter, by which the least time is known; of a local rule the time and the article, as the person read them. */
const postingRule = z.strictObject({
  rule: z.enum([...POSTING_LIMITS.map(({ id }) => id), LOCAL_POSTING]),
  local: z.strictObject({ count: z.int().min(1).max(365), unit: postingUnit, basis: shortText }).nullable(),
})
export const postingInput = z.strictObject({ from: calendarDay, ...postingRule.shape })
/** The first day on which it may end, and how that was counted; null where the calendar does not reach. */
export const postingView = z
  .strictObject({
    earliest: calendarDay,
    /** Later than that where the last day is no working day (民法典 Art. 203). */
    advised: calendarDay,
    provisional: z.boolean(),
    general: z.boolean(),
    term: z.string().max(100),
    basis: z.string().max(300),
    account: z.array(z.array(z.string().max(200)).max(6)).max(1100),
  })
  .nullable()

const objection = z.strictObject({
  toldOn: calendarDay,
  means: shortText,
  until: calendarDay,
  outcome: z.enum(OBJECTION_OUTCOMES),
  handling: remark,
})
/** 行政执法公示. */
export const enforcement = z.discriminatedUnion('phase', [
  z.strictObject({
    phase: z.literal('statements'),
    list: z.enum(STATEMENT_LISTS),
    items: z
      .array(z.strictObject({ item: z.enum(STATEMENT_ITEMS), answer: z.enum(STATEMENT_ANSWERS), note: remark }))
      .max(STATEMENT_ITEMS.length),
  }),
  z.strictObject({
    phase: z.literal('decision'),
    kind: z.enum(ENFORCEMENT_KINDS),
    number: shortText,
    name: shortText,
    category: shortText,
    content: remark,
    basis: remark,
    party: shortText,
    partyKind: z.enum(PARTY_KINDS),
    creditCode: z.string().max(18),
    result: remark,
    decidedOn: calendarDay,
    organ: shortText,
    remark,
  }),
])

/** 公开认定 without what only the main process knows: the hashes. */
const said = {
  mode: disclosureMode,
  basisCode: z.enum(BASIS_CODES),
  basis: remark,
  reason: remark,
  origin: z.enum(ORIGINS),
  joint: z.strictObject({ organs: shortText, leads: z.boolean() }).nullable(),
  forwarded: disclosureMode.nullable(),
  thirdParties: z
    .array(
      z.strictObject({
        name: shortText,
        matter: remark,
        ground: z.enum(THIRD_PARTY_GROUNDS),
        file: recordFile.nullable(),
        decidedBy: shortText,
        reason: remark,
        objection: objection.exactOptional(),
      }),
    )
    .max(MAX_RECORDS),
  concernsOthers: z.boolean(),
  consultations: z
    .array(
      z.strictObject({
        organ: shortText,
        consultedOn: calendarDay,
        means: shortText,
        file: recordFile.nullable(),
        outcome: z.enum(CONSULTATION_OUTCOMES),
        note: remark,
      }),
    )
    .max(MAX_RECORDS),
  needsApproval: z.boolean(),
  approval: z.strictObject({ authority: shortText, documentNumber: shortText, approvedOn: calendarDay }).nullable(),
  scope: z.enum(SCOPES),
  scopeNote: remark,
  channels: z.array(z.enum(CHANNELS_OF_DISCLOSURE)).max(CHANNELS_OF_DISCLOSURE.length),
  posting: z.strictObject({ from: calendarDay, until: calendarDay }).nullable(),
  /** The line of 主动公开基本目录 that it belongs to. */
  entry: z.strictObject({ version: shortText, item: shortText, matter: remark }).exactOptional(),
  enforcement: enforcement.nullable().exactOptional(),
}
export const determination = z.strictObject({
  ...said,
  /** How long the posting must be at least; null where no rule names a time, absent where nobody was asked. */
  postingMinimum: z
    .strictObject({
      rule: z.string().max(40),
      count: z.int(),
      unit: postingUnit,
      general: z.boolean(),
      basis: z.string().max(300),
      earliest: calendarDay,
      reason: z.string().max(4000),
    })
    .nullable()
    .exactOptional(),
  contentHash,
  items: z.array(z.strictObject({ itemHash: contentHash, answers })).max(101),
})
export const determineInput = z.strictObject({
  ...caseCommand,
  contentHash,
  ...said,
  /** Of a posting: what it must last by; null where no rule names a time. Asked of every posting. */
  postingRule: postingRule.extend({ reason: remark }).nullable().exactOptional(),
  /** One for the document, then one for each attachment, in their order. */
  items: z.array(z.strictObject({ answers })).min(1).max(101),
})

export const addRecordInput = z.strictObject({ caseId: identifier, expectedSeq: sequence, token: fileToken })
export const recordAdded = z.strictObject({ file: recordFile })

export const concludeCaseInput = z.strictObject({ ...caseCommand, contentHash, nextReviewOn: calendarDay })
export const reviewNonDisclosureInput = z.strictObject({
  ...caseCommand,
  contentHash,
  result: z.enum(REVIEW_RESULTS),
  reason: remark,
  nextReviewOn: calendarDay.nullable(),
})
/** A case that was not published, for its next 评估审查. */
export const ending = z.strictObject({
  mode: z.enum(['onRequest', 'withheld']),
  concludedAt: z.string(),
  nextReviewOn: calendarDay.nullable(),
  due: z.boolean(),
})
export const nonDisclosures = z.strictObject({
  /** By which these are due. */
  today: calendarDay,
  rows: z.array(
    z.strictObject({
      caseId: identifier,
      title: z.string().max(500),
      mode: z.enum(['onRequest', 'withheld']),
      nextReviewOn: calendarDay,
      due: z.boolean(),
    }),
  ),
  /** Of all of them, also of those that are not shown. */
  due: sequence,
  total: sequence,
})
