import type { Delegation } from '#shared/domain/case/authority/delegation.ts'
import type { OpinionSheet, SheetMark } from '#shared/domain/case/review/opinion-sheet.ts'
import { ROLE_WORDS } from './word/case.ts'
import { SHEET_COLUMN_WORDS, SHEET_MARK_WORDS, SHEET_ROW_WORDS } from './word/sheet.ts'

/** The answers of one row: neighbours with the same mark and no note of their own in one breath, each note by its cell. */
const answersOf = (cells: OpinionSheet['cells']): string => {
  const told: { readonly names: string; readonly mark: SheetMark; readonly note: string }[] = []
  for (const { column, mark, note } of cells) {
    const before = told.at(-1)
    const joins = before?.mark === mark && before.note === '' && note === ''
    const name = SHEET_COLUMN_WORDS[column]
    if (joins) told[told.length - 1] = { names: `${before.names}、${name}`, mark, note }
    else told.push({ names: name, mark, note })
  }
  return told
    .map(({ names, mark, note }) => `${names}${SHEET_MARK_WORDS[mark]}${note === '' ? '' : `（${note}）`}`)
    .join('，')
}

/** 审批意见表 as lines: every answered cell, row by row, with its note; sources, 重大事项, the rules. */
export const sheetLines = (sheet: OpinionSheet | undefined): readonly string[] => {
  if (sheet === undefined) return []
  const { cells, sources, majorMatter, ruleSetVersion } = sheet
  const rows = Object.entries(SHEET_ROW_WORDS).flatMap(([row, name]) => {
    const answered = cells.filter((cell) => cell.row === row)
    return answered.length === 0 ? [] : [`${name}：${answersOf(answered)}`]
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
