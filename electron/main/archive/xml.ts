/** What XML 1.0 has no room for is written as a replacement character: the value was checked before, or is told by a finding. */
const UNWRITABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
const escaped = (text: string): string =>
  text.replace(UNWRITABLE, '\uFFFD').replace(/[&<>"]/g, (character) => `&#${String(character.charCodeAt(0))};`)

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
  const head = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const open = `${indent}<${name}${head.join('')}`
  if (children.length === 0) return [`${open}/>`]
  if (children.every((child) => typeof child === 'string'))
    return [`${open}>${children.map(escaped).join('')}</${name}>`]
  const inner = children.flatMap((child) =>
    typeof child === 'string' ? [escaped(child)] : lines(child, `${indent}  `),
  )
  return [`${open}>`, ...inner, `${indent}</${name}>`]
}

/** A whole document as UTF-8, two spaces a level, a line feed at the end. */
export const xmlDocument = (root: XmlNode): Uint8Array =>
  Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${lines(root, '').join('\n')}\n`, 'utf8')
