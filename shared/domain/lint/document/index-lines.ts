import type { DocumentLine, LinePart } from '../../document/lines.ts'
import type { Block, OfficialDocument } from '../../document/model.ts'
import type { FixedField, LintFix, PlacedFinding } from '../finding.ts'
import type { LintCode } from '../rule.ts'

/** The document with its lines and where each block begins in them: what the rules of whole documents look at. */
export interface LintedDocument {
  readonly document: OfficialDocument
  readonly lines: readonly DocumentLine[]
  /** The bodies of the document (0) and of its typeset attachments, by item. */
  readonly bodies: ReadonlyMap<number, readonly Block[]>
  /** First line of a block. */
  readonly lineOf: (item: number, block: number) => number
  /** First line of a part in an item; the title's without one. */
  readonly lineOfPart: (part: LinePart, item?: number) => number
}

export const indexLines = (document: OfficialDocument, lines: readonly DocumentLine[]): LintedDocument => {
  const blocks: number[][] = []
  const parts = new Map<string, number>()
  for (const [index, { item, block, part }] of lines.entries()) {
    if (block === null) {
      const key = `${part} ${String(item)}`
      if (!parts.has(key)) parts.set(key, index)
    } else (blocks[item] ??= [])[block] ??= index
  }
  const bodies = new Map<number, readonly Block[]>([[0, document.body]])
  for (const [index, { content }] of document.attachments.entries())
    if (content.kind === 'text') bodies.set(index + 1, content.body)
  return {
    document,
    lines,
    bodies,
    lineOf: (item, block) => blocks[item]?.[block] ?? 0,
    lineOfPart: (part, item = 0) => parts.get(`${part} ${String(item)}`) ?? 0,
  }
}

/** A finding over a whole line. */
export const wholeLine = (
  { lines }: LintedDocument,
  line: number,
  code: LintCode,
  detail = '',
  fix?: LintFix,
): PlacedFinding => ({
  code,
  line,
  start: 0,
  end: lines[line]?.text.length ?? 0,
  detail,
  ...(fix === undefined ? {} : { fix }),
})

/** Something missing, told at the title. */
export const missing = (code: LintCode, detail = ''): PlacedFinding => ({ code, line: 0, start: 0, end: 0, detail })

export const setField = (document: OfficialDocument, field: FixedField, text: string): LintFix => ({
  kind: 'setField',
  field,
  was: document[field],
  text,
})
