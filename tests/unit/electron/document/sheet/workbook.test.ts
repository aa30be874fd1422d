import { describe, expect, it } from 'vitest'
import { readSheets } from '#electron/main/document/sheet/read-sheet.ts'
import { writeWorkbook, type WorkbookSheet } from '#electron/main/document/sheet/write-workbook.ts'

const cell = (text: string, columnSpan = 1, rowSpan = 1, value?: number) => ({ text, columnSpan, rowSpan, value })
const sheet = (name: string, rows: WorkbookSheet['rows']): WorkbookSheet => ({
  name,
  title: '申请办理情况',
  notes: ['2026年度'],
  widths: [3, 2, 1],
  landscape: false,
  head: [[cell('事项', 2), cell('数量')]],
  rows,
  footnotes: ['勾稽关系成立。'],
})
const rows = [
  [cell('三、办理结果', 1, 2), cell('=SUM(A1)'), cell('12', 1, 1, 12)],
  [cell('第二行 <a&b>'), cell('0.5', 1, 1, 0.5)],
]

describe('a workbook of registers', () => {
  it('is read back cell for cell, numbers as numbers and text as text, spans over the right places', () => {
    const bytes = writeWorkbook([sheet('表二', rows), sheet('表三', [])])
    const read = readSheets(bytes)
    if (!read.ok) throw new Error(read.error.code)
    expect(read.value.map(({ name }) => name)).toEqual(['表二', '表三'])
    expect(read.value[0]?.rows.map(({ cells }) => cells)).toEqual([
      ['申请办理情况'],
      ['2026年度'],
      ['事项', '', '数量'],
      ['三、办理结果', '=SUM(A1)', '12'],
      ['', '第二行 <a&b>', '0.5'],
      ['勾稽关系成立。'],
    ])
    expect(writeWorkbook([sheet('表二', rows), sheet('表三', [])])).toEqual(bytes)
  })

  it('is not given out when it would not hold its tables', () => {
    // A lone surrogate has no UTF-8 form: what is read back is another text.
    expect(() => writeWorkbook([sheet('表', [[cell('\ud800'), cell(''), cell('')]])])).toThrow(
      expect.objectContaining({ code: 'fault.selfCheckFailed' }),
    )
  })
})
