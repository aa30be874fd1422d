import { itemOf } from '../item.ts'
import type { ChangeRun, ParagraphChange } from '../change.ts'
import { documentLines } from '../../document/lines.ts'
import type { OfficialDocument } from '../../document/model.ts'
import { diffDocuments } from '../document/document-diff.ts'
import { runsBetween } from '../inline/inline.ts'
import type { Work } from '../work.ts'

/** Text and the version that introduced it. Never empty; never begins or ends within a character (UAX #29). */
export interface AttributedRun {
  readonly text: string
  readonly version: number
}

/** A line of the newest version (`documentLines`); its runs are its text, and no two neighbours are of one version. */
export interface AttributedParagraph {
  readonly line: number
  readonly runs: readonly AttributedRun[]
}

/** Who wrote which words (责任到人), over the whole life of a text. */
export interface Attribution {
  readonly paragraphs: readonly AttributedParagraph[]
  /** The work allowed did not suffice: some text may be attributed to a later version than the one it came with. */
  readonly fallback: boolean
}

export interface AttributionOptions {
  /** Elementary steps that the comparisons of all versions may spend, see `DiffOptions`; about two seconds at the default. */
  readonly maxSteps?: number
}

const DEFAULT_MAX_STEPS = 240_000_000

/** Stands between paragraphs that are compared as one. Characters always end at it, on both sides (UAX #29, GB4 and GB5). */
const SEPARATOR = '\u2028'

type Lines = readonly (readonly AttributedRun[])[]

/**
 * Every run of the newest version with the version that introduced it, carried from each version to the next by their
 * comparison: what is kept or moved keeps its origin, also where a paragraph is split or joined; what is inserted is of
 * the newer version, also when an older one held the same words and lost them. Versions come oldest first; for none
 * there are no paragraphs. Depends on the versions alone. Never throws.
 */
export const attribute = (
  versions: readonly { readonly document: OfficialDocument; readonly version: number }[],
  options: AttributionOptions = {},
): Attribution => {
  const maxSteps = Math.floor((options.maxSteps ?? DEFAULT_MAX_STEPS) / Math.max(1, versions.length - 1))
  let before: OfficialDocument | null = null
  let lines: Lines = []
  let fallback = false
  for (const { document, version } of versions) {
    if (before === null) lines = documentLines(document).map(({ text }) => joined([{ text, version }]))
    else {
      const next = carryOver(before, lines, document, version, maxSteps)
      lines = next.lines
      fallback ||= next.fallback
    }
    before = document
  }
  return { paragraphs: lines.map((runs, line) => ({ line, runs })), fallback }
}

const carryOver = (
  old: OfficialDocument,
  oldLines: Lines,
  new_: OfficialDocument,
  version: number,
  maxSteps: number,
): { readonly lines: Lines; readonly fallback: boolean } => {
  const { paragraphs, fallback } = diffDocuments(old, new_, { maxSteps })
  const work: Work = { stepsLeft: maxSteps, spent: false }
  const lines: (readonly AttributedRun[])[] = []
  for (const { old: from, new: at, runs } of paragraphs)
    if (at !== null) lines[at] = carried(runs, from === null ? [] : (oldLines[from] ?? []), version)
  const families = familiesOf(paragraphs)
  const oldTexts = families.length === 0 ? [] : documentLines(old).map(({ text }) => text)
  const newTexts = families.length === 0 ? [] : documentLines(new_).map(({ text }) => text)
  for (const { olds, news } of families) {
    const before = olds.map((from) => oldTexts[from] ?? '').join(SEPARATOR)
    const after = news.map((at) => newTexts[at] ?? '').join(SEPARATOR)
    const origins = olds.flatMap((from, nth) => [
      ...(nth === 0 ? [] : [{ text: SEPARATOR, version }]),
      ...(oldLines[from] ?? []),
    ])
    const read = readerOf(carried(runsBetween(itemOf(before), itemOf(after), work), origins, version))
    for (const at of news) {
      lines[at] = joined(read((newTexts[at] ?? '').length))
      read(SEPARATOR.length)
    }
  }
  return { lines, fallback: fallback || work.spent }
}

/** Old and new paragraphs that are the same text, cut differently; rising. */
interface Family {
  readonly olds: readonly number[]
  readonly news: readonly number[]
}

const familiesOf = (paragraphs: readonly ParagraphChange[]): readonly Family[] => {
  const splitOff = new Map<number, number[]>()
  const joinedIn = new Map<number, number[]>()
  for (const { old, new: at, splitFrom, joinedTo } of paragraphs) {
    if (at !== null && splitFrom !== undefined) splitOff.set(splitFrom, [...(splitOff.get(splitFrom) ?? []), at])
    if (old !== null && joinedTo !== undefined) joinedIn.set(joinedTo, [...(joinedIn.get(joinedTo) ?? []), old])
  }
  return paragraphs.flatMap(({ old, new: at }) => {
    if (old === null || at === null || !(splitOff.has(old) || joinedIn.has(at))) return []
    const rising = (indices: readonly number[]): number[] => indices.toSorted((left, right) => left - right)
    return [{ olds: rising([old, ...(joinedIn.get(at) ?? [])]), news: rising([at, ...(splitOff.get(old) ?? [])]) }]
  })
}

/** The origins of the new text: those of the old one where it is kept, `version` where something is inserted. */
const carried = (
  changes: readonly ChangeRun[],
  origins: readonly AttributedRun[],
  version: number,
): readonly AttributedRun[] => {
  const read = readerOf(origins)
  return joined(
    changes.flatMap(({ kind, text }) => {
      if (kind === 'inserted') return [{ text, version }]
      const passed = read(text.length)
      return kind === 'kept' ? passed : []
    }),
  )
}

/** Reads on through runs, so many code units at a time. */
export const readerOf = (runs: readonly AttributedRun[]): ((length: number) => AttributedRun[]) => {
  let at = 0
  let within = 0
  return (length) => {
    const passed: AttributedRun[] = []
    for (let left = length; left > 0;) {
      const run = runs[at]
      if (run === undefined) break
      const text = run.text.slice(within, within + left)
      passed.push({ text, version: run.version })
      left -= text.length
      within += text.length
      if (within === run.text.length) {
        at += 1
        within = 0
      }
    }
    return passed
  }
}

/** Neighbours of one version made one, empty ones dropped. */
const joined = (runs: readonly AttributedRun[]): AttributedRun[] => {
  const result: AttributedRun[] = []
  for (const run of runs) {
    const last = result.at(-1)
    if (last?.version === run.version) result[result.length - 1] = { ...run, text: last.text + run.text }
    else if (run.text !== '') result.push(run)
  }
  return result
}
