import type { Image } from '#shared/domain/document/model.ts'
import type { FindingList } from '../finding.ts'
import type { Flow, LineTraits } from '../flow.ts'
import type { Formatting, RunLook } from './formatting.ts'
import type { ParagraphProperties } from './properties.ts'
import type { TableBuilder } from './table.ts'

/** Stands for a page break in the text of a paragraph; XML cannot hold it. */
export const PAGE_BREAK = '\f'
const LINE_BREAKS = /[\n\f]/u

/**
 * The visible text of the paragraph that is open, with its pictures. A paragraph without its mark runs on into the next
 * one, which gives the formatting of both.
 */
export class ParagraphBuilder {
  #text = ''
  #isWorded = false
  /** How the first character looks. */
  #firstLook: RunLook | undefined
  /** Pictures before the text, and after it. */
  #above: Image[] = []
  #below: Image[] = []
  #beginsPage = false
  readonly #formatting: Formatting
  readonly #findings: FindingList

  constructor(formatting: Formatting, findings: FindingList) {
    this.#formatting = formatting
    this.#findings = findings
  }

  text(text: string, look: RunLook): void {
    if (!this.#isWorded) this.#firstLook = look
    if (text.trim() !== '') {
      this.#isWorded = true
      if (look.faint) this.#findings.add('import.faintText')
      if (look.tiny) this.#findings.add('import.tinyText')
    }
    this.#text += text
  }

  images(images: readonly Image[]): void {
    ;(this.#isWorded ? this.#below : this.#above).push(...images)
  }

  /**
   * Ends the paragraph: its lines go to the cell that is open, else with its pictures to `flow`; `settle` is called after
   * each block. An empty one that nobody sees (`isUnseen`) takes no number of its list.
   */
  end(paragraph: ParagraphProperties, isUnseen: boolean, tables: TableBuilder, flow: Flow, settle: () => void): void {
    const text = this.#text
    const isBlank = !this.#isWorded
    this.#text = ''
    this.#isWorded = false
    if (isBlank && isUnseen) {
      this.#beginsPage ||= text.includes(PAGE_BREAK)
      this.#addImages(this.#above.splice(0), flow, settle)
      return
    }
    const { text: label, isItem } = this.#formatting.label(paragraph)
    if (tables.depth > 0 && this.#addToCell(label + (isBlank ? '' : text.trimStart()), tables)) return
    this.#addImages(this.#above.splice(0), flow, settle)
    this.#addLines(label, text, paragraph, isItem, flow)
    settle()
    this.#addImages(this.#below.splice(0), flow, settle)
    this.#firstLook = undefined
  }

  #addImages(images: readonly Image[], flow: Flow, settle: () => void): void {
    for (const image of images) {
      flow.image(image)
      settle()
    }
  }

  /** False when the text stands in a table and in no cell of it. */
  #addToCell(text: string, tables: TableBuilder): boolean {
    return text.split(LINE_BREAKS).every((line) => tables.line(line.replaceAll('\t', ' ')))
  }

  #addLines(label: string, text: string, paragraph: ParagraphProperties, isItem: boolean, flow: Flow): void {
    const pieces = text.split(/(?<=[\n\f])/u)
    const worded = pieces.filter((piece) => piece.trim() !== '')
    if (worded.length > 1) this.#findings.add('import.lineBreakSplit')
    const styled = this.#formatting.style(paragraph).paragraph
    if (worded.length > 0 && (paragraph.outside ?? styled.outside) === true) this.#findings.add('import.outsidePage')
    if (paragraph.newPage ?? styled.newPage) this.#beginsPage = true
    const traits = this.#traits(paragraph, isItem)
    let pending = label
    for (const piece of pieces) {
      const line = piece.trim()
      if (line !== '' || (worded.length === 0 && pending !== '')) {
        flow.text(pending + line)
        flow.endLine(this.#beginsPage ? { ...traits, newPage: true } : traits)
        this.#beginsPage = false
        pending = ''
      }
      if (piece.endsWith(PAGE_BREAK)) this.#beginsPage = true
    }
  }

  #traits(paragraph: ParagraphProperties, isItem: boolean): LineTraits {
    const { isTitle, paragraph: styled } = this.#formatting.style(paragraph)
    const heading = this.#formatting.heading(paragraph) ?? (isItem ? 'listItem' : undefined)
    const { red, halfPoints } = this.#firstLook ?? {}
    return {
      titled: isTitle,
      centred: paragraph.centred ?? styled.centred ?? false,
      ...(red === true ? { red } : {}),
      ...(halfPoints === undefined ? {} : { halfPoints }),
      ...(heading === undefined ? {} : { heading }),
    }
  }
}
