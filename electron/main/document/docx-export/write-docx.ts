import { strToU8, zipSync, type Zippable } from 'fflate'
import type { Block, Image, OfficialDocument } from '#shared/domain/document/model.ts'
import { bodyXml } from './body.ts'
import { NO_MARKUP, type LineMarkup } from './line-writer.ts'
import { pictureName, pictureRelationship } from './picture.ts'
import { FOOTERS, footerRelationship, footerXml } from './section.ts'
import { fontTable, styles } from './style.ts'
import { element, part, property, text, wordPart } from './xml.ts'

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** Zip has no time before; every file of the same text has the same bytes. */
const EPOCH = new Date(1980, 0, 1)

export interface DocxInput {
  readonly document: OfficialDocument
  /** Bytes of the pictures that the document names, by their SHA-256. */
  readonly pictures: ReadonlyMap<string, Uint8Array>
  /** Name of the office: the only author that the file names. */
  readonly office: string
  /** Without it, plain text. */
  readonly markup?: LineMarkup
}

const imagesIn = (body: readonly Block[]): readonly Image[] =>
  body.flatMap((block) => (block.kind === 'image' ? [block] : []))

/** Each picture once, however often it is shown. */
const imagesOf = ({ body, attachments }: OfficialDocument): readonly Image[] => {
  const all = [
    ...imagesIn(body),
    ...attachments.flatMap(({ content }) => (content.kind === 'text' ? imagesIn(content.body) : [])),
  ]
  return [...new Map(all.map((image) => [image.sha256, image])).values()]
}

const contentTypes = (images: readonly Image[]): string => {
  const fallback = (extension: string, type: string): string =>
    element('Default', { Extension: extension, ContentType: type })
  const override = (name: string, type: string): string => element('Override', { PartName: name, ContentType: type })
  const extensions = [...new Set(images.map(({ format }) => format))].sort()
  return part(
    'Types',
    { xmlns: `${PACKAGE}/content-types` },
    fallback('rels', 'application/vnd.openxmlformats-package.relationships+xml'),
    fallback('xml', 'application/xml'),
    ...extensions.map((format) => fallback(format, `image/${format}`)),
    override('/word/document.xml', `${WORD}.document.main+xml`),
    override('/word/styles.xml', `${WORD}.styles+xml`),
    override('/word/settings.xml', `${WORD}.settings+xml`),
    override('/word/fontTable.xml', `${WORD}.fontTable+xml`),
    ...FOOTERS.map((name) => override(`/word/footer-${name}.xml`, `${WORD}.footer+xml`)),
    override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
  )
}

const relationships = (entries: readonly (readonly [string, string, string])[]): string =>
  part(
    'Relationships',
    { xmlns: `${PACKAGE}/relationships` },
    ...entries.map(([Id, Type, Target]) => element('Relationship', { Id, Type, Target })),
  )

/** Odd and even pages differ by the place of their number; character widths are those of the grid. */
const settings = (): string =>
  wordPart(
    'settings',
    element('w:evenAndOddHeaders'),
    property('characterSpacingControl', 'doNotCompress'),
    element(
      'w:compat',
      {},
      element('w:spaceForUL'),
      element('w:balanceSingleByteDoubleByteWidth'),
      element('w:doNotExpandShiftReturn'),
      element('w:adjustLineHeightInTable'),
      element('w:useFELayout'),
      element('w:compatSetting', {
        'w:name': 'compatibilityMode',
        'w:uri': 'http://schemas.microsoft.com/office/word',
        'w:val': 15,
      }),
    ),
    element('w:themeFontLang', { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN' }),
  )

/** Title and office; no person, no program, no time. */
const coreProperties = (title: string, office: string): string =>
  part(
    'cp:coreProperties',
    {
      'xmlns:cp': `${PACKAGE}/metadata/core-properties`,
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    },
    element('dc:title', {}, text(title)),
    element('dc:creator', {}, text(office)),
    element('dc:language', {}, 'zh-CN'),
  )

/**
 * The bytes of a .docx with the page, grid, faces and parts of GB/T 9704-2012 (ECMA-376, transitional). Equal input gives
 * equal bytes. A picture whose bytes are not given is a broken one in the file: `exportDocx` notices.
 */
export const writeDocx = ({ document, pictures, office, markup = NO_MARKUP }: DocxInput): Uint8Array => {
  const images = imagesOf(document).filter(({ sha256 }) => pictures.has(sha256))
  const parts: readonly (readonly [string, string])[] = [
    ['[Content_Types].xml', contentTypes(images)],
    [
      '_rels/.rels',
      relationships([
        ['document', `${OFFICE}/officeDocument`, 'word/document.xml'],
        ['core', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
      ]),
    ],
    ['docProps/core.xml', coreProperties(document.title, office)],
    ['word/document.xml', wordPart('document', bodyXml(document, markup))],
    [
      'word/_rels/document.xml.rels',
      relationships([
        ['styles', `${OFFICE}/styles`, 'styles.xml'],
        ['settings', `${OFFICE}/settings`, 'settings.xml'],
        ['fonts', `${OFFICE}/fontTable`, 'fontTable.xml'],
        ...FOOTERS.map((name) => [footerRelationship(name), `${OFFICE}/footer`, `footer-${name}.xml`] as const),
        ...images.map((image) => [pictureRelationship(image), `${OFFICE}/image`, pictureName(image)] as const),
      ]),
    ],
    ['word/styles.xml', styles()],
    ['word/settings.xml', settings()],
    ['word/fontTable.xml', fontTable()],
    ...FOOTERS.map((name) => [`word/footer-${name}.xml`, footerXml(name)] as const),
  ]
  const files: Zippable = Object.fromEntries(parts.map(([name, xml]) => [name, strToU8(xml)]))
  for (const image of images) {
    const bytes = pictures.get(image.sha256)
    if (bytes !== undefined) files[`word/${pictureName(image)}`] = [bytes, { level: 0 }]
  }
  return zipSync(files, { mtime: EPOCH, level: 6 })
}
