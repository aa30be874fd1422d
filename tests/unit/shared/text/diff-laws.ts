import { expect } from 'vitest'
import { acceptAll, diffParagraphs, rejectAll, type TextDiff } from '#shared/domain/text/diff.ts'

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })
const boundariesOf = (text: string): Set<number> =>
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
  expect(diffParagraphs(old, new_, options)).toStrictEqual(diff)
  checkIndices(diff, old.length, new_.length)
  for (const paragraph of diff.paragraphs) checkRuns(paragraph, old, new_)
  checkCounts(diff)
  return diff
}

const checkIndices = ({ paragraphs }: TextDiff, oldCount: number, newCount: number): void => {
  const rising = (count: number): number[] => Array.from({ length: count }, (_, at) => at)
  const oldIndices = paragraphs.flatMap(({ old }) => old ?? [])
  expect([...oldIndices].sort((left, right) => left - right)).toStrictEqual(rising(oldCount))
  expect(paragraphs.flatMap((paragraph) => paragraph.new ?? [])).toStrictEqual(rising(newCount))
  const staying = paragraphs.flatMap(({ old, block }) => (old === null || block !== undefined ? [] : [old]))
  expect(staying).toStrictEqual([...staying].sort((left, right) => left - right))
}

const checkRuns = (
  { old: oldAt, new: newAt, change, runs, block, renumbered }: TextDiff['paragraphs'][number],
  old: readonly string[],
  new_: readonly string[],
): void => {
  const before = oldAt === null ? undefined : old[oldAt]
  const after = newAt === null ? undefined : new_[newAt]
  const isMoved = block !== undefined
  const expected =
    before === undefined
      ? 'added'
      : after === undefined
        ? 'removed'
        : before === after
          ? isMoved
            ? 'moved'
            : 'same'
          : isMoved
            ? 'movedEdited'
            : 'edited'
  expect(change).toBe(expected)
  if (renumbered?.only === true) expect(before?.slice(renumbered.old.length)).toBe(after?.slice(renumbered.new.length))
  const oldBoundaries = boundariesOf(before ?? '')
  const newBoundaries = boundariesOf(after ?? '')
  let oldCut = 0
  let newCut = 0
  for (const [at, { kind, text }] of runs.entries()) {
    expect(text).not.toBe('')
    if (kind !== 'inserted') oldCut += text.length
    if (kind !== 'deleted') newCut += text.length
    expect(oldBoundaries.has(oldCut), 'a cut inside a character of the old text').toBe(true)
    expect(newBoundaries.has(newCut), 'a cut inside a character of the new text').toBe(true)
    // Runs alternate, and a change is one deletion and then one insertion at most.
    const previous = runs[at - 1]?.kind
    expect(kind).not.toBe(previous)
    if (kind === 'deleted') expect(previous).not.toBe('inserted')
  }
}

const checkCounts = ({ paragraphs, counts }: TextDiff): void => {
  for (const kind of ['same', 'edited', 'added', 'removed', 'moved', 'movedEdited'] as const)
    expect(counts[kind]).toBe(paragraphs.filter(({ change }) => change === kind).length)
  const characters = (wanted: string): number =>
    paragraphs
      .flatMap(({ runs }) => runs)
      .reduce((sum, { kind, text }) => sum + (kind === wanted ? boundariesOf(text).size - 1 : 0), 0)
  expect(counts.renumbered).toBe(paragraphs.filter(({ renumbered }) => renumbered !== undefined).length)
  expect(counts.movedBlocks).toBe(new Set(paragraphs.flatMap(({ block }) => block ?? [])).size)
  expect(counts.insertedCharacters).toBe(characters('inserted'))
  expect(counts.deletedCharacters).toBe(characters('deleted'))
}

/** Runs as a reader would write them: kept, [-deleted-], {+inserted+}. */
export const marked = (runs: TextDiff['paragraphs'][number]['runs']): string =>
  runs.map(({ kind, text }) => (kind === 'kept' ? text : kind === 'deleted' ? `[-${text}-]` : `{+${text}+}`)).join('')
