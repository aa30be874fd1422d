import { attributeOf, type XmlHandler } from '../xml.ts'
import { applyParagraphProperty, applyRunProperty, type ParagraphProperties, type RunProperties } from './properties.ts'

interface Style {
  readonly id: string
  readonly type: string
  name: string
  basedOn: string | undefined
  readonly paragraph: ParagraphProperties
  readonly run: RunProperties
}

/** A paragraph style with all that it inherits. */
export interface ResolvedStyle {
  /** The style and its bases, nearest first: what a numbering level's w:pStyle may name. */
  readonly chain: readonly string[]
  readonly isTitle: boolean
  readonly paragraph: Readonly<ParagraphProperties>
  readonly run: Readonly<RunProperties>
}

export interface StyleSheet {
  /** Of a paragraph style, or of the default one when the id is unset or unknown. */
  paragraph(id: string | undefined): ResolvedStyle
  /** Of a character style; nothing when the id is unset or unknown. */
  character(id: string | undefined): Readonly<RunProperties>
  /** The numbering that a numbering style stands for (w:numStyleLink). */
  numberingOf(id: string): string | undefined
  readonly vanishByDefault: boolean
}

/** Longer chains of w:basedOn than this are cut, circles among them; Word allows 11 levels. */
const MAX_CHAIN = 32
/** Word's own limit is 253 characters. */
const MAX_NAME = 255
const TITLE_NAME = /^(?:title|标题)$/iu
const HEADING_NAME = /^(?:heading|标题)\s*([1-9])$/iu

/** A style's own properties over those of its base; unset ones are inherited. */
const over = <T extends object>(base: T, own: T): T => {
  const set = Object.fromEntries(Object.entries(own).filter(([, value]: [string, unknown]) => value !== undefined))
  return { ...base, ...set }
}

const resolveChain = (styles: ReadonlyMap<string, Style>, start: Style | undefined): ResolvedStyle => {
  const chain: Style[] = []
  for (let style = start; style !== undefined && chain.length < MAX_CHAIN; style = styles.get(style.basedOn ?? '')) {
    chain.push(style)
  }
  const paragraph = chain.reduceRight<ParagraphProperties>((base, style) => over(base, style.paragraph), {})
  const run = chain.reduceRight<RunProperties>((base, style) => over(base, style.run), {})
  const heading = chain.map((style) => HEADING_NAME.exec(style.name)?.[1]).find((digit) => digit !== undefined)
  const outlineLevel = paragraph.outlineLevel ?? (heading === undefined ? undefined : Number(heading) - 1)
  return {
    chain: chain.map((style) => style.id),
    isTitle: chain.some((style) => TITLE_NAME.test(style.name)),
    paragraph: { ...paragraph, outlineLevel },
    run,
  }
}

/** Collects styles.xml as a SAX handler; `sheet` answers once the part has been read. A file without the part has none. */
export class StyleReader implements XmlHandler {
  readonly #styles = new Map<string, Style>()
  readonly #defaults = new Map<string, string>()
  readonly #stack: string[] = []
  #style: Style | undefined
  readonly #base: RunProperties = {}

  open(name: string, attributes: Parameters<XmlHandler['open']>[1]): void {
    const parent = this.#stack.at(-1) ?? ''
    const grandparent = this.#stack.at(-2) ?? ''
    this.#stack.push(name)
    if (name === 'w:style') {
      const id = attributeOf(attributes, 'w:styleId') ?? ''
      const type = attributeOf(attributes, 'w:type') ?? 'paragraph'
      this.#style = { id, type, name: '', basedOn: undefined, paragraph: {}, run: {} }
      this.#styles.set(id, this.#style)
      const isDefault = attributeOf(attributes, 'w:default')
      if (isDefault !== undefined && !['0', 'false', 'off'].includes(isDefault)) this.#defaults.set(type, id)
    } else if (parent === 'w:rPr' && grandparent === 'w:rPrDefault') {
      applyRunProperty(this.#base, name, attributes)
    } else if (this.#style !== undefined) {
      if (name === 'w:name' && parent === 'w:style')
        this.#style.name = (attributeOf(attributes, 'w:val') ?? '').slice(0, MAX_NAME)
      else if (name === 'w:basedOn') this.#style.basedOn = attributeOf(attributes, 'w:val')
      else if (parent === 'w:rPr' && grandparent === 'w:style') applyRunProperty(this.#style.run, name, attributes)
      else if (parent === 'w:numPr' || (parent === 'w:pPr' && grandparent === 'w:style')) {
        applyParagraphProperty(this.#style.paragraph, name, attributes)
      }
    }
  }

  close(name: string): void {
    this.#stack.pop()
    if (name === 'w:style') this.#style = undefined
  }

  text(): void {
    // styles hold no text
  }

  sheet(): StyleSheet {
    const resolved = new Map<Style | undefined, ResolvedStyle>()
    const resolve = (style: Style | undefined): ResolvedStyle => {
      let found = resolved.get(style)
      if (found === undefined) resolved.set(style, (found = resolveChain(this.#styles, style)))
      return found
    }
    const ofType = (type: string, id: string | undefined) => {
      const style = this.#styles.get(id ?? '')
      return style?.type === type ? style : undefined
    }
    const fallback = this.#styles.get(this.#defaults.get('paragraph') ?? '')
    return {
      paragraph: (id) => resolve(ofType('paragraph', id) ?? fallback),
      character: (id) => resolve(ofType('character', id)).run,
      numberingOf: (id) => resolve(ofType('numbering', id)).paragraph.numberingId,
      vanishByDefault: this.#base.vanish === true,
    }
  }
}
