import type { SheetColumn, SheetMark, SheetRow } from '#shared/domain/case/review/opinion-sheet.ts'

/** 四性审查表. */
export const SHEET_ROW_WORDS: Readonly<Record<SheetRow, string>> = {
  content: '公开内容',
  scope: '公开范围',
  form: '公开形式',
  timeLimit: '公开时限',
}
export const SHEET_COLUMN_WORDS: Readonly<Record<SheetColumn, string>> = {
  truth: '真实性',
  legality: '合法性',
  validity: '有效性',
  norm: '规范性',
}
export const SHEET_MARK_WORDS: Readonly<Record<SheetMark, string>> = {
  passed: '通过',
  revise: '需修改',
  notApplicable: '不适用',
}
