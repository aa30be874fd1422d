import { ok, type Result } from '#shared/lib/result.ts'
import type { OfficePackage } from '../docx/package.ts'
import type { ImportRefusal } from '../refusal.ts'
import { attributeOf, type XmlHandler } from '../xml.ts'
import type { InsideBuilder } from './inside.ts'
import { oneLine, PieceWriter } from './piece-writer.ts'
import { readComments } from './workbook.ts'

const HAN = /\p{Script=Han}/u

interface SlideReader extends XmlHandler {
  readonly writer: PieceWriter
  /** What its attributes say, a line each. */
  readonly beside: readonly string[]
  readonly isHidden: () => boolean
  readonly hasHiddenShape: () => boolean
}

/** The words of a slide or its notes: a paragraph a line, cells of a table parted by tabs. */
const slideReader = (): SlideReader => {
  const writer = new PieceWriter()
  const beside: string[] = []
  let text = ''
  let inCell = 0
  let isHidden = false
  let hasHiddenShape = false
  const flush = (): void => {
    if (text.trim() !== '') writer.write(oneLine(text).trim())
    text = ''
  }
  return {
    writer,
    beside,
    isHidden: () => isHidden,
    hasHiddenShape: () => hasHiddenShape,
    open(name, attributes) {
      if (name === '?:sld' && /^(?:0|false)$/u.test(attributeOf(attributes, 'show') ?? '')) isHidden = true
      if (name === 'a:tc') inCell += 1
      if (name === 'a:br') text += ' '
      if (name === '?:cNvPr') hasHiddenShape ||= /^(?:1|true)$/u.test(attributeOf(attributes, 'hidden') ?? '')
      // Descriptions, titles and names of shapes, tips of links: whatever an attribute says.
      for (const key in attributes) {
        const value = attributes[key]?.value ?? ''
        if (HAN.test(value)) beside.push(oneLine(value))
      }
    },
    close(name) {
      if (name === 'a:tc') {
        inCell -= 1
        flush()
        writer.tab()
      } else if (name === 'a:p') {
        if (inCell > 0) text += ' '
        else {
          flush()
          writer.endLine()
        }
      } else if (name === 'a:tr') writer.endLine()
    },
    text(piece) {
      text += piece
    },
  }
}

const slideIds = (ids: string[]): XmlHandler => ({
  open(name, attributes) {
    const id = name === '?:sldId' ? attributeOf(attributes, 'r:id') : undefined
    if (id !== undefined) ids.push(id)
  },
  close: () => undefined,
  text: () => undefined,
})

/**
 * The slides of a presentation in their order (ECMA-376 part 1, 19), hidden ones with them, their notes and comments.
 * Parts that were read are added to `taken`. Refuses as `parseXml` does.
 */
export const readSlides = (
  pack: OfficePackage,
  main: string,
  found: InsideBuilder,
  taken: Set<string>,
): Result<null, ImportRefusal> => {
  const ids: string[] = []
  const listed = pack.parse(main, slideIds(ids))
  if (!listed.ok) return listed
  const related = pack.relationships(main)
  if (!related.ok) return related
  const isThere = (target: string): boolean => pack.archive.entries.has(target) && !taken.has(target)
  for (const [index, id] of ids.entries()) {
    const part = related.value.find((one) => one.id === id && !one.external)?.target
    if (part === undefined || !isThere(part)) continue
    const number = index + 1
    const slide = slideReader()
    const read = pack.parse(part, slide)
    if (!read.ok) return read
    taken.add(part)
    const hidden = slide.isHidden() ? ({ hidden: true } as const) : {}
    slide.writer.into(found, { part: 'slide', number, ...hidden })
    found.text(slide.beside.join('\n'), { part: 'other', number, ...hidden })
    if (slide.isHidden()) found.leftover('hiddenSheets', { part: 'slide', number, hidden: true })
    if (slide.hasHiddenShape()) found.leftover('hiddenText', { part: 'slide', number })
    const own = pack.relationships(part)
    if (!own.ok) return own
    const notes = own.value.find(({ type, external, target }) => type === 'notesSlide' && !external && isThere(target))
    if (notes !== undefined) {
      const noted = slideReader()
      const readNotes = pack.parse(notes.target, noted)
      if (!readNotes.ok) return readNotes
      taken.add(notes.target)
      // Every notes page repeats the number of its slide.
      const text = noted.writer.text()
      found.text(noted.beside.join('\n'), { part: 'other', number })
      if (!/^\d{0,9}$/u.test(text.trim())) {
        found.text(text, { part: 'notes', number })
        found.leftover('speakerNotes', { part: 'notes', number })
      }
    }
    const commented = readComments(pack, own.value, { number }, found, taken)
    if (!commented.ok) return commented
  }
  return ok(null)
}
