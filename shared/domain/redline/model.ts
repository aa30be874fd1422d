import type { LinePart } from '../document/lines.ts'
import type { Image, Table, TextBlock } from '../document/model.ts'

/** How a piece of 花脸稿 is marked. A moved piece stands twice: struck where it was, underlined twice where it is. */
export type Mark = 'kept' | 'inserted' | 'deleted' | 'movedFrom' | 'movedTo'

export interface MarkedRun {
  readonly mark: Mark
  readonly text: string
  /** The version that made the change; null for what is kept. */
  readonly version: number | null
  /** Which run of its paragraph of the comparison it is. */
  readonly run: number
}

export interface MarkedLine {
  readonly part: LinePart
  /** What the whole line is; `kept` when both versions have it in its place. */
  readonly mark: Mark
  /** The version that made the line what `mark` says, or gave it another part. */
  readonly version: number | null
  /** Of a line that became another part: what it was. */
  readonly oldPart: LinePart | null
  /** The number of the block that moved, from 0, the same at both places. */
  readonly move: number | null
  /** Which paragraph of the comparison it is; both places of a moved one are the same. */
  readonly paragraph: number
  readonly runs: readonly MarkedRun[]
}

/** Where a line must be and neither version has one. */
export const BLANK_LINE: MarkedLine = {
  ...{ part: 'cell', mark: 'kept', version: null, oldPart: null, move: null, paragraph: -1, runs: [] },
}

export interface MarkedCell {
  /** None where neither version has a cell: a new row of a gone column, a gone row of a new one. */
  readonly lines: readonly MarkedLine[]
  readonly columnSpan: number
  readonly rowSpan: number
}

export interface MarkedRow {
  readonly mark: Mark
  readonly version: number | null
  /** The cells that begin in it, from left to right. */
  readonly cells: readonly MarkedCell[]
}

/** A table of both versions; one whose columns moved or whose merged cells changed stands twice, as it was and as it is. */
export interface MarkedTable extends Pick<Table, 'widths' | 'headRows' | 'landscape'> {
  readonly kind: 'table'
  readonly rows: readonly MarkedRow[]
}

export interface MarkedImage {
  readonly kind: 'image'
  readonly image: Image
  readonly line: MarkedLine
}

export interface MarkedText {
  readonly kind: 'text'
  readonly textKind: TextBlock['kind']
  readonly line: MarkedLine
}

export type MarkedBlock = MarkedText | MarkedTable | MarkedImage

export interface MarkedAttachment {
  readonly title: readonly MarkedLine[]
  /** The name of a file that goes with the document as it is. */
  readonly file: readonly MarkedLine[]
  readonly body: readonly MarkedBlock[]
}

/** 花脸稿: both versions in one text, every line of either in its place. */
export interface MarkedDocument {
  /** Lines of the fields, by part. */
  readonly fields: ReadonlyMap<LinePart, readonly MarkedLine[]>
  readonly body: readonly MarkedBlock[]
  readonly attachments: readonly MarkedAttachment[]
}
