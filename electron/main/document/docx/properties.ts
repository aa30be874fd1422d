import { attributeOf, type XmlAttributes } from '../xml.ts'

/** What of a run's formatting decides over its text. Unset means inherited. */
export interface RunProperties {
  styleId?: string | undefined
  vanish?: boolean | undefined
  halfPoints?: number | undefined
  /** For Latin letters: a symbol font shows pictures in their place. */
  font?: string | undefined
}

/** What of a paragraph's formatting decides over its label, level and title. */
export interface ParagraphProperties {
  styleId?: string | undefined
  numberingId?: string | undefined
  level?: number | undefined
  outlineLevel?: number | undefined
  centred?: boolean | undefined
}

/** ST_OnOff: present without a value means on (ECMA-376 part 1, 22.9.2.7). */
export const isOn = (attributes: XmlAttributes): boolean =>
  !['0', 'false', 'off'].includes(attributeOf(attributes, 'w:val') ?? '1')

/** A whole number of at most nine digits; undefined for anything else. */
export const integerOf = (attributes: XmlAttributes, name: string): number | undefined => {
  const value = attributeOf(attributes, name)
  return value !== undefined && /^-?\d{1,9}$/u.test(value) ? Number(value) : undefined
}

/** Takes one child element of w:rPr into the properties. */
export const applyRunProperty = (properties: RunProperties, name: string, attributes: XmlAttributes): void => {
  if (name === 'w:rStyle') properties.styleId = attributeOf(attributes, 'w:val')
  else if (name === 'w:vanish' || name === 'w:specVanish') properties.vanish = isOn(attributes)
  else if (name === 'w:rFonts')
    properties.font = attributeOf(attributes, 'w:ascii') ?? attributeOf(attributes, 'w:hAnsi')
  else if (name === 'w:sz') properties.halfPoints = integerOf(attributes, 'w:val')
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
}
