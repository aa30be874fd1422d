import type { ReleaseMetadata } from './release-metadata.ts'

/** What goes out beside the text and was typed by somebody, as people call it. */
const OUTWARD_FIELDS = [
  'indexNumber',
  'documentNumber',
  'theme',
  'department',
  'summary',
  'keywords',
  'legalBasis',
  'scopeNote',
  'changes',
  'site',
] as const
export type OutwardField = (typeof OUTWARD_FIELDS)[number]

export interface OutwardWords {
  readonly field: OutwardField
  readonly text: string
}

/** Where each of the metadata comes from: null for what is text of the document itself, a date or a code. */
const WORDS: { readonly [K in keyof ReleaseMetadata]: ((of: ReleaseMetadata[K]) => readonly string[]) | null } = {
  indexNumber: (text) => [text],
  documentNumber: (text) => [text],
  theme: (text) => [text],
  department: (text) => [text],
  summary: (text) => [text],
  keywords: (words) => words,
  legalBasis: (text) => [text],
  scopeNote: (text) => [text],
  changes: (change) => (change === null ? [] : [change.title, change.documentNumber]),
  site: (site) => Object.values(site),
  ...{ genre: null, issuers: null, title: null, formedOn: null, releasedOn: null, effectiveOn: null, until: null },
  ...{ validity: null, mode: null, scope: null, channels: null },
}

/** Every word that a release says beside its text, each with its field; those that are empty left out. */
export const outwardWords = (metadata: Partial<ReleaseMetadata>): readonly OutwardWords[] =>
  OUTWARD_FIELDS.flatMap((field) => {
    const value = metadata[field]
    const words = WORDS[field] as ((of: typeof value) => readonly string[]) | null
    if (value === undefined || words === null) return []
    return words(value).flatMap((text) => (text.trim() === '' ? [] : [{ field, text }]))
  })
