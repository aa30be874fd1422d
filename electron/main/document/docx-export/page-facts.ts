import type { PageFacts } from '#shared/domain/lint/page.ts'
import { attributeOf, parseXml, type XmlAttributes } from '../xml.ts'
import { newBudget, openZip, type ZipArchive } from '../zip.ts'

const MM_PER_TWIP = 25.4 / 1440
const CHARACTER_SPACE_PER_POINT = 4096

type Open = (name: string, attributes: XmlAttributes) => void

/** Walks one part; false when there is no such part or it cannot be read. */
const walk = (
  archive: ZipArchive,
  part: string,
  open: Open,
  text: (text: string) => void = () => undefined,
): boolean => {
  const entry = archive.entries.get(part)
  if (entry === undefined) return false
  const budget = newBudget()
  const bytes = archive.read(entry, budget)
  return bytes.ok && parseXml(bytes.value, { open, close: () => undefined, text }, budget).ok
}

const numberOf = (attributes: XmlAttributes, name: string): number =>
  Number(attributeOf(attributes, name) ?? Number.NaN)

interface Style {
  bodyFont?: string
  bodySizePt?: number
}

/** The face and size that the document's defaults give, where the style Normal gives none of its own. */
const readStyle = (archive: ZipArchive): Style => {
  const found: Style = {}
  let isDefault = false
  walk(archive, 'word/styles.xml', (name, attributes) => {
    if (name === 'w:docDefaults') isDefault = true
    if (name === 'w:style') isDefault = attributeOf(attributes, 'w:styleId') === 'Normal'
    if (!isDefault) return
    const face = name === 'w:rFonts' ? attributeOf(attributes, 'w:eastAsia') : undefined
    if (face !== undefined) found.bodyFont = face
    if (name === 'w:sz') found.bodySizePt = numberOf(attributes, 'w:val') / 2
  })
  return found
}

/** The first footer with a page number, as it stands there with its number as 1; undefined without. */
const readPageNumber = (archive: ZipArchive): string | undefined => {
  for (const part of [...archive.entries.keys()].filter((name) => /^word\/footer[^/]*\.xml$/u.test(name)).sort()) {
    let shown = ''
    let instruction = ''
    let inside = ''
    walk(
      archive,
      part,
      (name) => {
        inside = name
      },
      (text) => {
        if (inside === 'w:instrText') instruction += text
        else if (inside === 'w:t') shown += text
      },
    )
    if (/\bPAGE\b/u.test(instruction)) return shown.trim().replace(/\d+/u, '1')
  }
  return undefined
}

/**
 * What a .docx says of its last upright page: paper, margins, grid, the body's face and size as its styles have them, and its page
 * number. Null when it cannot be read or says nothing of a page. For `lintPage`: L1, L2, L14 of files that we did not set.
 */
export const pageFactsOf = (bytes: Uint8Array): PageFacts | null => {
  const opened = openZip(bytes)
  if (!opened.ok) return null
  const style = readStyle(opened.value)
  const facts: { page: PageFacts | null } = { page: null }
  let size = { widthMm: 0, heightMm: 0 }
  const isRead = walk(opened.value, 'word/document.xml', (name, attributes) => {
    const mm = (attribute: string): number => numberOf(attributes, attribute) * MM_PER_TWIP
    if (name === 'w:pgSz') size = { widthMm: mm('w:w'), heightMm: mm('w:h') }
    if (size.widthMm > size.heightMm) return
    if (name === 'w:pgMar') {
      const marginsMm = { top: mm('w:top'), bottom: mm('w:bottom'), left: mm('w:left'), right: mm('w:right') }
      facts.page = { ...size, marginsMm, ...style }
    }
    if (name === 'w:docGrid' && facts.page !== null) {
      const { widthMm, heightMm, marginsMm, bodySizePt = 10.5 } = facts.page
      const pitchMm = numberOf(attributes, 'w:linePitch') * MM_PER_TWIP
      const spacePt = Number(attributeOf(attributes, 'w:charSpace') ?? 0) / CHARACTER_SPACE_PER_POINT
      const cellMm = ((bodySizePt + spacePt) / 72) * 25.4
      const fits = (room: number, each: number): number => Math.floor(room / each + 0.01)
      facts.page = {
        ...facts.page,
        linesPerPage: fits(heightMm - marginsMm.top - marginsMm.bottom, pitchMm),
        charactersPerLine: fits(widthMm - marginsMm.left - marginsMm.right, cellMm),
      }
    }
  })
  if (!isRead || facts.page === null) return null
  const pageNumber = readPageNumber(opened.value)
  return pageNumber === undefined ? facts.page : { ...facts.page, pageNumber }
}
