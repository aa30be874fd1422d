import type { BlockKind } from '#shared/domain/text/document.ts'
import type { FindingList } from '../finding.ts'
import type { LabelCounter } from './numbering.ts'
import type { ParagraphProperties, RunProperties } from './properties.ts'
import { isSymbolFont, symbolsOf, UNKNOWN_SYMBOL } from './symbol.ts'
import type { ResolvedStyle, StyleSheet } from './styles.ts'

const HEADINGS: readonly BlockKind[] = ['heading1', 'heading2', 'heading3', 'heading4']

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

  halfPoints(run: RunProperties, paragraph: ParagraphProperties): number | undefined {
    return run.halfPoints ?? this.#styles.character(run.styleId).halfPoints ?? this.style(paragraph).run.halfPoints
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
  heading(paragraph: ParagraphProperties): BlockKind | undefined {
    const level = paragraph.outlineLevel ?? this.style(paragraph).paragraph.outlineLevel
    return level === undefined || level < 0 || level > 8 ? undefined : HEADINGS[Math.min(level, 3)]
  }

  /** The label of a paragraph's list, counted on. Empty when it is in none; call once per visible paragraph, in order. */
  label(paragraph: ParagraphProperties): string {
    const style = this.style(paragraph)
    const numberingId = paragraph.numberingId ?? style.paragraph.numberingId
    if (numberingId === undefined || numberingId === '0') return ''
    const tied = paragraph.numberingId === undefined ? this.#labels.levelOf(numberingId, style.chain) : undefined
    const level = paragraph.level ?? tied ?? style.paragraph.level ?? 0
    const label = this.#labels.next(numberingId, level)
    if (label === undefined) return ''
    if (!label.knownFormat) this.#findings.add('import.numberingUnknown')
    if (label.text !== '') this.#findings.add('import.numberingResolved')
    return label.text
  }
}
