import { expect, test } from 'vitest'
import { sheetLines } from '#resources/text/opinion-sheet.ts'
import type { OpinionSheet } from '#shared/domain/case/review/opinion-sheet.ts'

const sheet: OpinionSheet = {
  cells: [
    { row: 'content', column: 'truth', mark: 'passed', note: '' },
    { row: 'content', column: 'legality', mark: 'passed', note: '' },
    { row: 'content', column: 'validity', mark: 'revise', note: '引用的办法已废止' },
    { row: 'content', column: 'norm', mark: 'revise', note: '' },
    { row: 'form', column: 'truth', mark: 'passed', note: '已看样张' },
    { row: 'form', column: 'legality', mark: 'passed', note: '' },
  ],
  sources: ['统计年报', '排查台账'],
  conclusion: 'agree',
  majorMatter: 'no',
  ruleSetVersion: '2026.1/1',
}

test('cells with one answer are told in one breath, and a note stays with its own cell', () => {
  expect(sheetLines(sheet)).toEqual([
    '公开内容：真实性、合法性通过，有效性需修改（引用的办法已废止），规范性需修改',
    '公开形式：真实性通过（已看样张），合法性通过',
    '核对来源：统计年报；排查台账',
    '不属于重大事项',
    '检查规则：2026.1/1',
  ])
})

test('a level without a sheet has no lines of one', () => {
  expect(sheetLines(undefined)).toEqual([])
})
