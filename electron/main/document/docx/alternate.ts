import { attributeOf, type XmlAttributes } from '../xml.ts'

/** Prefixes of the extensions that Word and WPS understand; a choice that needs another is not shown by them. */
const UNDERSTOOD =
  /^(?:w|r|m|a|v|o|wp|wp14|wpc|wpg|wpi|wps|wne|w10|w14|w15|w16(?:cex|cid|du|sdtdh|sdtfl|se)?|a14|a16|c14|cx\d?|aink|am3d|oel|pic|mv|wpsCustomData)$/u

/** A few prefixes; more is no reason to search megabytes. */
const MAX_REQUIRES = 200

/**
 * Follows mc:AlternateContent (ECMA-376 part 3, 9.3): of several forms of one content only the first understood counts.
 * The others hold the same text for older programs, or text that only those show.
 */
export class AlternateChoice {
  /** One entry per open mc:AlternateContent: whether a form has been taken. */
  readonly #taken: boolean[] = []
  /** One entry per open form: whether it was passed over. */
  readonly #passed: boolean[] = []

  /** True when the element opens a form that is passed over. */
  open(name: string, attributes: XmlAttributes): boolean {
    if (name === 'mc:AlternateContent') this.#taken.push(false)
    if (name !== 'mc:Choice' && name !== 'mc:Fallback') return false
    const needs = (attributeOf(attributes, 'Requires') ?? '')
      .slice(0, MAX_REQUIRES)
      .split(/\s+/u)
      .filter((prefix) => prefix !== '')
    const taken = this.#taken.at(-1) ?? false
    const passed = taken || (name === 'mc:Choice' && !needs.every((prefix) => UNDERSTOOD.test(prefix)))
    this.#passed.push(passed)
    if (!passed && this.#taken.length > 0) this.#taken[this.#taken.length - 1] = true
    return passed
  }

  /** True when the element closes a form that was passed over. */
  close(name: string): boolean {
    if (name === 'mc:AlternateContent') this.#taken.pop()
    return (name === 'mc:Choice' || name === 'mc:Fallback') && this.#passed.pop() === true
  }
}
