import { isTextBlock, type Block, type TextBlockKind } from '../../document/model.ts'
import { labelOf, labelText, numberedBlocks, type LabelLevel, type NumberedBlock } from '../../document/numbering.ts'
import type { LintFix, PlacedFinding } from '../finding.ts'
import { wholeLine, type LintedDocument } from './index-lines.ts'

const HEADING: Readonly<Record<LabelLevel, TextBlockKind>> = {
  1: 'heading1',
  2: 'heading2',
  3: 'heading3',
  4: 'heading4',
}

/** L4: the number follows those before it; told once, at the label that breaks the row. */
const checkNumber = (
  linted: LintedDocument,
  item: number,
  { block, label, expected, under, inArticle, first }: NumberedBlock,
): readonly PlacedFinding[] => {
  const found: PlacedFinding[] = []
  const at = (code: PlacedFinding['code'], detail: string, fix?: LintFix): void => {
    const line = linted.lineOf(item, block)
    found.push({ ...wholeLine(linted, line, code, detail, fix), end: label.length })
  }
  const right = labelText(label.level, Math.min(expected, 999))
  if (label.number > expected) at('numberGap', right, { kind: 'renumber', item })
  if (label.number < expected) at('numberRepeated', right, { kind: 'renumber', item })
  if (first) {
    const lone = label.level === 2 && under === 0 && !inArticle
    const skipped = label.level === 4 && (under === 1 || under === 2)
    if (lone || skipped) at('headingOrder', labelText(label.level, 1))
    if (label.level === 3 && under === 1) at('headingSkipped', labelText(2, 1))
  }
  return found
}

/** L4: the label is written as the standard writes it, and the block is of its level, which decides the face. */
const checkLabel = (linted: LintedDocument, item: number, index: number, block: Block): readonly PlacedFinding[] => {
  if (!isTextBlock(block)) return []
  const label = labelOf(block)
  if (label === null) return []
  const line = linted.lineOf(item, index)
  const found: PlacedFinding[] = []
  const written = block.text.slice(0, label.length)
  const right = labelText(label.level, label.number)
  if (written !== right) {
    const code = label.level === 3 && written.endsWith('．') ? 'headingDot' : 'headingLabel'
    const fix: LintFix = { kind: 'replaceText', line, start: 0, end: label.length, was: written, text: right }
    found.push({ ...wholeLine(linted, line, code, right, fix), end: label.length })
  }
  const blockKind = HEADING[label.level]
  if (block.kind !== 'paragraph' && block.kind !== blockKind) {
    const fix: LintFix = { kind: 'setKind', item, block: index, blockKind }
    found.push({ ...wholeLine(linted, line, 'headingKind', right, fix), end: label.length })
  }
  return found
}

const checkOther = (linted: LintedDocument, item: number, index: number, block: Block): readonly PlacedFinding[] => {
  const line = linted.lineOf(item, index)
  if (block.kind === 'image') {
    return block.alternative.trim() === '' ? [wholeLine(linted, line, 'imageAlternative')] : []
  }
  if (block.kind === 'table') {
    if (block.headRows > 0 || block.rows.length < 2) return []
    const [head = []] = block.rows
    const isHead = head.every(({ rowSpan, lines }) => rowSpan === 1 && lines.some((text) => text.trim() !== ''))
    const fix: LintFix | undefined = isHead ? { kind: 'setHeadRows', item, block: index, headRows: 1 } : undefined
    return [wholeLine(linted, line, 'tableHead', '', fix)]
  }
  if (block.text.trim() !== '') return []
  return [wholeLine(linted, line, 'emptyParagraph', '', { kind: 'removeBlock', item, block: index })]
}

/** Headings and their numbers, tables, pictures and empty paragraphs, in the document and in every attachment. */
export const checkBlocks = (linted: LintedDocument): readonly PlacedFinding[] =>
  Array.from(linted.bodies).flatMap(([item, body]) => [
    ...numberedBlocks(body).flatMap((numbered) => checkNumber(linted, item, numbered)),
    ...body.flatMap((block, index) => [
      ...checkLabel(linted, item, index, block),
      ...checkOther(linted, item, index, block),
    ]),
  ])
