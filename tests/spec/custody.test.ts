import { describe, expect, it } from 'vitest'
import type { CaseCommand } from '#shared/domain/case/decide.ts'
import { archivist, at, deputy, filing, outcome, play, principal, TEXT_B } from '../helper/case-play.ts'

const AFTER = '2037-01-02'
const propose = (today = AFTER): CaseCommand => ({ type: 'proposeDisposal', today, reason: '保管期满，已无保存价值' })
const decide = (
  more: Partial<Extract<CaseCommand, { type: 'decideDisposal' }>> = {},
): Extract<CaseCommand, { type: 'decideDisposal' }> => ({
  type: 'decideDisposal',
  role: 'deputyLeader',
  result: 'destroyed',
  reason: '同意销毁',
  keepUntil: null,
  ...more,
})
const filed = () => play([[archivist, filing()]], at('archived'))
const proposed = () => play([[archivist, propose()]], filed())

describe('归档登记: a file has one number, and a number one file', () => {
  it('is the archivist’s, of the very text that was released', () => {
    expect(outcome(at('released'), deputy, filing())).toBe('identity.wrongRole')
    expect(outcome(at('approved'), archivist, filing())).toBe('case.notReleased')
    expect(outcome(at('released'), archivist, filing({ contentHash: TEXT_B }))).toBe('case.contentChanged')
    expect(outcome(at('released'), archivist, filing())).toMatchObject([{ type: 'ArchiveItemFiled' }])
  })

  it('says why a serial was left out, and why the period is none of the table’s', () => {
    const left = filing({ serial: 3, lastSerial: 1 })
    expect(outcome(at('released'), archivist, left)).toBe('archive.reasonRequired')
    expect(outcome(at('released'), archivist, { ...left, reason: '2号件作废' })).toMatchObject([
      { data: { serial: 3 } },
    ])
    expect(outcome(at('released'), archivist, filing({ tableItem: '' }))).toBe('archive.reasonRequired')
  })

  it('never gives a number twice, not even its own', () => {
    const again = filing({ reason: '全宗写错' })
    expect(outcome(filed(), archivist, again)).toBe('archive.numberTaken')
    const second = { ...again, archivalNumber: 'X044-WS·2026-D10-BGS-0001' }
    const renamed = play([[archivist, second]], filed())
    expect(renamed.state.custody.filed?.archivalNumber).toBe(second.archivalNumber)
    expect(outcome(renamed, archivist, again)).toBe('archive.numberTaken')
  })
})

describe('鉴定销毁: two people, after the period, on record (档案法 Art. 21)', () => {
  it('is proposed by the archivist when the ten years are over, not a day before', () => {
    expect(outcome(filed(), archivist, propose('2036-12-31'))).toBe('archive.notExpired')
    expect(outcome(filed(), deputy, propose())).toBe('identity.wrongRole')
    expect(outcome(at('archived'), archivist, propose())).toBe('archive.notFiled')
    expect(outcome(filed(), archivist, propose())).toMatchObject([{ data: { expiredOn: '2036-12-31' } }])
    expect(outcome(proposed(), archivist, propose())).toBe('archive.disposalProposed')
  })

  it('is never proposed of what is kept for ever', () => {
    const permanent = play([[archivist, filing({ retention: 'Y' })]], at('archived'))
    expect(outcome(permanent, archivist, propose('2999-01-01'))).toBe('archive.permanent')
  })

  it('is decided by a leader, and not by whoever proposed it', () => {
    expect(outcome(filed(), deputy, decide())).toBe('archive.noProposal')
    expect(outcome(proposed(), archivist, decide())).toBe('identity.wrongRole')
    const both = { ...archivist, roles: ['archivist', 'deputyLeader'] as const }
    expect(outcome(proposed(), both, decide())).toBe('archive.secondHand')
    expect(outcome(proposed(), principal, decide({ role: 'principalLeader' }))).toMatchObject([
      { type: 'DisposalDecided', data: { result: 'destroyed', keepUntil: null } },
    ])
    expect(outcome(proposed(), deputy, decide({ reason: ' ' }))).toBe('case.reasonRequired')
  })

  it('ends everything but the history', () => {
    const gone = play([[deputy, decide()]], proposed())
    expect(gone.state.custody.destroyedAt).not.toBeNull()
    expect(outcome(gone, archivist, propose())).toBe('archive.destroyed')
    expect(outcome(gone, archivist, filing({ reason: '重新编号' }))).toBe('archive.destroyed')
    expect(outcome(gone, deputy, decide())).toBe('archive.destroyed')
  })

  it('keeps longer only until a later day, and may be proposed anew after it', () => {
    const extend = decide({ result: 'extended', reason: '仍有查考价值' })
    expect(outcome(proposed(), deputy, extend)).toBe('archive.keepUntil')
    expect(outcome(proposed(), deputy, { ...extend, keepUntil: '2036-12-31' })).toBe('archive.keepUntil')
    const kept = play([[deputy, { ...extend, keepUntil: '2046-12-31' }]], proposed())
    expect(outcome(kept, archivist, propose())).toBe('archive.notExpired')
    expect(outcome(kept, archivist, propose('2047-01-01'))).toMatchObject([{ type: 'DisposalProposed' }])
  })
})
