import { attributeOf, type XmlAttributes } from '../xml.ts'

/**
 * Follows complex fields (ECMA-376 part 1, 17.16.18): begin, code, separate, result, end, nested and across paragraphs.
 * Only results are text; the code of an outer field hides the results of the fields inside it.
 */
export class FieldTracker {
  readonly #inResult: boolean[] = []
  #codes = 0
  fields = 0

  mark(attributes: XmlAttributes): void {
    const type = attributeOf(attributes, 'w:fldCharType')
    if (type === 'begin') {
      this.fields += 1
      this.#inResult.push(false)
      this.#codes += 1
    } else if (type === 'separate' && this.#inResult.at(-1) === false) {
      this.#inResult[this.#inResult.length - 1] = true
      this.#codes -= 1
    } else if (type === 'end' && this.#inResult.pop() === false) {
      this.#codes -= 1
    }
  }

  get inCode(): boolean {
    return this.#codes > 0
  }
}
