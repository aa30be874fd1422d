import type { Image } from '#shared/domain/document/model.ts'
import type { FindingList } from '../finding.ts'
import { Flow, linesOfBlock } from '../flow.ts'
import { ImportStop } from '../refusal.ts'
import { attributeOf, type XmlAttributes, type XmlHandler } from '../xml.ts'
import { AlternateChoice } from './alternate.ts'
import { BesideText } from './beside.ts'
import { FieldTracker } from './field.ts'
import type { Formatting } from './formatting.ts'
import type { HiddenText } from './hidden-text.ts'
import type { NoteKind, NoteMarks } from './notes.ts'
import { PAGE_BREAK, ParagraphBuilder } from './paragraph.ts'
import { elementTexts } from './part-text.ts'
import { DrawingReader, type PictureStore } from './picture.ts'
import { FORMER, PROPERTY_PARENTS, PropertyReader } from './property-reader.ts'
import { isRevision, type RevisionTracker } from './revision.ts'
import { SectionTracker } from './section.ts'
import { symbolIn } from './symbol.ts'
import { TableBuilder } from './table.ts'

/** Elements whose content decides nothing over the text. */
const SKIPPED: ReadonlySet<string> = new Set(['w:ffData', 'w:rubyPr', 'w:tblPrEx'])
/** Text that stands beside the body: text boxes and the reading aids over characters. */
const ASIDES: ReadonlySet<string> = new Set(['w:txbxContent', 'w:rt'])
const TEXT: ReadonlySet<string> = new Set(['w:t', 'm:t', 'w:delText'])
const CODE: ReadonlySet<string> = new Set(['w:instrText', 'w:delInstrText'])
/** What one reading of the text works with. */
export interface Reading {
  readonly formatting: Formatting
  readonly revisions: RevisionTracker
  readonly findings: FindingList
  readonly hidden: HiddenText
  readonly pictures: PictureStore
  readonly notes: NoteMarks
}

/**
 * Reads word/document.xml, or the part of its notes, as a SAX handler: what a reader sees goes to `flow` in its order, all
 * other text to `hidden`, and what was found to `findings`. Throws ImportStop (inside the parse) when the document is too
 * large, at a mark of change that is not known, or when part of the body lies in another file (w:altChunk).
 */
export class BodyReader implements XmlHandler {
  readonly flow: Flow
  readonly #reading: Reading
  readonly #fields = new FieldTracker()
  readonly #tables = new TableBuilder()
  readonly #sections = new SectionTracker()
  readonly #drawings = new DrawingReader()
  readonly #alternates = new AlternateChoice()
  readonly #beside: BesideText
  readonly #properties: PropertyReader
  /** Blocks that the end of their section changed, by what they were. */
  readonly changed = new Map<object, object>()
  readonly #stack: string[] = []
  #skippedFrom = 0
  #asideDepth = 0
  #capture: 'none' | 'text' | 'deleted' | 'code' = 'none'
  #inParagraph = false
  readonly #open: ParagraphBuilder
  #settled = 0
  #note: { readonly kind: NoteKind; readonly id: string } | null = null

  constructor(reading: Reading) {
    this.#reading = reading
    this.#beside = new BesideText(reading.hidden, reading.findings)
    this.#properties = new PropertyReader(reading.formatting, reading.revisions, this.#tables)
    this.flow = new Flow(reading.findings)
    this.#open = new ParagraphBuilder(reading.formatting, reading.findings)
  }

