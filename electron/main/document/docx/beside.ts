import type { FindingList } from '../finding.ts'
import type { HiddenText } from './hidden-text.ts'

/** Fields that fetch from other files, databases or programs when Word brings them up to date. */
const EXTERNAL =
  /(?:^|[\s{])(INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|DDEAUTO|DDE|LINK|RD|DATABASE|MACROBUTTON)\s+["\\\w]/giu

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
    this.#hidden.add(this.aside, 'import.textBox')
    this.aside = ''
  }

  /** A whole field code. */
  field(code: string): void {
    this.#hidden.add(code, 'import.fieldCodes')
    for (const [, name = ''] of code.matchAll(EXTERNAL))
      this.#findings.add('import.externalField', 1, name.toUpperCase())
  }

  /** Hands on the rest at the end of a paragraph of the body. */
  flush(): void {
    if (this.code === '' && this.deleted === '' && this.concealed === '') return
    this.field(this.code)
    this.#hidden.add(this.deleted, 'import.trackedChanges')
    this.#hidden.add(this.concealed, 'import.hiddenText')
    if (this.concealed.trim() !== '') this.#findings.add('import.hiddenText')
    this.code = ''
    this.deleted = ''
    this.concealed = ''
  }
}
