import { attributeOf, type XmlAttributes } from '../xml.ts'
import type { Formatting, RunLook } from './formatting.ts'
import {
  applyParagraphProperty,
  applyRunProperty,
  isOn,
  type ParagraphProperties,
  type RunProperties,
} from './properties.ts'
import { isRevision, type RevisionTracker } from './revision.ts'
import type { TableBuilder } from './table.ts'

/** Containers in whose properties a revision mark stands for the container itself, not for content. */
export const PROPERTY_PARENTS: ReadonlySet<string> = new Set([
  'w:rPr',
  'w:pPr',
  'w:trPr',
  'w:tcPr',
  'w:numPr',
  'm:ctrlPr',
])
/** Elements that keep properties from before a tracked change of formatting. */
export const FORMER = /^w:\w+Change$/u

interface Mark extends RunProperties {
  removed?: boolean
}

/**
 * The properties of the run and the paragraph that are being read, and of the tables around them: w:rPr, w:pPr, w:trPr,
 * w:tcPr and what they held before a tracked change (ECMA-376 part 1, 17.3, 17.4, 17.13.5).
 */
export class PropertyReader {
  paragraph: ParagraphProperties = {}
  /** Of the mark at the paragraph's end, which a revision may have taken away. */
  mark: Mark = {}
  run: RunProperties = {}
  readonly #formatting: Formatting
  readonly #revisions: RevisionTracker
  readonly #tables: TableBuilder
  #target: 'none' | 'run' | 'mark' | 'paragraph' = 'none'
  #look: RunLook | undefined

  constructor(formatting: Formatting, revisions: RevisionTracker, tables: TableBuilder) {
    this.#formatting = formatting
    this.#revisions = revisions
    this.#tables = tables
  }

  /** How the run that is being read looks; to be asked only once its properties are over. */
  get look(): RunLook {
    return (this.#look ??= this.#formatting.look(this.run, this.paragraph))
  }

  startParagraph(): void {
    this.paragraph = {}
    this.mark = {}
    this.startRun()
  }

  startRun(): void {
    this.run = {}
    this.#look = undefined
  }

  /** Takes an element: `taken`, `other` when it is no property, `skip` when what it holds is of no account. */
  open(name: string, parent: string, attributes: XmlAttributes): 'taken' | 'other' | 'skip' {
    if (FORMER.test(name)) return this.#openFormer(name, attributes)
    if (name === 'w:cellMerge') this.#cellMerge(attributes)
    else if (name === 'w:pPr') this.#target = parent === 'w:p' || parent === 'w:pPrChange' ? 'paragraph' : 'none'
    else if (name === 'w:rPr') this.#target = this.#targetOf(parent)
    else if (parent === 'w:trPr') this.#rowProperty(name, attributes)
    else if (parent === 'w:tcPr') this.#cellProperty(name, attributes)
    else if (parent === 'w:numPr' && isRevision(name)) {
      if (this.#revisions.note(name, attributes, 'numbering'))
        Object.assign(this.paragraph, { numberingId: '0', level: undefined })
    } else if (parent === 'w:rPr') this.#runProperty(name, attributes)
    else if (parent === 'w:pPr' || parent === 'w:numPr') {
      if (this.#target === 'paragraph') applyParagraphProperty(this.paragraph, name, attributes)
    } else if (!PROPERTY_PARENTS.has(parent)) return 'other'
    return 'taken'
  }

  close(name: string, parent: string): void {
    if (name === 'w:rPr') this.#target = parent === 'w:pPr' ? 'paragraph' : 'none'
    else if (name === 'w:pPr') this.#target = 'none'
  }

  #targetOf(parent: string): 'run' | 'mark' | 'none' {
    if (parent === 'w:rPrChange') return this.#target === 'mark' ? 'mark' : 'run'
    return parent === 'w:r' || parent === 'm:r' ? 'run' : parent === 'w:pPr' ? 'mark' : 'none'
  }

  /** Formatting before a tracked change: what a rejection brings back, else of no account. */
  #openFormer(name: string, attributes: XmlAttributes): 'taken' | 'skip' {
    this.#revisions.noteFormatting(name, attributes)
    if (this.#revisions.side === 'accept' || (name !== 'w:rPrChange' && name !== 'w:pPrChange')) return 'skip'
    if (name === 'w:pPrChange') this.paragraph = {}
    else if (this.#target === 'mark') this.mark = this.mark.removed === true ? { removed: true } : {}
    else this.run = {}
    return 'taken'
  }

  #runProperty(name: string, attributes: XmlAttributes): void {
    if (this.#target === 'mark') {
      if (isRevision(name)) {
        if (this.#revisions.note(name, attributes, 'paragraphMark')) this.mark.removed = true
      } else applyRunProperty(this.mark, name, attributes)
    } else if (this.#target === 'run') applyRunProperty(this.run, name, attributes)
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
  #cellMerge(attributes: XmlAttributes): void {
    this.#revisions.noteFormatting('w:cellMerge', attributes)
    const value = attributeOf(attributes, this.#revisions.side === 'accept' ? 'w:vMerge' : 'w:vMergeOrig')
    this.#tables.mergeDown(value, value !== undefined)
  }
}
