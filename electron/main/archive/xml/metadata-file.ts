import { SaxesParser } from 'saxes'
import { METADATA_NAMES, metadataXml as tags } from '#resources/text/metadata.ts'
import type { ItemMetadata, MetadataNode } from '#shared/domain/archive/metadata.ts'
import { utf8Text } from '#shared/lib/utf8.ts'
import { xml, xmlDocument, type XmlNode } from './xml.ts'

const nameOf = (number: number): string => METADATA_NAMES[number - 1] ?? ''

/** 元数据 as XML nodes: element names are those of the standard, never numbers. A container may bear the value of its own name. */
export const metadataNodes = (nodes: readonly MetadataNode[]): readonly XmlNode[] =>
  nodes.map(({ number, value, children }) =>
    xml(nameOf(number), children === undefined ? [value ?? ''] : metadataNodes(children)),
  )

/** metadata.xml: 文件实体, 机构人员实体, 业务实体, 实体关系. */
export const encodeMetadata = ({ file, people, acts, relations }: ItemMetadata): Uint8Array =>
  xmlDocument(
    xml(
      tags.root,
      [
        xml(tags.file, metadataNodes(file)),
        ...people.map((one) => xml(tags.people, metadataNodes(one))),
        ...acts.map((one) => xml(tags.acts, metadataNodes(one))),
        ...relations.map((one) => xml(tags.relations, metadataNodes(one))),
      ],
      { [tags.standard]: tags.standardName },
    ),
  )

/** An element of any XML. */
export interface Open {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Open[]
  text: string
}
const MAX_XML_BYTES = 64 * 1024 * 1024
const MAX_ELEMENTS = 1_000_000
const MAX_DEPTH = 64

/** Any XML as a tree; null for what is none: not UTF-8, a document type, not well formed, or too large. Never throws for hostile bytes. */
export const parseXmlTree = (bytes: Uint8Array): Open | null => {
  const source = bytes.length > MAX_XML_BYTES ? null : utf8Text(bytes)
  if (source === null) return null
  const parser = new SaxesParser({ xmlns: false })
  const stack: Open[] = [{ name: '', attributes: {}, children: [], text: '' }]
  let elements = 0
  // Ends the reading: one fault after the other, or one element in the other, would take minutes of a file of megabytes.
  const stop = (): never => {
    throw new NotOurs()
  }
  parser.on('error', stop)
  // A document type could define entities; none of ours has one.
  parser.on('doctype', stop)
  parser.on('opentag', ({ name, attributes }) => {
    elements += 1
    if (elements > MAX_ELEMENTS || stack.length > MAX_DEPTH) stop()
    const open: Open = { name, attributes, children: [], text: '' }
    stack.at(-1)?.children.push(open)
    stack.push(open)
  })
  parser.on('text', (text) => {
    const open = stack.at(-1)
    if (open !== undefined) open.text += text
  })
  parser.on('closetag', () => {
    if (stack.length > 1) stack.pop()
  })
  try {
    parser.write(source).close()
  } catch {
    return null
  }
  return stack[0]?.children[0] ?? null
}
class NotOurs extends Error {}

const numbers = new Map(METADATA_NAMES.map((name, index) => [name, index + 1]))
const nodesOf = (open: Open): readonly MetadataNode[] =>
  open.children.flatMap((child): readonly MetadataNode[] => {
    const number = numbers.get(child.name)
    if (number === undefined) return []
    return child.children.length === 0 ? [{ number, value: child.text }] : [{ number, children: nodesOf(child) }]
  })

/** Reads a metadata file; null for anything else. What is no element of the standards is left out. */
export const parseMetadata = (bytes: Uint8Array): ItemMetadata | null => {
  const root = parseXmlTree(bytes)
  const file = root?.name === tags.root ? root.children.find(({ name }) => name === tags.file) : undefined
  if (root === null || file === undefined) return null
  const all = (name: string) => root.children.filter((one) => one.name === name).map(nodesOf)
  return { file: nodesOf(file), people: all(tags.people), acts: all(tags.acts), relations: all(tags.relations) }
}
