import { describe, expect, it } from 'vitest'
import { replay } from '#shared/domain/case/replay.ts'
import { deputy, head, outcome, pass, play, principal, sendBack, type Person } from '../helper/case-play.ts'
import { fairness, fullAt, sheetPass } from '../helper/full-chain.ts'
import { sheetFor } from '../helper/sheet.ts'

describe('the opinion sheet', () => {
  const there = fullAt('departmentReview')
  const sheet = sheetFor('departmentReview')
  const told = (change: Partial<typeof sheet>, stage = there, who: Person = head) =>
    outcome(stage, who, sheetPass('departmentReview', { sheet: { ...sheet, ...change } }))
  it('is asked of a case that is bound, with all sixteen cells and the sources at the department', () => {
    expect(outcome(there, head, pass('departmentReview'))).toBe('sheet.missing')
    expect(told({ cells: sheet.cells.slice(1) })).toBe('sheet.cellMissing')
    expect(told({ sources: [] })).toBe('sheet.sourcesMissing')
    expect(told({ sources: [' '] })).toBe('sheet.sourceBlank')
    expect(told({ cells: [...sheet.cells, ...sheet.cells.slice(0, 1)] })).toBe('sheet.cellTwice')
  })
  it('lets no 需修改 and no 不同意 stand beside a pass', () => {
    const [first, ...others] = sheet.cells
    if (first === undefined) throw new Error('a cell')
    expect(told({ cells: [{ ...first, mark: 'revise', note: ' ' }, ...others] })).toBe('sheet.noteMissing')
    expect(told({ cells: [{ ...first, mark: 'revise', note: '数字有误' }, ...others] })).toBe('sheet.needsRevision')
    expect(told({ conclusion: 'disagree' })).toBe('sheet.disagrees')
  })
  it('is part of the event, under the version of the rules that the text was checked with', () => {
    const facts = outcome(there, head, sheetPass('departmentReview'))
    expect(facts).toMatchObject([{ type: 'DepartmentReviewPassed', data: { sheet: { ruleSetVersion: '1' } } }])
  })
  it('asks 分管领导 for the column of legality and 主要领导 for time limit and 重大事项', () => {
    const wrong = sheetPass('deputyReview', { sheet: sheetFor('finalApproval') })
    expect(outcome(fullAt('deputyReview'), deputy, wrong)).toBe('sheet.cellMissing')
    const silent = sheetPass('finalApproval', { sheet: { ...sheetFor('finalApproval'), majorMatter: null } })
    expect(outcome(fullAt('finalApproval'), principal, silent)).toBe('sheet.majorMatterMissing')
    expect(outcome(fullAt('fairCompetitionReview'), fairness, sheetPass('fairCompetitionReview', { sheet }))).toBe(
      'sheet.notAsked',
    )
  })
  it('goes back with a return as far as it has come, but never says 同意', () => {
    const part = { ...sheet, cells: sheet.cells.slice(0, 2), sources: [], conclusion: 'disagree' as const }
    expect(outcome(there, head, { ...sendBack(), sheet: part })).toMatchObject([
      { type: 'CaseReturned', data: { sheet: { cells: part.cells } } },
    ])
    expect(outcome(there, head, { ...sendBack(), sheet })).toBe('sheet.agrees')
  })
  it('is lived again by the replay, and not with another version of the rules', () => {
    const { events } = play([[head, sheetPass('departmentReview')]], there)
    expect(replay(events).ok).toBe(true)
    const forged = events.map((event) =>
      event.type === 'DepartmentReviewPassed' && event.data.sheet !== undefined
        ? { ...event, data: { ...event.data, sheet: { ...event.data.sheet, ruleSetVersion: '2' } } }
        : event,
    )
    expect(replay(forged)).toMatchObject({ ok: false, error: { code: 'replay.otherFacts' } })
  })
})
