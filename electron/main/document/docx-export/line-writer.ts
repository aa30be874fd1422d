import { documentLines, type DocumentLine, type LinePart } from '#shared/domain/document/lines.ts'
import type { OfficialDocument, TextBlockKind } from '#shared/domain/document/model.ts'
import {
  formerStyleXml,
  paragraphXml,
  piecesXml,
  revisionXml,
  runXml,
  type ParagraphOptions,
  type Piece,
  type Revision,
  type RevisionNumbers,
} from './run.ts'
import type { StyleId } from './style.ts'

/** How the lines of a document are marked; a comparison gives pieces that are tracked changes. */
export interface LineMarkup {
  /** The line's text in pieces, which joined may also hold what is deleted. */
  readonly pieces: (line: number, text: string) => readonly Piece[]
  /** The change of the whole paragraph: its mark, and with all others of a row the row itself. */
  readonly mark: (line: number) => Revision | null
  /** Of a paragraph that became another kind of text: what it was, and whose doing that is. */
  readonly formerly?: (line: number) => FormerKind | null
}

export interface FormerKind extends Pick<Revision, 'author' | 'date'> {
  readonly kind: TextBlockKind
}

export const NO_MARKUP: LineMarkup = { pieces: (_, text) => [{ text, revision: null }], mark: () => null }

/** How a line is set, where its style does not say it. */
export interface LineSetting {
  /** Properties of its runs. */
  readonly properties?: string
  /** Printed behind it, but not of the line. */
  readonly after?: string
  /** Puts tabs for gaps, or line feeds into a title; all other characters stay. */
  readonly set?: (text: string) => string
}

const same = (text: string): string => text

/** Writes lines of a document as paragraphs, by their index in `documentLines`. */
export class LineWriter {
  readonly #lines: readonly DocumentLine[]
  readonly #markup: LineMarkup
  readonly #blocks = new Map<string, number>()
  readonly #parts = new Map<string, number>()
  readonly numbers: RevisionNumbers = { next: 1 }

  constructor(document: OfficialDocument, markup: LineMarkup) {
    this.#markup = markup
    this.#lines = documentLines(document)
    for (const [index, { item, block, part }] of this.#lines.entries()) {
      const map = block === null ? this.#parts : this.#blocks
      const key = block === null ? `${part} ${String(item)}` : `${String(item)} ${String(block)}`
      if (!map.has(key)) map.set(key, index)
    }
  }

  /** First line of a block; a table's cells follow each other from there in the order of `tableGrid`. */
  ofBlock(item: number, block: number): number {
    return this.#blocks.get(`${String(item)} ${String(block)}`) ?? -1
  }

  /** First line of a part of an item. */
  ofPart(part: LinePart, item = 0): number {
    return this.#parts.get(`${part} ${String(item)}`) ?? -1
  }

  textOf(line: number): string {
    return this.#lines[line]?.text ?? ''
  }

  markOf(line: number): Revision | null {
    return this.#markup.mark(line)
  }

  /** The tracked change of a paragraph that was another kind of text; '' for none. */
  formerly(line: number, styleOf: Readonly<Record<TextBlockKind, StyleId>>): string {
    const former = this.#markup.formerly?.(line) ?? null
    return former === null ? '' : formerStyleXml(former, styleOf[former.kind], this.numbers)
  }

  /** The runs of a line. */
  runs(line: number, { properties = '', after = '', set = same }: LineSetting = {}): string {
    const pieces = this.#markup.pieces(line, this.textOf(line)).map((piece) => ({ ...piece, text: set(piece.text) }))
    return piecesXml(pieces, this.numbers, properties) + (after === '' ? '' : runXml(after, properties))
  }

  /** The line as a paragraph. */
  paragraph(line: number, options: ParagraphOptions, setting: LineSetting = {}): string {
    const mark = this.markOf(line)
    return paragraphXml(
      mark === null ? options : { ...options, mark: revisionXml(mark, this.numbers) },
      this.runs(line, setting),
    )
  }

  /** A paragraph that is printed with a line but not of it, and comes and goes with the line. */
  companion(line: number, options: ParagraphOptions, run: (revision: Revision | null) => string): string {
    const mark = this.markOf(line)
    if (mark === null) return paragraphXml(options, run(null))
    const marked = { ...options, mark: revisionXml(mark, this.numbers) }
    return paragraphXml(marked, revisionXml(mark, this.numbers, run(mark)))
  }
}
