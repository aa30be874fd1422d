/** What XML 1.0 has no room for is written as a replacement character: the value was checked before, or is told by a finding. */
const UNWRITABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
/** Readers turn a carriage return into a line feed, and white space in an attribute into a space: written as references they stay. */
const TEXT = /[&<>"\r]/g
const ATTRIBUTE = /[&<>"\r\n\t]/g
const escaped = (text: string, special = TEXT): string =>
  text.replace(UNWRITABLE, '\uFFFD').replace(special, (character) => `&#${String(character.charCodeAt(0))};`)

export interface XmlNode {
  readonly name: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly children: readonly (XmlNode | string)[]
}

export const xml = (
  name: string,
  children: readonly (XmlNode | string)[],
  attributes?: XmlNode['attributes'],
): XmlNode => ({
  name,
  children,
  ...(attributes === undefined ? {} : { attributes }),
})

const lines = ({ name, attributes = {}, children }: XmlNode, indent: string): readonly string[] => {
  const head = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value, ATTRIBUTE)}"`)
  const open = `${indent}<${name}${head.join('')}`
  if (children.length === 0) return [`${open}/>`]
  if (children.every((child) => typeof child === 'string'))
    return [`${open}>${children.map((child) => escaped(child)).join('')}</${name}>`]
  const inner = children.flatMap((child) =>
    typeof child === 'string' ? [escaped(child)] : lines(child, `${indent}  `),
  )
  return [`${open}>`, ...inner, `${indent}</${name}>`]
}

/** A whole document as UTF-8, two spaces a level, a line feed at the end. */
export const xmlDocument = (root: XmlNode): Uint8Array =>
  Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${lines(root, '').join('\n')}\n`, 'utf8')
