import type { Attachment, Image, OfficialDocument } from '../../document/model.ts'

/**
 * What changed beside words: `form` and `documentKind` of the page; tables and their rows, columns, merged cells and
 * looks; pictures; attachments. Moved tables and pictures are moved lines, and not told again here.
 */
export const STRUCTURE_KINDS = [
  'form',
  'documentKind',
  'tableAdded',
  'tableRemoved',
  'rowsAdded',
  'rowsRemoved',
  'columnsAdded',
  'columnsRemoved',
  'columnsMoved',
  'cellSpans',
  'columnWidths',
  'headRows',
  'landscape',
  'imageAdded',
  'imageRemoved',
  'imageReplaced',
  'imageResized',
  'attachmentAdded',
  'attachmentRemoved',
  'attachmentMoved',
  'fileReplaced',
] as const
export type StructureKind = (typeof STRUCTURE_KINDS)[number]

export interface StructureChange {
  readonly kind: StructureKind
  /** First line of the table, picture, attachment or document that it is about, in each text; null where it is not. */
  readonly old: number | null
  readonly new: number | null
  /** How many rows, columns or cells; else 1. */
  readonly count: number
  /** What it was and what it is, where that is one word or number: a form, a kind, a width in millimetres, a place. */
  readonly from?: string
  readonly to?: string
}

/** A change of something that both texts have; the lines are those of the thing. */
export type SharedChange = Omit<StructureChange, 'old' | 'new'>

const valueChange = (kind: StructureKind, from: string, to: string): readonly SharedChange[] =>
  from === to ? [] : [{ kind, count: 1, from, to }]

export const pageChanges = (old: OfficialDocument, new_: OfficialDocument): readonly SharedChange[] => [
  ...valueChange('form', old.form, new_.form),
  ...valueChange('documentKind', old.kind ?? '', new_.kind ?? ''),
]

export const imageChanges = (old: Image, new_: Image): readonly SharedChange[] => [
  ...(old.sha256 === new_.sha256 ? [] : [{ kind: 'imageReplaced', count: 1 } as const]),
  ...valueChange('imageResized', String(old.widthMm), String(new_.widthMm)),
]

/** A file exchanged for other bytes. What became of a typeset attachment its lines tell. */
export const fileChanges = (old: Attachment, new_: Attachment): readonly SharedChange[] =>
  old.content.kind === 'file' && new_.content.kind === 'file' && old.content.sha256 !== new_.content.sha256
    ? [{ kind: 'fileReplaced', count: 1 }]
    : []
