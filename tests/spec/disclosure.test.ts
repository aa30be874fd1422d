import { describe, expect, it } from 'vitest'
import type { CaseCommand } from '#shared/domain/case/decide.ts'
import {
  at,
  clerk,
  conclude,
  deputy,
  disclose,
  head,
  officer,
  outcome,
  pass,
  play,
  principal,
  publisher,
  register,
  release,
  sendBack,
  submit,
} from '../helper/case-play.ts'

const setTo = (mode: 'proactive' | 'onRequest' | 'withheld', basis: string, reason: string): CaseCommand => ({
  type: 'setDisclosure',
  mode,
  basis,
  reason,
})

describe('I9: the way of disclosure is chosen with its basis, and with a reason unless it is proactive', () => {
  it('nothing is submitted before it is chosen', () => {
    expect(outcome(play([[clerk, register()]]), clerk, submit())).toBe('case.disclosureMissing')
  })

  it.each(['proactive', 'onRequest', 'withheld'] as const)('%s needs a basis', (mode) => {
    expect(outcome(at('draft'), clerk, setTo(mode, ' ', '涉及个人隐私'))).toBe('disclosure.basisRequired')
  })

  it.each(['onRequest', 'withheld'] as const)('%s needs a reason', (mode) => {
    expect(outcome(at('draft'), clerk, setTo(mode, '条例第十五条', ' '))).toBe('disclosure.reasonRequired')
    expect(outcome(at('draft'), clerk, setTo(mode, ' 条例第十五条', '涉及个人隐私 '))).toEqual([
      { type: 'DisclosureModeSet', data: { mode, basis: '条例第十五条', reason: '涉及个人隐私' } },
    ])
  })

  it('proactive needs no reason', () => {
    expect(outcome(at('draft'), clerk, setTo('proactive', '条例第二十条', ''))).toBeInstanceOf(Array)
  })

  it('it is fixed with the submission and may be changed after a return to the draft', () => {
    expect(outcome(at('departmentReview'), clerk, disclose)).toBe('case.alreadySubmitted')
    const returned = play([[head, sendBack('draft')]], at('departmentReview'))
    expect(outcome(returned, clerk, disclose)).toBeInstanceOf(Array)
  })

  it.each(['onRequest', 'withheld'] as const)('an approved text that is %s is not released', (mode) => {
    const approved = play([
      [clerk, register()],
      [clerk, setTo(mode, '条例第十五条', '涉及个人隐私')],
      [clerk, submit()],
      [head, pass('departmentReview')],
      [officer, conclude()],
      [deputy, pass('deputyReview')],
      [principal, pass('finalApproval')],
    ])
    expect(outcome(approved, publisher, release())).toBe('case.notForPublication')
  })
})
