import { attributeOf, type XmlAttributes } from '../xml.ts'
import { levelOf, type ListLevel } from './list-labels.ts'

/** What of a style decides over its text; unset means inherited. */
interface StyleProperties {
  parent?: string | undefined
  display?: string | undefined
  hidden?: boolean
  white?: boolean
  halfPoints?: number
  centred?: boolean
  widthPt?: number
}

/** A style with everything that it inherits. */
export interface ResolvedStyle {
  readonly hidden: boolean
  readonly white: boolean
  readonly halfPoints: number | undefined
  readonly centred: boolean
  readonly titled: boolean
}

const UNITS: Readonly<Record<string, number>> = { pt: 1, mm: 2.835, cm: 28.35, in: 72, px: 0.75 }
/** Smaller than 2 pt nobody reads. */
const TINY_HALF_POINTS = 4
const MAX_PARENTS = 30

/** A length of ODF in points; undefined for none, a percentage, or nonsense. */
export const pointsOf = (length: string | undefined): number | undefined => {
  const [, number = '', unit = ''] = /^(-?\d{1,6}(?:\.\d{1,8})?)(pt|mm|cm|in|px)$/u.exec(length ?? '') ?? []
  return number === '' ? undefined : Number(number) * (UNITS[unit] ?? 1)
}

/** Reads style:style, text:list-style and text:outline-style wherever they stand (ODF 1.3 part 3, 16). */
export class OdtStyles {
  readonly #styles = new Map<string, StyleProperties>()
  readonly #lists = new Map<string, ListLevel[]>()
  #style: StyleProperties | null = null
  #levels: ListLevel[] | null = null

  open(name: string, attributes: XmlAttributes): void {
    switch (name) {
      case 'style:style': {
        const family = attributeOf(attributes, 'style:family') ?? ''
        const display = attributeOf(attributes, 'style:display-name')
        this.#style = { parent: attributeOf(attributes, 'style:parent-style-name'), display }
        this.#styles.set(`${family} ${attributeOf(attributes, 'style:name') ?? ''}`, this.#style)
        return
      }
      case 'style:text-properties':
      case 'style:paragraph-properties':
      case 'style:table-column-properties':
        return this.#readProperties(attributes)
      case 'text:outline-style':
      case 'text:list-style':
        this.#levels = []
        this.#lists.set(
          name === 'text:outline-style' ? OUTLINE : (attributeOf(attributes, 'style:name') ?? ''),
          this.#levels,
        )
        return
      case 'text:list-level-style-number':
      case 'text:list-level-style-bullet':
      case 'text:list-level-style-image':
      case 'text:outline-level-style': {
        const level = Number(attributeOf(attributes, 'text:level') ?? 1)
        const isNumber = name === 'text:list-level-style-number' || name === 'text:outline-level-style'
        if (this.#levels !== null && level >= 1 && level <= 10) this.#levels[level - 1] = levelOf(attributes, isNumber)
      }
    }
  }

  close(name: string): void {
    if (name === 'style:style') this.#style = null
    if (name === 'text:list-style' || name === 'text:outline-style') this.#levels = null
  }

  levelsOf(listStyle: string): readonly ListLevel[] {
    return this.#lists.get(listStyle) ?? []
  }

  columnWidth(name: string): number {
    return Math.round(this.#styles.get(`table-column ${name}`)?.widthPt ?? 0)
  }

  resolve(family: 'paragraph' | 'text', name: string): ResolvedStyle {
    const chain: StyleProperties[] = []
    let titled = false
    for (let at: string | undefined = name; at !== undefined && chain.length < MAX_PARENTS;) {
      const style = this.#styles.get(`${family} ${at}`)
      titled ||= family === 'paragraph' && (at === 'Title' || /^(?:Title|标题)$/u.test(style?.display ?? ''))
      if (style === undefined) break
      chain.push(style)
      at = style.parent
    }
    const first = <K extends keyof StyleProperties>(key: K) => chain.find((style) => style[key] !== undefined)?.[key]
    const halfPoints = first('halfPoints')
    return {
      hidden: first('hidden') === true || (halfPoints !== undefined && halfPoints < TINY_HALF_POINTS),
      white: first('white') === true,
      halfPoints,
      centred: first('centred') === true,
      titled,
    }
  }

  #readProperties(attributes: XmlAttributes): void {
    const style = this.#style
    if (style === null) return
    const display = attributeOf(attributes, 'text:display')
    const colour = attributeOf(attributes, 'fo:color')
    const ground = attributeOf(attributes, 'fo:background-color')
    const size = pointsOf(attributeOf(attributes, 'fo:font-size'))
    const align = attributeOf(attributes, 'fo:text-align')
    const width = pointsOf(attributeOf(attributes, 'style:column-width'))
    if (display !== undefined) style.hidden = display === 'none'
    if (colour !== undefined)
      style.white = /^#f{6}$/iu.test(colour) && (ground === undefined || ground === 'transparent')
    if (size !== undefined) style.halfPoints = size * 2
    if (align !== undefined) style.centred = align === 'center'
    if (width !== undefined) style.widthPt = width
  }
}

/** The key of the outline's numbering among the list styles: no style has a name with a space in front. */
export const OUTLINE = ' outline'
