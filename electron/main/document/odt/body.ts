import { blockKindOf } from '#shared/domain/document/from-text.ts'
import type { HiddenText } from '../docx/hidden-text.ts'
import type { FindingList, ImportFindingCode } from '../finding.ts'
import { Flow, type FlowBlock, type LineTraits } from '../flow.ts'
import { attributeOf, type XmlAttributes, type XmlHandler } from '../xml.ts'
import { OdtChanges } from './change.ts'
import { ASIDE, SHAPE } from './element.ts'
import { OdtFrames, type TakeImage } from './frames.ts'
import { OdtLists } from './lists.ts'
import type { OdtStyles } from './styles.ts'
import { OdtTables } from './tables.ts'

/** Text that does not run along in the body: read apart, and dealt with at its end. */
interface Capture {
  /** How deep the element lies that it reads. */
  readonly depth: number
  readonly then: (text: string) => void
  readonly lines: string[]
  text: string
}

/** What the reader needs of the package around it. */
export interface OdtSurroundings {
  readonly styles: OdtStyles
  readonly findings: FindingList
  readonly hidden: HiddenText
  readonly takeImage: TakeImage
}

const HAN = /\p{Script=Han}/u

/** Walks content.xml once and fills a flow with what the chosen side shows. */
export class OdtBody implements XmlHandler {
  readonly flow: Flow
  readonly changes: OdtChanges
  readonly #around: OdtSurroundings
  readonly #captures: Capture[] = []
  readonly #lists: OdtLists
  readonly #tables: OdtTables
  readonly #frames: OdtFrames
  readonly notes = new Map<FlowBlock, readonly string[]>()
  /** Notes marked in the paragraph that is being read. */
  readonly #pendingNotes: string[] = []
  #noteCount = 0
  /** Text of boxes and shapes: stands behind the paragraph that it is anchored to. */
  readonly #boxes: string[] = []
  readonly #paragraphs: { readonly traits: LineTraits; readonly white: boolean }[] = []
  #isBody = false
  #depth = 0

  constructor(changes: OdtChanges, around: OdtSurroundings) {
    this.changes = changes
    this.#around = around
    this.flow = new Flow(around.findings)
    this.#lists = new OdtLists(around.styles, around.findings)
    this.#tables = new OdtTables(this.flow, around.styles)
    this.#frames = new OdtFrames(around.takeImage)
  }

  open(name: string, attributes: XmlAttributes): void {
    this.#depth += 1
    if (!this.#isBody) {
      this.#around.styles.open(name, attributes)
      if (name === 'script:event-listener' || name === 'office:script') this.#capture('import.macros')
      this.#isBody = name === 'office:body'
      return
    }
    this.#readAttributes(name, attributes)
    const aside = ASIDE.get(name)
    if (aside !== undefined) return this.#capture(aside)
    if (SHAPE.test(name)) return this.#openShape(name)
    this.#openText(name, attributes)
    this.#openStructure(name, attributes)
    this.#tables.open(name, attributes, this.#captures.length > 0)
    this.#frames.open(name, attributes)
  }

