import { attachmentNameText } from '../document/lines.ts'
import { cellsOf, widthOfCells, type Cell } from './cell.ts'
import type { TextElement } from './element.ts'
import { breakLines, type Line } from './line-break.ts'
import { characterPitch, type FaceRole, type FontMetrics, type PageProfile } from './model.ts'
import { breakTitle } from './title-break.ts'

/** An element as lines of cells, not yet on a page. */
export interface Setting {
  readonly cells: readonly Cell[]
  readonly size: number
  readonly characterSpacing: number
  readonly lines: readonly Line[]
}

/** What typesetting needs beside the text; `missing` collects the characters that no face has. */
export interface Press {
  readonly profile: PageProfile
  readonly metrics: FontMetrics
  readonly missing: Set<string>
}

const widthOfLine = ({ cells, characterSpacing }: Setting, line: Line): number =>
  widthOfCells(cells.slice(line.from, line.to), characterSpacing)

/** Every line moved to where `indentOf` puts it, given the line's width; never left of the type area. */
export const indented = (setting: Setting, indentOf: (width: number) => number): Setting => ({
  ...setting,
  lines: setting.lines.map((line) => ({
    ...line,
    indent: Math.max(0, indentOf(widthOfLine(setting, line))),
    stretch: 0,
  })),
})

/** Every line in the middle of the measure. */
export const centred = (setting: Setting, measure: number): Setting =>
  indented(setting, (width) => (measure - width) / 2)

/** A text in size 3 on the grid of 28 characters, from the left margin. */
export const setWords = (words: string, face: FaceRole, press: Press, measure = press.profile.measure): Setting => {
  const { profile, metrics, missing } = press
  const size = profile.bodySize
  const cells = cellsOf(words, face, size, metrics, missing)
  const characterSpacing = characterPitch(profile) - size
  return {
    cells,
    size,
    characterSpacing,
    lines: breakLines({ cells, measure, firstIndent: 0, characterSpacing, size }),
  }
}

const setTitle = (text: string, measure: number, { profile, metrics, missing }: Press): Setting => {
  const size = profile.titleSize
  const cells = cellsOf(text, 'title', size, metrics, missing)
  if (cells.length === 0) return { cells, size, characterSpacing: 0, lines: [] }
  const ends = breakTitle(cells, measure, size)
  const lines =
    ends?.map((to, index) => ({ from: ends[index - 1] ?? 0, to, indent: 0, stretch: 0 })) ??
    breakLines({ cells, measure, firstIndent: 0, characterSpacing: 0, size })
  return centred({ cells, size, characterSpacing: 0, lines }, measure)
}

interface Indents {
  readonly firstIndent: number
  readonly restIndent: number
}

/** 附件说明: two cells from the left, its numbers below each other, turn-over lines below the first character of the name (7.3.4). */
const attachmentNameIndents = (text: string, press: Press): Indents => {
  const widthOf = (words: string): number => {
    const { cells, characterSpacing } = setWords(words, 'body', press)
    return widthOfCells(cells, characterSpacing)
  }
  const word = attachmentNameText([''], 0)
  const two = 2 * characterPitch(press.profile)
  const number = /^\d+\./u.exec(text.startsWith(word) ? text.slice(word.length) : text)?.[0] ?? ''
  const hang = two + widthOf(word) + widthOf(number)
  return { firstIndent: text.startsWith(word) ? two : two + widthOf(word), restIndent: hang }
}

const FLUSH: ReadonlySet<TextElement['kind']> = new Set(['addressee', 'attachmentLabel', 'signatory', 'date'])

const setFresh = (element: TextElement, measure: number, press: Press): Setting => {
  const { kind, text, leadLength, leadFace } = element
  const { profile, metrics, missing } = press
  if (kind === 'title' || kind === 'attachmentTitle') return setTitle(text, measure, press)
  if (kind === 'documentNumber') return centred(setWords(text, 'body', press, measure), measure)
  const size = profile.bodySize
  const face = kind === 'attachmentLabel' ? 'hei' : 'body'
  const part = (words: string, role: FaceRole): readonly Cell[] => cellsOf(words, role, size, metrics, missing)
  const leading = part(text.slice(0, leadLength), leadFace)
  const leadCells = leading.length
  const cells = [...leading, ...part(text.slice(leadLength), face)]
  const pitch = characterPitch(profile)
  const characterSpacing = pitch - size
  const lead = element.hangs ? widthOfCells(cells.slice(0, leadCells), characterSpacing) : 0
  const indents =
    kind === 'attachmentName'
      ? attachmentNameIndents(text, press)
      : element.hangs
        ? { firstIndent: 2 * pitch, restIndent: 2 * pitch + lead }
        : { firstIndent: FLUSH.has(kind) ? 0 : 2 * pitch, restIndent: 0 }
  return { cells, size, characterSpacing, lines: breakLines({ cells, measure, ...indents, characterSpacing, size }) }
}

interface Remembered {
  readonly profile: PageProfile
  readonly measure: number
  /** The form of the document says how its paragraphs lead. */
  readonly hangs: boolean
  readonly setting: Setting
}

/**
 * Blocks do not change and fonts do not either: what was set once for the same measure is not set again, so that a
 * keystroke costs one paragraph. A text with missing glyphs is not remembered: it must be named every time.
 */
const remembered = new WeakMap<FontMetrics, WeakMap<object, Remembered>>()

/**
 * Breaks one text into lines and gives each its place in the measure, by the rules of its kind.
 * 署名 and 成文日期 are left at the margin here; they are moved when they are placed, since each depends on the other.
 */
export const setElement = (element: TextElement, measure: number, press: Press): Setting => {
  const { block } = element
  if (block === null) return setFresh(element, measure, press)
  const known = remembered.get(press.metrics) ?? new WeakMap<object, Remembered>()
  remembered.set(press.metrics, known)
  const before = known.get(block)
  const { hangs } = element
  if (before?.profile === press.profile && before.measure === measure && before.hangs === hangs) return before.setting
  const missing = press.missing.size
  const setting = setFresh(element, measure, press)
  if (press.missing.size === missing) known.set(block, { profile: press.profile, measure, hangs, setting })
  return setting
}
