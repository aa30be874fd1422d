import type { Image } from '#shared/domain/document/model.ts'
import type { FindingList } from '../finding.ts'
import { Flow } from '../flow.ts'
import { ImportStop } from '../refusal.ts'
import { attributeOf, type XmlAttributes, type XmlHandler } from '../xml.ts'
import { AlternateChoice } from './alternate.ts'
import { BesideText } from './beside.ts'
import { FieldTracker } from './field.ts'
import type { Formatting, RunLook } from './formatting.ts'
import type { HiddenText } from './hidden-text.ts'
import type { NoteKind, NoteMarks } from './notes.ts'
import { PAGE_BREAK, ParagraphBuilder } from './paragraph.ts'
import { elementTexts } from './part-text.ts'
import { DrawingReader, type PictureStore } from './picture.ts'
import {
  applyParagraphProperty,
  applyRunProperty,
  isOn,
  type ParagraphProperties,
  type RunProperties,
} from './properties.ts'
import { isRevision, type RevisionTracker } from './revision.ts'
import { SectionTracker } from './section.ts'
import { symbolOf, UNKNOWN_SYMBOL } from './symbol.ts'
import { TableBuilder } from './table.ts'

/** Elements whose content decides nothing over the text. */
const SKIPPED: ReadonlySet<string> = new Set(['w:ffData', 'w:rubyPr', 'w:tblPrEx'])
/** Containers in whose properties a revision mark stands for the container itself, not for content. */
const PROPERTY_PARENTS: ReadonlySet<string> = new Set(['w:rPr', 'w:pPr', 'w:trPr', 'w:tcPr', 'w:numPr', 'm:ctrlPr'])
/** Text that stands beside the body: text boxes and the reading aids over characters. */
const ASIDES: ReadonlySet<string> = new Set(['w:txbxContent', 'w:rt'])
/** Elements that keep properties from before a tracked change of formatting. */
const FORMER = /^w:\w+Change$/u
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

interface Mark extends RunProperties {
  removed?: boolean
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
  /** Blocks that the end of their section changed, by what they were. */
  readonly changed = new Map<object, object>()
  readonly #stack: string[] = []
  #skippedFrom = 0
  #asideDepth = 0
  #capture: 'none' | 'text' | 'deleted' | 'code' = 'none'
  #target: 'none' | 'run' | 'mark' | 'paragraph' = 'none'
  #paragraph: ParagraphProperties = {}
  #mark: Mark = {}
  #inParagraph = false
  #run: RunProperties = {}
  #runLook: RunLook | undefined
  readonly #open: ParagraphBuilder
  #settled = 0
  #note: { readonly kind: NoteKind; readonly id: string } | null = null

