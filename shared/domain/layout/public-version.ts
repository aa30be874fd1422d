import type { OfficialDocument } from '../document/model.ts'

/** What a version for the public may leave out: never title, text or attachments (D). */
export const PUBLIC_PARTS = ['urgency', 'masthead', 'signers', 'copyTo', 'printing'] as const
export type PublicPart = (typeof PUBLIC_PARTS)[number]

const WITHOUT: Readonly<Record<PublicPart, Partial<OfficialDocument>>> = {
  urgency: { urgency: '' },
  masthead: { issuers: [] },
  signers: { signers: [] },
  copyTo: { copyTo: '' },
  printing: { printedBy: '', printedOn: '' },
}

const isThere = (document: OfficialDocument, part: PublicPart): boolean =>
  Object.keys(WITHOUT[part]).some((key) => {
    // The keys are those of `WITHOUT`: fields of text or lists of text, empty where the document lacks them.
    const value = document[key as keyof OfficialDocument]
    return (typeof value === 'string' || Array.isArray(value)) && value.length > 0
  })

/** The document without these parts, and which of them it had: the record says what was left out. */
export const publicVersion = (
  document: OfficialDocument,
  drop: readonly PublicPart[],
): { readonly document: OfficialDocument; readonly dropped: readonly PublicPart[] } => {
  const dropped = PUBLIC_PARTS.filter((part) => drop.includes(part) && isThere(document, part))
  return { document: dropped.reduce((rest, part) => ({ ...rest, ...WITHOUT[part] }), document), dropped }
}
