import type { Block as FlatBlock, OfficialDocument as FlatDocument } from '../text/document.ts'
import { documentFromText } from './from-text.ts'
import { documentLines } from './lines.ts'
import type { OfficialDocument } from './model.ts'

/** For engines that still take the flat shape: the lines below the title as blocks, so that line n is block n - 1. */
export const flatOf = (document: OfficialDocument): FlatDocument => {
  const [title, ...lines] = documentLines(document)
  const kindOf = (part: string): FlatBlock['kind'] =>
    part === 'heading1' || part === 'heading2' || part === 'heading3' || part === 'heading4' ? part : 'paragraph'
  return {
    version: 1,
    title: title?.text ?? '',
    blocks: lines.map(({ part, text }) => ({ kind: kindOf(part), text })),
  }
}

export const fromFlat = ({ title, blocks }: FlatDocument): OfficialDocument =>
  documentFromText(
    title,
    blocks.map((block) => block.text),
  )
