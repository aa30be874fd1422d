import { describe, expect, it } from 'vitest'
import type { HitReference } from '#shared/domain/case/events.ts'
import { mayRelease, releaseGates } from '#shared/domain/case/gate/gate.ts'
import type { CaseState, HitHand } from '#shared/domain/case/state.ts'
import { detectInLines, detectInText } from '#shared/domain/scan/detector/all.ts'
import { leftoverRule } from '#shared/domain/scan/left-behind.ts'
import { PERSONAL_RULES } from '#shared/domain/scan/personal.ts'
import { at, clerk, outcome, publisher, scanOf, submit, TEXT_A, TEXT_B } from '../helper/case-play.ts'

const FACTS = { contentHash: TEXT_A }
const hit = (rule: string, level: HitReference['level']): HitReference => ({ id: rule, key: rule, rule, level })
const hand = (personId: string): HitHand => ({ disposition: 'kept', reason: '法定公开', personId, carried: false })
/** An approved case whose scan found this, each hit with so many hands. */
const found = (hits: readonly HitReference[], hands = 0): CaseState => {
  const { state } = at('approved')
  const people = ['a', 'b'].slice(0, hands).map(hand)
  return {
    ...state,
    scan: { contentHash: TEXT_A, ruleSetVersion: '1', scanHash: '0'.repeat(64), hits },
    dispositions: Object.fromEntries(hits.map(({ id }) => [id, people])),
  }
}
const open = (state: CaseState, facts = FACTS): readonly string[] =>
  releaseGates(state, facts).flatMap(({ id, open: isOpen }) => (isOpen ? [id] : []))

describe('gates that the scan answers', () => {
  it('hold of a case that was scanned and found clean', () => {
    expect(open(found([]))).toEqual([])
    expect(mayRelease(found([]), FACTS, publisher)).toBeNull()
  })

  it('none holds when this content was not scanned', () => {
    const { state } = at('approved')
    for (const scan of [null, { ...scanOf(TEXT_B) }])
      expect(open({ ...state, scan })).toEqual(expect.arrayContaining(['G1', 'G9', 'G11']))
  })

  it('G1 stops a mark anywhere, and nobody may let it pass', () => {
    const state = found([hit('classMark', 'block')], 2)
    expect(open(state)).toEqual(['G1'])
    expect(mayRelease(state, FACTS, publisher)).toEqual({ code: 'release.gateOpen', detail: { gate: 'G1' } })
    expect(releaseGates(state, FACTS).find(({ id }) => id === 'G1')).toMatchObject({
      level: 'block',
      detail: { count: 1 },
    })
  })

  it.each(['unreadPicture', 'unreadPart'])('G1 waits until a person has looked at what no machine read: %s', (rule) => {
    expect(open(found([hit(rule, 'medium')]))).toEqual(['G1'])
    expect(open(found([hit(rule, 'medium')], 1))).toEqual([])
  })

  it('G9 asks for two hands on personal data of level high, else for a leader by name', () => {
    const mobile = [hit('mobile', 'high')]
    for (const hands of [0, 1]) expect(open(found(mobile, hands))).toEqual(['G9'])
    expect(open(found(mobile, 2))).toEqual([])
    expect(open(found([hit('mobile', 'medium')]))).toEqual([])
    expect(open(found([hit('lexicon', 'high')]))).toEqual([])
    const answered = {
      ...found(mobile, 1),
      gateAnswers: [
        { gate: 'G9', kind: 'overridden', contentHash: TEXT_A, personName: '县长', at: '', reason: '公示' },
      ],
    } satisfies CaseState
    expect(open(answered)).toEqual([])
  })

  it('G11 stops whatever a file hides, and already the submission', () => {
    const left = hit(leftoverRule('hiddenSheets').rule, 'block')
    expect(open(found([left], 2))).toEqual(['G11'])
    expect(outcome(at('draft'), clerk, submit(TEXT_A, [left]))).toBe('case.leftBehind')
    expect(outcome(at('draft'), clerk, submit(TEXT_A, [left, hit('classMark', 'block')]))).toBe('case.blockingHits')
  })

  it('G15 asks two hands why a map shows no 审图号, and nothing of a text that only speaks of maps', () => {
    const map = [hit('mapWithoutNumber', 'high')]
    for (const hands of [0, 1]) expect(open(found(map, hands))).toEqual(['G15'])
    expect(open(found(map, 2))).toEqual([])
    const gates = releaseGates(found([hit('mapWithoutNumber', 'notice')]), FACTS)
    expect(gates.some(({ id }) => id === 'G15')).toBe(false)
    const rules = detectInText('附图：云岭县区位示意图', { today: '2026-11-28' })
    expect(rules.map(({ rule, level }) => [rule, level])).toEqual([['mapWithoutNumber', 'high']])
  })

  it('know every rule that finds personal data', () => {
    const text =
      '姓名：张小明 住址：云岭县青石镇河西路12号3单元502室 电话13812345678 身份证11010519491231002X 邮箱a@b.com 云A12345 账号6222021234567890128'
    const rules = detectInLines(text, (run) => run, { today: '2026-11-28' })
      .filter(({ category }) => category === 'personal')
      .map(({ rule }) => rule)
    expect(rules.length).toBeGreaterThan(4)
    for (const rule of rules) expect(PERSONAL_RULES, rule).toContain(rule)
  })
})
