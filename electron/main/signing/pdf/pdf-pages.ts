import { openPdf } from './pdf-file.ts'
import { PdfSyntaxError, type PdfValue } from './pdf-syntax.ts'

const MAX_PAGES = 1_000_000
const MAX_DEPTH = 64

/**
 * Pages of a PDF, counted in its page tree from the leaves, as a viewer finds them (ISO 32000-1, 7.7.3); the counts that stand in it are not
 * believed. Null when the tree cannot be followed, goes round in a circle, or hangs on nothing.
 */
export const countPages = (bytes: Uint8Array): number | null => {
  try {
    const pdf = openPdf(bytes)
    const catalog = pdf.resolve(pdf.trailer.entries.get('Root'))
    if (catalog.kind !== 'dictionary') return null
    const seen = new Set<PdfValue>()
    let pages = 0
    const visit = (value: PdfValue | undefined, depth: number): boolean => {
      const node = pdf.resolve(value)
      // The same page twice is a circle, or a page that stands twice: no tree.
      if (node.kind !== 'dictionary' || depth > MAX_DEPTH || seen.has(node)) return false
      seen.add(node)
      const kids = pdf.resolve(node.entries.get('Kids'))
      if (kids.kind === 'array') return kids.items.every((kid) => visit(kid, depth + 1))
      pages += 1
      return pages <= MAX_PAGES
    }
    return visit(catalog.entries.get('Pages'), 0) ? pages : null
  } catch (error) {
    if (error instanceof PdfSyntaxError) return null
    throw error
  }
}
