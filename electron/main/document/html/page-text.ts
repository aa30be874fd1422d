import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { BLOCKS } from './element.ts'

export const HEADING = /^h([1-6])$/u

/** All text below a node, whatever it looks like, a line for each block. */
export const textBelow = (node: Tree.Node): string => {
  if (tree.isTextNode(node)) return node.value
  if (!('childNodes' in node)) return ''
  const inner = node.childNodes.map(textBelow).join('')
  return tree.isElementNode(node) && BLOCKS.has(node.tagName) ? `${inner}\n` : inner
}

/** One h1, before every other heading: it is the title, and the levels below it move up. */
export const hasOneTitle = (document: Tree.Document): boolean => {
  const headings: string[] = []
  const visit = (node: Tree.ParentNode): void => {
    for (const child of node.childNodes) {
      if (!tree.isElementNode(child)) continue
      if (child.attrs.some(({ name, value }) => name === 'class' && value === 'MsoTitle')) headings.push('title')
      else if (HEADING.test(child.tagName)) headings.push(child.tagName)
      visit(child)
    }
  }
  visit(document)
  return headings[0] === 'h1' && !headings.includes('h1', 1) && !headings.includes('title')
}
