import { attributeOf, type XmlAttributes } from '../xml.ts'

export type RevisionChoice = 'accept' | 'reject'

const INSERTIONS: ReadonlySet<string> = new Set(['w:ins', 'w:moveTo', 'w:cellIns'])
const DELETIONS: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom', 'w:cellDel'])
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

export const isRevision = (name: string): boolean => INSERTIONS.has(name) || DELETIONS.has(name)

/**
 * Keeps account of tracked changes (ECMA-376 part 1, 17.13.5) and answers what the choice leaves visible. A move counts as
 * a deletion and an insertion. Text inserted by one author and deleted by another is gone either way.
 */
export class RevisionTracker {
  readonly choice: RevisionChoice
  insertions = 0
  deletions = 0
  formatting = 0
  readonly authors = new Set<string>()
  #insertionDepth = 0
  #deletionDepth = 0

  constructor(choice: RevisionChoice) {
    this.choice = choice
  }

  /** Notes a revision mark; true when the choice takes away what it stands on. False for any other element. */
  note(name: string, attributes: XmlAttributes): boolean {
    if (FORMATTING.has(name)) this.formatting += 1
    else if (INSERTIONS.has(name)) this.insertions += 1
    else if (DELETIONS.has(name)) this.deletions += 1
    else return false
    const author = attributeOf(attributes, 'w:author')
    if (author !== undefined && author !== '') this.authors.add(author)
    return this.choice === 'accept' ? DELETIONS.has(name) : INSERTIONS.has(name)
  }

  /** Enters and leaves an element that holds inserted or deleted content. */
  enter(name: string): void {
    if (INSERTIONS.has(name)) this.#insertionDepth += 1
    else this.#deletionDepth += 1
  }

  leave(name: string): void {
    if (INSERTIONS.has(name)) this.#insertionDepth -= 1
    else this.#deletionDepth -= 1
  }

  /** Whether content at this place stays. */
  get keeps(): boolean {
    return (this.choice === 'accept' ? this.#deletionDepth : this.#insertionDepth) === 0
  }

  get insideDeletion(): boolean {
    return this.#deletionDepth > 0
  }
}
