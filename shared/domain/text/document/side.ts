import { attachmentNameText, documentLines, type DocumentLine, type LinePart } from '../../document/lines.ts'
import type { Attachment, OfficialDocument } from '../../document/model.ts'
import { itemOf, labelledItem, type Item } from '../item.ts'
import type { WholeAttachment } from './attachment-pairs.ts'
import type { PlacedBlock } from './body.ts'
import { labelUpTo } from '../label.ts'

export interface PlacedAttachment extends WholeAttachment {
  readonly titleLine: number
  /** Of a file that goes with the document as it is. */
  readonly fileLine: number | null
}

/** One of the two documents that are compared: its lines, and where its parts stand among them. */
export interface Side {
  readonly lines: readonly DocumentLine[]
  readonly items: readonly Item[]
  /** Lines of the fields of the document itself. */
  readonly fields: ReadonlyMap<LinePart, readonly number[]>
  /** The body of the document and of each attachment. */
  readonly bodies: readonly (readonly PlacedBlock[])[]
  readonly attachments: readonly PlacedAttachment[]
}

/** Beyond the levels of label.ts: the numbers of 附件说明. */
const ATTACHMENT_NAME_LEVEL = 10

export const sideOf = (document: OfficialDocument): Side => {
  const lines = documentLines(document)
  const fields = new Map<LinePart, number[]>()
  /** By item, then by block. */
  const places: { first: number; count: number }[][] = []
  const titleLines: number[] = []
  const fileLines = new Map<number, number>()
  const texts = document.attachments.map((): string[] => [])
  for (const [at, { part, text, item, block }] of lines.entries()) {
    texts[item - 1]?.push(text)
    if (block !== null) {
      const own = (places[item] ??= [])
      const place = own[block]
      if (place === undefined) own[block] = { first: at, count: 1 }
      else place.count += 1
    } else if (part === 'attachmentTitle') titleLines.push(at)
    else if (part === 'attachmentFile') fileLines.set(item, at)
    else {
      const own = fields.get(part)
      if (own === undefined) fields.set(part, [at])
      else own.push(at)
    }
  }
  const contentOf = ({ content }: Attachment) => (content.kind === 'text' ? content.body : [])
  const bodies = [document.body, ...document.attachments.map(contentOf)].map((body, item) => {
    let end = 0
    return body.map((block, at): PlacedBlock => {
      const place = places[item]?.[at] ?? { first: end, count: 0 }
      end = place.first + place.count
      return { block, ...place }
    })
  })
  return {
    lines,
    items: itemsOf(lines, document.attachmentNames),
    fields,
    bodies,
    attachments: document.attachments.map((attachment, at) => ({
      attachment,
      text: texts[at]?.join('\n') ?? '',
      titleLine: titleLines[at] ?? 0,
      fileLine: fileLines.get(at + 1) ?? null,
    })),
  }
}

/** 附件：1. before the name of an attachment is its number, printed and not part of the name. */
const itemsOf = (lines: readonly DocumentLine[], names: readonly string[]): readonly Item[] => {
  let nth = 0
  return lines.map(({ part, text }) => {
    if (part !== 'attachmentName') return itemOf(text)
    const prefix = attachmentNameText(names, nth).length - (names[nth] ?? '').length
    nth += 1
    return labelledItem(text, labelUpTo(text, prefix, ATTACHMENT_NAME_LEVEL))
  })
}
