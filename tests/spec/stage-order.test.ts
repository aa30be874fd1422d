import { describe, expect, it } from 'vitest'
import {
  DEFAULT_STAGES,
  at,
  clerk,
  conclude,
  deputy,
  dispose,
  EVERY_ROLE,
  head,
  hit,
  officer,
  outcome,
  pass,
  play,
  principal,
  publisher,
  release,
  sendBack,
  submit,
  TEXT_A,
  TEXT_B,
  withdraw,
} from '../helper/case-play.ts'

describe('I5: stages are passed in order; a return names a stage and a reason', () => {
  it('the straight way leads through every stage, one after the other', () => {
    expect(DEFAULT_STAGES.map((stage) => at(stage).state.stage)).toEqual(DEFAULT_STAGES)
  })

  it('the straight way records these facts, and no others', () => {
    expect(at('archived').events.map((event) => event.type)).toEqual([
      'DraftRegistered',
      'DisclosureModeSet',
      'DisclosureDetermined',
      'CaseSubmitted',
      'ScanCompleted',
      'DepartmentReviewPassed',
      'HitDisposed',
      'SecrecyReviewConcluded',
      'DeputyReviewPassed',
      'FinalApprovalGiven',
      'CaseReleased',
      'ArchivePackageBuilt',
    ])
  })

  it('a pass records the round, the text that was seen and the opinion without outer white space', () => {
    expect(outcome(at('departmentReview'), head, pass('departmentReview', TEXT_A, '  拟同意。\n'))).toEqual([
      { type: 'DepartmentReviewPassed', data: { round: 1, contentHash: TEXT_A, opinion: '拟同意。' } },
    ])
  })

  it('an opinion of white space is none', () => {
    expect(outcome(at('departmentReview'), head, pass('departmentReview', TEXT_A, ' 　\t'))).toBe(
      'case.opinionRequired',
    )
  })

  it('an approval is taken back until the release, by the hand that may approve, and everything is asked anew', () => {
    const approved = at('approved')
    expect(outcome(approved, principal, sendBack('draft', TEXT_B))).toBe('case.contentChanged')
    expect(outcome(approved, principal, sendBack('approved'))).toBe('case.notEarlierStage')
    const again = play([[principal, sendBack('finalApproval')]], approved)
    expect(again.state.passes.map((one) => one.stage)).toEqual(['departmentReview', 'secrecyReview', 'deputyReview'])
    expect(outcome(again, publisher, release())).toBe('case.notYourStage')
    expect(play([[principal, pass('finalApproval')]], again).state.stage).toBe('approved')
    const drafted = play([[principal, sendBack('draft')]], approved)
    expect(drafted.state).toMatchObject({ stage: 'draft', passes: [], secrecy: null })
  })

  it('a return records from where, to where, which text and why', () => {
    expect(outcome(at('finalApproval'), principal, sendBack('secrecyReview', TEXT_A, ' 请再核人名 '))).toEqual([
      {
        type: 'CaseReturned',
        data: {
          round: 1,
          contentHash: TEXT_A,
          fromStage: 'finalApproval',
          toStage: 'secrecyReview',
          reason: '请再核人名',
        },
      },
    ])
  })

  it('a return without a reason is refused', () => {
    expect(outcome(at('deputyReview'), deputy, sendBack('draft', TEXT_A, '  '))).toBe('case.reasonRequired')
  })

  it.each(DEFAULT_STAGES.slice(DEFAULT_STAGES.indexOf('deputyReview')))(
    'a deputy leader cannot return a case forward to %s',
    (stage) => {
      expect(outcome(at('deputyReview'), deputy, sendBack(stage))).toBe('case.notEarlierStage')
    },
  )

  it('a return to the department voids its pass; the levels after it are passed again in order', () => {
    const returned = play([[principal, sendBack('departmentReview')]], at('finalApproval'))
    expect(returned.state).toMatchObject({ stage: 'departmentReview', round: 1, passes: [], secrecy: null })
    expect(outcome(returned, officer, conclude())).toBe('case.notYourStage')
    const again = play(
      [
        [head, pass('departmentReview')],
        [officer, conclude()],
        [deputy, pass('deputyReview')],
      ],
      returned,
    )
    expect(again.state.passes.map((held) => held.stage)).toEqual(['departmentReview', 'secrecyReview', 'deputyReview'])
  })

  it('a return to a later level keeps the passes before it, because the text is the same', () => {
    const returned = play([[principal, sendBack('deputyReview')]], at('finalApproval'))
    expect(returned.state.passes.map((held) => held.stage)).toEqual(['departmentReview', 'secrecyReview'])
    expect(returned.state.secrecy).toEqual({ conclusion: 'cleared', contentHash: TEXT_A })
  })

  it('a return to the secrecy review voids its conclusion', () => {
    const returned = play([[deputy, sendBack('secrecyReview')]], at('deputyReview'))
    expect(returned.state.secrecy).toBeNull()
    expect(returned.state.passes.map((held) => held.stage)).toEqual(['departmentReview'])
  })

  it('a text that is submitted again begins a new round, even unchanged, and starts at the department', () => {
    const again = play(
      [
        [deputy, sendBack('draft')],
        [clerk, submit(TEXT_A, [hit('h1')])],
      ],
      at('deputyReview'),
    )
    expect(again.state).toMatchObject({
      stage: 'departmentReview',
      round: 2,
      passes: [],
      secrecy: null,
      dispositions: {},
    })
    expect(again.state.versions).toHaveLength(1)
  })

  it('a changed text is fixed as the next version when it is submitted', () => {
    const returned = play([[head, sendBack('draft')]], at('departmentReview'))
    expect(outcome(returned, clerk, submit(TEXT_B))).toEqual([
      { type: 'DraftRevised', data: { title: '关于调整河滨路停车收费的通知', version: 2, contentHash: TEXT_B } },
      { type: 'CaseSubmitted', data: { round: 2, version: 2, contentHash: TEXT_B } },
      { type: 'ScanCompleted', data: expect.objectContaining({ contentHash: TEXT_B }) as unknown },
    ])
  })

  it('the drafter takes a case back before anyone passed it, with a reason', () => {
    expect(outcome(at('departmentReview'), clerk, withdraw)).toEqual([
      { type: 'CaseWithdrawn', data: { round: 1, reason: '附件有误' } },
    ])
    expect(outcome(at('departmentReview'), clerk, { type: 'withdraw', reason: '' })).toBe('case.reasonRequired')
    expect(play([[clerk, withdraw]], at('departmentReview')).state.stage).toBe('draft')
  })

  it('once somebody passed it in this round it cannot be taken back, even when it was returned to the department', () => {
    const returned = play([[deputy, sendBack('departmentReview')]], at('deputyReview'))
    expect(outcome(returned, clerk, withdraw)).toBe('case.alreadyPassed')
  })

  it('an approved case waits for the publisher; nobody else may act on it but the hand that approved', () => {
    const approved = at('approved')
    for (const person of EVERY_ROLE.filter((one) => one !== principal)) {
      expect(outcome(approved, person, sendBack())).toBe('identity.wrongRole')
      expect(outcome(approved, person, dispose('h1'))).toMatch(/case\.notYourStage|identity\.wrongRole/)
    }
  })
})
