import { describe, expect, it } from 'vitest'
import { SECRECY_CONCLUSIONS } from '#shared/domain/case/events.ts'
import { decide } from '#shared/domain/case/decide.ts'
import {
  answerReferral,
  at,
  conclude,
  deputy,
  dispose,
  hashOf,
  NOTHING_SECRET,
  officer,
  outcome,
  pass,
  play,
  publisher,
  release,
  reportReferral,
  sendBack,
  TEXT_A,
} from '../helper/case-play.ts'

const disposed = () => play([[officer, dispose('h1')]], at('secrecyReview'))

describe('I8: nothing is released without a concluded secrecy review of this text', () => {
  it('a conclusion records round, text, scan, verdict and note', () => {
    expect(outcome(disposed(), officer, conclude('cleared', TEXT_A, ' 不涉密，可以公开 '))).toEqual([
      {
        type: 'SecrecyReviewConcluded',
        data: {
          round: 1,
          contentHash: TEXT_A,
          scanHash: hashOf('5'),
          answers: NOTHING_SECRET,
          items: [{ itemHash: hashOf('1'), conclusion: 'cleared', note: '' }],
          conclusion: 'cleared',
          note: '不涉密，可以公开',
        },
      },
    ])
  })

  it('a conclusion says why', () => {
    expect(outcome(disposed(), officer, conclude('cleared', TEXT_A, ''))).toBe('case.opinionRequired')
  })

  it.each(['restricted', 'partial'] as const)('a text that is %s stays with the secrecy officer', (conclusion) => {
    const concluded = play([[officer, conclude(conclusion)]], disposed())
    expect(concluded.state).toMatchObject({ stage: 'secrecyReview', secrecy: { conclusion, contentHash: TEXT_A } })
    expect(outcome(concluded, deputy, pass('deputyReview'))).toBe('case.notYourStage')
    expect(outcome(concluded, publisher, release())).toBe('case.notYourStage')
    expect(outcome(concluded, officer, sendBack('draft'))).toBeInstanceOf(Array)
  })

  it('goes through every item of the text, one line each, in order', () => {
    const two = { ...conclude(), itemHashes: [hashOf('1'), hashOf('2')] }
    expect(outcome(disposed(), officer, two)).toBe('secrecy.itemsDiffer')
    const lines = [hashOf('1'), hashOf('2')].map((itemHash) => ({ itemHash, conclusion: 'cleared' as const, note: '' }))
    expect(outcome(disposed(), officer, { ...two, items: lines })).toBeInstanceOf(Array)
    expect(outcome(disposed(), officer, { ...two, items: lines.toReversed() })).toBe('secrecy.itemsDiffer')
    expect(outcome(disposed(), officer, { ...two, itemHashes: [], items: [] })).toBe('secrecy.itemsDiffer')
  })

  it.each([
    ['stateSecret', 'unsure', ['restricted', 'referred']],
    ['stateSecret', 'yes', ['restricted', 'referred']],
    ['workSecret', 'yes', ['restricted', 'referred']],
    ['workSecret', 'unsure', ['restricted', 'referred']],
    ['personalPrivacy', 'unsure', ['partial', 'restricted', 'referred']],
    ['commercialSecret', 'yes', ['cleared', 'partial', 'restricted', 'referred']],
    ['sensitive', 'no', ['cleared', 'partial', 'restricted', 'referred']],
  ] as const)('an answer on %s of %s allows only %j', (question, answer, allowed) => {
    const answers = { ...NOTHING_SECRET, [question]: answer }
    const lawful = SECRECY_CONCLUSIONS.filter(
      (conclusion) => typeof outcome(disposed(), officer, { ...conclude(conclusion), answers }) !== 'string',
    )
    expect(lawful).toEqual(allowed)
  })

  it('is not cleared while an item is not', () => {
    const items = [{ itemHash: hashOf('1'), conclusion: 'partial' as const, note: '附表二列' }]
    expect(outcome(disposed(), officer, { ...conclude(), items })).toBe('secrecy.notClear')
    expect(outcome(disposed(), officer, { ...conclude('partial'), items })).toBeInstanceOf(Array)
  })

  it.each([
    ['without a conclusion', null, 'case.secrecyMissing'],
    ['with a conclusion on another text', { conclusion: 'cleared', contentHash: hashOf('b') }, 'case.secrecyMissing'],
    ['with a restriction', { conclusion: 'restricted', contentHash: TEXT_A }, 'case.secrecyRestricted'],
    ['with an open referral', { conclusion: 'referred', contentHash: TEXT_A }, 'case.secrecyRestricted'],
  ] as const)('a case that reached the gates %s is passed and released by nobody', (_, secrecy, refusal) => {
    // Such states cannot be reached by lawful acts; the gates hold all the same.
    const deputyState = { ...at('deputyReview').state, secrecy }
    expect(decide(deputyState, pass('deputyReview'), deputy)).toMatchObject({ ok: false, error: { code: refusal } })
    const approvedState = { ...at('approved').state, secrecy }
    expect(decide(approvedState, release(), publisher)).toMatchObject({ ok: false, error: { code: refusal } })
  })
})

