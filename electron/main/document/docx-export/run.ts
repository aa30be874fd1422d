import type { StyleId } from './style.ts'
import { element, property, text as xmlText } from './xml.ts'

/** A tracked change as Word keeps it: by whom and when (ECMA-376 part 1, 17.13.5). */
export interface Revision {
  readonly kind: 'insertion' | 'deletion' | 'movedFrom' | 'movedTo'
  readonly author: string
  /** ISO 8601; '' when it is not known. */
  readonly date: string
}

/** A stretch of text with the change that it is, if it is one. */
export interface Piece {
  readonly text: string
  readonly revision: Revision | null
}

/** Gives each tracked change of a file its number; Word asks that no two are equal. */
export interface RevisionNumbers {
  next: number
}

const WRAPPER: Readonly<Record<Revision['kind'], string>> = {
  insertion: 'w:ins',
  deletion: 'w:del',
  movedFrom: 'w:moveFrom',
  movedTo: 'w:moveTo',
}
export const isGone = (revision: Revision | null): boolean =>
  revision?.kind === 'deletion' || revision?.kind === 'movedFrom'

/** The element of a change, around runs or, empty, as the property of a paragraph's mark or a row. */
export const revisionXml = (revision: Revision, numbers: RevisionNumbers, inner = ''): string => {
  const { kind, author, date } = revision
  const id = numbers.next
  numbers.next += 1
  return element(WRAPPER[kind], { 'w:id': id, 'w:author': author, 'w:date': date === '' ? undefined : date }, inner)
}

/** Curly quotes, dashes and ellipses are set in the Chinese face. */
const HINT = element('w:rFonts', { 'w:hint': 'eastAsia' })

/** One run; a tab, and a line feed within a title, is an element of its own. Deleted text has an element of its own too. */
export const runXml = (value: string, properties = '', revision: Revision | null = null): string => {
  const name = revision?.kind === 'deletion' ? 'w:delText' : 'w:t'
  const inner = value
    .split(/([\t\n])/u)
    .map((part) => {
      if (part === '\t') return element('w:tab')
      if (part === '\n') return element('w:br')
      return part === '' ? '' : element(name, { 'xml:space': 'preserve' }, xmlText(part))
    })
    .join('')
  const hinted = properties.startsWith('<w:rFonts') ? properties : HINT + properties
  return element('w:r', {}, element('w:rPr', {}, hinted), inner)
}

/** The runs of a line, changes wrapped as Word does. */
export const piecesXml = (pieces: readonly Piece[], numbers: RevisionNumbers, properties = ''): string =>
  pieces
    .filter((piece) => piece.text !== '')
    .map(({ text, revision }) => {
      const run = runXml(text, properties, revision)
      return revision === null ? run : revisionXml(revision, numbers, run)
    })
    .join('')

/** The style that a paragraph had before a tracked change gave it another (ECMA-376 part 1, 17.13.5.29). */
export const formerStyleXml = (
  { author, date }: Pick<Revision, 'author' | 'date'>,
  style: StyleId,
  numbers: RevisionNumbers,
): string => {
  const id = numbers.next
  numbers.next += 1
  const attributes = { 'w:id': id, 'w:author': author, 'w:date': date === '' ? undefined : date }
  return element('w:pPrChange', attributes, element('w:pPr', {}, property('pStyle', style)))
}

export interface ParagraphOptions {
  readonly style: StyleId
  /** Further paragraph properties that the schema puts before w:ind, such as w:framePr, w:pBdr and w:tabs; then the rest. */
  readonly before?: string
  readonly indent?: string
  readonly align?: string
  /** A change of the paragraph's mark: the paragraph itself is inserted, deleted or moved. */
  readonly mark?: string
  readonly section?: string
  /** What the paragraph was before it became this, as a tracked change of its properties. */
  readonly formerly?: string
}

/** A paragraph; properties stand in the order of the schema (CT_PPr). */
export const paragraphXml = (
  { style, before = '', indent = '', align = '', mark = '', section = '', formerly = '' }: ParagraphOptions,
  runs: string,
): string =>
  element(
    'w:p',
    {},
    element(
      'w:pPr',
      {},
      property('pStyle', style),
      before,
      indent,
      align,
      mark === '' ? '' : element('w:rPr', {}, mark),
      section,
      formerly,
    ),
    runs,
  )
