import type { Delegation } from '#shared/domain/case/delegation.ts'
import type { OpinionSheet, SheetColumn, SheetMark, SheetRow } from '#shared/domain/case/opinion-sheet.ts'
import { historyText } from './history.ts'

const ROWS: Readonly<Record<SheetRow, string>> = {
  content: '公开内容',
  scope: '公开范围',
  form: '公开形式',
  timeLimit: '公开时限',
}
const COLUMNS: Readonly<Record<SheetColumn, string>> = {
  truth: '真实性',
  legality: '合法性',
  validity: '有效性',
  norm: '规范性',
}
const MARKS: Readonly<Record<SheetMark, string>> = { passed: '通过', revise: '需修改', notApplicable: '不适用' }

/** 审批意见表 as lines: every answered cell, row by row, with its note; sources, 重大事项, the rules. */
export const sheetLines = (sheet: OpinionSheet | undefined): readonly string[] => {
  if (sheet === undefined) return []
  const { cells, sources, majorMatter, ruleSetVersion } = sheet
  const rows = Object.entries(ROWS).flatMap(([row, name]) => {
    const answered = cells.filter((cell) => cell.row === row)
    const told = answered.map(
      ({ column, mark, note }) => `${COLUMNS[column]}${MARKS[mark]}${note === '' ? '' : `（${note}）`}`,
    )
    return told.length === 0 ? [] : [`${name}：${told.join('，')}`]
  })
  return [
    ...rows,
    ...(sources.length === 0 ? [] : [`核对来源：${sources.join('；')}`]),
    ...(majorMatter === null ? [] : [majorMatter === 'yes' ? '属于重大事项' : '不属于重大事项']),
    `检查规则：${ruleSetVersion}`,
  ]
}

/** 授权代行 as a line. */
export const delegationLines = (delegation: Delegation | undefined): readonly string[] => {
  if (delegation === undefined) return []
  const { forName, role, from, until, letterSha256 } = delegation
  const name = `代${forName}行使${historyText.roles[role]}职权（授权期限${from}至${until}`
  return [`${name}，授权书摘要${letterSha256.slice(0, 12)}）`]
}
