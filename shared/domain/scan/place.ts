/** What part of a file a text stands in. */
export const PLACE_PARTS = [
  'text',
  'cell',
  'slide',
  'page',
  'notes',
  'comment',
  'trackedChange',
  'hiddenText',
  'headerFooter',
  'properties',
  'formField',
  'annotation',
  'embedded',
  'earlierRevision',
  'picture',
  'pictureData',
  'other',
] as const
export type PlacePart = (typeof PLACE_PARTS)[number]

/** Where in a file something stands, so that a person finds it again. */
export interface FilePlace {
  readonly part: PlacePart
  /** A sheet's name, or that of a part of the package. */
  readonly name?: string
  /** Page, slide or picture, from 1. */
  readonly number?: number
  /** As spreadsheets call it: C5. */
  readonly cell?: string
  /** Whoever opens the file does not see it at once: on a hidden sheet, in a hidden row, on a hidden slide. */
  readonly hidden?: true
}

/** What else a scan looks at beside the text of the document: a file attached as it is, the file that a case began with, a picture. */
export const SOURCE_KINDS = ['attachment', 'original', 'picture'] as const

/** What a hit that is not in the document's own text was found in. */
export interface HitSource {
  readonly kind: (typeof SOURCE_KINDS)[number]
  /** 0 for the document, 1, 2 … for its attachments in order. */
  readonly item: number
  /** '' for a picture of the text. */
  readonly fileName: string
  readonly sha256: string
}
