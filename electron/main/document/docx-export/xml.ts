const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"]/gu, (one) => ENTITIES[one] ?? one)

/** Attributes in the order in which they are written; undefined ones are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>

/** One element; children are XML already, `text` makes XML of text. */
export const element = (name: string, attributes: Attributes = {}, ...children: readonly string[]): string => {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escaped(String(value))}"`]))
    .join('')
  const inner = children.join('')
  return inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`
}

export const text = (value: string): string => escaped(value)

/** A property with one value, as most of WordprocessingML are: <w:jc w:val="center"/>. */
export const property = (name: string, value?: string | number): string => element(`w:${name}`, { 'w:val': value })

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const SPACES = {
  'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'xmlns:wp': 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
  'xmlns:pic': 'http://schemas.openxmlformats.org/drawingml/2006/picture',
} as const

/** A whole part of WordprocessingML. */
export const wordPart = (root: string, ...children: readonly string[]): string =>
  DECLARATION + element(`w:${root}`, SPACES, ...children)

/** A whole part in a namespace of its own. */
export const part = (root: string, namespaces: Attributes, ...children: readonly string[]): string =>
  DECLARATION + element(root, namespaces, ...children)
