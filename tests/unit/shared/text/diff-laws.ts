import { expect } from 'vitest'
import { documentLines } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { acceptAll, diffParagraphs, rejectAll, type TextDiff } from '#shared/domain/text/paragraph/diff.ts'
import { diffDocuments, type DocumentDiff } from '#shared/domain/text/document/document-diff.ts'

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })
const boundariesOf = (text: string): ReadonlySet<number> =>
  new Set([...Array.from(graphemes.segment(text), ({ index }) => index), text.length])

/** Every law that a comparison keeps, whatever the texts; returns it for further questions. */
export const checkedDiff = (
  old: readonly string[],
  new_: readonly string[],
  options?: { readonly maxSteps?: number },
): TextDiff => {
  const diff = diffParagraphs(old, new_, options)
  expect(acceptAll(diff)).toStrictEqual(new_)
  expect(rejectAll(diff)).toStrictEqual(old)
  expect(JSON.stringify(diffParagraphs(old, new_, options))).toBe(JSON.stringify(diff))
  const broken = [
    ...brokenByIndices(diff, old.length, new_.length),
    ...diff.paragraphs.flatMap((paragraph) => brokenByParagraph(paragraph, old, new_)),
    ...brokenByCounts(diff),
  ]
  expect(broken).toStrictEqual([])
  return diff
}

/** The laws of a comparison of documents: those of texts over all lines, and that parts stay apart. */
export const checkedDocumentDiff = (
  old: OfficialDocument,
  new_: OfficialDocument,
  options?: { readonly maxSteps?: number },
): DocumentDiff => {
  const diff = diffDocuments(old, new_, options)
  const oldLines = documentLines(old)
  const newLines = documentLines(new_)
  const oldTexts = oldLines.map(({ text }) => text)
  const newTexts = newLines.map(({ text }) => text)
  expect(acceptAll(diff)).toStrictEqual(newTexts)
  expect(rejectAll(diff)).toStrictEqual(oldTexts)
  expect(JSON.stringify(diffDocuments(old, new_, options))).toBe(JSON.stringify(diff))
  const itemOrder = diff.structure.some(({ kind }) => kind === 'attachmentMoved')
  const { paragraphs, kinds, structure, counts } = diff
  const pairs = paragraphs.flatMap((one) => {
    const before = one.old === null ? undefined : oldLines[one.old]
    const after = one.new === null ? undefined : newLines[one.new]
    return before === undefined || after === undefined ? [] : [{ before, after, isMoved: one.block !== undefined }]
  })
  const homes = new Map<number, number>()
  const isBodyText = (part: string): boolean => /^(?:paragraph|heading\d|listItem)$/u.test(part)
  const staysInItem = ({ before, after, isMoved }: (typeof pairs)[number]): boolean => {
    if (isMoved) return true
    const home = homes.get(before.item) ?? after.item
    homes.set(before.item, after.item)
    return home === after.item && (before.item === 0) === (after.item === 0)
  }
  const isKnownPlace = ({ old: oldAt, new: newAt, count }: (typeof structure)[number]): boolean =>
    count > 0 && (oldAt ?? 0) <= oldTexts.length && (newAt ?? 0) <= newTexts.length && (oldAt ?? newAt) !== null
  expect([
    ...brokenByIndices(diff, oldTexts.length, newTexts.length, itemOrder),
    ...paragraphs.flatMap((paragraph) => brokenByParagraph(paragraph, oldTexts, newTexts)),
    ...brokenByCounts(diff),
    ...broken({
      'a part is compared with the same part': pairs.every(
        ({ before, after }) => before.part === after.part || (isBodyText(before.part) && isBodyText(after.part)),
      ),
      'an item is compared with one item': pairs.every(staysInItem),
      'changes of kind are all told':
        kinds.length === pairs.filter(({ before, after }) => before.part !== after.part).length,
      'changes of structure are of something': structure.every(isKnownPlace),
      'each moved line departed from one place, in order':
        diff.departures.length === counts.moved + counts.movedEdited &&
        diff.departures.every(({ before }, at) => at === 0 || before >= (diff.departures[at - 1]?.before ?? 0)),
      'changes of structure are counted': counts.structure === structure.length,
    }),
  ]).toStrictEqual([])
  return diff
}

