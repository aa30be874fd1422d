import { blockKindOf, type Block, type OfficialDocument } from '../text/document.ts'
import type { FaceRole, StructureTag } from './model.ts'

/** A part of the page's text, with the place that GB/T 9704-2012 gives it. */
export type ElementKind =
  | 'title' // 标题, 7.3.1
  | 'documentNumber' // 发文字号; centred under the title where no 版头 is printed
  | 'addressee' // 主送机关, 7.3.2
  | 'heading1' // 一、
  | 'heading2' // （一）
  | 'heading3' // 1.
  | 'heading4' // （1）
  | 'paragraph'
  | 'signatory' // 署名, 7.3.5.2
  | 'date' // 成文日期, 7.3.5.4

export interface Element {
  readonly kind: ElementKind
  readonly text: string
  /** UTF-16 length of the leading part set in `leadFace`: a heading that runs into its paragraph. */
  readonly leadLength: number
  readonly leadFace: FaceRole
}

const DATE =
  /^(?:\d{4}年\d{1,2}月\d{1,2}日|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)$/u
/** 署名 is a name: no stops in it, and short enough to stand in one line with two cells behind it. */
const SIGNATORY = /^[^，。；：！？、]{2,24}$/u
const ADDRESSEE = /^[^。；！？]+：$/u

const FACES: Readonly<Record<Block['kind'], FaceRole>> = {
  heading1: 'hei',
  heading2: 'kai',
  heading3: 'body',
  heading4: 'body',
  paragraph: 'body',
}

/** 一、加强领导。各地要…… : the words up to the first full stop are set as the heading that their label says. */
const leadOf = (text: string): Pick<Element, 'leadLength' | 'leadFace'> => {
  const stop = text.indexOf('。')
  if (stop < 0 || stop === text.length - 1) return { leadLength: 0, leadFace: 'body' }
  const leadFace = FACES[blockKindOf(text.slice(0, stop))]
  return leadFace === 'body' ? { leadLength: 0, leadFace } : { leadLength: stop + 1, leadFace }
}

const elementOf = (kind: ElementKind, text: string): Element => ({ kind, text, leadLength: 0, leadFace: 'body' })

const blockElement = (block: Block, index: number, blocks: readonly Block[]): Element => {
  const last = blocks.length - 1
  if (block.kind !== 'paragraph') {
    return { kind: block.kind, text: block.text, leadLength: block.text.length, leadFace: FACES[block.kind] }
  }
  if (index === 0 && ADDRESSEE.test(block.text)) return elementOf('addressee', block.text)
  if (index === last && index > 0 && DATE.test(block.text)) return elementOf('date', block.text)
  const next = blocks[index + 1]
  if (index === last - 1 && index > 0 && next !== undefined && DATE.test(next.text) && SIGNATORY.test(block.text)) {
    return elementOf('signatory', block.text)
  }
  return { kind: 'paragraph', text: block.text, ...leadOf(block.text) }
}

/**
 * The parts of a document in reading order. The first paragraph is 主送机关 when it ends with a colon, the last one
 * 成文日期 when it is a date, and the one before it 署名 when it is a short name: the text itself says so, as its labels
 * say the headings. No character of the text is added, dropped or moved.
 */
export const elementsOf = (document: OfficialDocument, documentNumber?: string): readonly Element[] => [
  elementOf('title', document.title),
  ...(documentNumber === undefined ? [] : [elementOf('documentNumber', documentNumber)]),
  ...document.blocks.map(blockElement),
]

const DEPTHS: Readonly<Partial<Record<ElementKind, number>>> = {
  title: 1,
  heading1: 2,
  heading2: 3,
  heading3: 4,
  heading4: 5,
}
const TAGS: readonly StructureTag[] = ['P', 'H1', 'H2', 'H3', 'H4', 'H5']

/** The tag of each element. Headings skip no level (ISO 14289-1, 7.4.2), even where the text's own numbering does. */
export const tagsOf = (elements: readonly Element[]): readonly StructureTag[] => {
  let depth = 0
  return elements.map((element) => {
    const wanted = DEPTHS[element.kind]
    if (wanted === undefined) return 'P'
    depth = Math.min(wanted, depth + 1)
    return TAGS[depth] ?? 'P'
  })
}
