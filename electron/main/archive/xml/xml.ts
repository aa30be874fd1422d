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

const tagsOf = ({ name, attributes = {} }: XmlNode): { readonly open: string; readonly close: string } => {
  const head = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value, ATTRIBUTE)}"`)
  return { open: `<${name}${head.join('')}`, close: `</${name}>` }
}

const inLine = (node: XmlNode | string): string => {
  if (typeof node === 'string') return escaped(node)
  const { open, close } = tagsOf(node)
  return node.children.length === 0 ? `${open}/>` : `${open}>${node.children.map(inLine).join('')}${close}`
}

/** An element that holds text stands on one line, with all that lies in it: a blank would be a part of the text. */
const lines = (node: XmlNode, indent: string): readonly string[] => {
  const elements = node.children.filter((child) => typeof child !== 'string')
  if (elements.length === 0 || elements.length < node.children.length) return [`${indent}${inLine(node)}`]
  const { open, close } = tagsOf(node)
  return [`${indent}${open}>`, ...elements.flatMap((child) => lines(child, `${indent}  `)), `${indent}${close}`]
}

/** A whole document as UTF-8, two spaces a level, a line feed at the end. */
export const xmlDocument = (root: XmlNode): Uint8Array =>
  Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${lines(root, '').join('\n')}\n`, 'utf8')
