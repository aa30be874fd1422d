import { blockKindOf } from '#shared/domain/document/from-text.ts'
import type { TextBlockKind } from '#shared/domain/document/model.ts'
import type { FindingList } from '../finding.ts'
import type { LabelCounter } from './numbering.ts'
import type { ParagraphProperties, RunProperties } from './properties.ts'
import { isSymbolFont, symbolsOf, UNKNOWN_SYMBOL } from './symbol.ts'
import type { ResolvedStyle, StyleSheet } from './styles.ts'

/** What a reader sees of a run, as far as it matters here. */
export interface RunLook {
  readonly hidden: boolean
  readonly faint: boolean
  readonly tiny: boolean
  readonly red: boolean
  readonly halfPoints: number | undefined
}

/** Two points and less cannot be read. */
const TINY_HALF_POINTS = 4
/** On white paper, channels that are all above this cannot be told from it. */
const FAINT = 0xe6
const RED = { least: 0xb0, most: 0x50 } as const

const channelsOf = (color: string | undefined): readonly number[] =>
  color !== undefined && /^[0-9A-F]{6}$/u.test(color)
    ? [0, 2, 4].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
    : [0, 0, 0]

const HEADINGS: readonly TextBlockKind[] = ['heading1', 'heading2', 'heading3', 'heading4']

/** What the styles and the numbering of a document make of its paragraphs and runs. */
export class Formatting {
  readonly #styles: StyleSheet
  readonly #labels: LabelCounter
  readonly #findings: FindingList

  constructor(styles: StyleSheet, labels: LabelCounter, findings: FindingList) {
    this.#styles = styles
    this.#labels = labels
    this.#findings = findings
  }

  style(paragraph: ParagraphProperties): ResolvedStyle {
    return this.#styles.paragraph(paragraph.styleId)
  }

  /** Hidden text: direct formatting decides, else the toggles of the styles (ECMA-376 part 1, 17.7.3). */
  isHidden(run: RunProperties, paragraph: ParagraphProperties): boolean {
    if (run.vanish !== undefined) return run.vanish
    const byParagraph = this.style(paragraph).run.vanish === true
    const byCharacter = this.#styles.character(run.styleId).vanish === true
    return this.#styles.vanishByDefault || byParagraph !== byCharacter
  }

  look(run: RunProperties, paragraph: ParagraphProperties): RunLook {
    const style = this.style(paragraph)
    const character = this.#styles.character(run.styleId)
    const halfPoints = run.halfPoints ?? character.halfPoints ?? style.run.halfPoints
    const [red = 0, green = 0, blue = 0] = channelsOf(run.color ?? character.color ?? style.run.color)
    const shaded =
      run.shaded ?? character.shaded ?? paragraph.shaded ?? style.run.shaded ?? style.paragraph.shaded ?? false
    return {
      hidden: this.isHidden(run, paragraph),
      faint: !shaded && Math.min(red, green, blue) >= FAINT,
      tiny: halfPoints !== undefined && halfPoints <= TINY_HALF_POINTS,
      red: red >= RED.least && Math.max(green, blue) <= RED.most,
      halfPoints,
    }
  }

  /** Text as a reader sees it: letters in a symbol font are pictures, ☑ may be stored as R. */
  shown(text: string, run: RunProperties, paragraph: ParagraphProperties): string {
    const font = run.font ?? this.#styles.character(run.styleId).font ?? this.style(paragraph).run.font
    if (font === undefined || !isSymbolFont(font)) return text
    const shown = symbolsOf(font, text)
    this.#findings.add('import.symbolReplaced', shown.split(UNKNOWN_SYMBOL).length - text.split(UNKNOWN_SYMBOL).length)
    return shown
  }

  /** The level that outline or heading style gives; undefined for body text. Levels below the fourth are the fourth. */
  heading(paragraph: ParagraphProperties): TextBlockKind | undefined {
    const level = paragraph.outlineLevel ?? this.style(paragraph).paragraph.outlineLevel
    return level === undefined || level < 0 || level > 8 ? undefined : HEADINGS[Math.min(level, 3)]
  }

  /** The label of a paragraph's list, counted on. Empty when it is in none; call once per visible paragraph, in order. */
  label(paragraph: ParagraphProperties): { readonly text: string; readonly isItem: boolean } {
    const style = this.style(paragraph)
    const numberingId = paragraph.numberingId ?? style.paragraph.numberingId
    if (numberingId === undefined || numberingId === '0') return NO_LABEL
    const tied = paragraph.numberingId === undefined ? this.#labels.levelOf(numberingId, style.chain) : undefined
    const level = paragraph.level ?? tied ?? style.paragraph.level ?? 0
    const label = this.#labels.next(numberingId, level)
    if (label === undefined) return NO_LABEL
    if (!label.knownFormat) this.#findings.add('import.numberingUnknown')
    if (label.text !== '') this.#findings.add('import.numberingResolved')
    return { text: label.text, isItem: label.text !== '' && blockKindOf(label.text) === 'paragraph' }
  }
}

/** `isItem`: the label is none of the four that the standard gives to headings. */
const NO_LABEL = { text: '', isItem: false } as const
