import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readMergedSheet, readSheet } from '#electron/main/document/sheet/read-sheet.ts'
import { writeSheet } from '#electron/main/document/sheet/write-sheet.ts'

const SHEET = 'xl/worksheets/sheet1.xml'
const SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const plain = writeSheet('表', [['一']])
/** The workbook of one sheet with parts replaced or added. */
const workbook = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync({
    ...unzipSync(plain),
    ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])),
  })
const sheet = (rows: string): string => `<worksheet ${SPACE}><sheetData>${rows}</sheetData></worksheet>`
const refusal = (bytes: Uint8Array): string => {
  const read = readSheet(bytes)
  return read.ok ? 'taken' : read.error.code
}

describe('a table as a workbook', () => {
  it('comes back cell for cell, with formulas, markup, escapes and line breaks as the text they are', () => {
    const rows = [
      ['甲', '乙', 'c'],
      ['=1+1', '', '<a href="x">&amp;</a>'],
      ['', '两\n行', ' 留白 '],
      ['_x000D_', '一\u0001二\r', '𠮷'],
    ]
    const read = readSheet(writeSheet('词库', rows))
    expect(read).toEqual({ ok: true, value: rows.map((cells, index) => ({ cells, line: index + 1 })) })
    expect(writeSheet('词库', rows)).toEqual(writeSheet('词库', rows))
  })

  it('is read with its table of strings, ruby left out, gaps, numbers and the last value of a formula', () => {
    const relations = new TextDecoder()
      .decode(unzipSync(plain)['xl/_rels/workbook.xml.rels'])
      .replace(
        '</Relationships>',
        '<Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="strings.xml"/></Relationships>',
      )
    const bytes = workbook({
      'xl/_rels/workbook.xml.rels': relations,
      'xl/strings.xml': `<sst ${SPACE}><si><t>词</t></si><si><r><t>粗</t></r><r><t>体</t></r><rPh sb="0" eb="1"><t>cu</t></rPh></si></sst>`,
      [SHEET]: sheet(
        '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row><row r="3"><c r="B3"/></row>' +
          '<row r="7"><c r="A7"><v>2026</v></c><c t="str"><f>A1</f><v>算得</v></c></row>',
      ),
    })
    expect(readSheet(bytes)).toEqual({
      ok: true,
      value: [
        { cells: ['词', '', '粗体'], line: 2 },
        { cells: ['2026', '算得', ''], line: 7 },
      ],
    })
  })

  it('says at each place of a merged area what stands in its first, as people read it', () => {
    const rows =
      '<row r="1"><c r="A1" t="str"><v>事项</v></c><c r="C1" t="str"><v>方式</v></c></row>' +
      '<row r="2"><c r="A2" t="str"><v>水利</v></c><c r="B2" t="str"><v>清淤</v></c></row>' +
      '<row r="4"><c r="B4" t="str"><v>除险</v></c></row><row r="5"><c r="B5" t="str"><v>节水</v></c></row>'
    const merged = (refs: readonly string[]) =>
      workbook({
        [SHEET]: `<worksheet ${SPACE}><sheetData>${rows}</sheetData><mergeCells>${refs
          .map((ref) => `<mergeCell ref="${ref}"/>`)
          .join('')}</mergeCells></worksheet>`,
      })
    const bytes = merged(['A1:B1', 'A2:A4', 'C1:C2', 'D1:D9', 'nonsense'])
    expect(readMergedSheet(bytes)).toEqual({
      ok: true,
      value: [
        { cells: ['事项', '事项', '方式'], line: 1 },
        { cells: ['水利', '清淤', '方式'], line: 2 },
        { cells: ['水利', '除险', ''], line: 4 },
        { cells: ['', '节水', ''], line: 5 },
      ],
    })
    expect(readSheet(bytes)).toMatchObject({ ok: true, value: [{}, {}, { cells: ['', '除险', ''] }, {}] })
    // Areas that lie over each other are written by nobody, and would cost time without end.
    const heap = readMergedSheet(merged(['A1:BL1048576', 'A1:BL1048576']))
    expect(heap).toMatchObject({ error: { code: 'import.corrupt' } })
  })

  it('is taken from the first sheet that is not hidden', () => {
    const book = `<workbook ${SPACE} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>`
    const hidden = '<sheet name="a" sheetId="2" state="hidden" r:id="none"/>'
    expect(
      readSheet(
        workbook({
          'xl/workbook.xml': `${book}${hidden}<sheet name="b" sheetId="1" r:id="sheet"/></sheets></workbook>`,
        }),
      ),
    ).toMatchObject({ ok: true, value: [{ cells: ['一'] }] })
    expect(refusal(workbook({ 'xl/workbook.xml': `${book}${hidden}</sheets></workbook>` }))).toBe('import.corrupt')
  })

  it('is refused when it is none, broken, points nowhere, is too wide, or holds a document type', () => {
    expect(refusal(strToU8('term,category,level'))).toBe('import.corrupt')
    expect(refusal(plain.subarray(0, -30))).toBe('import.corrupt')
    expect(refusal(workbook({ [SHEET]: sheet('<row><c t="s"><v>9</v></c></row>') }))).toBe('import.corrupt')
    expect(refusal(workbook({ [SHEET]: sheet('<row><c r="XFD1"><v>1</v></c></row>') }))).toBe('import.tooLarge')
    expect(refusal(workbook({ [SHEET]: sheet('<row>') }))).toBe('import.corrupt')
    expect(refusal(workbook({ [SHEET]: `<!DOCTYPE x>${sheet('')}` }))).toBe('import.unsafeXml')
    expect(refusal(workbook({ '_rels/.rels': '<x/>' }))).toBe('import.unsupportedFormat')
  })
})
