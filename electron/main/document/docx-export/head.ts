import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { markWord } from '#shared/domain/layout/mark.ts'
import type { LineWriter } from './line-writer.ts'
import { cellsOf, CELL_TWIPS, TYPE_WIDTH_MM, twips } from './measure.ts'
import { paragraphXml, runXml } from './run.ts'
import { fonts, FACE } from './style.ts'
import { element, property } from './xml.ts'

export const blankLine = (): string => paragraphXml({ style: 'Addressee' }, '')
const blankLines = (count: number): string => blankLine().repeat(count)

const MARK_MAX_POINTS = 52
/** A little less than the type area, so that no reader's rounding breaks the line. */
const MARK_WIDTH_POINTS = (TYPE_WIDTH_MM / 25.4) * 72 - 4
/** 分隔线 4 mm below the line of 发文字号 (7.2.7), as the border of its paragraph. */
const RED_RULE = element(
  'w:pBdr',
  {},
  element('w:bottom', { 'w:val': 'single', 'w:sz': 12, 'w:space': 9, 'w:color': 'FF0000' }),
)
const LETTER_RULE = element(
  'w:pBdr',
  {},
  element('w:bottom', { 'w:val': 'thickThinSmallGap', 'w:sz': 24, 'w:space': 11, 'w:color': 'FF0000' }),
)

/** What stands after the name of the 发文机关, as in the release; nothing on joint marks. */
const markEnd = ({ form, kind, issuers }: OfficialDocument): string =>
  issuers.length === 1 ? markWord(form, kind, issuers[0] ?? '') : ''

/** 发文机关标志 as it is printed. */
export const markText = (document: OfficialDocument, issuer: string): string => issuer + markEnd(document)

/** From the type area's upper edge to the mark: 35 mm (7.2.4, 10.3), 20 mm of an order (10.2). */
const ABOVE_MARK_MM = { standard: 35, minutes: 35, order: 20 } as const

/** As large as fits in one line, and not larger than marks are. */
const markRun = (text: string): string => {
  const points = Math.min(MARK_MAX_POINTS, Math.floor(MARK_WIDTH_POINTS / Math.max(1, cellsOf(text))))
  return (
    fonts(FACE.title) +
    property('color', 'FF0000') +
    property('spacing', 0) +
    property('sz', points * 2) +
    property('szCs', points * 2)
  )
}

/** The frame of a letter's mark: its upper edge 30 mm below the paper's, 170 mm wide, the double line under it (10.1). */
const letterMark = (writer: LineWriter, line: number): string =>
  writer.paragraph(
    line,
    {
      style: 'Mark',
      before:
        element('w:framePr', {
          'w:w': twips(170),
          'w:hSpace': 0,
          'w:wrap': 'notBeside',
          'w:vAnchor': 'page',
          'w:hAnchor': 'page',
          'w:xAlign': 'center',
          'w:y': twips(30),
        }) + LETTER_RULE,
    },
    { properties: markRun(writer.textOf(line)) },
  )

/** 发文字号 and 签发人: in the middle under the mark; of an upward document on one line, left and right (7.2.5, 7.2.6). */
const numberLine = (writer: LineWriter, document: OfficialDocument): string => {
  const number = writer.ofPart('documentNumber')
  const signers = writer.ofPart('signers')
  const border = document.form === 'standard' ? RED_RULE : ''
  if (signers < 0) {
    const align = document.form === 'letter' ? property('jc', 'right') : ''
    return number < 0
      ? paragraphXml({ style: 'Number', before: border }, '')
      : writer.paragraph(number, { style: 'Number', before: border, align })
  }
  // Tabs, not indents: the rule under the line is as wide as the paragraph.
  const tabStop = (kind: 'left' | 'right', at: number): string => element('w:tab', { 'w:val': kind, 'w:pos': at })
  const right = twips(TYPE_WIDTH_MM) - CELL_TWIPS
  const tabs = element('w:tabs', {}, tabStop('left', CELL_TWIPS), tabStop('right', right))
  const signed = runXml('\t') + writer.runs(signers, { properties: fonts(FACE.kai) })
  return paragraphXml(
    { style: 'Number', before: border + tabs, align: property('jc', 'left') },
    runXml('\t') + (number < 0 ? '' : writer.runs(number)) + signed,
  )
}

/** 版头 (7.2): without a 发文机关 there is none, and the number, if any, stands under the title. */
export const headXml = (writer: LineWriter, document: OfficialDocument): string => {
  const { issuers, form } = document
  const urgency = writer.ofPart('urgency')
  const above = urgency < 0 ? '' : writer.paragraph(urgency, { style: 'Urgency' })
  if (issuers.every((name) => name === '')) {
    const hasNumber = writer.ofPart('documentNumber') >= 0 || writer.ofPart('signers') >= 0
    return above + (hasNumber ? numberLine(writer, { ...document, form: 'minutes' }) + blankLine() : blankLines(2))
  }
  const first = writer.ofPart('issuer')
  const lines = issuers.filter((name) => name !== '').map((_, at) => first + at)
  if (form === 'letter')
    return lines.map((line) => letterMark(writer, line)).join('') + above + numberLine(writer, document) + blankLines(2)
  const end = markEnd(document)
  const longest = issuers.reduce((one, other) => (cellsOf(other) > cellsOf(one) ? other : one), '') + end
  const used = urgency < 0 ? 0 : 29 * 20
  const marks = lines.map((line, at) => {
    const spacing = element('w:spacing', {
      'w:before': at === 0 ? twips(ABOVE_MARK_MM[form]) - used : 0,
      'w:line': 240,
      'w:lineRule': 'auto',
    })
    return writer.paragraph(line, { style: 'Mark', before: spacing }, { properties: markRun(longest), after: end })
  })
  return above + marks.join('') + blankLines(2) + numberLine(writer, document) + blankLines(2)
}