  close(name: string): void {
    const capture = this.#captures.at(-1)
    this.#depth -= 1
    if (capture !== undefined && capture.depth === this.#depth + 1) {
      this.#captures.pop()
      if (capture.text !== '') capture.lines.push(capture.text)
      return capture.then(capture.lines.join('\n'))
    }
    if (!this.#isBody) return this.#around.styles.close(name)
    this.#closeElement(name)
  }

  text(text: string): void {
    const capture = this.#captures.at(-1)
    if (capture !== undefined) {
      capture.text += text
      return
    }
    const paragraph = this.#paragraphs.at(-1)
    if (paragraph === undefined || this.changes.drops(text)) return
    if (paragraph.white && text.trim() !== '') this.#around.findings.add('import.faintText')
    this.flow.text(text.replaceAll(/[\n\r]/gu, ' '))
  }

  /** Reads an element apart: counted and scanned, not shown. */
  #capture(code: ImportFindingCode): void {
    this.#readApart((text) => {
      this.#around.findings.add(code)
      this.#around.hidden.add(text, code)
    })
  }

  #readApart(then: (text: string) => void): void {
    this.#captures.push({ depth: this.#depth, then, lines: [], text: '' })
  }

  #openShape(name: string): void {
    if (name !== 'draw:text-box') this.#around.findings.add('import.graphics')
    this.#readApart((text) => {
      if (text.trim() === '') return
      this.#around.findings.add('import.textBox')
      this.#boxes.push(...text.split('\n'))
    })
  }

  /** Links, linked files, and names that somebody wrote. */
  #readAttributes(name: string, attributes: XmlAttributes): void {
    const { findings, hidden } = this.#around
    for (const key in attributes) {
      const { value = '', local = '' } = attributes[key] ?? {}
      if (!local.endsWith('style-name') && HAN.test(value)) hidden.add(value)
    }
    const href = attributeOf(attributes, 'xlink:href') ?? ''
    const isOutside = /^(?:[a-z][a-z\d+.-]*:|\/|\.\.\/)/iu.test(href)
    if (!isOutside && name !== 'text:section-source') return
    findings.add('import.externalReference', 1, href.slice(0, 200))
    hidden.add(href)
  }

  #openText(name: string, attributes: XmlAttributes): void {
    switch (name) {
      case 'text:p':
      case 'text:h':
        return this.#openParagraph(name, attributes)
      case 'text:span': {
        const style = this.#around.styles.resolve('text', attributeOf(attributes, 'text:style-name') ?? '')
        if (style.hidden) this.#capture('import.hiddenText')
        return
      }
      case 'text:s':
        return this.text(' '.repeat(Math.min(1000, Math.max(1, Number(attributeOf(attributes, 'text:c') ?? 1) || 1))))
      case 'text:tab':
        return this.text('\t')
      case 'text:line-break':
        if (this.#captures.length > 0) return this.text('\n')
        this.#around.findings.add('import.lineBreakSplit')
        return this.flow.endLine(this.#paragraphs.at(-1)?.traits ?? {})
      case 'text:note':
        this.#around.findings.add('import.footnotes')
        return
      case 'text:note-citation':
        return this.#readApart(() => undefined)
      case 'text:note-body':
        return this.#readApart((text) => {
          const label = `注${String((this.#noteCount += 1))}`
          this.#pendingNotes.push(...text.split('\n').map((line, at) => (at === 0 ? `${label}：${line.trim()}` : line)))
          this.text(`［${label}］`)
        })
      case 'text:change':
      case 'text:change-start':
      case 'text:change-end':
        return this.#readMark(name, attributeOf(attributes, 'text:change-id') ?? '')
    }
  }

  #openParagraph(name: string, attributes: XmlAttributes): void {
    const style = this.#around.styles.resolve('paragraph', attributeOf(attributes, 'text:style-name') ?? '')
    if (this.#captures.length > 0) return
    if (style.hidden) return this.#capture('import.hiddenText')
    const level = name === 'text:h' ? Number(attributeOf(attributes, 'text:outline-level') ?? 1) : 0
    const heading = (['heading1', 'heading2', 'heading3', 'heading4'] as const)[level - 1]
    const label = this.#labelOf(level, attributes)
    // One of the four labels that the standard gives to headings says more than that it is a list.
    const isItem = this.#lists.isOpen && (label === '' || blockKindOf(label) === 'paragraph')
    const traits: LineTraits = {
      ...(style.titled ? { titled: true } : {}),
      ...(style.centred ? { centred: true } : {}),
      ...(style.halfPoints === undefined ? {} : { halfPoints: style.halfPoints }),
      ...(heading !== undefined ? { heading } : isItem ? { heading: 'listItem' } : {}),
    }
    this.#paragraphs.push({ traits, white: style.white })
    this.text(label)
  }

  #labelOf(level: number, attributes: XmlAttributes): string {
    if (this.#lists.isOpen) return this.#lists.labelOfItem()
    if (level === 0 || attributeOf(attributes, 'text:is-list-header') === 'true') return ''
    return this.#lists.labelOfHeading(level - 1, attributeOf(attributes, 'text:restart-numbering') === 'true')
  }

  #readMark(name: string, id: string): void {
    const [first, ...rest] = this.changes.mark(name, id)
    if (first === undefined || this.#captures.length > 0) return
    this.flow.text(first)
    for (const line of rest) {
      this.flow.endLine(this.#paragraphs.at(-1)?.traits ?? {})
      this.flow.text(line)
    }
  }

  #openStructure(name: string, attributes: XmlAttributes): void {
    switch (name) {
      case 'text:changed-region':
        return this.changes.openRegion(attributeOf(attributes, 'text:id') ?? attributeOf(attributes, '?:id') ?? '')
      case 'text:insertion':
        return this.changes.setKind('insertion')
      case 'text:format-change':
        return this.changes.setKind('formatting')
      case 'text:deletion':
        this.changes.setKind('deletion')
        return this.#readApart((text) => {
          this.#around.hidden.add(text, 'import.trackedChanges')
          this.changes.setDeleted(text.split('\n'))
        })
      case '?:creator':
        return this.#readApart((author) => {
          this.changes.setAuthor(author)
          this.#around.findings.add('import.people', 1, author.trim())
          this.#around.hidden.add(author, 'import.people')
        })
      case '?:date':
        return this.#readApart((date) => {
          this.changes.setDate(date)
        })
      case 'text:section':
        if ((attributeOf(attributes, 'text:display') ?? 'true') !== 'true') this.#capture('import.hiddenText')
        return
      case 'text:list':
        return this.#lists.open(attributes)
      case 'text:list-item':
        return this.#lists.openItem(attributeOf(attributes, 'text:start-value'))
      case 'svg:title':
      case 'svg:desc':
        return this.#readApart((text) => {
          this.#frames.describe(text)
          // One of the two becomes the alternative text of a picture that is taken; nothing else of them is seen.
          this.#around.hidden.add(text)
        })
    }
  }

  #closeElement(name: string): void {
    if (this.#tables.close(name, this.#captures.length > 0)) return this.#settleNotes()
    switch (name) {
      case 'text:p':
      case 'text:h':
        return this.#closeParagraph()
      case 'text:changed-region':
        return this.changes.closeRegion()
      case 'text:list':
        return this.#lists.close()
      case 'draw:frame':
        return this.#closeFrame()
    }
  }

  #closeParagraph(): void {
    const capture = this.#captures.at(-1)
    if (capture !== undefined) {
      capture.lines.push(capture.text)
      capture.text = ''
      return
    }
    const paragraph = this.#paragraphs.pop()
    // The mark of a paragraph within an insertion was inserted with it: without it the next paragraph runs on here.
    if (this.changes.drops('\n')) return
    this.flow.endLine(paragraph?.traits ?? {})
    this.#settleNotes()
    for (const line of this.#boxes.splice(0)) {
      this.flow.text(line)
      this.flow.endLine({})
    }
  }

  /** Notes of a paragraph in a table belong to the table, which is not complete yet. */
  #settleNotes(): void {
    const block = this.flow.isInTable ? undefined : this.flow.blocks.at(-1)
    if (block === undefined || this.#pendingNotes.length === 0) return
    this.notes.set(block, [...(this.notes.get(block) ?? []), ...this.#pendingNotes.splice(0)])
  }

  #closeFrame(): void {
    const image = this.#frames.close()
    if (image !== null && this.#captures.length === 0 && !this.changes.drops('')) this.flow.image(image)
  }
}
