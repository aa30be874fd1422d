import { describe, expect, it } from 'vitest'
import { caseRowOf } from '#shared/domain/case/projection/case-row.ts'
import { decide, type CaseCommand } from '#shared/domain/case/decide.ts'
import { replay } from '#shared/domain/case/replay.ts'
import {
  archive,
  archivist,
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
  submit,
  TEXT_A,
  TEXT_B,
  type Played,
} from '../helper/case-play.ts'

const concluding = (nextReviewOn = '2027-03-01', contentHash = TEXT_A) =>
  ({ type: 'concludeCase', contentHash, nextReviewOn }) as const
const reviewing = (
  result: 'kept' | 'toProactive' | 'toOnRequest',
  nextReviewOn: string | null = '2028-03-01',
  reason = '情势没有变化',
) => ({ type: 'reviewNonDisclosure', role: 'deputyLeader', contentHash: TEXT_A, result, reason, nextReviewOn }) as const

/** Approved as not to be published, the secrecy review having concluded so. */
const approved = (mode: 'withheld' | 'onRequest', conclusion: 'cleared' | 'restricted' = 'cleared'): Played =>
  play([
    [clerk, register()],
    [clerk, { ...disclose, mode, reason: '属于内部事务信息' }],
    [clerk, submit()],
    [head, pass('departmentReview')],
    [officer, conclude(conclusion)],
    [deputy, pass('deputyReview')],
    [principal, pass('finalApproval')],
  ])

describe('what is not to be published comes to an end of its own', () => {
  it.each(['withheld', 'onRequest'] as const)(
    '%s is concluded with the day of its next review, and archived',
    (mode) => {
      const before = approved(mode)
      expect(outcome(before, publisher, release())).toBe('case.notForPublication')
      expect(outcome(before, publisher, concluding())).toEqual([
        { type: 'CaseConcluded', data: { contentHash: TEXT_A, mode, nextReviewOn: '2027-03-01' } },
      ])
      const ended = play([[publisher, concluding()]], before)
      expect(ended.state).toMatchObject({
        stage: 'concluded',
        publicity: { ending: { mode, nextReviewOn: '2027-03-01' } },
      })
      expect(play([[archivist, archive()]], ended).state.stage).toBe('archived')
    },
  )

  it('what may not be made public goes on when it is withheld, and only then', () => {
    expect(approved('withheld', 'restricted').state.stage).toBe('approved')
    expect(() => approved('onRequest', 'restricted')).toThrow('case.notYourStage')
  })

  it('is not concluded by anybody else, too early, of another text, in the past, or when it is proactive', () => {
    const before = approved('withheld')
    expect(outcome(before, principal, concluding())).toBe('identity.wrongRole')
    expect(outcome(at('finalApproval'), publisher, concluding())).toBe('case.notYourStage')
    expect(outcome(before, publisher, concluding('2027-03-01', TEXT_B))).toBe('case.contentChanged')
    expect(outcome(before, publisher, concluding('2026-03-01'))).toBe('disclosure.reviewInPast')
    expect(outcome(at('approved'), publisher, concluding())).toBe('disclosure.isProactive')
  })
})

