import { createReadStream } from 'node:fs'
import { SaxesParser } from 'saxes'
import { archiveText } from '#resources/text/archive.ts'

const words = archiveText.batch
const [, NUMBER, , , TITLE] = words.fields

/** One line of 目录.xml: a number, a title, and the folder of its package below data/. */
export interface CatalogLine {
  readonly archivalNumber: string
  readonly title: string
  readonly folder: string
}

/**
 * The lines of a batch's catalogue, read in pieces whatever their number; null for what is no such catalogue. @throws what the
 * system throws when it cannot be read.
 */
export const readCatalog = async (path: string): Promise<readonly CatalogLine[] | null> => {
  const lines: CatalogLine[] = []
  const seen = { bad: false, isCatalog: false }
  let [depth, text] = [0, '']
  let line = { archivalNumber: '', title: '', folder: '' }
  const parser = new SaxesParser({ xmlns: false })
  const fail = (): void => {
    seen.bad = true
  }
  parser.on('error', fail)
  parser.on('doctype', fail)
  parser.on('opentag', ({ name }) => {
    depth += 1
    text = ''
    if (depth === 1) seen.isCatalog = name === words.root
    if (depth === 2) line = { archivalNumber: '', title: '', folder: '' }
    if (depth > 3 || (depth === 2 && name !== words.entry)) fail()
  })
  parser.on('text', (piece) => {
    text += piece
  })
  parser.on('closetag', ({ name }) => {
    if (depth === 3 && name === NUMBER) line = { ...line, archivalNumber: text }
    if (depth === 3 && name === TITLE) line = { ...line, title: text }
    if (depth === 3 && name === words.folder) line = { ...line, folder: text }
    if (depth === 2) lines.push(line)
    depth -= 1
  })
  try {
    for await (const piece of createReadStream(path, 'utf8')) {
      parser.write(piece as string)
      if (seen.bad) return null
    }
    parser.close()
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw error
    return null // hostile bytes
  }
  return seen.bad || !seen.isCatalog ? null : lines
}
