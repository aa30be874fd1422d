import { describe, expect, it } from 'vitest'
import { caseRowOf } from '#shared/domain/case/projection/case-row.ts'
import { custodyEnds } from '#shared/domain/case/custody/custody.ts'
import type { CaseCommand } from '#shared/domain/case/decide.ts'
import {
  archive,
  archivist,
  at,
  clerk,
  deputy,
  filing,
  outcome,
  play,
  principal,
  publisher,
  TEXT_A,
  TEXT_B,
} from '../helper/case-play.ts'

const AFTER = '2037-01-02'
const propose = (today = AFTER): CaseCommand => ({ type: 'proposeDisposal', today, reason: '保管期满，已无保存价值' })
const decide = (
  more: Partial<Extract<CaseCommand, { type: 'decideDisposal' }>> = {},
): Extract<CaseCommand, { type: 'decideDisposal' }> => ({
  type: 'decideDisposal',
  role: 'deputyLeader',
  today: AFTER,
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
    // Nor the first of three, nor one at or behind the last of its series, nor another without a reason.
    const third = filing({ archivalNumber: 'X044-WS·2026-D10-BGS-0002', serial: 2, lastSerial: 1, reason: '件号写错' })
    const twice = play([[archivist, third]], renamed)
    expect(twice.state.custody.voided).toEqual([filing().archivalNumber, second.archivalNumber])
    expect(outcome(twice, archivist, again)).toBe('archive.numberTaken')
    expect(outcome(filed(), archivist, { ...third, lastSerial: 2 })).toBe('archive.numberTaken')
    expect(outcome(filed(), archivist, { ...third, reason: ' ' })).toBe('archive.reasonRequired')
    const written = outcome(filed(), archivist, { ...third, reason: ' 件号写错 ' })
    expect(written).toMatchObject([{ data: { reason: '件号写错' } }])
  })
})

describe('鉴定销毁: two people, after the period, on record (档案法 Art. 21)', () => {
  it('is proposed by the archivist when the ten years are over, not a day before', () => {
    expect(outcome(filed(), archivist, propose('2036-12-31'))).toBe('archive.notExpired')
    expect(outcome(filed(), deputy, propose())).toBe('identity.wrongRole')
    expect(outcome(at('archived'), archivist, propose())).toBe('archive.notFiled')
    expect(outcome(filed(), archivist, propose())).toMatchObject([{ data: { expiredOn: '2036-12-31' } }])
    expect(outcome(proposed(), archivist, propose())).toBe('archive.disposalProposed')
    const because = (reason: string) => outcome(filed(), archivist, { type: 'proposeDisposal', today: AFTER, reason })
    expect(because(' ')).toBe('case.reasonRequired')
    expect(because(' 期满 ')).toMatchObject([{ data: { reason: '期满' } }])
  })

  it('is never proposed of what is kept for ever', () => {
    const permanent = play([[archivist, filing({ retention: 'Y' })]], at('archived'))
    expect(outcome(permanent, archivist, propose('2999-01-01'))).toBe('archive.permanent')
  })

  it('falls with the filing that it was made of: another period is another appraisal', () => {
    const again = filing({ archivalNumber: 'X043-WS·2026-Y-BGS-0001', retention: 'Y', reason: '期限定错' })
    const permanent = play([[archivist, again]], proposed())
    expect(permanent.state.custody.proposal).toBeNull()
    expect(outcome(permanent, deputy, decide())).toBe('archive.noProposal')
    expect(outcome(permanent, archivist, propose('2999-01-01'))).toBe('archive.permanent')
  })

  it('asks the file again when it is decided, whatever was proposed', () => {
    const { state, events } = proposed()
    const become = (change: Partial<typeof state.custody>, more: Partial<typeof state> = {}) => ({
      events,
      state: { ...state, ...more, custody: { ...state.custody, ...change } },
    })
    const { filed: item } = state.custody
    expect(outcome(become({ filed: item && { ...item, retention: 'Y' } }), deputy, decide())).toBe('archive.permanent')
    expect(outcome(become({ keepUntil: '2056-12-31' }), deputy, decide())).toBe('archive.notExpired')
    expect(outcome(proposed(), deputy, decide({ today: '2036-12-31' }))).toBe('archive.notExpired')
    expect(outcome(become({}, { stage: 'draft' }), deputy, decide())).toBe('case.notReleased')
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
    const { type: _, ...asFiled } = filing()
    const repeat: CaseCommand & { readonly type: 'repeatDisposal' } = {
      ...{
        type: 'repeatDisposal' as const,
        role: 'principalLeader' as const,
        expiredOn: '2036-12-31',
        reason: '同意销毁',
      },
      ...{ filed: asFiled, filedAt: '2026-12-01T00:00:00.000Z', filedBy: '温故之' },
      ...{ proposedBy: '温故之', proposalReason: '保管期满', proposedAt: '2037-01-01T00:00:00.000Z' },
      ...{ decidedBy: '秦明达', destroyedAt: '2037-01-02T00:00:00.000Z', decisionHash: 'a'.repeat(64) },
    }
    expect(outcome(gone, principal, repeat)).toBe('archive.destroyed')
    // A backup of before holds it again, and the restore ends it as the appraisal did.
    expect(outcome(filed(), archivist, repeat)).toBe('identity.wrongRole')
    // Nor by whoever else is of the office: nobody could say afterwards that there was an appraisal.
    for (const person of [clerk, deputy, archivist])
      expect(outcome(filed(), person, { ...repeat, role: person.roles[0] ?? 'drafter' })).toBe('identity.wrongRole')
    const again = play([[principal, repeat]], filed())
    expect(again.state.custody.destroyedAt).toBe(repeat.destroyedAt)
    expect(outcome(again, archivist, propose())).toBe('archive.destroyed')
    // A backup from before its filing: its number is there again, and is nobody else's.
    const unfiled = play([[principal, repeat]], at('released'))
    expect(caseRowOf(unfiled.state).archive).toMatchObject({ archivalNumber: asFiled.archivalNumber })
    // The number that the backup knew is nobody else's either.
    const other = { ...asFiled, archivalNumber: 'X043-WS·2026-D10-BGS-0009' }
    expect(again.state.custody.voided).toEqual([])
    const renamed = play([[principal, { ...repeat, filed: other }]], filed())
    expect(renamed.state.custody.voided).toEqual([asFiled.archivalNumber])
    expect(unfiled.state.custody.voided).toEqual([])
  })

  it('keeps longer only until a later day, and may be proposed anew after it', () => {
    const extend = decide({ result: 'extended', reason: '仍有查考价值' })
    expect(outcome(proposed(), deputy, extend)).toBe('archive.keepUntil')
    expect(outcome(proposed(), deputy, { ...extend, keepUntil: '2036-12-31' })).toBe('archive.keepUntil')
    const kept = play([[deputy, { ...extend, keepUntil: '2046-12-31' }]], proposed())
    expect(outcome(kept, archivist, propose())).toBe('archive.notExpired')
    expect(outcome(kept, archivist, propose('2047-01-01'))).toMatchObject([{ type: 'DisposalProposed' }])
    // A later proposal that is declined takes nothing of it back.
    const declined = play(
      [
        [archivist, propose('2047-01-01')],
        [deputy, decide({ today: '2047-01-01', result: 'declined', reason: '再留' })],
      ],
      kept,
    )
    expect(custodyEnds(declined.state.custody)).toBe('2046-12-31')
  })

  it('lets no extension shorten a period that was given anew, nor end one that has no end', () => {
    const extend = decide({ result: 'extended', reason: '仍有查考价值', keepUntil: '2046-12-31' })
    const kept = play([[deputy, extend]], proposed())
    const refile = (retention: 'D10' | 'D30' | 'Y') => {
      const archivalNumber = `X043-WS·2026-${retention}-BGS-0002`
      return play(
        [[archivist, filing({ archivalNumber, retention, serial: 2, lastSerial: 1, reason: '期限定错' })]],
        kept,
      )
    }
    expect(custodyEnds(refile('D10').state.custody)).toBe('2046-12-31')
    expect(custodyEnds(refile('D30').state.custody)).toBe('2056-12-31')
    expect(custodyEnds(refile('Y').state.custody)).toBeNull()
  })
})

