import { describe, expect, it } from 'vitest'
import { ROLES } from '#shared/domain/case/roles.ts'
import {
  at,
  clerk,
  conclude,
  deputy,
  disclose,
  head,
  officer,
  otherClerk,
  outcome,
  pass,
  play,
  principal,
  register,
  sendBack,
  submit,
  TEXT_A,
  TEXT_B,
  type Person,
} from '../helper/case-play.ts'

/** A small office: this person holds every role there is. */
const everything: Person = { personId: 'p-all', name: '万能', roles: ROLES }

const submittedBy = (drafter: Person) =>
  play([
    [drafter, register()],
    [drafter, disclose],
    [drafter, submit()],
  ])

describe('I6: nobody passes two levels of one round, nor their own draft', () => {
  it('a drafter who is also the department head cannot pass their own draft', () => {
    expect(outcome(submittedBy(everything), everything, pass('departmentReview'))).toBe('case.ownDraft')
  })

  it('a drafter passes none of the later levels either', () => {
    const atSecrecy = play([[head, pass('departmentReview')]], submittedBy(everything))
    expect(outcome(atSecrecy, everything, conclude())).toBe('case.ownDraft')
    const atDeputy = play([[officer, conclude()]], atSecrecy)
    expect(outcome(atDeputy, everything, pass('deputyReview'))).toBe('case.ownDraft')
    const atFinal = play([[deputy, pass('deputyReview')]], atDeputy)
    expect(outcome(atFinal, everything, pass('finalApproval'))).toBe('case.ownDraft')
  })

  it('a drafter does not return their own draft in another role', () => {
    expect(outcome(submittedBy(everything), everything, sendBack())).toBe('case.ownDraft')
  })

  it('who passed the department review passes no other level of the round', () => {
    const atSecrecy = play([[everything, pass('departmentReview')]], submittedBy(clerk))
    expect(outcome(atSecrecy, everything, conclude())).toBe('case.samePersonTwice')
    const atDeputy = play([[officer, conclude()]], atSecrecy)
    expect(outcome(atDeputy, everything, pass('deputyReview'))).toBe('case.samePersonTwice')
    const atFinal = play([[deputy, pass('deputyReview')]], atDeputy)
    expect(outcome(atFinal, everything, pass('finalApproval'))).toBe('case.samePersonTwice')
  })

  it('who concluded the secrecy review passes no other level of the round', () => {
    const atDeputy = play(
      [
        [head, pass('departmentReview')],
        [everything, conclude()],
      ],
      submittedBy(clerk),
    )
    expect(outcome(atDeputy, everything, pass('deputyReview'))).toBe('case.samePersonTwice')
  })

  it('a return does not wash a hand clean: who passed a level of this round takes no other level of it', () => {
    const otherHead: Person = { personId: 'p-head-2', name: '代科长', roles: ['departmentHead'] }
    const again = play(
      [
        [everything, pass('departmentReview')],
        [officer, sendBack('departmentReview')],
        [otherHead, pass('departmentReview')],
        [officer, conclude()],
      ],
      submittedBy(clerk),
    )
    expect(again.state.passes.map((held) => held.personId)).not.toContain(everything.personId)
    expect(outcome(again, everything, pass('deputyReview'))).toBe('case.samePersonTwice')
  })

  it('the same level may be passed again by the same person after a return', () => {
    const returned = play([[deputy, sendBack('departmentReview')]], at('deputyReview'))
    expect(outcome(returned, head, pass('departmentReview'))).toBeInstanceOf(Array)
  })

  it('a new round is a new count', () => {
    const second = play(
      [
        [everything, pass('departmentReview')],
        [officer, sendBack('draft')],
        [clerk, submit(TEXT_B)],
        [head, pass('departmentReview', TEXT_B)],
        [officer, conclude('cleared', TEXT_B)],
      ],
      submittedBy(clerk),
    )
    expect(outcome(second, everything, pass('deputyReview', TEXT_B))).toBeInstanceOf(Array)
  })

  it('a case has one drafter: another clerk changes, submits and withdraws nothing of it', () => {
    expect(outcome(at('draft'), otherClerk, submit(TEXT_B))).toBe('case.notDrafter')
    expect(outcome(at('draft'), otherClerk, disclose)).toBe('case.notDrafter')
    expect(outcome(at('departmentReview'), otherClerk, { type: 'withdraw', reason: '误报' })).toBe('case.notDrafter')
  })

  it('an approved text has passed four different hands, none of them the drafter', () => {
    const { state } = at('approved')
    const hands = new Set(state.passes.map((held) => held.personId))
    expect(hands).toEqual(new Set([head.personId, officer.personId, deputy.personId, principal.personId]))
    expect(hands).not.toContain(state.drafterId)
  })

  it('a role that the person does not hold is refused before anything else is told', () => {
    expect(outcome(at('departmentReview'), clerk, pass('departmentReview', TEXT_A))).toBe('identity.wrongRole')
    expect(outcome(null, head, register())).toBe('identity.wrongRole')
  })
})