  open(name: string, attributes: XmlAttributes): void {
    const parent = this.#stack.at(-1) ?? ''
    this.#stack.push(name)
    if (this.#skippedFrom > 0) return
    this.#revisions.admit(name, attributes)
    for (const text of elementTexts(name, attributes)) this.#reading.hidden.add(text)
    const outside = this.#alternates.open(name, attributes) || ASIDES.has(name)
    if (outside) this.#openAside(name)
    if (SKIPPED.has(name)) this.#skippedFrom = this.#stack.length
    else if (TEXT.has(name))
      this.#capture = name === 'w:delText' && !this.#revisions.insideDeletion ? 'deleted' : 'text'
    else if (CODE.has(name)) this.#capture = 'code'
    else if (this.#asideDepth === 0) this.#openVisible(name, parent, attributes)
  }

  #openAside(name: string): void {
    if (this.#asideDepth === 0 && name === 'w:txbxContent') this.#findings.add('import.textBox')
    if (this.#asideDepth === 0 && name === 'w:rt') this.#findings.add('import.phoneticGuide')
    this.#asideDepth += 1
  }

  #openVisible(name: string, parent: string, attributes: XmlAttributes): void {
    if (this.#drawings.open(name, attributes)) return
    if (parent === 'w:sectPr' && !FORMER.test(name)) return this.#sections.property(name, attributes)
    if (name === 'w:sectPr') return this.#sections.open()
    if (this.#openProperty(name, parent, attributes)) return
    if (parent === 'w:r' && this.#openCharacter(name, attributes)) return
    switch (name) {
      case 'w:p':
        return this.#openParagraph()
      case 'w:r':
      case 'm:r':
        return this.#properties.startRun()
      case 'w:tbl':
        return this.#openTable()
      case 'w:gridCol':
        return this.#tables.column(attributes)
      case 'w:tr':
        return this.#tables.openRow()
      case 'w:tc':
        return this.#tables.openCell()
      case 'w:fldSimple':
        this.#findings.add('import.fieldCodes')
        return this.#beside.field(attributeOf(attributes, 'w:instr') ?? '')
      case 'm:oMath':
        return this.#findings.add('import.formula')
      case 'w:bdo':
        return this.#findings.add('import.directionOverride')
      case 'w:subDoc':
        return this.#findings.add('import.subDocument')
      case 'w:commentRangeStart':
      case 'w:commentReference':
        return this.#findings.meet('import.commentsDropped')
      case 'w:footnote':
      case 'w:endnote':
        return this.#openNote(name === 'w:footnote' ? 'footnote' : 'endnote', attributes)
      case 'w:altChunk':
        throw new ImportStop('import.unsupportedFormat', { format: 'altChunk' })
      default:
        if (isRevision(name)) this.#revisions.enter(name, attributes)
    }
  }

  /** Properties of runs, paragraph marks, paragraphs, rows and cells. True when the element was one. */
  #openProperty(name: string, parent: string, attributes: XmlAttributes): boolean {
    const taken = this.#properties.open(name, parent, attributes)
    if (taken === 'skip') this.#skippedFrom = this.#stack.length
    return taken !== 'other'
  }

  /** Children of a run that stand for characters. True when the element was one. */
  #openCharacter(name: string, attributes: XmlAttributes): boolean {
    if (name === 'w:tab' || name === 'w:ptab') this.#emit('\t')
    else if (name === 'w:br') this.#emit(attributeOf(attributes, 'w:type') === 'page' ? PAGE_BREAK : '\n')
    else if (name === 'w:cr') this.#emit('\n')
    else if (name === 'w:footnoteReference' || name === 'w:endnoteReference') this.#openNoteMark(name, attributes)
    else if (name === 'w:noBreakHyphen') this.#emit('-')
    else if (name === 'w:fldChar') this.#fields.mark(attributes)
    else if (name === 'w:sym') this.#emit(symbolIn(attributes, this.#findings))
    else return false
    return true
  }

  text(text: string): void {
    if (this.#capture === 'none' || this.#skippedFrom > 0) return
    if (this.#asideDepth > 0) this.#beside.aside += text
    else if (this.#capture === 'code') this.#beside.code += text
    else if (this.#capture === 'deleted') this.#beside.deleted += text
    else this.#emit(this.#reading.formatting.shown(text, this.#properties.run, this.#properties.paragraph))
  }

  /** A mark that is not to be seen stands for no note. */
  #openNoteMark(name: string, attributes: XmlAttributes): void {
    if (!this.#isSeen) return
    this.#findings.add('import.footnotes')
    const kind = name === 'w:footnoteReference' ? 'footnote' : 'endnote'
    this.#emit(this.#reading.notes.mark(kind, attributeOf(attributes, 'w:id') ?? ''))
  }

  get #isSeen(): boolean {
    return !this.#fields.inCode && this.#revisions.keeps && !this.#tables.isConcealed && !this.#properties.look.hidden
  }

  #emit(text: string): void {
    if (this.#fields.inCode) {
      this.#beside.code += text
      return
    }
    this.#revisions.said(text)
    if (!this.#revisions.keeps) this.#beside.deleted += text
    else if (this.#tables.isConcealed || this.#properties.look.hidden) this.#beside.concealed += text
    else this.#open.text(text, this.#properties.look)
  }

  close(name: string): void {
    this.#stack.pop()
    if (this.#skippedFrom > 0) {
      if (this.#stack.length < this.#skippedFrom) this.#skippedFrom = 0
      return
    }
    const parent = this.#stack.at(-1) ?? ''
    if (TEXT.has(name) || CODE.has(name)) this.#capture = 'none'
    else if (this.#alternates.close(name) || ASIDES.has(name)) {
      this.#asideDepth -= 1
      this.#beside.flushAside()
    } else if (this.#asideDepth > 0) {
      if (name === 'w:p') this.#beside.flushAside()
    } else this.#closeVisible(name, parent)
  }

  #closeVisible(name: string, parent: string): void {
    const images = this.#drawings.close(name, this.#reading.pictures)
    if (images.length > 0) this.#addImages(images)
    this.#properties.close(name, parent)
    if (name === 'w:p') this.#endParagraph(this.#properties.mark.removed !== true)
    else if (name === 'w:r' || name === 'm:r') this.#properties.startRun()
    else if (name === 'w:tc') {
      this.#endParagraph(true)
      this.#tables.closeCell()
    } else if (name === 'w:tr') this.#tables.closeRow()
    else if (name === 'w:tbl') this.#closeTable()
    else if (name === 'w:footnote' || name === 'w:endnote') this.#closeNote()
    else if (name === 'w:sectPr' && parent !== 'w:pPr') this.#endSection()
    else if (isRevision(name) && !PROPERTY_PARENTS.has(parent)) this.#revisions.leave(name)
    else if (name === 'w:body') this.#finish()
  }

  #openParagraph(): void {
    if (this.#inParagraph) this.#endParagraph(true)
    this.#inParagraph = true
    this.#properties.startParagraph()
  }

  #endParagraph(keepsMark: boolean): void {
    this.#beside.flush()
    this.#revisions.endOfParagraph()
    const ended = this.#inParagraph
    this.#inParagraph = false
    if (!keepsMark) return
    const { mark, paragraph } = this.#properties
    const isUnseen = !ended || this.#tables.isConcealed || this.#reading.formatting.isHidden(mark, paragraph)
    this.#open.end(paragraph, isUnseen, this.#tables, this.flow, () => this.#settle())
    if (ended && this.#tables.depth === 0) this.#endSection()
  }

  /** A picture of a cell stands before its table. What is hidden or taken away brings none. */
  #addImages(images: readonly Image[]): void {
    if (!this.#isSeen || this.#note !== null) this.#findings.add('import.images', images.length)
    else if (this.#tables.depth > 0) {
      this.#findings.add('import.pictureMoved', images.length)
      for (const image of images) this.flow.image(image)
      this.#settle()
    } else this.#open.images(images)
  }

  #openTable(): void {
    this.#endParagraph(true)
    if (this.#tables.depth > 0) this.#findings.add('import.tableFlattened')
    this.#tables.openTable()
  }

  #closeTable(): void {
    this.#endParagraph(true)
    this.#tables.closeTable(this.flow)
    if (this.#tables.depth === 0) this.#settle()
  }

  /** Separators are notes of a type. */
  #openNote(kind: NoteKind, attributes: XmlAttributes): void {
    const type = attributeOf(attributes, 'w:type') ?? 'normal'
    this.#note = type === 'normal' ? { kind, id: attributeOf(attributes, 'w:id') ?? '' } : null
  }

  #closeNote(): void {
    this.#endParagraph(true)
    const blocks = this.flow.blocks.splice(0)
    this.#settled = 0
    if (this.#note === null) return
    this.#findings.add('import.tableFlattened', blocks.filter(({ kind }) => kind === 'table').length)
    this.#reading.notes.text(this.#note.kind, this.#note.id, blocks.flatMap(linesOfBlock))
    this.#note = null
  }

  /** The notes marked since the last block stand with the newest one. */
  #settle(): void {
    const { blocks } = this.flow
    const block = blocks.at(-1)
    if (block === undefined || blocks.length === this.#settled || this.#note !== null) return
    this.#settled = blocks.length
    this.#reading.notes.placeAt(block)
  }

  #endSection(): void {
    this.#sections.close(this.flow, (before, after) => this.changed.set(before, after))
  }

  #finish(): void {
    this.#endParagraph(true)
    this.#findings.endOfBlocks()
    this.#findings.add('import.fieldCodes', this.#fields.fields)
  }

  get #revisions(): RevisionTracker {
    return this.#reading.revisions
  }
  get #findings(): FindingList {
    return this.#reading.findings
  }
}
