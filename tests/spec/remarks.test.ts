import { describe, expect, it } from 'vitest'
import {
  answerRemark,
  at,
  clerk,
  decideOn,
  deputy,
  EVERY_ROLE,
  head,
  officer,
  otherClerk,
  outcome,
  pass,
  play,
  remark,
  sendBack,
  settleRemark,
  submit,
  suggest,
  TEXT_B,
  type Act,
} from '../helper/case-play.ts'

const submitted = at('departmentReview')
const after = (...acts: readonly Act[]) => play(acts, submitted)

describe('a remark', () => {
  it('is made by whoever decides on the text now, and by nobody else', () => {
    const heard = EVERY_ROLE.map((person) => [person.name, outcome(submitted, person, remark())])
    expect(heard.filter(([, result]) => typeof result !== 'string')).toMatchObject([
      [head.name, [{ type: 'RemarkMade' }]],
    ])
  })
  it('names the text that was seen, and says something', () => {
    expect(outcome(submitted, head, remark('r1', TEXT_B))).toBe('case.contentChanged')
    expect(outcome(submitted, head, remark('r1', undefined, ' '))).toBe('case.remarkEmpty')
  })
  it('is made once under its name', () => {
    expect(outcome(after([head, remark()]), head, remark())).toBe('case.unknownRemark')
  })
  it('is answered by the drafter on the returned draft, or by a reviewer at their turn', () => {
    const returned = after([head, remark()], [head, sendBack()])
    expect(outcome(returned, clerk, answerRemark())).toMatchObject([{ type: 'RemarkAnswered' }])
    expect(outcome(returned, otherClerk, answerRemark())).toBe('case.notDrafter')
    expect(outcome(returned, head, answerRemark())).toBe('identity.wrongRole')
    expect(outcome(after([head, remark()]), head, answerRemark())).toMatchObject([{ type: 'RemarkAnswered' }])
    expect(outcome(returned, clerk, answerRemark('r2'))).toBe('case.unknownRemark')
    expect(outcome(returned, clerk, answerRemark('r1', undefined, ''))).toBe('case.remarkEmpty')
  })
  it('is settled by a reviewer, also a later one, never by the drafter, and stays settled', () => {
    const returned = after([head, remark()], [head, sendBack()])
    expect(outcome(returned, clerk, settleRemark())).toBe('case.notYourStage')
    const passed = after([head, remark()], [head, pass('departmentReview')])
    expect(outcome(passed, officer, settleRemark())).toMatchObject([{ type: 'RemarkSettled' }])
    const settled = after([head, remark()], [head, settleRemark()])
    expect(outcome(settled, head, answerRemark())).toBe('case.remarkSettled')
    expect(outcome(settled, head, settleRemark())).toBe('case.remarkSettled')
  })
})

describe('a suggestion', () => {
  it('is made by whoever decides on the text now, and by nobody else', () => {
    const heard = EVERY_ROLE.map((person) => [person.name, outcome(submitted, person, suggest(['s1', 's2']))])
    expect(heard.filter(([, result]) => typeof result !== 'string')).toMatchObject([
      [head.name, [{ type: 'SuggestionMade' }, { type: 'SuggestionMade' }]],
    ])
  })
  it('is made once under its name', () => {
    expect(outcome(submitted, head, suggest([]))).toBe('case.unknownSuggestion')
    expect(outcome(submitted, head, suggest(['s1', 's1']))).toBe('case.unknownSuggestion')
    expect(outcome(after([head, suggest()]), head, suggest())).toBe('case.unknownSuggestion')
  })
  it('bars the text from being passed and from being handed in until it is decided', () => {
    const made = after([head, suggest()])
    expect(outcome(made, head, pass('departmentReview'))).toBe('case.openSuggestions')
    const returned = after([head, suggest()], [head, sendBack()])
    expect(outcome(returned, clerk, submit())).toBe('case.openSuggestions')
    const decided = after([head, suggest()], [head, sendBack()], [clerk, decideOn('accepted')])
    expect(outcome(decided, clerk, submit(TEXT_B))).toMatchObject([
      { type: 'DraftRevised' },
      { type: 'CaseSubmitted' },
      { type: 'ScanCompleted' },
    ])
  })
  it('is accepted or rejected by the drafter alone, one by one or all at once', () => {
    const returned = after([head, suggest(['s1', 's2', 's3'])], [head, sendBack()])
    expect(outcome(returned, clerk, decideOn('accepted', ['s2'], ''))).toMatchObject([
      { type: 'SuggestionDecided', data: { suggestionId: 's2', decision: 'accepted' } },
    ])
    expect(outcome(returned, clerk, decideOn('rejected', ['s1', 's3']))).toMatchObject([
      { data: { suggestionId: 's1' } },
      { data: { suggestionId: 's3' } },
    ])
    expect(outcome(returned, otherClerk, decideOn('accepted'))).toBe('case.notDrafter')
    expect(outcome(returned, head, decideOn('accepted'))).toBe('identity.wrongRole')
    expect(outcome(after([head, suggest()]), clerk, decideOn('accepted'))).toBe('case.notYourStage')
  })
  it('is rejected only with a reason', () => {
    const returned = after([head, suggest()], [head, sendBack()])
    expect(outcome(returned, clerk, decideOn('rejected', ['s1'], '  '))).toBe('case.reasonRequired')
  })
  it('is decided once, and all that are named or none', () => {
    const decided = after([head, suggest(['s1', 's2'])], [head, sendBack()], [clerk, decideOn('accepted', ['s1'])])
    expect(outcome(decided, clerk, decideOn('rejected', ['s1']))).toBe('case.unknownSuggestion')
    expect(outcome(decided, clerk, decideOn('rejected', ['s1', 's2']))).toBe('case.unknownSuggestion')
    expect(outcome(decided, clerk, decideOn('rejected', ['s2', 's2']))).toBe('case.unknownSuggestion')
  })
  it('is withdrawn by its author at their turn, and then bars nothing', () => {
    const made = after([head, suggest()])
    expect(outcome(made, head, decideOn('withdrawn'))).toMatchObject([{ type: 'SuggestionDecided' }])
    const withdrawn = after([head, suggest()], [head, decideOn('withdrawn')])
    expect(outcome(withdrawn, head, pass('departmentReview'))).toMatchObject([{ type: 'DepartmentReviewPassed' }])
    expect(outcome(made, deputy, decideOn('withdrawn'))).toBe('identity.wrongRole')
    expect(outcome(after([head, suggest()], [head, sendBack()]), clerk, decideOn('withdrawn'))).toBe(
      'case.notYourStage',
    )
  })
})
