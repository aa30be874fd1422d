import { ImportStop } from '../refusal.ts'
import { declarationsOf, type Declarations } from './look.ts'

/** One compound selector: `p.note#first`. */
interface Compound {
  readonly tag: string
  readonly id: string
  readonly classes: readonly string[]
}

/** What a rule is matched against: an element and those around it. */
export interface Styled {
  readonly tag: string
  readonly id: string
  readonly classes: readonly string[]
  readonly parent: Styled | null
}

interface Rule {
  /** From the outermost to the element itself. */
  readonly path: readonly Compound[]
  readonly declarations: Declarations
}

/** Only rules that say something of these are kept. */
const TELLING =
  /(?:display|visibility|opacity|font-size|mso-hide|text-align|text-indent|left|top|margin-left|margin-top|overflow|color|background|background-color)\s*:/iu
/** A page of an office has some dozens; beyond this the rest is left unread, and said to be. */
const MAX_RULES = 2000
/** Rules tried on elements, all together: far more than any page needs, and still a second's work. */
const MAX_TRIALS = 20_000_000
const MAX_SHEET_CHARACTERS = 1_000_000
const COMPOUND = /^([a-z][\w-]*|\*)?((?:[.#][\w\u00a0-\uffff-]+)*)$/iu

/** Undefined for what is more than a tag, an id and classes: :hover, [attribute], siblings. */
const compoundOf = (text: string): Compound | undefined => {
  const [whole, tag = '', rest = ''] = COMPOUND.exec(text) ?? []
  if (whole === undefined) return undefined
  const parts = rest.match(/[.#][^.#]+/gu) ?? []
  const named = (mark: string) => parts.flatMap((part) => (part.startsWith(mark) ? [part.slice(1)] : []))
  return { tag: tag === '*' ? '' : tag.toLowerCase(), id: named('#')[0] ?? '', classes: named('.') }
}

const matches = ({ tag, id, classes }: Compound, element: Styled): boolean =>
  (tag === '' || tag === element.tag) &&
  (id === '' || id === element.id) &&
  classes.every((name) => element.classes.includes(name))

const matchesPath = ({ path }: Rule, element: Styled): boolean => {
  let at = path.length - 1
  const last = path[at]
  if (last === undefined || !matches(last, element)) return false
  for (let around = element.parent; around !== null && at > 0; around = around.parent) {
    const next = path[at - 1]
    if (next !== undefined && matches(next, around)) at -= 1
  }
  return at === 0
}

/**
 * The rules of style sheets, as far as they tell who can be seen: tags, classes, ids, one inside another. Selectors of
 * any other form are not followed. Later rules win; specificity is not weighed.
 */
export class StyleSheet {
  readonly #rules: Rule[] = []
  #trials = 0

  /** Takes in one sheet; what follows the limits is not read. Rules of @media are taken as the others, @import never. */
  add(sheet: string): void {
    const text = sheet.slice(0, MAX_SHEET_CHARACTERS).replaceAll(/\/\*[^]*?(?:\*\/|$)|<!--|-->/gu, ' ')
    let start = 0
    for (let at = 0; at < text.length; at++) {
      const character = text[at]
      if (character === '}' || character === ';') start = at + 1
      if (character !== '{') continue
      const prelude = text.slice(start, at).trim()
      start = at + 1
      if (prelude.startsWith('@media') || prelude.startsWith('@supports')) continue
      const end = text.indexOf('}', at)
      const body = text.slice(at + 1, end < 0 ? undefined : end)
      if (!prelude.startsWith('@') && TELLING.test(body)) this.#addRule(prelude, body)
      at = end < 0 ? text.length : end
      start = at + 1
    }
  }

  #addRule(prelude: string, body: string): void {
    const declarations = declarationsOf(body)
    for (const selector of prelude.slice(0, 2000).split(',')) {
      const path = selector
        .trim()
        .split(/[\s>]+/u)
        .map(compoundOf)
      if (this.#rules.length >= MAX_RULES || path.length > 8) return
      if (path.every((compound) => compound !== undefined)) this.#rules.push({ path, declarations })
    }
  }

  /** What the sheets and the element's own style say together. @throws ImportStop import.bomb. */
  declarationsFor(element: Styled, own: string | undefined): Declarations {
    const found = new Map<string, string>()
    this.#trials += this.#rules.length
    if (this.#trials > MAX_TRIALS) throw new ImportStop('import.bomb')
    for (const rule of this.#rules) {
      if (matchesPath(rule, element)) for (const [name, value] of rule.declarations) found.set(name, value)
    }
    if (own !== undefined) for (const [name, value] of declarationsOf(own)) found.set(name, value)
    return found
  }
}
