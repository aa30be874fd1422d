import type { FindingList } from '../finding.ts'
import type { HiddenText } from './hidden-text.ts'

/** Text beside the visible one, gathered per paragraph so that words are not cut at runs. */
export class BesideText {
  /** Of text boxes, reading aids, and forms for other programs. */
  aside = ''
  /** Field codes. */
  code = ''
  /** What the choice over tracked changes takes away. */
  deleted = ''
  /** Hidden by formatting, or by its place in a table. */
  concealed = ''
  readonly #hidden: HiddenText
  readonly #findings: FindingList

  constructor(hidden: HiddenText, findings: FindingList) {
    this.#hidden = hidden
    this.#findings = findings
  }

  /** Hands on the asides at the end of one of their own paragraphs. */
  flushAside(): void {
    this.#hidden.add(this.aside)
    this.aside = ''
  }

  /** Hands on the rest at the end of a paragraph of the body. */
  flush(): void {
    for (const text of [this.code, this.deleted, this.concealed]) this.#hidden.add(text)
    if (this.concealed.trim() !== '') this.#findings.add('import.hiddenText')
    this.code = ''
    this.deleted = ''
    this.concealed = ''
  }
}
