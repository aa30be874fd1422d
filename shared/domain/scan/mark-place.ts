import { documentLines, type LinePart } from '../document/lines.ts'
import type { OfficialDocument } from '../document/model.ts'
import { classifiedMarkHits } from './classified-gate.ts'

/** Where a mark stands, without a word of it. */
export interface MarkPlace {
  readonly part: LinePart
  /** 0 is the document itself, then its attachments from 1. */
  readonly item: number
  /** Which line of the part it is within the item, from 1; of body text, which line of the whole body. */
  readonly nth: number
}

/** The place of the first mark of a state secret in a document; null when no mark is seen in what it shows. */
export const firstMarkPlace = (document: OfficialDocument): MarkPlace | null => {
  const lines = documentLines(document)
  const [mark] = classifiedMarkHits(lines.map(({ text }) => text).join('\n'))
  if (mark === undefined) return null
  let end = -1
  const at = lines.findIndex(({ text }) => {
    end += text.length + 1
    return mark.start <= end
  })
  const line = lines[at]
  if (line === undefined) return null
  const isBody = line.block !== null
  const before = lines
    .slice(0, at)
    .filter(({ item, block, part }) => item === line.item && (isBody ? block !== null : part === line.part))
  return { part: line.part, item: line.item, nth: before.length + 1 }
}
