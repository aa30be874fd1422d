import { z } from 'zod'
import { REFERRAL_ANSWERS, SECRECY_ANSWERS, SECRECY_CONCLUSIONS } from '#shared/domain/case/events.ts'
import { discussion, sheetAnswers } from './chain.ts'
import { calendarDay, caseCommand, contentHash, identifier, remark, shortText, stage } from './common.ts'

export const passInput = z.strictObject({
  ...caseCommand,
  contentHash,
  opinion: remark,
  sheet: sheetAnswers.optional(),
})
/** Of the steps that a chain may have beside the four. */
export const passStepInput = z.strictObject({
  ...caseCommand,
  contentHash,
  stage: z.enum(['countersign', 'legalReview', 'fairCompetitionReview', 'disclosureOfficeReview']),
  opinion: remark,
  partyId: identifier.optional(),
  documentNumber: shortText.optional(),
  sheet: sheetAnswers.optional(),
})
export const discussionInput = discussion.extend({ ...caseCommand, contentHash })
/** A step skipped, a pass taken back. */
export const moveInput = z.strictObject({ ...caseCommand, contentHash, reason: remark })
export const returnInput = z.strictObject({
  ...caseCommand,
  contentHash,
  toStage: stage,
  reason: remark,
  sheet: sheetAnswers.optional(),
})
export const disposeInput = z.strictObject({
  ...caseCommand,
  contentHash,
  hitId: z.string().max(200),
  disposition: z.enum(['kept', 'falsePositive']),
  reason: remark,
})
const referral = { ...caseCommand, contentHash, authority: shortText, documentNumber: shortText }
export const referralInput = z.discriminatedUnion('kind', [
  z.strictObject({ ...referral, kind: z.literal('reported'), reportedOn: calendarDay }),
  z.strictObject({
    ...referral,
    kind: z.literal('answered'),
    answeredOn: calendarDay,
    answer: z.enum(REFERRAL_ANSWERS),
  }),
])
export const concludeInput = z.strictObject({
  ...caseCommand,
  contentHash,
  answers: z.strictObject({
    stateSecret: z.enum(SECRECY_ANSWERS),
    workSecret: z.enum(SECRECY_ANSWERS),
    commercialSecret: z.enum(SECRECY_ANSWERS),
    personalPrivacy: z.enum(SECRECY_ANSWERS),
    sensitive: z.enum(SECRECY_ANSWERS),
  }),
  /** One for the document, then one for each attachment, in their order. */
  items: z
    .array(z.strictObject({ conclusion: z.enum(SECRECY_CONCLUSIONS), note: remark }))
    .min(1)
    .max(101),
  conclusion: z.enum(SECRECY_CONCLUSIONS),
  note: remark,
})