describe('a file that was packed', () => {
  it('is packed no more once it has another number', () => {
    const packed = play([[archivist, archive()]], filed())
    expect(caseRowOf(packed.state).archive?.packaged).toBe(true)
    const again = filing({ archivalNumber: 'X043-WS·2026-D10-BGS-0002', serial: 2, lastSerial: 1, reason: '件号写错' })
    const renamed = play([[archivist, again]], packed)
    expect(caseRowOf(renamed.state).archive?.packaged).toBe(false)
    expect(caseRowOf(play([[archivist, archive()]], renamed).state).archive?.packaged).toBe(true)
  })

  it('that was taken up again to be made public is no file until it has ended anew', () => {
    const review = {
      type: 'reviewNonDisclosure',
      contentHash: TEXT_A,
      result: 'toProactive',
      reason: '情势已变',
    } as const
    const archived = play(
      [
        [archivist, filing()],
        [archivist, archive()],
      ],
      at('concluded'),
    )
    const reopened = play([[deputy, { ...review, role: 'deputyLeader', nextReviewOn: null }]], archived)
    expect(outcome(reopened, archivist, propose())).toBe('case.notReleased')
    expect(caseRowOf(reopened.state).archive?.packaged).toBe(false)
    const gone = play(
      [
        [archivist, propose()],
        [deputy, decide()],
      ],
      archived,
    )
    expect(outcome(gone, deputy, { ...review, role: 'deputyLeader', nextReviewOn: null })).toBe('archive.destroyed')
  })

  it('has no files any more that could be compared or extended, and takes no evidence, once it was destroyed', () => {
    const gone = play([[deputy, decide()]], proposed())
    const evidence = {
      ...({ type: 'addEvidence', evidenceId: 'e-1', item: 'legalOpinion', on: '2026-02-20', until: null } as const),
      ...{ contentHash: TEXT_A, number: '1', note: '', file: null },
    } as unknown as CaseCommand // any item: nothing is asked of it
    expect(outcome(gone, clerk, evidence)).toBe('archive.destroyed')
    expect(outcome(gone, clerk, { type: 'voidEvidence', evidenceId: 'e-1', reason: '有误' })).toBe('archive.destroyed')
    const files = { pdfSha256: TEXT_B, manifestSha256: TEXT_B, manifestSignatureSha256: TEXT_B }
    expect(outcome(gone, publisher, { type: 'extendRelease', level: 'B-T', ...files })).toBe('archive.destroyed')
  })
})
