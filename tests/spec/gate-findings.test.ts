import { describe, expect, it } from 'vitest'
import type { Determination, Exception } from '#shared/domain/case/disclosure/disclosure-events.ts'
import type { HitReference } from '#shared/domain/case/events.ts'
import { decideGate, mayRelease, releaseGates, type GateAnswer, type GateId } from '#shared/domain/case/gate/gate.ts'
import type { ReleaseFacts } from '#shared/domain/case/gate/gate-rule.ts'
import type { CaseState } from '#shared/domain/case/state.ts'
import { leftoverRule } from '#shared/domain/scan/left-behind.ts'
import {
  at,
  clerk,
  conclude,
  deputy,
  determine,
  head,
  ITEM,
  NO_EXCEPTION,
  officer,
  play,
  principal,
  publisher,
  TEXT_A,
  TEXT_B,
} from '../helper/case-play.ts'

const FACTS: ReleaseFacts = { contentHash: TEXT_A }
const approved = at('approved').state
const find = (state: CaseState, id: GateId, facts: ReleaseFacts = FACTS) => {
  const gate = releaseGates(state, facts).find((one) => one.id === id)
  if (gate === undefined) return null
  const { id: _id, answer: _answer, open: _open, ...finding } = gate
  return finding
}
const hit = (rule: string, level: HitReference['level'] = 'block'): HitReference => ({
  id: rule,
  key: rule,
  rule,
  level,
})
const scanned = (...hits: readonly HitReference[]): CaseState => ({
  ...approved,
  scan: { contentHash: TEXT_A, ruleSetVersion: '1', scanHash: '0'.repeat(64), hits },
})
/** As somebody's hand could have written it past the rules: the gates ask again. */
const said = (change: Partial<Determination>): CaseState => {
  const { type: _type, itemHashes: _items, ...determination } = determine(TEXT_A, change)
  return { ...approved, publicity: { ...approved.publicity, determination } }
}
const yes = (question: Exception) => ({
  itemHash: ITEM,
  answers: { ...NO_EXCEPTION, [question]: { answer: 'yes' as const, note: '说明' } },
})
const no = { itemHash: ITEM, answers: NO_EXCEPTION }
const evidence = (item: string, voided: { readonly reason: string } | null) => ({ item, voided })
/** `duty` of a case under this procedure, with evidence of which only item and validity are read here. */
const under = (kind: string | null, items: readonly ReturnType<typeof evidence>[] = []): CaseState =>
  ({
    ...approved,
    duty: { ...approved.duty, kind: kind === null ? null : { kind, marketEntities: false }, evidence: items },
  }) as unknown as CaseState

describe('every gate, by its name and what it is: nothing opens what blocks', () => {
  it('is asked in this order of a case that all of them concern', () => {
    const posting = { from: '2026-03-09', until: '2026-03-13' }
    const state = {
      ...said({ posting }),
      ...{ duty: under('majorDecision').duty, scan: scanned(hit('mapWithoutNumber', 'high')).scan },
    }
    const facts = { ...FACTS, today: '2026-03-09', lawfulUntil: '2026-03-27', selfCheckProblems: 0 }
    expect(releaseGates(state, facts).map(({ id, level }) => `${id} ${level}`)).toEqual([
      'G1 block',
      'G2 block',
      'G3 block',
      'G4 block',
      'G6 block',
      'G7 block',
      'G8 block',
      'G16 warn',
      'G5 block',
      'G9 override',
      'G10 block',
      'G11 block',
      'G15 block',
      'G12 override',
      'G13 block',
      'G18 warn',
      'G17 block',
    ])
  })

  it('asks nothing of a map, a time limit, a procedure or a file that is not there', () => {
    expect(releaseGates(approved, FACTS).map(({ id }) => id)).toEqual([
      'G1',
      'G2',
      'G3',
      'G4',
      'G6',
      'G7',
      'G8',
      'G5',
      'G9',
      'G10',
      'G11',
    ])
  })
})

