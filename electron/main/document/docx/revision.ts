import type { ImportedRevision } from '../imported.ts'
import { ImportStop } from '../refusal.ts'
import { attributeOf, type XmlAttributes } from '../xml.ts'

/** The side of every tracked change that one reading of the text shows. */
export type RevisionSide = 'accept' | 'reject'

const KINDS: ReadonlyMap<string, ImportedRevision['kind']> = new Map([
  ['w:ins', 'insertion'],
  ['w:cellIns', 'insertion'],
  ['w:moveTo', 'movedTo'],
  ['w:del', 'deletion'],
  ['w:cellDel', 'deletion'],
  ['w:moveFrom', 'movedFrom'],
])
const FORMATTING: ReadonlySet<string> = new Set([
  'w:rPrChange',
  'w:pPrChange',
  'w:sectPrChange',
  'w:tblPrChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:tblGridChange',
  'w:tblPrExChange',
  'w:numberingChange',
  'w:cellMerge',
])
/** Where a move, or a change of custom markup, begins: the text itself is marked again. */
const RANGES = /^w:(?:move(?:From|To)|customXml(?:Ins|Del|MoveFrom|MoveTo))RangeStart$/u

const MAX_REVISIONS = 10_000
const MAX_AUTHOR = 100
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?$/u

const isGain = (kind: ImportedRevision['kind']): boolean => kind === 'insertion' || kind === 'movedTo'

/** A mark on inserted, deleted or moved content, or on a container of it. */
export const isRevision = (name: string): boolean => KINDS.has(name)

type Open = { -readonly [K in keyof ImportedRevision]: ImportedRevision[K] }

/**
 * Keeps account of tracked changes (ECMA-376 part 1, 17.13.5) and answers what the chosen side leaves visible. Text
 * inserted by one author and deleted by another is gone either way.
 */
export class RevisionTracker {
  readonly side: RevisionSide
  insertions = 0
  deletions = 0
  formatting = 0
  readonly authors = new Set<string>()
  readonly revisions: ImportedRevision[] = []
  readonly #open: Open[] = []
  #gains = 0
  #losses = 0
  /** The last revision of text, while nothing else has come since. */
  #last: Open | undefined

  constructor(side: RevisionSide) {
    this.side = side
  }

  /**
   * Stops at a mark of change that is not known: nobody could say what it stands on (import.trackedChanges, `unknown`).
   * @throws ImportStop
   */
  admit(name: string, attributes: XmlAttributes): void {
    if (KINDS.has(name) || FORMATTING.has(name) || RANGES.test(name)) return
    if (attributeOf(attributes, 'w:author') === undefined) return
    throw new ImportStop('import.trackedChanges', { unknown: name.slice(name.indexOf(':') + 1) })
  }

  /** Notes a mark on something without text of its own; true when the side takes it away. False for any other element. */
  note(name: string, attributes: XmlAttributes, of: Exclude<ImportedRevision['of'], 'text'>): boolean {
    const kind = this.#count(name, attributes)
    if (kind === undefined) return false
    this.#keep({ kind, of, ...this.#origin(attributes), text: '' })
    this.#last = undefined
    return isGain(kind) === (this.side === 'reject')
  }

  noteFormatting(name: string, attributes: XmlAttributes): void {
    if (FORMATTING.has(name)) this.formatting += 1
    this.#noteAuthor(attributes)
  }

  /** Enters and leaves an element that holds inserted, deleted or moved content. */
  enter(name: string, attributes: XmlAttributes): void {
    const kind = this.#count(name, attributes)
    if (kind === undefined) return
    if (isGain(kind)) this.#gains += 1
    else this.#losses += 1
    const { author, date } = this.#origin(attributes)
    const last = this.#last
    const goesOn = last?.kind === kind && last.author === author && last.date === date
    this.#open.push(goesOn ? last : { kind, of: 'text', author, date, text: '' })
  }

  leave(name: string): void {
    const revision = this.#open.pop()
    if (revision === undefined) return
    if (isGain(KINDS.get(name) ?? 'deletion')) this.#gains -= 1
    else this.#losses -= 1
    if (revision !== this.#last && revision.text !== '') this.#keep(revision)
    this.#last = revision
  }

  /** Text at this place, whatever becomes of it. */
  said(text: string): void {
    if (this.#open.length === 0) this.#last = undefined
    for (const revision of this.#open) revision.text += text
  }

  endOfParagraph(): void {
    this.#last = undefined
  }

  /** Whether content at this place stays. */
  get keeps(): boolean {
    return (this.side === 'accept' ? this.#losses : this.#gains) === 0
  }

  get insideDeletion(): boolean {
    return this.#losses > 0
  }

  #count(name: string, attributes: XmlAttributes): ImportedRevision['kind'] | undefined {
    const kind = KINDS.get(name)
    if (kind === undefined) return undefined
    if (isGain(kind)) this.insertions += 1
    else this.deletions += 1
    this.#noteAuthor(attributes)
    return kind
  }

  #noteAuthor(attributes: XmlAttributes): void {
    const author = attributeOf(attributes, 'w:author') ?? ''
    if (author !== '') this.authors.add(author)
  }

  #origin(attributes: XmlAttributes): Pick<ImportedRevision, 'author' | 'date'> {
    const date = attributeOf(attributes, 'w:date') ?? ''
    return {
      author: (attributeOf(attributes, 'w:author') ?? '').slice(0, MAX_AUTHOR).toWellFormed(),
      date: DATE.test(date) ? date : null,
    }
  }

  #keep(revision: ImportedRevision): void {
    if (this.revisions.length < MAX_REVISIONS) this.revisions.push(revision)
  }
}
