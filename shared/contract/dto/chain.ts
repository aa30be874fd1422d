import { z } from 'zod'
import { DISCUSSION_RESULTS } from '#shared/domain/case/events.ts'
import { SHEET_COLUMNS, SHEET_MARKS, SHEET_ROWS } from '#shared/domain/case/review/opinion-sheet.ts'
import { calendarDay, contentHash, identifier, remark, role, sequence, shortText, stage } from './common.ts'

/** 集体讨论 as it was recorded. */
export const discussion = z.strictObject({
  meeting: shortText,
  heldOn: calendarDay,
  attendance: z.array(shortText).max(500),
  result: z.enum(DISCUSSION_RESULTS),
  headSpokeLast: z.boolean(),
  againstMajority: z.boolean(),
  reason: remark,
  dissent: z.array(z.strictObject({ name: shortText, opinion: remark })).max(500),
})
const sheetCell = z.strictObject({
  row: z.enum(SHEET_ROWS),
  column: z.enum(SHEET_COLUMNS),
  mark: z.enum(SHEET_MARKS),
  note: remark,
})
/** 审批意见表 as a person filled it in. */
export const sheetAnswers = z.strictObject({
  cells: z.array(sheetCell).max(16),
  sources: z.array(remark).max(100),
  conclusion: z.enum(['agree', 'disagree']),
  majorMatter: z.enum(['yes', 'no']).nullable(),
})
/** 授权代行: for whom, until when, under which letter. */
export const delegationView = z.strictObject({
  forName: shortText,
  role,
  from: calendarDay,
  until: calendarDay,
  letterSha256: contentHash,
})
/** The chain of a case, as far as it has come. */
export const chainView = z.strictObject({
  name: shortText,
  version: sequence,
  steps: z.array(
    z.strictObject({
      stage,
      optional: z.boolean(),
      skipped: z.strictObject({ personName: shortText, reason: remark }).nullable(),
    }),
  ),
  parties: z.array(
    z.strictObject({
      partyId: identifier,
      name: shortText,
      required: z.boolean(),
      signedBy: shortText.nullable(),
      /** This person may sign for it, as far as the template says. */
      open: z.boolean(),
    }),
  ),
})
