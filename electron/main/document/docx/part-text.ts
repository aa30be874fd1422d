import type { XmlAttributes, XmlHandler } from '../xml.ts'
import { attributeOf } from '../xml.ts'
import type { HiddenText } from './hidden-text.ts'

/** Attributes that hold words: descriptions of pictures, watermarks (v:textpath), list items, authors, variables. */
const WORDED: ReadonlySet<string> = new Set([
  'descr',
  'title',
  'alt',
  'string',
  'displayText',
  'author',
  'initials',
  'alias',
  'userId',
])
/** Elements of whose value the reader sees nothing. */
const VALUED: ReadonlySet<string> = new Set(['w:docVar', 'w:alias', 'w:tag', 'w:tblCaption', 'w:tblDescription'])

/** Elements of the property parts that hold a person's or an office's name. */
const NAMING: ReadonlySet<string> = new Set(['?:creator', '?:lastModifiedBy', '?:Company', '?:Manager'])

/** Words that an element holds in its attributes. */
export const elementTexts = (name: string, attributes: XmlAttributes): readonly string[] => {
  let found: string[] | undefined
  for (const key in attributes) {
    const attribute = attributes[key]
    if (attribute !== undefined && (WORDED.has(attribute.local) || VALUED.has(name)))
      (found ??= []).push(attribute.value)
  }
  return found ?? NONE
}
const NONE: readonly string[] = []

/** Text of these vocabularies runs on until its paragraph ends; any other element's text stands by itself. */
const runsOn = (name: string): boolean => name.startsWith('w:') || name.startsWith('a:') || name.startsWith('m:')
const BREAKS: ReadonlySet<string> = new Set(['w:p', 'a:p', 'w:comment', 'w:footnote', 'w:endnote'])

/** Reads every word of a part that the body does not show, and counts its elements of interest. */
export class PartTextReader implements XmlHandler {
  readonly #hidden: HiddenText
  readonly #authors: Set<string>
  readonly #counts = new Map<string, number>()
  #text = ''
  /** Field codes, kept apart: a page number is no words. */
  #code = ''
  #inCode = false
  #depth = 0
  /** Whether the part holds words, beside field codes and figures. */
  worded = false

  constructor(hidden: HiddenText, authors: Set<string>) {
    this.#hidden = hidden
    this.#authors = authors
  }

  count(name: string): number {
    return this.#counts.get(name) ?? 0
  }

  open(name: string, attributes: XmlAttributes): void {
    this.#depth += 1
    const separator = (name === 'w:footnote' || name === 'w:endnote') && attributeOf(attributes, 'w:type') !== undefined
    if (!separator) this.#counts.set(name, this.count(name) + 1)
    this.#inCode = name === 'w:instrText' || name === 'w:delInstrText'
    if (name === 'w:tab' || name === 'w:br') this.#text += ' '
    for (const text of elementTexts(name, attributes)) this.#hidden.add(text)
    const author = attributeOf(attributes, 'w:author') ?? attributeOf(attributes, 'w15:author')
    if (author !== undefined && author !== '') this.#authors.add(author)
  }

  text(text: string): void {
    if (this.#inCode) this.#code += text
    else this.#text += text
  }

  close(name: string): void {
    this.#depth -= 1
    this.#inCode = false
    if (NAMING.has(name) && this.#text.trim() !== '') this.#authors.add(this.#text.trim())
    if (this.#depth > 0 && runsOn(name) && !BREAKS.has(name)) return
    this.worded ||= /\p{L}/u.test(this.#text)
    this.#hidden.add(this.#text)
    this.#hidden.add(this.#code)
    this.#text = ''
    this.#code = ''
  }
}
