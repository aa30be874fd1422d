import type { Delegation } from '#shared/domain/case/delegation.ts'
import type { OpinionSheet } from '#shared/domain/case/opinion-sheet.ts'
import { ROLE_WORDS } from './word/case.ts'
import { SHEET_COLUMN_WORDS, SHEET_MARK_WORDS, SHEET_ROW_WORDS } from './word/sheet.ts'

/** 审批意见表 as lines: every answered cell, row by row, with its note; sources, 重大事项, the rules. */
export const sheetLines = (sheet: OpinionSheet | undefined): readonly string[] => {
  if (sheet === undefined) return []
  const { cells, sources, majorMatter, ruleSetVersion } = sheet
  const rows = Object.entries(SHEET_ROW_WORDS).flatMap(([row, name]) => {
    const answered = cells.filter((cell) => cell.row === row)
    const told = answered.map(
      ({ column, mark, note }) =>
        `${SHEET_COLUMN_WORDS[column]}${SHEET_MARK_WORDS[mark]}${note === '' ? '' : `（${note}）`}`,
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
  const name = `代${forName}行使${ROLE_WORDS[role]}职权（授权期限${from}至${until}`
  return [`${name}，授权书摘要${letterSha256.slice(0, 12)}）`]
}
