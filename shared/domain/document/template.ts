import { closed, text, type Guard } from '../../lib/guard.ts'
import { mapDocumentText } from './map-text.ts'
import type { OfficialDocument } from './model.ts'
import { isOfficialDocument } from './parse-document.ts'

/** What a kind of document begins with: its parts, with ×× and ［请…］ where the drafter is to write. */
export interface DocumentTemplate {
  readonly id: string
  /** 文种, or what people call it. */
  readonly name: string
  /** What such a document is for. */
  readonly hint: string
  readonly document: OfficialDocument
}

const isTemplate: Guard<DocumentTemplate> = closed({
  id: text(40, /^[a-z-]+$/u),
  name: text(40),
  hint: text(200),
  document: isOfficialDocument,
})

/** The template in a parsed JSON value; null for any other shape. */
export const templateFromJson = (value: unknown): DocumentTemplate | null => (isTemplate(value) ? value : null)

/** What an office puts into every document; '' and the empty list where it has said nothing. */
export interface UnitDefaults {
  readonly issuers: readonly string[]
  readonly signatories: readonly string[]
  readonly copyTo: string
  readonly printedBy: string
}

/** Stands for the name of the office wherever a template needs it. */
const ISSUER_PROMPT = '［请填写发文机关］'

/** Only for a prompt: what the template says itself, stays. */
const filled = (own: readonly string[], defaults: readonly string[]): readonly string[] =>
  own.length === 1 && own[0] === ISSUER_PROMPT && defaults.length > 0 ? defaults : own

/**
 * A new document from a template, with what the office has set for all its documents in the places that this kind of
 * document has. 抄送 ends with a full stop (GB/T 9704-2012, 7.4.2).
 */
export const documentFromTemplate = ({ document }: DocumentTemplate, defaults: UnitDefaults): OfficialDocument => {
  const { issuers, signatories, copyTo, printedBy } = document
  const signed = defaults.signatories.length > 0 ? defaults.signatories : defaults.issuers
  const set: OfficialDocument = {
    ...document,
    issuers: filled(issuers, defaults.issuers),
    signatories: filled(signatories, signed),
    copyTo: copyTo === '' || defaults.copyTo === '' ? copyTo : `${defaults.copyTo.replace(/。$/u, '')}。`,
    printedBy: printedBy === '' || defaults.printedBy === '' ? printedBy : defaults.printedBy,
  }
  const office = (defaults.issuers[0] ?? defaults.signatories[0])?.replace(/文件$/u, '')
  return office === undefined ? set : mapDocumentText(set, (line) => line.replaceAll(ISSUER_PROMPT, office))
}
