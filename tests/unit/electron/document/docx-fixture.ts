import { strToU8, zipSync, type Zippable } from 'fflate'
import { documentLines } from '#shared/domain/document/lines.ts'
import { isTextBlock } from '#shared/domain/document/model.ts'
import { importDocument, type ImportFindingCode, type ImportInput } from '#electron/main/document/import.ts'

/** A .docx written part by part, so that a test can put anything into it. */
export interface DocxParts {
  /** Inner XML of w:body. */
  readonly body?: string
  /** Inner XML of w:styles and w:numbering; without them the file has no such part. */
  readonly styles?: string
  readonly numbering?: string
  /** Further parts by name, each with its content type and, when the document refers to it, a relationship. */
  readonly parts?: Readonly<Record<string, Part>>
  readonly relationships?: readonly Relationship[]
  readonly mainType?: string
  /** The whole of word/document.xml instead of `body`. */
  readonly main?: string | Uint8Array
  readonly strict?: boolean
}
export interface Part {
  readonly content: string | Uint8Array
  readonly type?: string
  readonly relationship?: string
}
export interface Relationship {
  readonly type: string
  readonly target: string
  readonly external?: boolean
}

const TRANSITIONAL = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  m: 'http://schemas.openxmlformats.org/officeDocument/2006/math',
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
}
const STRICT = {
  w: 'http://purl.oclc.org/ooxml/wordprocessingml/main',
  r: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
  m: 'http://purl.oclc.org/ooxml/officeDocument/math',
  a: 'http://purl.oclc.org/ooxml/drawingml/main',
}
const OTHERS =
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" ' +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ' +
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'

export const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** An XML part with every namespace that the tests use on its root. */
export const wordXml = (root: string, inner: string, strict = false): string => {
  const spaces = Object.entries(strict ? STRICT : TRANSITIONAL).map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  return `${DECLARATION}<w:${root} ${spaces.join(' ')} ${OTHERS}>${inner}</w:${root}>`
}

const relationshipsXml = (relationships: readonly Relationship[], base: string): string =>
  `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationships
    .map(
      ({ type, target, external }, at) =>
        `<Relationship Id="r${String(at)}" Type="${base}/${type}" Target="${target}"${external === true ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`

/** The parts of a .docx by name, to be changed before they are zipped. */
export const docxEntries = (docx: DocxParts): Record<string, Uint8Array> => {
  const { body = '', styles, numbering, strict = false, mainType = 'document.main+xml' } = docx
  const base = (strict ? STRICT : TRANSITIONAL).r
  const parts: Record<string, Part> = { ...docx.parts }
  if (styles !== undefined) {
    parts['word/styles.xml'] = {
      content: wordXml('styles', styles, strict),
      type: `${WORD_TYPE}styles+xml`,
      relationship: 'styles',
    }
  }
  if (numbering !== undefined) {
    parts['word/numbering.xml'] = {
      content: wordXml('numbering', numbering, strict),
      type: `${WORD_TYPE}numbering+xml`,
      relationship: 'numbering',
    }
  }
  const overrides = Object.entries(parts).filter(([, part]) => part.type !== undefined)
  const types = [
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>',
    `<Override PartName="/word/document.xml" ContentType="${mainType.includes('/') ? mainType : WORD_TYPE + mainType}"/>`,
    ...overrides.map(([name, part]) => `<Override PartName="/${name}" ContentType="${part.type ?? ''}"/>`),
  ]
  const relationships = [
    ...Object.entries(parts).flatMap(([name, { relationship }]) =>
      relationship === undefined ? [] : [{ type: relationship, target: `/${name}` }],
    ),
    ...(docx.relationships ?? []),
  ]
  const texts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${types.join('')}</Types>`,
    '_rels/.rels': relationshipsXml([{ type: 'officeDocument', target: 'word/document.xml' }], base),
    'word/document.xml': docx.main ?? wordXml('document', `<w:body>${body}<w:sectPr/></w:body>`, strict),
    'word/_rels/document.xml.rels': relationshipsXml(relationships, base),
    ...Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.content])),
  }
  return Object.fromEntries(
    Object.entries(texts).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content]),
  )
}

export const buildDocx = (docx: DocxParts, level: 0 | 6 = 6): Uint8Array =>
  zipSync(docxEntries(docx) satisfies Zippable, { level, mtime: '2026-01-01T00:00:00Z' })

export const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`

export const paragraph = (text: string, properties = ''): string =>
  paragraphOf(text === '' ? '' : run(text), properties)

export const paragraphOf = (runs: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`

export const textFile = (text: string): Uint8Array => strToU8(text)

/** Imports and expects success. */
export const imported = (bytes: Uint8Array, fileName = '稿件.docx', trackedChanges?: ImportInput['trackedChanges']) => {
  const result = importDocument({ fileName, bytes, ...(trackedChanges === undefined ? {} : { trackedChanges }) })
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`)
  return result.value
}

/** Imports and expects a refusal; its code and detail. */
export const refused = (bytes: Uint8Array, fileName = '稿件.docx') => {
  const result = importDocument({ fileName, bytes })
  if (result.ok) throw new Error('not refused')
  return result.error
}

/** The whole text as lines, title first when there is one; empty cells and pictures without words left out. */
export const linesOf = (bytes: Uint8Array, trackedChanges?: ImportInput['trackedChanges']): string[] => {
  const { document } = imported(bytes, '稿件.docx', trackedChanges)
  return documentLines(document).flatMap(({ text }) => (text === '' ? [] : [text]))
}

/** The text blocks of the body; tables and pictures left out. */
export const textBlocksOf = (bytes: Uint8Array, fileName?: string, trackedChanges?: ImportInput['trackedChanges']) =>
  imported(bytes, fileName, trackedChanges).document.body.filter(isTextBlock)

/** How often a file shows a finding; 0 for never. */
export const countOf = (bytes: Uint8Array, code: ImportFindingCode, fileName = '稿件.docx'): number =>
  imported(bytes, fileName, 'accept').findings.find((finding) => finding.code === code)?.count ?? 0
