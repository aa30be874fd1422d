import { z } from 'zod'
import { HIT_OUTCOMES } from '#shared/domain/case/secrecy/hit-outcomes.ts'
import { identifier, sequence, shortText } from './common.ts'

/** What became of the hits of each entry and each built-in rule, over all cases that were ever handed in. */
export const statisticsView = z.strictObject({
  cases: sequence,
  /** The ones with the most hits first. */
  entries: z.array(
    z.strictObject({
      rule: shortText,
      list: shortText,
      /** '' for a built-in rule. */
      term: shortText,
      counts: z.record(z.enum(HIT_OUTCOMES), sequence),
      /** Where; of more cases than are listed, the counts tell. */
      cases: z.array(
        z.strictObject({
          caseId: identifier,
          title: z.string().max(200),
          outcome: z.enum(HIT_OUTCOMES),
          count: sequence,
        }),
      ),
    }),
  ),
})