describe('a case that is referred to the secrecy authority', () => {
  const referred = () => play([[officer, conclude('referred')]], disposed())

  it('is locked for everybody, since the moment of the conclusion', () => {
    const locked = referred()
    expect(locked.state).toMatchObject({ stage: 'secrecyReview', referral: { reportedOn: null } })
    expect(locked.state.referral?.referredAt).toBe(locked.events.at(-1)?.at)
    for (const command of [conclude(), dispose('h1'), sendBack('draft'), conclude('restricted')])
      expect(outcome(locked, officer, command)).toBe('case.referred')
    expect(outcome(locked, deputy, pass('deputyReview'))).toBe('case.notYourStage')
  })

  it('is reported once, and answered, by the officer alone', () => {
    expect(outcome(referred(), deputy, reportReferral)).toBe('identity.wrongRole')
    const reported = play([[officer, reportReferral]], referred())
    expect(reported.state.referral?.reportedOn).toBe(reportReferral.reportedOn)
    expect(outcome(reported, officer, reportReferral)).toBe('case.referralReported')
    expect(outcome(referred(), officer, { ...reportReferral, authority: ' ' })).toBe('case.reasonRequired')
    const dated = { ...officer, at: '2026-03-05T16:30:00.000Z' } // the sixth in Beijing
    expect(outcome(referred(), dated, { ...reportReferral, reportedOn: '2026-03-07' })).toBe('secrecy.impossibleDate')
    const answer = answerReferral('notSecret')
    expect(outcome(reported, dated, { ...answer, answeredOn: '2026-03-07' })).toBe('secrecy.impossibleDate')
    expect(outcome(reported, dated, { ...answer, answeredOn: '2026-02-28' })).toBe('secrecy.impossibleDate')
    expect(outcome(reported, dated, { ...answer, answeredOn: '2026-03-06' })).toMatchObject([{}])
    expect(outcome(disposed(), officer, reportReferral)).toBe('case.notReferred')
    expect(outcome(disposed(), officer, answerReferral('notSecret'))).toBe('case.notReferred')
  })

  it('is free again when it is no secret, and then concluded anew', () => {
    const answered = play(
      [
        [officer, reportReferral],
        [officer, answerReferral('notSecret')],
      ],
      referred(),
    )
    expect(answered.state).toMatchObject({ referral: null, secrecy: null })
    expect(play([[officer, conclude()]], answered).state.stage).toBe('deputyReview')
  })

  it.each(['workSecret', 'stateSecret'] as const)('goes nowhere but back when it is a %s', (answer) => {
    const answered = play([[officer, answerReferral(answer)]], referred())
    expect(answered.state).toMatchObject({ referral: null, secrecy: { conclusion: 'restricted' } })
    expect(outcome(answered, officer, sendBack('draft'))).toBeInstanceOf(Array)
  })
})
