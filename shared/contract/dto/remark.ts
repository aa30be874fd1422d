import { z } from 'zod'
import { caseCommand, contentHash, identifier, remark, sequence, shortText, timestamp, wellFormed } from './common.ts'

const onText = { ...caseCommand, contentHash }
const place = z.strictObject({ line: sequence, start: sequence, end: sequence })
const lineText = z.string().max(1_000_000).refine(wellFormed)
const MAX_SUGGESTIONS = 500

export const remarkInput = z.strictObject({ ...onText, place: place.nullable(), text: remark })
export const answerInput = z.strictObject({ ...onText, remarkId: identifier, text: remark })
export const settleInput = z.strictObject({ ...onText, remarkId: identifier })
/** How a reviewer would word it: other words for a line, a line less, a line more. Lines are those of `documentLines`. */
export const suggestInput = z.strictObject({
  ...onText,
  changes: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('line'), line: sequence, text: lineText }),
        z.strictObject({ kind: z.literal('removeLine'), line: sequence }),
        z.strictObject({ kind: z.literal('insertAfter'), line: sequence, text: lineText }),
      ]),
    )
    .min(1)
    .max(MAX_SUGGESTIONS),
})
export const decideSuggestionsInput = z.strictObject({
  ...onText,
  suggestionIds: z.array(identifier).min(1).max(MAX_SUGGESTIONS),
  decision: z.enum(['accepted', 'rejected', 'withdrawn']),
  reason: remark,
})

const said = { personName: shortText, at: timestamp, text: remark }
const decided = z.strictObject({
  decision: z.enum(['accepted', 'rejected', 'withdrawn']),
  reason: remark,
  personName: shortText,
  at: timestamp,
})
/** Everything that was said about the text, oldest first, and what this person may add now. */
export const remarksView = z.strictObject({
  remarks: z.array(
    z.strictObject({
      ...said,
      remarkId: identifier,
      round: sequence,
      /** The version that it was made on; `place` counts in its lines. */
      version: sequence,
      place: place.nullable(),
      answers: z.array(z.strictObject(said)),
      settled: z.strictObject({ personName: shortText, at: timestamp }).nullable(),
    }),
  ),
  suggestions: z.array(
    z.strictObject({
      suggestionId: identifier,
      round: sequence,
      version: sequence,
      personName: shortText,
      at: timestamp,
      mine: z.boolean(),
      /** A `TextEdit` of shared/domain/document/edit.ts. */
      edit: z.strictObject({
        kind: z.enum(['replace', 'removeLine', 'insertAfter']),
        line: sequence,
        lineText,
        start: sequence,
        before: lineText,
        after: lineText,
      }),
      decided: decided.nullable(),
    }),
  ),
  may: z.strictObject({
    remark: z.boolean(),
    answer: z.boolean(),
    settle: z.boolean(),
    suggest: z.boolean(),
    /** Accept or reject: the drafter. */
    decide: z.boolean(),
  }),
})
