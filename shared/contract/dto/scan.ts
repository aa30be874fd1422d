import { z } from 'zod'
import { hitView } from './case.ts'
import { identifier, officialDocument, sequence, shortText } from './common.ts'

export const scanDraftInput = z.strictObject({ caseId: identifier, document: officialDocument })

const draftHit = hitView.omit({ id: true, elsewhere: true, hands: true, handsNeeded: true, waitsForMe: true })

export const draftScanned = z.strictObject({
  /** The gravest first, then in the order of the text; the first thousand. */
  hits: z.array(draftHit),
  /** Of all hits, also of those that are not listed. */
  counts: z.strictObject({ block: sequence, high: sequence, medium: sequence, notice: sequence }),
  lexicons: z.array(z.strictObject({ id: shortText, version: shortText })),
})
