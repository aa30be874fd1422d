import { SHEET_COLUMN_WORDS, SHEET_ROW_WORDS } from '#resources/text/word/sheet.ts'
import type { SheetColumn, SheetRow } from '#shared/domain/case/review/opinion-sheet.ts'

export { SHEET_COLUMN_WORDS, SHEET_MARK_WORDS, SHEET_ROW_WORDS } from '#resources/text/word/sheet.ts'

/** What to look at in each cell. */
export const SHEET_HINTS: Readonly<Record<SheetRow, Readonly<Record<SheetColumn, string>>>> = {
  content: {
    truth: '事实、数字、姓名、日期与来源一致',
    legality: '在法定职权内，无涉密和个人信息',
    validity: '文稿为定稿，依据文件有效',
    norm: '版式、用语、附件齐全规范',
  },
  scope: {
    truth: '公开对象符合实际需要',
    legality: '全社会或特定对象，区分处理到位',
    validity: '范围与拟稿时一致',
    norm: '目录归类正确',
  },
  form: {
    truth: '渠道真实，属于本单位',
    legality: '符合法定公开渠道',
    validity: '链接、联系方式可用',
    norm: '文件命名、元数据规范',
  },
  timeLimit: {
    truth: '形成日期属实',
    legality: '在法定期限内，或说明理由',
    validity: '公示起止日期已定',
    norm: '日期写法规范',
  },
}

export const SHEET = {
  heading: '四性审查表',
  intro: '逐格判断，不预先填写。标“须填”的格子须由您本人填写；选“需修改”的要写明说明。',
  cell: (row: SheetRow, column: SheetColumn) => `${SHEET_ROW_WORDS[row]}的${SHEET_COLUMN_WORDS[column]}`,
  demanded: '须填',
  optional: '选填',
  note: (row: SheetRow, column: SheetColumn) => `${SHEET_ROW_WORDS[row]}的${SHEET_COLUMN_WORDS[column]}需要怎样修改`,
  notePlaceholder: '请写明需要怎样修改',
  fillColumn: (column: SheetColumn) => `${SHEET_COLUMN_WORDS[column]}一列未填的填“通过”`,
  fillRow: (row: SheetRow) => `${SHEET_ROW_WORDS[row]}一行未填的填“通过”`,
  fillShort: '未填的填“通过”',
  sources: '核对来源（每行一条）',
  sourcesPlaceholder: '例如：2025年水利统计年报\n排查台账（2026年8月）',
  majorMatter: '是否属于重大事项',
  yesNo: { yes: '是', no: '否' },
  conclusion: '结论',
  conclusions: { agree: '同意', disagree: '不同意' },
  open: (count: number) => `还有 ${String(count)} 格须填`,
  complete: '须填的格子已填完',
  toSheet: '去填四性审查表',
  problems: {
    cells: (count: number) => `四性审查表还有 ${String(count)} 格没有填`,
    notes: (count: number) => `有 ${String(count)} 格“需修改”没有写明说明`,
    revise: (count: number) => `有 ${String(count)} 格为“需修改”，不能通过，请退回`,
    sources: '请列出核对来源',
    majorMatter: '请选择是否属于重大事项',
    conclusion: '请在四性审查表下方选择结论',
    disagree: '结论为“不同意”，不能通过，请退回',
  },
  returnAgrees: '结论为“同意”，退回前请改为“不同意”或不选',
  summary: (passed: number, revise: number, notApplicable: number) =>
    `意见表：通过 ${String(passed)} 格${revise === 0 ? '' : `，需修改 ${String(revise)} 格`}${notApplicable === 0 ? '' : `，不适用 ${String(notApplicable)} 格`}`,
  sourcesGiven: '核对来源',
  majorGiven: (isMajor: boolean) => (isMajor ? '属于重大事项' : '不属于重大事项'),
} as const
