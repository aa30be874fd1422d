import { blockKindOf, type Block, type BlockKind, type OfficialDocument } from '#shared/domain/text/document.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import { cleanLine } from './clean.ts'
import type { FindingList } from './finding.ts'
import { MAX_BLOCKS, MAX_TEXT_CHARACTERS } from './limits.ts'
import { refuse, type ImportRefusal } from './refusal.ts'
import { findTitle, joinTitle, type TitleLine } from './title.ts'

/** One line as an importer reads it: no line break in it; not yet cleaned or trimmed. */
export interface BodyLine extends TitleLine {
  /** The level that the file's own heading style gives. */
  readonly heading?: BlockKind
}

/** Gathers lines up to the limits, so that an importer can stop as soon as a file passes them. */
export class LineList {
  readonly lines: BodyLine[] = []
  #characters = 0
  readonly #findings: FindingList

  constructor(findings: FindingList) {
    this.#findings = findings
  }

  /** Cleans and keeps a line; an empty one is dropped. False when the document has become too large. */
  add(line: BodyLine): boolean {
    if (line.text.length > MAX_TEXT_CHARACTERS) return false
    const cleaned = cleanLine(line.text, this.#findings)
    const text = line.row === true ? cleaned : cleaned.trim()
    if (text.trim() === '') return true
    this.#characters += text.length
    this.lines.push({ ...line, text })
    return this.lines.length <= MAX_BLOCKS && this.#characters <= MAX_TEXT_CHARACTERS
  }
}

export const tooLarge = { blocks: MAX_BLOCKS, characters: MAX_TEXT_CHARACTERS } as const

const blockOf = ({ text, heading, row }: BodyLine): Block => ({
  kind: row === true ? 'paragraph' : (heading ?? blockKindOf(text)),
  text,
})

/**
 * Makes the document: takes the title out of the lines, gives every other line its kind. Without a title that can be
 * told, the title is empty and import.titleMissing is found. Refuses import.empty when no line is left.
 */
export const assembleDocument = (list: LineList, findings: FindingList): Result<OfficialDocument, ImportRefusal> => {
  const { lines } = list
  if (lines.length === 0) return refuse('import.empty')
  const range = findTitle(lines)
  if (range === undefined) findings.add('import.titleMissing')
  const { from, to } = range ?? { from: 0, to: 0 }
  const title =
    range === undefined ? '' : joinTitle(lines.slice(from, to).map(({ text }) => text.replaceAll('\t', ' ')))
  return ok({ version: 1, title, blocks: [...lines.slice(0, from), ...lines.slice(to)].map(blockOf) })
}
