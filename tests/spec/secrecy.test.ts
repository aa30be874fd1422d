import { describe, expect, it } from 'vitest'
import { decide } from '#shared/domain/case/decide.ts'
import {
  at,
  conclude,
  deputy,
  dispose,
  hashOf,
  officer,
  outcome,
  pass,
  play,
  publisher,
  release,
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
          conclusion: 'cleared',
          note: '不涉密，可以公开',
        },
      },
    ])
  })

  it('a conclusion says why', () => {
    expect(outcome(disposed(), officer, conclude('cleared', TEXT_A, ''))).toBe('case.opinionRequired')
  })

  it.each(['restricted', 'referred'] as const)('a text that is %s stays with the secrecy officer', (conclusion) => {
    const concluded = play([[officer, conclude(conclusion)]], disposed())
    expect(concluded.state).toMatchObject({ stage: 'secrecyReview', secrecy: { conclusion, contentHash: TEXT_A } })
    expect(outcome(concluded, deputy, pass('deputyReview'))).toBe('case.notYourStage')
    expect(outcome(concluded, publisher, release())).toBe('case.notYourStage')
    expect(outcome(concluded, officer, sendBack('draft'))).toBeInstanceOf(Array)
  })

  it('a text that was referred may be cleared once the answer is there', () => {
    const cleared = play(
      [
        [officer, conclude('referred')],
        [officer, conclude('cleared', TEXT_A, '主管部门答复：不属于国家秘密')],
      ],
      disposed(),
    )
    expect(cleared.state.stage).toBe('deputyReview')
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