describe('定期评估审查', () => {
  it('is a leader’s, signed with its reason', () => {
    const ended = at('concluded')
    expect(outcome(ended, deputy, reviewing('kept'))).toEqual([
      {
        type: 'NonDisclosureReviewed',
        data: { contentHash: TEXT_A, result: 'kept', reason: '情势没有变化', nextReviewOn: '2028-03-01' },
      },
    ])
    expect(outcome(ended, publisher, reviewing('kept'))).toBe('identity.wrongRole')
    expect(outcome(ended, deputy, reviewing('kept', '2028-03-01', ' '))).toBe('case.reasonRequired')
    expect(outcome(ended, deputy, reviewing('kept', null))).toBe('disclosure.reviewInPast')
    expect(outcome(ended, deputy, reviewing('kept', '2029-03-03'))).toBeInstanceOf(Array)
    expect(outcome(ended, deputy, reviewing('kept', '2029-03-04'))).toBe('disclosure.reviewInPast')
    expect(outcome(at('approved'), deputy, reviewing('kept'))).toBe('case.notYourStage')
  })

  it('names a day after the review itself, however long the case lay, and within three years of it', () => {
    const later = { ...deputy, at: '2029-06-01T02:00:00.000Z' }
    const on = (day: string) => outcome(at('concluded'), later, reviewing('kept', day))
    expect(on('2030-06-01')).toBeInstanceOf(Array)
    expect(on('2032-06-03')).toBeInstanceOf(Array)
    expect(on('2032-06-04')).toBe('disclosure.reviewInPast')
    expect(on('2029-06-01')).toBe('disclosure.reviewInPast')
    expect(on('2028-06-01')).toBe('disclosure.reviewInPast')
  })

  it('keeps it, opens it on request, or sends it the whole way again to be made public', () => {
    const ended = at('concluded')
    const kept = play([[deputy, reviewing('kept')]], ended)
    expect(kept.state.publicity.ending).toMatchObject({ mode: 'withheld', nextReviewOn: '2028-03-01' })
    const onRequest = play([[deputy, reviewing('toOnRequest')]], kept)
    expect(onRequest.state.publicity.ending).toMatchObject({ mode: 'onRequest' })
    expect(outcome(onRequest, deputy, reviewing('toOnRequest'))).toBe('disclosure.isOnRequest')
    const reopened = play([[deputy, reviewing('toProactive', null)]], onRequest)
    expect(reopened.state).toMatchObject({ stage: 'draft', passes: [], secrecy: null, publicity: { ending: null } })
    expect(caseRowOf(kept.state).review).toEqual({ mode: 'withheld', on: '2028-03-01' })
    expect(caseRowOf(onRequest.state).review).toMatchObject({ mode: 'onRequest' })
    expect(caseRowOf(reopened.state).review).toBeNull()
    const archived = play([[archivist, archive()]], ended)
    expect(play([[deputy, reviewing('toProactive', null)]], archived).state.stage).toBe('draft')
  })

  it('of what was destroyed or of another text is none; it is a leader’s, whom the refusal names', () => {
    const ended = at('concluded')
    const of = (custody: Partial<Played['state']['custody']>) => ({
      ...ended,
      state: { ...ended.state, custody: { ...ended.state.custody, ...custody } },
    })
    expect(outcome(of({ destroyedAt: '2026-03-01T02:00:00.000Z' }), deputy, reviewing('kept'))).toBe(
      'archive.destroyed',
    )
    expect(outcome(ended, deputy, { ...reviewing('kept'), contentHash: TEXT_B })).toBe('case.contentChanged')
    expect(outcome(ended, principal, { ...reviewing('kept'), role: 'principalLeader' })).toBeInstanceOf(Array)
    expect(decide(ended.state, reviewing('kept'), publisher)).toEqual({
      ok: false,
      error: { code: 'identity.wrongRole', detail: { role: 'deputyLeader' } },
    })
    // Not while it goes the whole way again, though the ending of before is known.
    const again = { ...ended, state: { ...ended.state, stage: 'approved' as const } }
    expect(outcome(again, deputy, reviewing('kept'))).toBe('case.notYourStage')
  })

  it('changes the mode and nothing else, and what was packed is not what is made public later', () => {
    const ended = at('concluded')
    const onRequest = play([[deputy, reviewing('toOnRequest')]], ended)
    expect(onRequest.state.disclosure).toEqual({ ...ended.state.disclosure, mode: 'onRequest' })
    expect(onRequest.state.publicity).toEqual({
      ...ended.state.publicity,
      ending: { ...ended.state.publicity.ending, mode: 'onRequest', nextReviewOn: '2028-03-01' },
    })
    const packed = play([[archivist, archive()]], ended)
    expect(packed.state.custody.packaged).toBe(true)
    const reopened = play([[deputy, reviewing('toProactive', null)]], packed)
    expect(reopened.state.custody).toMatchObject({ packaged: false, proposal: null })
    expect(reopened.state.publicity).toEqual({ ...packed.state.publicity, ending: null })
  })

  it('a case without a mode is not ended', () => {
    const before = approved('withheld')
    const none = { ...before, state: { ...before.state, disclosure: null } }
    expect(outcome(none, publisher, concluding())).toBe('case.disclosureMissing')
  })

  it('is lived again from the log, act by act', () => {
    const acts: readonly (readonly [typeof clerk, CaseCommand])[] = [
      [deputy, reviewing('kept')],
      [deputy, reviewing('toOnRequest')],
      [deputy, reviewing('toProactive', null)],
    ]
    const { events, state } = play(acts, at('concluded'))
    expect(replay(events)).toEqual({ ok: true, value: state })
  })
})
