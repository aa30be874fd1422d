import type { OfficialDocument } from '#shared/domain/document/model.ts'
import type { LineWriter } from './line-writer.ts'
import { blankLine } from './head.ts'
import { cellsOf, CELL_TWIPS, TYPE_WIDTH_MM, twips } from './measure.ts'
import { paragraphXml } from './run.ts'
import { element } from './xml.ts'

const DIGIT_TWIPS = 160
/** 附件： of three characters. */
const LABEL_CELLS = 3
const FIRST_LINE_CELLS = 2

/** 附件说明 (7.3.4): an empty line above, two characters in, and lines turn over under the first character of the name. */
const attachmentNames = (writer: LineWriter, { attachmentNames: names }: OfficialDocument): string => {
  const first = writer.ofPart('attachmentName')
  if (first < 0) return ''
  const digits = names.length > 1 ? (String(names.length).length + 0.5) * DIGIT_TWIPS : 0
  const left = (FIRST_LINE_CELLS + LABEL_CELLS) * CELL_TWIPS + digits
  const paragraphs = names.map((_, at) => {
    const hanging = digits + (at === 0 ? LABEL_CELLS * CELL_TWIPS : 0)
    const indent = element('w:ind', { 'w:left': Math.round(left), 'w:hanging': Math.round(hanging) })
    return writer.paragraph(first + at, { style: 'AttachmentName', indent })
  })
  return blankLine() + paragraphs.join('')
}

/** 成文日期 stands four characters from the right, 署名 over its middle (7.3.5.1); a longer name moves both to the left. */
const DATE_RIGHT_CELLS = 4
const NAME_RIGHT_CELLS = 2

const rightIndent = (cells: number): string => element('w:ind', { 'w:right': Math.round(cells * CELL_TWIPS) })

const signature = (writer: LineWriter, document: OfficialDocument): string => {
  const names = document.signatories.filter((name) => name !== '')
  const firstName = writer.ofPart('signatory')
  const date = writer.ofPart('date')
  if (names.length === 0 && date < 0) return ''
  const dateCells = date < 0 ? 0 : cellsOf(document.date)
  const longest = Math.max(0, ...names.map(cellsOf))
  const dateRight = Math.max(DATE_RIGHT_CELLS, NAME_RIGHT_CELLS + (longest - dateCells) / 2)
  const nameRight = (name: string): number => Math.max(0, dateRight + (dateCells - cellsOf(name)) / 2)
  return (
    blankLine() +
    names
      .map((name, at) => writer.paragraph(firstName + at, { style: 'Signatory', indent: rightIndent(nameRight(name)) }))
      .join('') +
    (date < 0 ? '' : writer.paragraph(date, { style: 'Date', indent: rightIndent(dateRight) }))
  )
}

/** 附件说明, 署名, 成文日期 and 附注, as far as the document has them. */
export const endingXml = (writer: LineWriter, document: OfficialDocument): string => {
  const note = writer.ofPart('note')
  return (
    attachmentNames(writer, document) +
    signature(writer, document) +
    (note < 0 ? '' : writer.paragraph(note, { style: 'Note' }))
  )
}

const rule = (side: 'top' | 'bottom', eighths: number): string =>
  element(`w:${side}`, { 'w:val': 'single', 'w:sz': eighths, 'w:space': 0, 'w:color': '000000' })
/** 0.35 mm first and last, 0.25 mm between (7.4.1), in eighths of a point. */
const THICK = 8
const THIN = 6

/** 版记 (7.4) at the foot of the last page, in a table that floats there; a letter has its fields without rules (10.1). */
export const imprintXml = (writer: LineWriter, { form }: OfficialDocument): string => {
  const copyTo = writer.ofPart('copyTo')
  const printing = writer.ofPart('printing')
  const lines = [copyTo, printing].filter((line) => line >= 0)
  if (lines.length === 0) return ''
  const width = twips(TYPE_WIDTH_MM)
  const hasRules = form !== 'letter'
  const rows = lines.map((line, at) => {
    const borders = (at === 0 ? rule('top', THICK) : '') + rule('bottom', at === lines.length - 1 ? THICK : THIN)
    const cell = element(
      'w:tc',
      {},
      element(
        'w:tcPr',
        {},
        element('w:tcW', { 'w:w': width, 'w:type': 'dxa' }),
        hasRules ? element('w:tcBorders', {}, borders) : '',
      ),
      line === copyTo ? copyToXml(writer, line) : printingXml(writer, line, width),
    )
    return element('w:tr', {}, element('w:trPr', {}, element('w:cantSplit')), cell)
  })
  return element(
    'w:tbl',
    {},
    element(
      'w:tblPr',
      {},
      element('w:tblpPr', {
        'w:vertAnchor': 'margin',
        'w:horzAnchor': 'margin',
        'w:tblpXSpec': 'center',
        'w:tblpYSpec': 'bottom',
      }),
      element('w:tblOverlap', { 'w:val': 'never' }),
      element('w:tblW', { 'w:w': width, 'w:type': 'dxa' }),
      element('w:tblLayout', { 'w:type': 'fixed' }),
      element(
        'w:tblCellMar',
        {},
        element('w:left', { 'w:w': 0, 'w:type': 'dxa' }),
        element('w:right', { 'w:w': 0, 'w:type': 'dxa' }),
      ),
    ),
    element('w:tblGrid', {}, element('w:gridCol', { 'w:w': width })),
    ...rows,
  )
}

/** A character of 14 pt. */
const SMALL_CELL = 280

/** One character in from both sides; lines turn over under what follows 抄送： (7.4.2). */
const copyToXml = (writer: LineWriter, line: number): string =>
  writer.paragraph(line, {
    style: 'Imprint',
    indent: element('w:ind', { 'w:left': 4 * SMALL_CELL, 'w:right': SMALL_CELL, 'w:hanging': 3 * SMALL_CELL }),
  })

/** 印发机关 left, 印发日期 right, each one character in (7.4.3): the gap of the line becomes a tab to the right. */
const printingXml = (writer: LineWriter, line: number, width: number): string => {
  const tabs = element('w:tabs', {}, element('w:tab', { 'w:val': 'right', 'w:pos': width - SMALL_CELL }))
  const indent = element('w:ind', { 'w:left': SMALL_CELL, 'w:right': 0 })
  return paragraphXml(
    { style: 'Imprint', before: tabs, indent },
    writer.runs(line, { set: (text) => text.replace('　', '\t') }),
  )
}

/** The file must end with a paragraph after its last table. */
export const closingParagraph = (): string => paragraphXml({ style: 'Break' }, '')