describe('what a gate finds', () => {
  const mark = hit('classMark')
  const picture = hit('unreadPicture', 'medium')
  const part = hit('unreadPart', 'medium')
  const hidden = hit(leftoverRule('hiddenSheets').rule)
  const mobile = hit('mobile', 'high')
  const map = hit('mapWithoutNumber', 'high')
  it.each<[string, GateId, CaseState, object | null]>([
    ['no mark', 'G1', scanned(), { level: 'block', holds: true }],
    [
      'marks, and what no machine read',
      'G1',
      scanned(mark, picture, part),
      { level: 'block', holds: false, detail: { count: 3 } },
    ],
    ['what a file hides is its own gate’s', 'G1', scanned(hidden), { level: 'block', holds: true }],
    ['nothing hidden', 'G11', scanned(mark), { level: 'block', holds: true }],
    ['something hidden', 'G11', scanned(hidden), { level: 'block', holds: false, detail: { count: 1 } }],
    ['no personal data', 'G9', scanned(), { level: 'override', holds: true }],
    ['personal data', 'G9', scanned(mobile), { level: 'override', holds: false, detail: { count: 1 } }],
    ['a map', 'G15', scanned(map), { level: 'block', holds: false, detail: { count: 1 } }],
    ['no interpretation of no procedure', 'G18', under(null), null],
    ['no interpretation', 'G18', under('normativeDocument'), { level: 'warn', holds: false }],
    [
      'another piece',
      'G18',
      under('normativeDocument', [evidence('draft.text', null)]),
      { level: 'warn', holds: false },
    ],
    [
      'a piece that was voided',
      'G18',
      under('governmentRule', [evidence('publish.interpretation', { reason: '误' })]),
      { level: 'warn', holds: false },
    ],
    [
      'an interpretation',
      'G18',
      under('majorDecision', [evidence('draft.text', null), evidence('publish.interpretation', null)]),
      { level: 'warn', holds: true },
    ],
  ])('%s: %s', (_, id, state, finding) => {
    expect(find(state, id)).toEqual(finding)
  })

  it('counts the map that two hands let pass no more', () => {
    const hands = ['a', 'b'].map((personId) => ({
      disposition: 'kept' as const,
      reason: '示意',
      personId,
      carried: false,
    }))
    expect(find({ ...scanned(map), dispositions: { [map.id]: hands } }, 'G15')).toEqual({ level: 'block', holds: true })
  })

  it.each([
    ['governmentRule', 'G14', 'G13', /^[^、]+、[^、]+、/],
    ['normativeDocument', 'G14', 'G13', /^起草、评估论证、/],
    ['majorDecision', 'G13', 'G14', /^[^、]+、[^、]+、/],
  ] as const)('%s is asked by %s alone which steps are open', (kind, own, other, first) => {
    expect(find(under(kind), other)).toBeNull()
    const { detail, ...finding } = find(under(kind), own) ?? {}
    expect(finding).toEqual({ level: 'block', holds: false })
    expect(detail?.['count']).toBeGreaterThan(3)
    expect(detail?.['steps']).toMatch(first)
  })

  it('a time limit lasts to the end of its last day, and without a count of days over says none', () => {
    const on = (today: string) => find(approved, 'G12', { ...FACTS, today, lawfulUntil: '2026-03-27' })
    expect(on('2026-03-27')).toEqual({ level: 'override', holds: true, detail: { date: '2026-03-27', days: 0 } })
    expect(on('2026-03-28')).toMatchObject({ holds: false })
    expect(find(approved, 'G12', { ...FACTS, lawfulUntil: '2026-03-27' })).toBeNull()
    expect(find(approved, 'G12', { ...FACTS, today: '2026-03-27' })).toBeNull()
  })

  it('the self-check of the file that was made: nothing may be wrong, and nobody may say otherwise', () => {
    const wrong = (selfCheckProblems: number) => ({ ...FACTS, selfCheckProblems })
    expect(find(approved, 'G17', wrong(0))).toEqual({ level: 'block', holds: true, detail: { count: 0 } })
    expect(find(approved, 'G17', wrong(1))).toEqual({ level: 'block', holds: false, detail: { count: 1 } })
    expect(mayRelease(approved, wrong(1), publisher)).toEqual({ code: 'release.gateOpen', detail: { gate: 'G17' } })
  })
})

describe('the gates of a determination, whatever hand wrote it', () => {
  it('are asked of the determination of this text only', () => {
    const ofOther = said({ contentHash: TEXT_B })
    expect(find(ofOther, 'G4')).toMatchObject({ level: 'block', holds: false })
    for (const id of ['G3', 'G6', 'G7', 'G8'] as const) expect(find(ofOther, id)).toBeNull()
  })

  it.each<[string, GateId, Partial<Determination>]>([
    ['G4 of no item', 'G4', { items: [] }],
    ['G4 of a state secret', 'G4', { items: [yes('stateSecret')] }],
    ['G4 of a prohibition in one of two items', 'G4', { items: [no, yes('prohibited')] }],
    ['G4 of safety in one of two items', 'G4', { items: [yes('safety'), no] }],
    ['G6 of a third party without a record', 'G6', { items: [no, yes('thirdParty')] }],
    [
      'G7 of one agreement and one that is awaited',
      'G7',
      {
        concernsOthers: true,
        consultations: (['agreed', 'pending'] as const).map((outcome) => ({
          ...{ organ: '县财政局', consultedOn: '2026-02-01', means: '函', file: null, note: '', outcome },
        })),
      },
    ],
  ])('%s does not hold', (_, id, change) => {
    expect(find(said(change), id)).toEqual({ level: 'block', holds: false })
  })

  const LAND = {
    ...{ rule: 'land.compensation', count: 5, unit: 'workingDay' as const, general: false },
    ...{ basis: '某条例', earliest: '2026-03-16', reason: '' },
  }
  const posting = { from: '2026-03-09', until: '2026-03-16' }
  it('G16 counts a 公示期 in working days by the calendar of whoever asks, and says nothing of it without one', () => {
    const of = (days: number | null, today = '2026-03-10') => {
      const workingDays = (from: string, to: string) => (from === today && to === posting.until ? (days ?? 0) : 99)
      const facts = { ...FACTS, today, ...(days === null ? {} : { workingDays }) }
      return find(said({ posting, postingMinimum: LAND }), 'G16', facts)
    }
    const least = { from: '2026-03-09', to: '2026-03-16', least: 5, unit: 'workingDay', basis: '某条例' }
    expect(of(4)).toEqual({ level: 'block', holds: false, detail: least })
    expect(of(5)).toMatchObject({ level: 'warn' })
    expect(of(null)).toMatchObject({ level: 'warn' })
    // Before it begins it is counted from the day on which it begins.
    expect(of(0, '2026-03-08')).toEqual({ level: 'warn', holds: true })
  })
})

