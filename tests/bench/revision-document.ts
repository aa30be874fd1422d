import { EMPTY_DOCUMENT, type Block, type OfficialDocument, type TableCell } from '#shared/domain/document/model.ts'
import type { DocumentDiff } from '#shared/domain/text/document/document-diff.ts'
import type { Marks } from './diff-score.ts'
import type { Pair } from './revision-truth.ts'
import type { Paragraph } from './revision-writer.ts'

/** Generated paragraphs as a document, its rows as tables, and which paragraph each of its lines is of. */
export interface RevisionDocument {
  readonly document: OfficialDocument
  /** By line of the document; -1 for its title, which the generator does not write. */
  readonly paragraphOf: readonly number[]
  readonly texts: readonly string[]
}

const TITLE = '关于规范政务公开工作的办法'

export const documentOf = (paragraphs: readonly Paragraph[], texts: readonly string[]): RevisionDocument => {
  const body: Block[] = []
  const paragraphOf = [-1]
  let rows: TableCell[][] = []
  for (const [at, { kind }] of paragraphs.entries()) {
    const text = texts[at] ?? ''
    if (kind !== 'row') {
      body.push({ kind: kind === 'prose' ? 'paragraph' : kind, text })
      paragraphOf.push(at)
      continue
    }
    const cells = text.split('\t').map((cell) => ({ lines: [cell], columnSpan: 1, rowSpan: 1 }))
    if (paragraphs[at - 1]?.kind !== 'row') {
      rows = []
      body.push({ kind: 'table', widths: cells.map(() => 1), headRows: 0, landscape: false, rows })
    }
    rows.push(cells)
    paragraphOf.push(...cells.map(() => at))
  }
  return { document: { ...EMPTY_DOCUMENT, title: TITLE, body }, paragraphOf, texts }
}

/**
 * What a comparison of documents said, told by the generator's paragraphs: cells joined to their row again by tabs, which
 * are of the row and come and go with it. A row that came or went whole is one stretch of change.
 */
export const marksOfDocuments = (diff: DocumentDiff, old: RevisionDocument, new_: RevisionDocument): Marks => {
  const pairs = new Map<string, Pair>()
  const moves = new Map<string, Pair>()
  const oldPaired = new Set<number>()
  const newPaired = new Set<number>()
  for (const { old: oldLine, new: newLine, block } of diff.paragraphs) {
    if (oldLine === null || newLine === null || oldLine === 0) continue
    const pair = [old.paragraphOf[oldLine] ?? 0, new_.paragraphOf[newLine] ?? 0] as const
    pairs.set(String(pair), pair)
    oldPaired.add(pair[0])
    newPaired.add(pair[1])
    if (block !== undefined) moves.set(String(pair), pair)
  }
  const flags = {
    old: old.texts.map(() => [] as number[]),
    new: new_.texts.map(() => [] as number[]),
  }
  // A cell after the first begins with the tab before it.
  const begin = (side: number[][], at: number, isPaired: boolean): number[] => {
    const own = side[at] ?? []
    if (own.length > 0) own.push(isPaired ? 0 : 1)
    return own
  }
  const wholeRows = new Set<string>()
  let hunks = 0
  let crumbs = 0
  for (const { old: oldLine, new: newLine, runs } of diff.paragraphs) {
    const oldAt = oldLine === null ? -1 : (old.paragraphOf[oldLine] ?? -1)
    const newAt = newLine === null ? -1 : (new_.paragraphOf[newLine] ?? -1)
    const oldFlags = oldAt < 0 ? [] : begin(flags.old, oldAt, oldPaired.has(oldAt))
    const newFlags = newAt < 0 ? [] : begin(flags.new, newAt, newPaired.has(newAt))
    const isWhole = oldAt < 0 ? !newPaired.has(newAt) : newAt < 0 && !oldPaired.has(oldAt)
    const row = `${String(oldAt)} ${String(newAt)}`
    const isCounted = isWhole && wholeRows.has(row)
    if (isWhole) wholeRows.add(row)
    for (const [at, { kind, text }] of runs.entries()) {
      if (kind !== 'inserted') for (let k = 0; k < text.length; k += 1) oldFlags.push(kind === 'kept' ? 0 : 1)
      if (kind !== 'deleted') for (let k = 0; k < text.length; k += 1) newFlags.push(kind === 'kept' ? 0 : 1)
      if (kind !== 'kept' && (at === 0 || runs[at - 1]?.kind === 'kept') && !isCounted) hunks += 1
      if (kind === 'kept' && at > 0 && at + 1 < runs.length && text.length === 1) crumbs += 1
    }
  }
  return {
    old: flags.old.map((one) => Uint8Array.from(one)),
    new: flags.new.map((one) => Uint8Array.from(one)),
    ...{ hunks, crumbs },
    pairs: [...pairs.values()],
    moves: [...moves.values()],
  }
}
