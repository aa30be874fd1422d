import type { Attrs, Node } from 'prosemirror-model'
import { isTextBlock, type Block, type Image, type OfficialDocument } from '#shared/domain/document/model.ts'
import { blockKindOfNode, schema, type NodeName } from './schema.ts'
import { nodeToTable, tableToNode } from './table-convert.ts'

/** What the editor edits of a document; everything else belongs to the form beside it. */
export type EditedText = Pick<
  OfficialDocument,
  'title' | 'addressee' | 'body' | 'attachmentNames' | 'signatories' | 'date' | 'note'
>

/** What is edited: the document itself, or the text of one attachment, which has a body only. */
export type EditorForm = 'document' | 'attachment'

/** Unchanged blocks keep their identity, so that saving, counting and comparing may reuse what they know of them. */
const blocks = new WeakMap<Node, Block>()
/** The empty paragraphs that stand where a body has no block at all. */
const placeholders = new WeakSet<Node>()

const textOf = (text: string): Node[] => (text === '' ? [] : [schema.text(text)])

/** One line of the document as a node of that name. */
export const lineNode = (name: NodeName, text: string): Node => schema.node(name, null, textOf(text))

const imageAttributes = ({ kind: _, ...attributes }: Image): Attrs => attributes

/** The node of a block; the block is remembered as that node's own. */
export const blockToNode = (block: Block): Node => {
  const node = isTextBlock(block)
    ? lineNode(block.kind, block.text)
    : block.kind === 'table'
      ? tableToNode(block)
      : schema.node('image', imageAttributes(block))
  blocks.set(node, block)
  return node
}

/** The block of a node made anew, its keys always in the same order. */
export const makeBlock = (node: Node): Block => {
  const kind = blockKindOfNode(node.type.name)
  if (kind !== null) return { kind, text: node.textContent }
  if (node.type.name === 'table') return nodeToTable(node)
  // The schema lets no other attributes through, and their values come from an Image or from parseDOM.
  return { kind: 'image', ...(node.attrs as Omit<Image, 'kind'>) }
}

/** The block of a node; the same object as long as the node is the same. */
export const nodeToBlock = (node: Node): Block => {
  const known = blocks.get(node)
  if (known !== undefined) return known
  const block = makeBlock(node)
  blocks.set(node, block)
  return block
}

const bodyNodes = (body: readonly Block[]): Node[] => {
  if (body.length > 0) return body.map(blockToNode)
  const placeholder = lineNode('paragraph', '')
  placeholders.add(placeholder)
  return [placeholder]
}

/** The editor's document. A part that is empty has no node; a body of nothing has one empty paragraph to write in. */
export const textToDoc = (text: EditedText, form: EditorForm): Node => {
  if (form === 'attachment') return schema.node('attachment', null, bodyNodes(text.body))
  const optional = (name: 'addressee' | 'date' | 'note'): Node[] =>
    text[name] === '' ? [] : [lineNode(name, text[name])]
  return schema.node('doc', null, [
    lineNode('title', text.title),
    ...optional('addressee'),
    ...bodyNodes(text.body),
    ...text.attachmentNames.map((name) => lineNode('attachmentName', name)),
    ...text.signatories.map((name) => lineNode('signatory', name)),
    ...optional('date'),
    ...optional('note'),
  ])
}

/** True for the empty paragraph that stands for a body without any block: it is no line of the document. */
export const isPlaceholder = (node: Node): boolean => placeholders.has(node)

/** The text of the editor's document, exactly what `textToDoc` was given as long as nothing has changed. */
export const docToText = (doc: Node): EditedText => {
  const single = { title: '', addressee: '', date: '', note: '' }
  const body: Block[] = []
  const attachmentNames: string[] = []
  const signatories: string[] = []
  for (const node of doc.children) {
    switch (node.type.name) {
      case 'title':
      case 'addressee':
      case 'date':
      case 'note':
        single[node.type.name] = node.textContent
        break
      case 'attachmentName':
        attachmentNames.push(node.textContent)
        break
      case 'signatory':
        signatories.push(node.textContent)
        break
      default:
        if (!isPlaceholder(node)) body.push(nodeToBlock(node))
    }
  }
  return { ...single, body, attachmentNames, signatories }
}
