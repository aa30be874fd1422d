import { LineList, tooLarge } from '../assemble.ts'
import type { FindingList } from '../finding.ts'
import { ImportStop } from '../refusal.ts'
import { attributeOf, type XmlAttributes, type XmlHandler } from '../xml.ts'
import { AlternateChoice } from './alternate.ts'
import { BesideText } from './beside.ts'
import { FieldTracker } from './field.ts'
import type { HiddenText } from './hidden-text.ts'
import { elementTexts } from './part-text.ts'
import type { Formatting } from './formatting.ts'
import {
  applyParagraphProperty,
  applyRunProperty,
  isOn,
  type ParagraphProperties,
  type RunProperties,
} from './properties.ts'
import { isRevision, RevisionTracker, type RevisionChoice } from './revision.ts'
import { symbolOf, UNKNOWN_SYMBOL } from './symbol.ts'
import { TableFlattener } from './table.ts'

/** Elements whose content decides nothing over the text. */
const SKIPPED: ReadonlySet<string> = new Set(['w:sectPr', 'w:tblGrid', 'w:ffData', 'w:rubyPr', 'w:tblPrEx'])
/** Containers in whose properties a revision mark stands for the container itself, not for content. */
const PROPERTY_PARENTS: ReadonlySet<string> = new Set(['w:rPr', 'w:pPr', 'w:trPr', 'w:tcPr', 'w:numPr', 'm:ctrlPr'])
/** Text that stands beside the body: text boxes and the reading aids over characters. */
const ASIDES: ReadonlySet<string> = new Set(['w:txbxContent', 'w:rt'])
/** Elements that keep properties from before a tracked change of formatting. */
const FORMER = /^w:(?:\w+Change|cellMerge)$/u
const TEXT: ReadonlySet<string> = new Set(['w:t', 'm:t', 'w:delText'])
const CODE: ReadonlySet<string> = new Set(['w:instrText', 'w:delInstrText'])

interface Mark extends RunProperties {
  removed?: boolean
}

/**
 * Reads word/document.xml as a SAX handler: visible text goes line by line to `list`, all other text to `hidden`, and
 * what was found to `findings`. Throws ImportStop (inside the parse) when the document is too large, or when part of its
 * body lies in another file that only Word can bring in (w:altChunk).
 */
export class BodyReader implements XmlHandler {
  readonly list: LineList
  readonly revisions: RevisionTracker
  readonly #formatting: Formatting
  readonly #findings: FindingList
  readonly #hidden: HiddenText
  readonly #fields = new FieldTracker()
  readonly #tables = new TableFlattener()
  readonly #alternates = new AlternateChoice()
  readonly #stack: string[] = []
  #skippedFrom = 0
  #asideDepth = 0
  #capture: 'none' | 'text' | 'deleted' | 'code' = 'none'
  #target: 'none' | 'run' | 'mark' | 'paragraph' = 'none'
  #paragraph: ParagraphProperties = {}
  #mark: Mark = {}
  #inParagraph = false
  #run: RunProperties = {}
  #runHidden: boolean | undefined
  #halfPoints: number | undefined
  #text = ''
  readonly #beside: BesideText

  constructor(formatting: Formatting, choice: RevisionChoice, findings: FindingList, hidden: HiddenText) {
    this.#formatting = formatting
    this.#findings = findings
    this.#hidden = hidden
    this.#beside = new BesideText(hidden, findings)
    this.list = new LineList(findings)
    this.revisions = new RevisionTracker(choice)
  }

