import { strToU8, zipSync } from 'fflate'

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const SPACES = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"`
const SLIDE_SPACES = `xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${OFFICE}"`
const TYPE = 'application/vnd.openxmlformats-officedocument'

type Content = string | Uint8Array
interface Related {
  readonly type: string
  readonly target: string
}

const relations = (related: readonly Related[]): string =>
  `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${related
    .map(
      ({ type, target }, index) =>
        `<Relationship Id="r${String(index + 1)}" Type="${OFFICE}/${type}" Target="/${target}"/>`,
    )
    .join('')}</Relationships>`

const packed = (main: string, type: string, parts: Readonly<Record<string, Content>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        '[Content_Types].xml': `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/${main}" ContentType="${type}"/></Types>`,
        '_rels/.rels': relations([{ type: 'officeDocument', target: main }]),
        ...parts,
      }).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content]),
    ),
  )

export interface SheetParts {
  readonly name: string
  readonly state?: 'visible' | 'hidden' | 'veryHidden'
  /** Inner XML of the sheet before its cells, and rows. */
  readonly columns?: string
  readonly rows: string
  readonly after?: string
  /** Inner XML of the comments. */
  readonly comments?: string
}

/** A workbook as spreadsheets write it; cells of type `s` name one of `strings` by its place. */
export const buildXlsx = ({
  sheets,
  strings = [],
  parts = {},
}: {
  readonly sheets: readonly SheetParts[]
  readonly strings?: readonly string[]
  readonly parts?: Readonly<Record<string, Content>>
}): Uint8Array => {
  const all: Record<string, Content> = {}
  sheets.forEach(({ columns = '', rows, after = '', comments }, index) => {
    const file = `sheet${String(index + 1)}.xml`
    all[`xl/worksheets/${file}`] =
      `${DECLARATION}<worksheet ${SPACES}>${columns}<sheetData>${rows}</sheetData>${after}</worksheet>`
    if (comments === undefined) return
    const target = `xl/comments${String(index + 1)}.xml`
    all[target] = `${DECLARATION}<comments ${SPACES}>${comments}</comments>`
    all[`xl/worksheets/_rels/${file}.rels`] = relations([{ type: 'comments', target }])
  })
  const list = sheets
    .map(
      ({ name, state = 'visible' }, index) =>
        `<sheet name="${name}" sheetId="${String(index + 1)}" state="${state}" r:id="r${String(index + 2)}"/>`,
    )
    .join('')
  return packed('xl/workbook.xml', `${TYPE}.spreadsheetml.sheet.main+xml`, {
    'xl/workbook.xml': `${DECLARATION}<workbook ${SPACES}><sheets>${list}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      { type: 'sharedStrings', target: 'xl/sharedStrings.xml' },
      ...sheets.map((_, index) => ({ type: 'worksheet', target: `xl/worksheets/sheet${String(index + 1)}.xml` })),
    ]),
    'xl/sharedStrings.xml': `${DECLARATION}<sst ${SPACES}>${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    ...all,
    ...parts,
  })
}

export interface SlideParts {
  readonly lines: readonly string[]
  readonly hidden?: boolean
  readonly notes?: string
  readonly inner?: string
}

const shape = (lines: readonly string[]): string =>
  `<p:sp><p:txBody>${lines.map((text) => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`).join('')}</p:txBody></p:sp>`

export const buildPptx = (slides: readonly SlideParts[], parts: Readonly<Record<string, Content>> = {}): Uint8Array => {
  const all: Record<string, Content> = {}
  slides.forEach(({ lines, hidden = false, notes, inner = '' }, index) => {
    const number = String(index + 1)
    all[`ppt/slides/slide${number}.xml`] =
      `${DECLARATION}<p:sld ${SLIDE_SPACES}${hidden ? ' show="0"' : ''}><p:cSld>${shape(lines)}${inner}</p:cSld></p:sld>`
    if (notes === undefined) return
    const target = `ppt/notesSlides/notesSlide${number}.xml`
    all[target] = `${DECLARATION}<p:notes ${SLIDE_SPACES}><p:cSld>${shape([notes])}</p:cSld></p:notes>`
    all[`ppt/slides/_rels/slide${number}.xml.rels`] = relations([{ type: 'notesSlide', target }])
  })
  const ids = slides.map((_, index) => `<p:sldId id="${String(256 + index)}" r:id="r${String(index + 1)}"/>`).join('')
  return packed('ppt/presentation.xml', `${TYPE}.presentationml.presentation.main+xml`, {
    'ppt/presentation.xml': `${DECLARATION}<p:presentation ${SLIDE_SPACES}><p:sldIdLst>${ids}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relations(
      slides.map((_, index) => ({ type: 'slide', target: `ppt/slides/slide${String(index + 1)}.xml` })),
    ),
    ...all,
    ...parts,
  })
}
