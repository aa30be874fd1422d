import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
  type PDFDocument,
  type PDFObject,
} from 'pdf-lib'

const name = (value: string): PDFName => PDFName.of(value)
/** Of the keys and values that each element is asked for. */
const [S, FIGURE, TABLE, TYPE, ELEMENT, KIDS, PAGE, MCID] = [
  ...[name('S'), name('Figure'), name('Table'), name('Type'), name('StructElem')],
  ...[name('K'), name('Pg'), name('MCID')],
] as const

/** Text by page and marked content identifier. */
export type MarkedText = readonly ReadonlyMap<number, string>[]

export interface FoundStructure {
  /** The texts of the elements that hold content, in the order of the tree; alternatives in the place of pictures. */
  readonly texts: readonly string[]
  /** Of each text, which table it stands in, from 0; null for none. */
  readonly tables: readonly (number | null)[]
  /** Marked content that pictures are tagged with, "page mcid". */
  readonly figures: readonly string[]
}

/** Deeper than any document that the product writes. */
const MAX_DEPTH = 12

const alternative = (element: PDFDict): string => {
  const value = element.lookup(name('Alt'))
  return value instanceof PDFHexString || value instanceof PDFString ? value.decodeText() : '\ufffd'
}

/** Reads the structure tree. Whatever it does not find in its place becomes U+FFFD, which no approved text holds there. */
export const readStructure = (document: PDFDocument, pages: MarkedText): FoundStructure => {
  const pageIndex = new Map(document.getPages().map((page, index) => [page.ref.toString(), index]))
  const texts: string[] = []
  const tables: (number | null)[] = []
  const figures: string[] = []
  let tablesSeen = 0
  const kidsOf = (element: PDFDict): readonly (PDFObject | undefined)[] => {
    const kids = element.lookup(KIDS)
    return kids instanceof PDFArray ? kids.asArray().map((_, index) => kids.lookup(index)) : [kids]
  }
  const visit = (element: PDFDict, depth: number, outer: number | null): void => {
    if (depth > MAX_DEPTH) throw new RangeError('a structure deeper than any that was written')
    const table = element.get(S) === TABLE ? tablesSeen++ : outer
    const isFigure = element.get(S) === FIGURE
    let text: string | null = isFigure ? alternative(element) : null
    for (const kid of kidsOf(element)) {
      if (kid instanceof PDFDict && kid.get(TYPE) === ELEMENT) {
        visit(kid, depth + 1, table)
        continue
      }
      // By its number on the page of its element, or with a page of its own (ISO 32000-1, 14.7.2).
      const [on, number] = kid instanceof PDFDict ? [kid, kid.lookupMaybe(MCID, PDFNumber)] : [element, kid]
      if (!(kid instanceof PDFDict || kid instanceof PDFNumber)) continue
      const page = pageIndex.get(String(on.get(PAGE))) ?? -1
      const mcid = number instanceof PDFNumber ? number.asNumber() : -1
      if (isFigure) figures.push(`${String(page)} ${String(mcid)}`)
      else text = (text ?? '') + (pages[page]?.get(mcid) ?? '\ufffd')
    }
    if (text === null) return
    texts.push(text)
    tables.push(table)
  }
  const root = document.catalog.lookupMaybe(name('StructTreeRoot'), PDFDict)?.lookupMaybe(KIDS, PDFDict)
  if (root !== undefined) visit(root, 0, null)
  return { texts, tables, figures }
}
