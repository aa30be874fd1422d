import type { FlowElement } from './element.ts'
import type { StructureTag } from './model.ts'
import { openNode, type OpenNode } from './sheet.ts'

const TAGS: readonly StructureTag[] = ['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6']
const DEPTHS: Readonly<Partial<Record<FlowElement['kind'], number>>> = {
  title: 1,
  attachmentTitle: 2,
  heading1: 2,
  heading2: 3,
  heading3: 4,
  heading4: 5,
}

/**
 * The tag of each element: the title H1, below it headings and attachments, below these their own headings. Headings skip
 * no level (ISO 14289-1, 7.4.2), even where the text's own numbering does. Empty headings have no tag of their own.
 */
export const tagsOf = (elements: readonly FlowElement[]): readonly StructureTag[] => {
  let depth = 0
  return elements.map((element) => {
    const own = DEPTHS[element.kind]
    if (own === undefined || !('text' in element) || element.text === '') return 'P'
    const inside = element.item > 0 && element.kind !== 'attachmentTitle' ? 1 : 0
    depth = Math.min(own + inside, depth + 1)
    return TAGS[depth] ?? 'P'
  })
}

/** Nodes in reading order: the items of a list, one after the other, are put below one L. */
export const groupLists = (
  nodes: readonly { readonly node: OpenNode; readonly kind: FlowElement['kind'] | null }[],
): readonly OpenNode[] => {
  const grouped: OpenNode[] = []
  let list: OpenNode | null = null
  for (const { node, kind } of nodes) {
    if (kind !== 'listItem') {
      list = null
      grouped.push(node)
      continue
    }
    if (list === null) {
      list = openNode('L')
      grouped.push(list)
    }
    const item = openNode('LI')
    item.kids.push(node)
    list.kids.push(item)
  }
  return grouped
}
