/** What a piece of a case's searchable text is. */
export const PART_KINDS = [
  'title',
  'number',
  'person',
  'wording',
  'opinion',
  'remark',
  'disclosure',
  'attachment',
] as const
export type PartKind = (typeof PART_KINDS)[number]

/** One piece of the searchable text of a case, in its original characters. */
export interface Part {
  readonly kind: PartKind
  /** Which: versions of a wording as 1,3; a stage; a file's name; '' where there is one only. */
  readonly label: string
  readonly text: string
}

/** Between two parts: no character of a text, and no letter, so that nothing is found across it. */
export const PART_BREAK = '\u0000'

/** The parts of a kind that are also found by sound. */
export const isSounded = ({ kind }: Pick<Part, 'kind'>): boolean => kind === 'title' || kind === 'person'
