import type { TextBlockKind } from '#shared/domain/document/model.ts'
import { labelText } from '#shared/domain/document/numbering.ts'
import { cleanLine, textBlockOf, type PastedBlock } from './pasted.ts'
import { tableFromHtml } from './html-table.ts'

/**
 * HTML as Word, WPS and browsers put it on the clipboard: structure is kept (headings, lists with their numbers, tables,
 * pictures), style is dropped. Nothing of it is ever put into the page: it is read from a document of its own, in which no
 * script runs and nothing is loaded.
 */

const DROPPED = new Set([
  'HEAD',
  'STYLE',
  'SCRIPT',
  'TITLE',
  'META',
  'LINK',
  'TEMPLATE',
  'OBJECT',
  'IFRAME',
  'DEL',
  'XML',
  'NOSCRIPT',
])
const INLINE = new Set(
  'A ABBR ACRONYM B BDI BDO BIG CITE CODE DFN EM FONT I INS KBD LABEL MARK Q S SAMP SMALL SPAN STRIKE STRONG SUB SUP TT U VAR WBR'.split(
    ' ',
  ),
)
/** Not shown in the document it comes from, or its comments and the marks that lead to them. */
const UNSHOWN =
  /display:\s*none|mso-hide:\s*all|visibility:\s*hidden|mso-element:\s*comment|mso-special-character:\s*comment/iu
/** The number or mark that Word has worked out for a paragraph of a list. */
const LIST_LABEL = /mso-list:\s*ignore/iu
const IN_LIST = /mso-list:\s*l\d+/iu
const HEADINGS: Readonly<Record<string, TextBlockKind>> = {
  H1: 'heading1',
  H2: 'heading2',
  H3: 'heading3',
  H4: 'heading4',
}
const BULLET = '●'
const BULLETS = /^[·•●○■□◆◇▪–—\-*§ØüoＯ\uf000-\uf0ff]\s*/u

const styleOf = (element: Element): string => element.getAttribute('style') ?? ''

const isInline = (element: Element): boolean => INLINE.has(element.tagName) || element.tagName.includes(':')

/** HTML's own white space: a line end between two Chinese characters is nothing, elsewhere it is a space. */
const collapse = (text: string): string =>
  text
    .replace(
      /(?<=[\p{sc=Han}\u3000-\u303f\uff00-\uffef])[\t ]*[\r\n]+[\t ]*(?=[\p{sc=Han}\u3000-\u303f\uff00-\uffef])/gu,
      '',
    )
    .replace(/[\t\n\r\f ]+/gu, ' ')

const ELEMENT_NODE = 1
const TEXT_NODE = 3

interface Line {
  text: string
  kind: TextBlockKind | null
  /** What the list puts before the text. */
  label: string
}

class Reader {
  readonly blocks: PastedBlock[] = []
  #line: Line = { text: '', kind: null, label: '' }

  endLine(): void {
    const { kind, label, text } = this.#line
    this.#line = { text: '', kind: null, label: '' }
    const line = cleanLine(collapse(text))
    if (line === '') return
    if (kind === 'listItem' && BULLETS.test(label + line)) {
      this.blocks.push({ kind, text: BULLET + (label + line).replace(BULLETS, '') })
      return
    }
    const found = textBlockOf(label + line)
    this.blocks.push(found.kind === 'paragraph' && kind !== null ? { kind, text: found.text } : found)
  }

  #block(element: Element, kind: TextBlockKind | null, label: string): void {
    this.endLine()
    this.#line = { text: '', kind, label }
    this.children(element)
    this.endLine()
  }

  children(element: Element): void {
    for (const node of element.childNodes) {
      if (node.nodeType === TEXT_NODE) this.#line.text += node.nodeValue ?? ''
      else if (node.nodeType === ELEMENT_NODE) this.#element(node as Element) // the node type says so
    }
  }

  #element(element: Element): void {
    const style = styleOf(element)
    const tag = element.tagName.toUpperCase()
    if (DROPPED.has(tag) || UNSHOWN.test(style)) return
    if (LIST_LABEL.test(style)) {
      this.#line.text += cleanLine(collapse(element.textContent))
      return
    }
    if (tag === 'BR') this.#break()
    else if (tag === 'TABLE') this.#table(element)
    else if (tag === 'IMG' || tag === 'V:IMAGEDATA') this.#picture(element)
    else if (tag === 'OL' || tag === 'UL') this.#list(element)
    else if (isInline(element)) this.children(element)
    else this.#block(element, HEADINGS[tag] ?? (IN_LIST.test(style) ? 'listItem' : null), '')
  }

  #break(): void {
    const { kind } = this.#line
    this.endLine()
    this.#line.kind = kind
  }

  #list(list: Element): void {
    const isNumbered = list.tagName.toUpperCase() === 'OL'
    const isHan = /cjk-ideographic|chinese/iu.test(styleOf(list))
    let number = Number(list.getAttribute('start') ?? 1) || 1
    this.endLine()
    for (const item of list.children) {
      if (item.tagName.toUpperCase() !== 'LI') {
        this.#element(item)
        continue
      }
      const label = !isNumbered ? BULLET : labelText(isHan && number < 1000 ? 1 : 3, number)
      this.#block(item, 'listItem', label)
      number += 1
    }
  }

  #table(element: Element): void {
    this.endLine()
    const table = tableFromHtml(element, linesOf)
    if (table !== null) this.blocks.push(table)
  }

  #picture(element: Element): void {
    const source = element.getAttribute('src') ?? ''
    const alternative = cleanLine(element.getAttribute('alt') ?? '').slice(0, 2000)
    const dataUrl = /^data:image\/(?:png|jpeg);base64,/iu.test(source) ? source : null
    const { kind } = this.#line
    this.endLine()
    this.blocks.push({ kind: 'picture', dataUrl, alternative })
    this.#line.kind = kind
  }
}

/** All text below an element, a line a paragraph: what a cell holds. */
const linesOf = (element: Element): readonly string[] =>
  blocksFromHtml(element).flatMap((block) => {
    if (block.kind === 'picture') return []
    if (block.kind !== 'table') return [block.text]
    return block.rows.flatMap((row) => row.flatMap(({ lines }) => lines.filter((line) => line !== '')))
  })

/** The blocks below an element. */
export const blocksFromHtml = (root: Element): readonly PastedBlock[] => {
  const reader = new Reader()
  reader.children(root)
  reader.endLine()
  return reader.blocks
}
