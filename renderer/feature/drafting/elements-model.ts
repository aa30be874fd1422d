import type { Output } from '#shared/contract/channels.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'

export type UnitDefaults = Output<'settings.get'>['unitDefaults']

const named = (names: readonly string[]): string[] => names.map((name) => name.trim()).filter((name) => name !== '')

/** Names as they are typed, a line each. A line that is being typed may still be empty; saving drops it. */
export const namesOfLines = (text: string): readonly string[] => (text === '' ? [] : text.split('\n'))
export const linesOfNames = (names: readonly string[]): string => names.join('\n')

/** Names as they are typed in one line, with 、 or spaces between them. */
export const namesOfList = (text: string): readonly string[] => named(text.split(/[、，,\s]+/u))
export const listOfNames = (names: readonly string[]): string => names.join('、')

/** What of this document any other document of the unit would have too. */
export const unitDefaultsOf = ({ issuers, signatories, copyTo, printedBy }: OfficialDocument): UnitDefaults => ({
  issuers: named(issuers),
  signatories: named(signatories),
  copyTo: copyTo.trim(),
  printedBy: printedBy.trim(),
})
