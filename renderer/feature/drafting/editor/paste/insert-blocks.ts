import { Fragment, Slice, type Node } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import { documentFromText } from '#shared/domain/document/from-text.ts'
import { isTextBlock, type Block, type TextBlock } from '#shared/domain/document/model.ts'
import { blockToNode, lineNode, textToDoc, type EditedText } from '../convert.ts'
import { schema } from '../schema.ts'

const isEmptyDocument = (doc: Node): boolean =>
  doc.type === schema.nodes.doc && doc.textContent === '' && doc.childCount <= 2

/** The parts of a whole document that was pasted into an empty one. Attachments are left as text: they are items. */
const wholeDocument = (blocks: readonly Block[]): EditedText | null => {
  const first = blocks[0]
  if (first === undefined || blocks.length < 2 || !isTextBlock(first) || first.kind !== 'paragraph') return null
  const texts = blocks.filter(isTextBlock)
  const parts = documentFromText(
    first.text,
    texts.slice(1).map(({ text }) => text),
  )
  if (texts.length === blocks.length && parts.attachments.length === 0 && parts.copyTo === '') {
    const kinds = new Map(texts.map((block) => [block.text, block]))
    return {
      ...parts,
      body: parts.body.map((block) => (isTextBlock(block) ? (kinds.get(block.text) ?? block) : block)),
    }
  }
  return {
    title: first.text,
    addressee: '',
    body: blocks.slice(1),
    attachmentNames: [],
    signatories: [],
    date: '',
    note: '',
  }
}

const textLines = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'image') return []
    if (block.kind !== 'table') return [block.text]
    return block.rows.map((row) => row.map(({ lines }) => lines.join(' ')).join('\t'))
  })

const openAt = (block: Block | undefined): 0 | 1 => (block !== undefined && isTextBlock(block) ? 1 : 0)

const cellSlice = (lines: readonly string[]): Slice =>
  new Slice(Fragment.from(lines.map((line) => lineNode('cellLine', line))), 1, 1)

const single = (blocks: readonly Block[]): TextBlock | null => {
  const [only] = blocks
  return blocks.length === 1 && only !== undefined && isTextBlock(only) ? only : null
}

/**
 * Puts blocks in place of the selection, each where the structure allows it: into an empty document as a whole document,
 * into a cell as lines of that cell, below the title what does not fit into it.
 */
export const insertBlocks = (state: EditorState, blocks: readonly Block[]): Transaction | null => {
  const { tr, doc, selection } = state
  if (blocks.length === 0) return null
  const whole = isEmptyDocument(doc) ? wholeDocument(blocks) : null
  if (whole !== null) return tr.replaceWith(0, doc.content.size, textToDoc(whole, 'document').content).scrollIntoView()
  const { parent } = selection.$from
  const only = single(blocks)
  const lines = textLines(blocks)
  switch (parent.type.name) {
    case 'title':
    case 'addressee': {
      if (only !== null) return tr.insertText(only.text).scrollIntoView()
      const [first, ...rest] = blocks
      const head = first !== undefined && isTextBlock(first) ? first.text : ''
      tr.insertText(head)
      const below = head === '' ? blocks : rest
      const next = tr.doc.resolve(tr.selection.$from.after(1))
      const start = next.nodeAfter?.type === schema.nodes.addressee ? next.pos + next.nodeAfter.nodeSize : next.pos
      return tr.insert(start, below.map(blockToNode)).scrollIntoView()
    }
    case 'date':
    case 'note':
      return tr.insertText(lines.join('')).scrollIntoView()
    case 'attachmentName':
    case 'signatory': {
      const [first = '', ...rest] = lines
      const { type } = parent
      tr.insertText(first)
      return tr
        .insert(
          tr.selection.$from.after(),
          rest.map((line) => type.create(null, schema.text(line))),
        )
        .scrollIntoView()
    }
    case 'cellLine':
      return tr.replaceSelection(cellSlice(lines)).scrollIntoView()
    default: {
      if (only !== null && (parent.content.size > 0 || only.kind === 'paragraph')) {
        return tr.insertText(only.text).scrollIntoView()
      }
      const open = [openAt(blocks[0]), openAt(blocks.at(-1))] as const
      return tr.replaceSelection(new Slice(Fragment.from(blocks.map(blockToNode)), ...open)).scrollIntoView()
    }
  }
}
