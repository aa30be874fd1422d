import { ParseSpeeds, PDFDocument } from 'pdf-lib'
import { readPage, type MapsRead } from './read-page.ts'
import { readStructure } from './read-structure.ts'

/** A text of a file, and which of its tables it stands in, from 0; null for none. */
export interface SaidText {
  readonly text: string
  readonly table: number | null
}

/**
 * The texts of a file that this program wrote, in the order of its structure tree, through the fonts' own character maps; null for a
 * file that cannot be read so. For what it looks like, and whether all of it is seen, see `checkPdf`.
 */
export const saidByPdf = async (bytes: Uint8Array): Promise<readonly SaidText[] | null> => {
  try {
    const document = await PDFDocument.load(bytes, {
      ...{ updateMetadata: false, throwOnInvalidObject: true },
      parseSpeed: ParseSpeeds.Fastest,
    })
    const maps: MapsRead = new Map()
    const pages = document.getPages().map((page) => readPage(page, maps).marked)
    const { texts, tables } = readStructure(document, pages)
    return texts.map((text, index) => ({ text, table: tables[index] ?? null }))
  } catch {
    return null // whatever the reader stumbles over: nothing that we wrote
  }
}
