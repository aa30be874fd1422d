import { z } from 'zod'
import { printedLine, shortText } from './common.ts'

const names = z.array(printedLine(200).min(1)).max(20)

/** What this office puts into a new document: 发文机关, 署名, 抄送 and 印发机关 as they are printed. */
export const unitDefaults = z.strictObject({
  issuers: names,
  signatories: names,
  copyTo: printedLine(1000),
  printedBy: printedLine(200),
})

/** What a new document may begin with; `isStatutory` for the fifteen statutory kinds. */
export const templateList = z.array(
  z.strictObject({ id: z.string().max(40), name: shortText, hint: shortText, isStatutory: z.boolean() }),
)

export const settingsInput = z.strictObject({ unitDefaults })
export const settingsView = z.strictObject({
  unitDefaults,
  /** Names of the people to whom classified material is to be reported. */
  secrecyOfficers: z.array(shortText),
})
