import { describe, expect, it } from 'vitest'
import { POSTING_LIMITS, postingProblem, type PostingMinimum } from '#shared/domain/deadline/posting.ts'

const least = (more: Partial<PostingMinimum> = {}): PostingMinimum => ({
  ...{ rule: 'land.compensation', count: 30, unit: 'naturalDay', general: false },
  ...{ basis: '土地管理法实施条例第二十八条', earliest: '2026-04-01', reason: '' },
  ...more,
})
const from = '2026-03-02'

describe('公示期的法定最短天数', () => {
  it('knows the matters for which a law names one, and which of them let it be shorter', () => {
    expect(POSTING_LIMITS.map(({ id, term, general }) => [id, term.count, term.unit, general === true])).toEqual([
      ['land.advance-notice', 10, 'workingDay', false],
      ['land.compensation', 30, 'naturalDay', false],
      ['housing.compensation', 30, 'naturalDay', false],
      ['decision.consultation', 30, 'naturalDay', true],
      ['rule.consultation', 30, 'naturalDay', true],
      ['market.consultation', 30, 'naturalDay', true],
    ])
  })

  it.each([
    ['the thirtieth day after the first', '2026-04-01', least(), 'none'],
    ['a day less', '2026-03-31', least(), 'short'],
    ['a reason does not help where the law says 不少于', '2026-03-31', least({ reason: '紧急' }), 'short'],
    [
      'where it says 一般, without a reason',
      '2026-03-20',
      least({ rule: 'decision.consultation', general: true }),
      'unexplained',
    ],
    ['and with one', '2026-03-20', least({ rule: 'decision.consultation', general: true, reason: '汛期紧急' }), 'none'],
    ['a local rule', '2026-03-09', least({ rule: 'local', count: 7, earliest: '2026-03-09' }), 'none'],
    ['a local rule, a day less', '2026-03-08', least({ rule: 'local', count: 7, earliest: '2026-03-09' }), 'short'],
    ['another time than the table has', '2026-03-09', least({ count: 7, earliest: '2026-03-09' }), 'otherRule'],
    ['a law that is made out to be softer', '2026-03-09', least({ general: true, reason: '急' }), 'otherRule'],
    ['a day that was counted otherwise', '2026-03-09', least({ earliest: '2026-03-09' }), 'otherRule'],
    ['a matter that the table does not have', '2026-04-01', least({ rule: 'other' }), 'otherRule'],
  ] as const)('%s', (_name, until, minimum, expected) => {
    expect(postingProblem({ from, until }, minimum)).toBe(expected)
  })
})