describe('the conclusion of the secrecy review, and every hand on the same text', () => {
  it('a text that may go out in part only never goes out whole', () => {
    const state = { ...approved, publicity: { ...approved.publicity, partOnly: [TEXT_A] } }
    expect(mayRelease(state, FACTS, publisher)).toEqual({ code: 'case.secrecyRestricted' })
  })

  it('without a hand, with one on another text, or before the last one, it is not the content that was approved', () => {
    const [first, ...rest] = approved.passes
    if (first === undefined) throw new Error('an approved case has passes')
    const other = { ...approved, passes: [{ ...first, contentHash: TEXT_B }, ...rest] }
    for (const state of [{ ...approved, passes: [] }, other]) {
      expect(find(state, 'G10')).toMatchObject({ holds: false })
      expect(mayRelease(state, FACTS, publisher)).toEqual({ code: 'case.contentChanged' })
    }
    expect(find({ ...approved, passes: [first] }, 'G10')).toMatchObject({ holds: true })
    expect(find({ ...approved, stage: 'finalApproval' }, 'G10')).toMatchObject({ holds: false })
  })
})

describe('who answers, and which answer counts', () => {
  const answer = (reason: string, gate: GateId = 'G9'): GateAnswer => ({
    ...{ gate, kind: 'overridden', contentHash: TEXT_A, personName: '县长', at: '', reason },
  })
  const command = { type: 'answerGate', gate: 'G9', contentHash: TEXT_A, reason: '公示' } as const
  const refusal = (state: CaseState, by: typeof clerk, role = by.roles[0] ?? 'drafter') => {
    const decided = decideGate(state, { ...command, role }, by)
    return decided.ok ? 'allowed' : decided.error
  }
  const open = scanned(hit('mobile', 'high'))

  it('the last one on this gate', () => {
    const ask = (...gateAnswers: readonly GateAnswer[]) =>
      releaseGates({ ...open, gateAnswers }, FACTS).find(({ id }) => id === 'G9')?.answer?.reason
    expect(ask(answer('一'), answer('二'))).toBe('二')
    expect(ask(answer('一', 'G12'))).toBeUndefined()
    expect(ask({ ...answer('一'), contentHash: TEXT_B })).toBeUndefined()
  })

  it('nobody while the secrecy authority is asked', () => {
    const referred = play([[officer, conclude('referred')]], at('secrecyReview')).state.referral
    expect(referred).not.toBeNull()
    expect(refusal({ ...open, referral: referred }, principal)).toEqual({ code: 'case.referred' })
  })

  it('nobody in a case that ended as not to be published: nothing is released that could pass', () => {
    const ended = { ...open, stage: 'concluded' } as const
    for (const by of [deputy, principal, publisher])
      expect(refusal(ended, by)).toEqual({ code: 'case.notYourStage', detail: { stage: 'concluded' } })
  })

  it('both leaders from the deputy’s review on, and the publisher, who is told whose an override is', () => {
    for (const by of [deputy, principal]) {
      expect(refusal({ ...open, stage: 'deputyReview' }, by)).toBe('allowed')
      expect(refusal({ ...open, stage: 'secrecyReview' }, by)).toEqual({
        code: 'case.notYourStage',
        detail: { stage: 'secrecyReview' },
      })
    }
    expect(refusal(open, publisher)).toEqual({ code: 'identity.wrongRole', detail: { role: 'deputyLeader' } })
    expect(refusal(open, head)).toEqual({ code: 'identity.wrongRole', detail: { role: 'departmentHead' } })
    expect(mayRelease(open, FACTS, head)).toEqual({ code: 'identity.wrongRole', detail: { role: 'publisher' } })
  })

  it('a publisher who drafted it takes note of a warning; a leader who did lets nothing pass', () => {
    const warned = under('normativeDocument')
    const asPublisher = { ...command, gate: 'G18', role: 'publisher' } as const
    expect(decideGate(warned, asPublisher, { ...clerk, roles: ['drafter', 'publisher'] }).ok).toBe(true)
    const asLeader = { ...command, gate: 'G18', role: 'principalLeader' } as const
    expect(decideGate(warned, asLeader, { ...clerk, roles: ['drafter', 'principalLeader'] })).toMatchObject({
      error: { code: 'case.ownDraft' },
    })
  })
})