  constructor(reading: Reading) {
    this.#reading = reading
    this.#beside = new BesideText(reading.hidden, reading.findings)
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
        return this.#openRun()
      case 'w:tbl':
        this.#endParagraph(true)
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
      case 'w:commentRangeStart':
      case 'w:commentReference':
        return this.#findings.meet('import.commentsDropped')
      case 'w:footnote':
      case 'w:endnote':
        return this.#openNote(name === 'w:footnote' ? 'footnote' : 'endnote', attributes)
      case 'w:subDoc':
        return this.#findings.add('import.subDocument')
      case 'w:altChunk':
        throw new ImportStop('import.unsupportedFormat', { format: 'altChunk' })
      default:
        if (isRevision(name)) this.#revisions.enter(name, attributes)
    }
  }

  /** Properties of runs, paragraph marks, paragraphs, rows and cells. True when the element was one. */
  #openProperty(name: string, parent: string, attributes: XmlAttributes): boolean {
    if (FORMER.test(name)) return this.#openFormerProperties(name, attributes)
    if (name === 'w:cellMerge') return this.#cellMerge(attributes)
    if (name === 'w:pPr') this.#target = parent === 'w:p' || parent === 'w:pPrChange' ? 'paragraph' : 'none'
    else if (name === 'w:rPr') this.#target = this.#targetOf(parent)
    else if (parent === 'w:trPr') this.#rowProperty(name, attributes)
    else if (parent === 'w:tcPr') this.#cellProperty(name, attributes)
    else if (parent === 'w:numPr' && isRevision(name)) {
      if (this.#revisions.note(name, attributes, 'numbering'))
        Object.assign(this.#paragraph, { numberingId: '0', level: undefined })
    } else if (parent === 'w:rPr') this.#runProperty(name, attributes)
    else if (parent === 'w:pPr' || parent === 'w:numPr') {
      if (this.#target === 'paragraph') applyParagraphProperty(this.#paragraph, name, attributes)
    } else return PROPERTY_PARENTS.has(parent)
    return true
  }

  #targetOf(parent: string): 'run' | 'mark' | 'none' {
    if (parent === 'w:rPrChange') return this.#target === 'mark' ? 'mark' : 'run'
    return parent === 'w:r' || parent === 'm:r' ? 'run' : parent === 'w:pPr' ? 'mark' : 'none'
  }

  /** Formatting before a tracked change: what a rejection brings back, else of no account. */
  #openFormerProperties(name: string, attributes: XmlAttributes): boolean {
    this.#revisions.noteFormatting(name, attributes)
    if (this.#revisions.side === 'accept' || (name !== 'w:rPrChange' && name !== 'w:pPrChange')) {
      this.#skippedFrom = this.#stack.length
    } else if (name === 'w:pPrChange') this.#paragraph = {}
    else if (this.#target === 'mark') this.#mark = this.#mark.removed === true ? { removed: true } : {}
    else this.#run = {}
    return true
  }

  #runProperty(name: string, attributes: XmlAttributes): void {
    if (this.#target === 'mark') {
      if (isRevision(name)) {
        if (this.#revisions.note(name, attributes, 'paragraphMark')) this.#mark.removed = true
      } else applyRunProperty(this.#mark, name, attributes)
    } else if (this.#target === 'run') applyRunProperty(this.#run, name, attributes)
  }

  #rowProperty(name: string, attributes: XmlAttributes): void {
    if (isRevision(name)) {
      if (this.#revisions.note(name, attributes, 'row')) this.#tables.removeRow()
    } else if (name === 'w:hidden' && isOn(attributes)) this.#tables.removeRow()
    else this.#tables.property(name, attributes)
  }

  #cellProperty(name: string, attributes: XmlAttributes): void {
    if (isRevision(name)) {
      if (this.#revisions.note(name, attributes, 'cell')) this.#tables.removeCell()
    } else this.#tables.property(name, attributes)
  }

  /** A tracked merge says what the cell was and what it is now. */
  #cellMerge(attributes: XmlAttributes): boolean {
    this.#revisions.noteFormatting('w:cellMerge', attributes)
    const value = attributeOf(attributes, this.#revisions.side === 'accept' ? 'w:vMerge' : 'w:vMergeOrig')
    this.#tables.mergeDown(value, value !== undefined)
    return true
  }

  /** Children of a run that stand for characters. True when the element was one. */
  #openCharacter(name: string, attributes: XmlAttributes): boolean {
    if (name === 'w:tab' || name === 'w:ptab') this.#emit('\t')
    else if (name === 'w:br') this.#emit(attributeOf(attributes, 'w:type') === 'page' ? PAGE_BREAK : '\n')
    else if (name === 'w:cr') this.#emit('\n')
    else if (name === 'w:footnoteReference' || name === 'w:endnoteReference') this.#openNoteMark(name, attributes)
    else if (name === 'w:noBreakHyphen') this.#emit('-')
    else if (name === 'w:fldChar') this.#fields.mark(attributes)
    else if (name === 'w:sym') {
      const code = Number.parseInt(attributeOf(attributes, 'w:char') ?? '', 16)
      const symbol = Number.isNaN(code) ? UNKNOWN_SYMBOL : symbolOf(attributeOf(attributes, 'w:font') ?? '', code)
      if (symbol === UNKNOWN_SYMBOL) this.#findings.add('import.symbolReplaced')
      this.#emit(symbol)
    } else return false
    return true
  }

  text(text: string): void {
    if (this.#capture === 'none' || this.#skippedFrom > 0) return
    if (this.#asideDepth > 0) this.#beside.aside += text
    else if (this.#capture === 'code') this.#beside.code += text
    else if (this.#capture === 'deleted') this.#beside.deleted += text
    else this.#emit(this.#reading.formatting.shown(text, this.#run, this.#paragraph))
  }

  /** A mark that is not to be seen stands for no note. */
  #openNoteMark(name: string, attributes: XmlAttributes): void {
    if (!this.#isSeen) return
    this.#findings.add('import.footnotes')
    const kind = name === 'w:footnoteReference' ? 'footnote' : 'endnote'
    this.#emit(this.#reading.notes.mark(kind, attributeOf(attributes, 'w:id') ?? ''))
  }

  get #isSeen(): boolean {
    return !this.#fields.inCode && this.#revisions.keeps && !this.#tables.isConcealed && !this.#look().hidden
  }

  #look(): RunLook {
    return (this.#runLook ??= this.#reading.formatting.look(this.#run, this.#paragraph))
  }

  #emit(text: string): void {
    if (this.#fields.inCode) {
      this.#beside.code += text
      return
    }
    this.#revisions.said(text)
    if (!this.#revisions.keeps) this.#beside.deleted += text
    else if (this.#tables.isConcealed || this.#look().hidden) this.#beside.concealed += text
    else this.#open.text(text, this.#look())
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
    if (name === 'w:p') this.#endParagraph(this.#mark.removed !== true)
    else if (name === 'w:rPr') this.#target = parent === 'w:pPr' ? 'paragraph' : 'none'
    else if (name === 'w:pPr') this.#target = 'none'
    else if (name === 'w:r' || name === 'm:r') this.#openRun()
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
    this.#paragraph = {}
    this.#mark = {}
    this.#openRun()
  }

  #openRun(): void {
    this.#run = {}
    this.#runLook = undefined
  }

  #endParagraph(keepsMark: boolean): void {
    this.#beside.flush()
    this.#revisions.endOfParagraph()
    const ended = this.#inParagraph
    this.#inParagraph = false
    if (!keepsMark) return
    const isUnseen =
      !ended || this.#tables.isConcealed || this.#reading.formatting.isHidden(this.#mark, this.#paragraph)
    this.#open.end(this.#paragraph, isUnseen, this.#tables, this.flow, () => this.#settle())
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
    const lines = blocks.flatMap((block) => {
      if (block.kind === 'line') return [block.text]
      return block.kind === 'table' ? block.rows.flat().flatMap((cell) => cell.lines.filter((line) => line !== '')) : []
    })
    this.#findings.add('import.tableFlattened', blocks.filter(({ kind }) => kind === 'table').length)
    this.#reading.notes.text(this.#note.kind, this.#note.id, lines)
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