  open(name: string, attributes: XmlAttributes): void {
    const parent = this.#stack.at(-1) ?? ''
    this.#stack.push(name)
    if (this.#skippedFrom > 0) return
    for (const text of elementTexts(name, attributes)) this.#hidden.add(text)
    const outside = this.#alternates.open(name, attributes) || ASIDES.has(name)
    if (outside) this.#openAside(name)
    if (SKIPPED.has(name)) this.#skippedFrom = this.#stack.length
    else if (TEXT.has(name)) this.#capture = name === 'w:delText' && !this.revisions.insideDeletion ? 'deleted' : 'text'
    else if (CODE.has(name)) this.#capture = 'code'
    else if (this.#asideDepth === 0) this.#openVisible(name, parent, attributes)
  }

  #openAside(name: string): void {
    if (this.#asideDepth === 0 && name === 'w:txbxContent') this.#findings.add('import.textBox')
    if (this.#asideDepth === 0 && name === 'w:rt') this.#findings.add('import.phoneticGuide')
    this.#asideDepth += 1
  }

  #openVisible(name: string, parent: string, attributes: XmlAttributes): void {
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
        return this.#tables.openTable()
      case 'w:tr':
        return this.#tables.openRow()
      case 'w:tc':
        return this.#tables.openCell()
      case 'w:fldSimple':
        this.#findings.add('import.fieldCodes')
        return this.#hidden.add(attributeOf(attributes, 'w:instr') ?? '')
      case 'm:oMath':
        return this.#findings.add('import.formula')
      case 'w:bdo':
        return this.#findings.add('import.directionOverride')
      case 'w:altChunk':
        throw new ImportStop('import.unsupportedFormat', { format: 'altChunk' })
      default:
        if (isRevision(name)) {
          this.revisions.note(name, attributes)
          this.revisions.enter(name)
        }
    }
  }

  /** Properties of runs, paragraph marks, paragraphs, rows and cells. True when the element was one. */
  #openProperty(name: string, parent: string, attributes: XmlAttributes): boolean {
    if (FORMER.test(name)) return this.#openFormerProperties(name, attributes)
    if (name === 'w:pPr') this.#target = parent === 'w:p' || parent === 'w:pPrChange' ? 'paragraph' : 'none'
    else if (name === 'w:rPr') this.#target = this.#targetOf(parent)
    else if (parent === 'w:trPr') this.#rowProperty(name, attributes)
    else if (parent === 'w:tcPr') this.#cellProperty(name, attributes)
    else if (parent === 'w:numPr' && isRevision(name)) {
      if (this.revisions.note(name, attributes)) Object.assign(this.#paragraph, { numberingId: '0', level: undefined })
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
    this.revisions.note(name, attributes)
    if (this.revisions.choice === 'accept' || (name !== 'w:rPrChange' && name !== 'w:pPrChange')) {
      this.#skippedFrom = this.#stack.length
    } else if (name === 'w:pPrChange') this.#paragraph = {}
    else if (this.#target === 'mark') this.#mark = this.#mark.removed === true ? { removed: true } : {}
    else this.#run = {}
    return true
  }

  #runProperty(name: string, attributes: XmlAttributes): void {
    if (this.#target === 'mark') {
      if (isRevision(name)) {
        if (this.revisions.note(name, attributes)) this.#mark.removed = true
      } else applyRunProperty(this.#mark, name, attributes)
    } else if (this.#target === 'run') applyRunProperty(this.#run, name, attributes)
  }

  #rowProperty(name: string, attributes: XmlAttributes): void {
    if (isRevision(name)) {
      if (this.revisions.note(name, attributes)) this.#tables.removeRow()
    } else if (name === 'w:hidden' && isOn(attributes)) this.#tables.removeRow()
    else this.#tables.property(name, attributes, undefined)
  }

  #cellProperty(name: string, attributes: XmlAttributes): void {
    if (isRevision(name)) {
      if (this.revisions.note(name, attributes)) this.#tables.removeCell()
    } else this.#tables.property(name, attributes, attributeOf(attributes, 'w:val'))
  }

  /** Children of a run that stand for characters. True when the element was one. */
  #openCharacter(name: string, attributes: XmlAttributes): boolean {
    if (name === 'w:tab' || name === 'w:ptab') this.#emit('\t')
    else if (name === 'w:br' || name === 'w:cr') this.#emit('\n')
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
    else this.#emit(this.#formatting.shown(text, this.#run, this.#paragraph))
  }

  #emit(text: string): void {
    if (this.#fields.inCode) this.#beside.code += text
    else if (!this.revisions.keeps) this.#beside.deleted += text
    else if (this.#tables.concealed || (this.#runHidden ??= this.#formatting.isHidden(this.#run, this.#paragraph))) {
      this.#beside.concealed += text
    } else {
      if (this.#text.length === 0) this.#halfPoints = this.#formatting.halfPoints(this.#run, this.#paragraph)
      this.#text += text
    }
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
    if (name === 'w:p') this.#endParagraph(this.#mark.removed !== true)
    else if (name === 'w:rPr') this.#target = parent === 'w:pPr' ? 'paragraph' : 'none'
    else if (name === 'w:pPr') this.#target = 'none'
    else if (name === 'w:r' || name === 'm:r') this.#openRun()
    else if (name === 'w:tc') {
      this.#endParagraph(true)
      this.#tables.closeCell()
    } else if (name === 'w:tr') {
      const row = this.#tables.closeRow()
      if (row !== undefined) this.#addLine({ text: row.replaceAll('\n', ' '), row: true })
    } else if (name === 'w:tbl') this.#tables.closeTable()
    else if (isRevision(name) && !PROPERTY_PARENTS.has(parent)) this.revisions.leave(name)
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
    this.#runHidden = undefined
  }

  /** Ends a paragraph. Without its mark, its text runs on into the next one, which gives the formatting of both. */
  #endParagraph(keepsMark: boolean): void {
    this.#beside.flush()
    const ended = this.#inParagraph
    this.#inParagraph = false
    if (!keepsMark) return
    const text = this.#text
    this.#text = ''
    const blank = text.trim() === ''
    if (blank && (!ended || this.#tables.concealed || this.#formatting.isHidden(this.#mark, this.#paragraph))) return
    this.#addParagraph(this.#formatting.label(this.#paragraph) + (blank ? '' : text.trimStart()))
  }

  #addParagraph(text: string): void {
    if (this.#tables.inside) return this.#tables.paragraph(text.replaceAll(/[\n\t]/gu, ' '))
    const paragraph = this.#paragraph
    const heading = this.#formatting.heading(paragraph)
    const { isTitle, paragraph: styled } = this.#formatting.style(paragraph)
    const pieces = text.split('\n')
    this.#findings.add('import.lineBreakSplit', pieces.filter((piece) => piece.trim() !== '').length > 1 ? 1 : 0)
    for (const piece of pieces) {
      this.#addLine({
        text: piece,
        titled: isTitle,
        centred: paragraph.centred ?? styled.centred ?? false,
        ...(this.#halfPoints === undefined ? {} : { halfPoints: this.#halfPoints }),
        ...(heading === undefined ? {} : { heading }),
      })
    }
  }

  #addLine(line: Parameters<LineList['add']>[0]): void {
    if (!this.list.add(line)) throw new ImportStop('import.tooLarge', tooLarge)
  }

  #finish(): void {
    this.#endParagraph(true)
    this.#findings.add('import.tableFlattened', this.#tables.tables)
    this.#findings.add('import.fieldCodes', this.#fields.fields)
  }
}
