import { bodiesOf } from '../document/bodies.ts'
import { blockKindOf } from '../document/from-text.ts'
import { attachmentLabel, documentLines, type DocumentLine, type LinePart } from '../document/lines.ts'
import type { Image, OfficialDocument, Table, TextBlock } from '../document/model.ts'
import type { FaceRole } from './model.ts'

/** A text that stands in the flow of the pages, with the place that GB/T 9704-2012 gives it. */
export interface TextElement {
  readonly kind:
    'attachmentLabel' | Exclude<LinePart, 'cell' | 'imageAlternative' | MastheadPart | ColophonPart> | 'documentNumber'
  readonly text: string
  /** Index into `documentLines`; null for a label that is printed but not drafted. */
  readonly line: number | null
  /** 0 for the document, 1, 2 … for its attachments. */
  readonly item: number
  /** UTF-16 length of the leading part set in `leadFace`: a heading that runs into its paragraph. */
  readonly leadLength: number
  readonly leadFace: FaceRole
  /** Turn-over lines begin below the first character behind the leading part: 出席, 请假, 列席 of 纪要 (10.3). */
  readonly hangs: boolean
  /** The block it comes from: what its typesetting is remembered by. */
  readonly block: TextBlock | null
}

export interface TableElement {
  readonly kind: 'table'
  readonly table: Table
  /** Line of the first paragraph of its first cell. */
  readonly line: number
  readonly item: number
}

export interface PictureElement {
  readonly kind: 'picture'
  readonly image: Image
  readonly line: number
  readonly item: number
}

export type FlowElement = TextElement | TableElement | PictureElement

type MastheadPart = 'urgency' | 'issuer' | 'documentNumber' | 'signers'
type ColophonPart = 'copyTo' | 'printing'

/** A line of 版头 or 版记 with its index. */
export interface FieldLine {
  readonly part: MastheadPart | ColophonPart
  readonly text: string
  readonly line: number
}

export interface Elements {
  /** 版头 (7.2): none unless an issuer is named; 发文字号 then stands under the title. */
  readonly masthead: readonly FieldLine[]
  readonly flow: readonly FlowElement[]
  /** 版记 (7.4). */
  readonly colophon: readonly FieldLine[]
}

const FACES: Readonly<Partial<Record<LinePart, FaceRole>>> = { heading1: 'hei', heading2: 'kai' }

/** Labels of who was there (10.3), in 黑体 with their colon; the names follow in 仿宋. */
const ATTENDANCE = /^(?:出席|请假|列席)(?:人员|单位)?：/u

/** 一、加强领导。各地要…… : the words up to the first full stop are set as the heading that their label says. */
const leadOf = (
  { part, text }: DocumentLine,
  { form }: Pick<OfficialDocument, 'form'>,
): Pick<TextElement, 'leadLength' | 'leadFace' | 'hangs'> => {
  const face = FACES[part]
  if (face !== undefined) return { leadLength: text.length, leadFace: face, hangs: false }
  const label = form === 'minutes' && part === 'paragraph' ? ATTENDANCE.exec(text) : null
  if (label !== null) return { leadLength: label[0].length, leadFace: 'hei', hangs: true }
  const stop = text.indexOf('。')
  const leads = part === 'paragraph' && stop >= 0 && stop < text.length - 1
  const leadFace = leads ? FACES[blockKindOf(text.slice(0, stop))] : undefined
  return leadFace === undefined
    ? { leadLength: 0, leadFace: 'body', hangs: false }
    : { leadLength: stop + 1, leadFace, hangs: false }
}

const plain = (kind: TextElement['kind'], text: string, line: number | null, item: number): TextElement => ({
  kind,
  text,
  line,
  item,
  leadLength: 0,
  leadFace: 'body',
  hangs: false,
  block: null,
})

const flowElements = (
  one: DocumentLine,
  line: number,
  { document, bodies }: { readonly document: OfficialDocument; readonly bodies: ReturnType<typeof bodiesOf> },
): readonly FlowElement[] => {
  const { part, text, item } = one
  const block = one.block === null ? undefined : bodies[item]?.[one.block]
  switch (part) {
    case 'cell': {
      const first = one.cell?.row === 0 && one.cell.column === 0 && one.cell.line === 0
      return first && block?.kind === 'table' ? [{ kind: 'table', table: block, line, item }] : []
    }
    case 'imageAlternative':
      return block?.kind === 'image' ? [{ kind: 'picture', image: block, line, item }] : []
    case 'attachmentTitle':
      return [
        plain('attachmentLabel', attachmentLabel(item - 1, document.attachments.length), null, item),
        plain('attachmentTitle', text, line, item),
      ]
    case 'urgency':
    case 'issuer':
    case 'documentNumber':
    case 'signers':
    case 'copyTo':
    case 'printing':
      return []
    default: {
      const own = block === undefined || block.kind === 'table' || block.kind === 'image' ? null : block
      return [{ ...plain(part, text, line, item), ...leadOf(one, document), block: own }]
    }
  }
}

const isMasthead = (part: LinePart): part is MastheadPart =>
  part === 'urgency' || part === 'issuer' || part === 'documentNumber' || part === 'signers'
const isColophon = (part: LinePart): part is ColophonPart => part === 'copyTo' || part === 'printing'

/**
 * The parts of a document in reading order: 版头, what flows over the pages, 版记. No character of the text is added,
 * dropped or moved but the labels of attachments (7.3.7), which are printed anew. Without an issuer no 版头 is printed:
 * its 发文字号 stands under the title, other fields of it above the title where they would stand.
 */
export const elementsOf = (document: OfficialDocument): Elements => {
  const lines = documentLines(document)
  const bodies = bodiesOf(document)
  const masthead: FieldLine[] = []
  const colophon: FieldLine[] = []
  const flow: FlowElement[] = []
  const numbered = lines.findIndex(({ part }) => part === 'documentNumber')
  for (const [line, one] of lines.entries()) {
    const { part, text } = one
    if (isMasthead(part)) masthead.push({ part, text, line })
    else if (isColophon(part)) colophon.push({ part, text, line })
    else flow.push(...flowElements(one, line, { document, bodies }))
    if (part === 'title' && document.issuers.length === 0 && numbered >= 0) {
      flow.push(plain('documentNumber', lines[numbered]?.text ?? '', numbered, 0))
    }
  }
  const printed = masthead.filter(({ part }) => document.issuers.length > 0 || part !== 'documentNumber')
  return { masthead: printed, flow, colophon }
}
