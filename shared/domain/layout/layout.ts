import { err, ok, type Result } from '../../lib/result.ts'
import type { OfficialDocument } from '../text/document.ts'
import { cellsOf } from './cell.ts'
import { elementsOf, tagsOf } from './element.ts'
import { linePitch } from './model.ts'
import type { FontMetrics, Layout, PageProfile, TextRun } from './model.ts'
import { runsOfLine } from './run.ts'
import { slotLines } from './slot.ts'
import { placeSignature, setElement } from './typeset.ts'

export interface LayoutInput {
  readonly document: OfficialDocument
  readonly documentNumber?: string
  readonly profile: PageProfile
  readonly metrics: FontMetrics
}

/** Characters that no face of the chain can draw. */
export interface MissingGlyphs {
  readonly code: 'release.missingGlyph'
  readonly detail: { readonly characters: string }
}

/** Baseline below the top of its line: glyphs of 0.88 em over 0.12 em, centred in the line pitch. */
const baselineDrop = (profile: PageProfile): number =>
  (linePitch(profile) - profile.bodySize) / 2 + 0.88 * profile.bodySize

/** The dash of a page number is drawn this far above its baseline. */
const DASH_RISE_EM = 0.4

/**
 * Sets a document on pages after GB/T 9704-2012. Pure: the same input gives the same numbers in every engine that knows
 * the same words (the title's cut asks the engine's dictionary).
 * Refuses with `release.missingGlyph` when a character has no glyph in any face; never draws an empty box.
 */
export const layOut = (input: LayoutInput): Result<Layout, MissingGlyphs> => {
  const { document, documentNumber, profile, metrics } = input
  const elements = elementsOf(document, documentNumber)
  const missing = new Set<string>()
  const set = elements.map((element) => setElement(element, profile, metrics, missing))
  cellsOf('0123456789\u2014 ', 'fallback', profile.folioSize, metrics, missing)
  if (missing.size > 0) {
    return err({ code: 'release.missingGlyph', detail: { characters: [...missing].join('') } })
  }

  const runs: TextRun[] = []
  const tags = tagsOf(elements)
  const structure = tags.map((tag, index) => ({
    tag,
    text: elements[index]?.text ?? '',
    line: index,
    runs: [] as number[],
    picture: null,
    columnSpan: 1,
    rowSpan: 1,
    kids: [],
  }))
  const settings = placeSignature(elements, set, profile)
  for (const { element, line, slot } of slotLines(elements, settings, profile.linesPerPage)) {
    const page = Math.floor(slot / profile.linesPerPage) + 1
    const row = slot % profile.linesPerPage
    const y = profile.height - profile.top - row * linePitch(profile) - baselineDrop(profile)
    const setting = settings[element]
    if (setting === undefined) continue
    for (const run of runsOfLine(setting, line, { page, x: profile.left, y })) {
      structure[element]?.runs.push(runs.length)
      runs.push(run)
    }
  }
  const pages = runs.reduce((most, run) => Math.max(most, run.page), 1)
  for (let page = 1; page <= pages; page++) runs.push(...folioRuns(page, profile, metrics))
  const { width, height } = profile
  return ok({
    profile,
    pages: Array.from({ length: pages }, () => ({ width, height })),
    runs,
    rules: [],
    pictures: [],
    structure,
    sealBoxes: [],
  })
}

/** "— 1 —" below the type area: odd pages right with one character's space, even pages left (7.5). */
const folioRuns = (page: number, profile: PageProfile, metrics: FontMetrics): readonly TextRun[] => {
  const size = profile.folioSize
  const cells = cellsOf(`\u2014 ${page} \u2014`, 'fallback', size, metrics, new Set()).map((cell) => ({
    ...cell,
    western: false,
  }))
  const width = cells.reduce((sum, cell) => sum + cell.advance, 0)
  const indent = page % 2 === 1 ? profile.measure - size - width : size
  const y = profile.height - profile.top - profile.depth - profile.folioGap - DASH_RISE_EM * size
  const setting = { cells, size, characterSpacing: 0, lines: [] }
  const line = { from: 0, to: cells.length, indent, stretch: 0 }
  return runsOfLine(setting, line, { page, x: profile.left, y }).map((run) => ({ ...run, furniture: 'pageNumber' }))
}
