import { attributeOf, type XmlAttributes } from '../xml.ts'

/** What of a run's formatting decides over its text. Unset means inherited. */
export interface RunProperties {
  styleId?: string | undefined
  vanish?: boolean | undefined
  halfPoints?: number | undefined
  /** For Latin letters: a symbol font shows pictures in their place. */
  font?: string | undefined
  /** RRGGBB in upper case, or auto. */
  color?: string | undefined
  /** Has a ground of its own that is not white. */
  shaded?: boolean | undefined
}

/** What of a paragraph's formatting decides over its label, level and title. */
export interface ParagraphProperties {
  styleId?: string | undefined
  numberingId?: string | undefined
  level?: number | undefined
  outlineLevel?: number | undefined
  centred?: boolean | undefined
  newPage?: boolean | undefined
  shaded?: boolean | undefined
  /** Set off the sheet by a frame or an indent. */
  outside?: boolean | undefined
}

/** ST_OnOff: present without a value means on (ECMA-376 part 1, 22.9.2.7). */
export const isOn = (attributes: XmlAttributes): boolean =>
  !['0', 'false', 'off'].includes(attributeOf(attributes, 'w:val') ?? '1')

/** A whole number of at most nine digits; undefined for anything else. */
export const integerOf = (attributes: XmlAttributes, name: string): number | undefined => {
  const value = attributeOf(attributes, name)
  return value !== undefined && /^-?\d{1,9}$/u.test(value) ? Number(value) : undefined
}

/** A4 in twentieths of a point; the left margin of the standard is 1587. */
const PAGE_WIDTH = 11_906
const PAGE_HEIGHT = 16_838
const LEFT_OF_PAGE = -2000

const isShaded = (attributes: XmlAttributes): boolean => {
  const fill = attributeOf(attributes, 'w:fill') ?? 'auto'
  const pattern = attributeOf(attributes, 'w:val') ?? 'clear'
  return !/^(?:auto|ffffff)$/iu.test(fill) || !/^(?:clear|nil)$/u.test(pattern)
}
const colorOf = (attributes: XmlAttributes): string | undefined =>
  /^(?:background1|light1)$/u.test(attributeOf(attributes, 'w:themeColor') ?? '')
    ? 'FFFFFF'
    : attributeOf(attributes, 'w:val')?.toUpperCase()

const isOutside = (name: string, attributes: XmlAttributes): boolean => {
  const length = (key: string): number => integerOf(attributes, key) ?? 0
  if (name === 'w:framePr') return Math.abs(length('w:x')) > PAGE_WIDTH || Math.abs(length('w:y')) > PAGE_HEIGHT
  const left = length('w:left') + length('w:start') + length('w:firstLine') - length('w:hanging')
  return left > PAGE_WIDTH || left < LEFT_OF_PAGE
}

/** Takes one child element of w:rPr into the properties. */
export const applyRunProperty = (properties: RunProperties, name: string, attributes: XmlAttributes): void => {
  if (name === 'w:rStyle') properties.styleId = attributeOf(attributes, 'w:val')
  else if (name === 'w:vanish' || name === 'w:specVanish') properties.vanish = isOn(attributes)
  else if (name === 'w:rFonts')
    properties.font = attributeOf(attributes, 'w:ascii') ?? attributeOf(attributes, 'w:hAnsi')
  else if (name === 'w:sz') properties.halfPoints = integerOf(attributes, 'w:val')
  else if (name === 'w:color') properties.color = colorOf(attributes)
  else if (name === 'w:shd') properties.shaded = isShaded(attributes)
  else if (name === 'w:highlight') properties.shaded = !/^(?:none|white)$/u.test(attributeOf(attributes, 'w:val') ?? '')
}

/** Takes one child element of w:pPr, or of its w:numPr, into the properties. */
export const applyParagraphProperty = (
  properties: ParagraphProperties,
  name: string,
  attributes: XmlAttributes,
): void => {
  if (name === 'w:pStyle') properties.styleId = attributeOf(attributes, 'w:val')
  else if (name === 'w:numId') properties.numberingId = attributeOf(attributes, 'w:val')
  else if (name === 'w:ilvl') properties.level = integerOf(attributes, 'w:val')
  else if (name === 'w:outlineLvl') properties.outlineLevel = integerOf(attributes, 'w:val')
  else if (name === 'w:jc') properties.centred = attributeOf(attributes, 'w:val') === 'center'
  else if (name === 'w:pageBreakBefore') properties.newPage = isOn(attributes)
  else if (name === 'w:shd') properties.shaded = isShaded(attributes)
  else if (name === 'w:framePr' || name === 'w:ind') properties.outside = isOutside(name, attributes)
}