/** The names of the laws that do not hold: one expectation for all is quick enough for ten thousand pairs. */
const broken = (laws: Readonly<Record<string, boolean>>): string[] =>
  Object.entries(laws).flatMap(([law, holds]) => (holds ? [] : [law]))

const brokenByIndices = (
  { paragraphs }: TextDiff,
  oldCount: number,
  newCount: number,
  isReordered = false,
): string[] => {
  const isRising = (indices: readonly number[], count: number): boolean =>
    indices.length === count && indices.every((index, at) => index === at)
  const oldIndices = paragraphs.flatMap(({ old }) => old ?? []).sort((left, right) => left - right)
  const newIndices = paragraphs.flatMap((paragraph) => paragraph.new ?? [])
  const staying = paragraphs.flatMap(({ old, block }) => (old === null || block !== undefined ? [] : [old]))
  return broken({
    'each old paragraph occurs once': isRising(oldIndices, oldCount),
    'each new paragraph occurs once, in order': isRising(newIndices, newCount),
    'what did not move keeps its order':
      isReordered || staying.every((index, at) => at === 0 || index > (staying[at - 1] ?? 0)),
  })
}

const brokenByParagraph = (
  { old: oldAt, new: newAt, change, runs, block, renumbered }: TextDiff['paragraphs'][number],
  old: readonly string[],
  new_: readonly string[],
): string[] => {
  const before = oldAt === null ? undefined : old[oldAt]
  const after = newAt === null ? undefined : new_[newAt]
  const isMoved = block !== undefined
  const paired = before === after ? (isMoved ? 'moved' : 'same') : isMoved ? 'movedEdited' : 'edited'
  const expected = before === undefined ? 'added' : after === undefined ? 'removed' : paired
  const isRelabelled = before?.slice(renumbered?.old.length) === after?.slice(renumbered?.new.length)
  const oldBoundaries = boundariesOf(before ?? '')
  const newBoundaries = boundariesOf(after ?? '')
  let oldCut = 0
  let newCut = 0
  const brokenRuns = runs.flatMap(({ kind, text }, at) => {
    if (kind !== 'inserted') oldCut += text.length
    if (kind !== 'deleted') newCut += text.length
    const previous = runs[at - 1]?.kind
    return broken({
      'no run is empty': text !== '',
      'no cut within a character': oldBoundaries.has(oldCut) && newBoundaries.has(newCut),
      'runs alternate, a deletion before its insertion':
        kind !== previous && !(kind === 'deleted' && previous === 'inserted'),
    })
  })
  return [
    ...broken({
      'the kind says what became of the paragraph': change === expected,
      'only the label was changed': renumbered?.only !== true || isRelabelled,
    }),
    ...brokenRuns,
  ]
}

const brokenByCounts = ({ paragraphs, counts }: TextDiff): string[] => {
  const kinds = ['same', 'edited', 'added', 'removed', 'moved', 'movedEdited'] as const
  const characters = (wanted: string): number =>
    paragraphs
      .flatMap(({ runs }) => runs)
      .reduce((sum, { kind, text }) => sum + (kind === wanted ? boundariesOf(text).size - 1 : 0), 0)
  return broken({
    'kinds are counted': kinds.every(
      (kind) => counts[kind] === paragraphs.filter(({ change }) => change === kind).length,
    ),
    'renumbering is counted': counts.renumbered === paragraphs.filter(({ renumbered }) => renumbered).length,
    'blocks are counted': counts.movedBlocks === new Set(paragraphs.flatMap(({ block }) => block ?? [])).size,
    'characters are counted':
      counts.insertedCharacters === characters('inserted') && counts.deletedCharacters === characters('deleted'),
  })
}

/** Runs as a reader would write them: kept, [-deleted-], {+inserted+}. */
export const marked = (runs: TextDiff['paragraphs'][number]['runs']): string =>
  runs.map(({ kind, text }) => (kind === 'kept' ? text : kind === 'deleted' ? `[-${text}-]` : `{+${text}+}`)).join('')
