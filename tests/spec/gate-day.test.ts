import { describe, expect, it } from 'vitest'
import type { CaseCommand } from '#shared/domain/case/decide.ts'
import type { Determination } from '#shared/domain/case/disclosure/disclosure-events.ts'
import type { Objection } from '#shared/domain/case/enforcement/enforcement-events.ts'
import { decideGate, GATE_IDS, GATE_ROLES, releaseGates, type GateId } from '#shared/domain/case/gate/gate.ts'
import type { ReleaseFacts } from '#shared/domain/case/gate/gate-rule.ts'
import { replay } from '#shared/domain/case/replay.ts'
import type { CaseState } from '#shared/domain/case/state.ts'
import {
  at,
  clerk,
  deputy,
  determine,
  head,
  officer,
  conclude,
  dispose,
  hashOf,
  hit,
  ITEM,
  NO_EXCEPTION,
  sendBack,
  outcome,
  pass,
  play,
  principal,
  publisher,
  release,
  submit,
  TEXT_A,
  type Act,
  type Person,
} from '../helper/case-play.ts'

/** The last day of the time limit, and the first of the 公示期. */
const LAST = '2026-03-27'
const POSTED = { posting: { from: '2026-03-09', until: '2026-03-13' } }
const workingDays = () => 0
const WAY: readonly Act[] = [
  [clerk, submit(TEXT_A, [hit('h1')])],
  [head, pass('departmentReview')],
  [officer, dispose('h1')],
  [officer, conclude()],
  [deputy, pass('deputyReview')],
  [principal, pass('finalApproval')],
]
const approvedWith = (change: Partial<Determination>, until: string | null = null) =>
  play(
    [
      ...(until === null
        ? []
        : [[clerk, { type: 'setValidityTerm', effectiveOn: null, until, basis: '市规定' }] as const]),
      [clerk, determine(TEXT_A, change)],
      ...WAY,
    ],
    at('draft'),
  )
const facts = (today: string): ReleaseFacts => ({ contentHash: TEXT_A, today, lawfulUntil: LAST, workingDays })
const command = (gate: GateId, by: Person, reason = '已核对') =>
  ({ type: 'answerGate', gate, contentHash: TEXT_A, role: by.roles[0] ?? 'drafter', reason }) as const
/** By somebody at a workstation on that day; by the log alone without one. */
const answer = (state: CaseState, gate: GateId, today: string | null, by = principal) => {
  const day = today === null ? {} : { releaseFacts: () => facts(today) }
  const decided = decideGate(state, command(gate, by), { ...by, ...day })
  return decided.ok ? 'allowed' : decided.error.code
}

describe('an answer before the gate is open answers nothing', () => {
  it.each<[string, GateId, ReturnType<typeof approvedWith>, string, string]>([
    ['the time limit', 'G12', at('approved'), LAST, '2026-03-28'],
    ['a 公示期 that begins', 'G16', approvedWith(POSTED), '2026-03-09', '2026-03-10'],
    ['a term that ends', 'G16', approvedWith({}, '2026-03-20'), '2026-03-20', '2026-03-21'],
  ])('%s: refused until its last day is over, and taken from then on', (_, gate, { state }, last, after) => {
    expect(answer(state, gate, '2026-03-02')).toBe('release.gateHolds')
    expect(answer(state, gate, last)).toBe('release.gateHolds')
    expect(answer(state, gate, after)).toBe('allowed')
  })

  it('what blocks still is not answered at all, and what asks nothing of the case has no answer', () => {
    expect(answer(at('approved').state, 'G13', '2026-03-28')).toBe('release.gateHolds')
    expect(answer(at('approved').state, 'G12', '2026-03-28', publisher)).toBe('identity.wrongRole')
    const late = { ...at('approved').state.timing, dated: { on: '2026-03-30' } }
    const dated = { ...at('approved').state, timing: late } as CaseState
    expect(answer(dated, 'G16', '2026-03-28')).toBe('release.gateBlocks')
  })

  it.each<[string, GateId, ReturnType<typeof approvedWith>, string, string]>([
    ['the time limit', 'G12', at('approved'), LAST, '2026-03-28'],
    ['a 公示期 that begins', 'G16', approvedWith(POSTED), '2026-03-09', '2026-03-10'],
    ['a term that ends', 'G16', approvedWith({}, '2026-03-20'), '2026-03-20', '2026-03-21'],
  ])('%s: one that was recorded early opens nothing', (_, gate, { state }, last, after) => {
    const opened = (answeredAt: string) => {
      const given = { gate, kind: 'overridden', contentHash: TEXT_A, personName: '县长', reason: '同意' } as const
      const answered = { ...state, gateAnswers: [{ ...given, at: answeredAt }] }
      return releaseGates(answered, facts(after)).find(({ id }) => id === gate)?.open
    }
    // 23:59 of the last day in Beijing, and the minute after.
    expect(opened(`${last}T15:59:00.000Z`)).toBe(true)
    expect(opened(`${last}T16:00:00.000Z`)).toBe(false)
  })
})

describe('an answer to what was said of an applicant before', () => {
  const applicant = { name: '云溪化工有限公司', matter: '生产工艺', ground: 'statute', decidedBy: '' } as const
  const file = { fileName: '送达回证.pdf', format: 'pdf', sizeBytes: 9, sha256: hashOf('d') }
  const objecting = (objection: Pick<Objection, 'outcome' | 'handling'>): Partial<Determination> => ({
    items: [{ itemHash: ITEM, answers: { ...NO_EXCEPTION, thirdParty: { answer: 'yes', note: '商业秘密' } } }],
    thirdParties: [
      {
        ...{ ...applicant, file, reason: '《环境影响评价法》第二十一条' },
        objection: { toldOn: '2026-02-20', means: '直接送达', until: '2026-02-28', ...objection },
      },
    ],
  })
  const open = (state: CaseState) => releaseGates(state, facts('2026-03-02')).find(({ id }) => id === 'G19')?.open

  it('says nothing of an objection that came to light since, on the same text', () => {
    const said = play(
      [[principal, command('G19', principal, '没有收到异议')]],
      approvedWith(objecting({ outcome: 'awaited', handling: '' })),
    )
    expect(open(said.state)).toBe(false)
    const again = play(
      [
        [principal, sendBack('draft')],
        [clerk, determine(TEXT_A, objecting({ outcome: 'raised', handling: '不予采纳' }))],
      ],
      said,
    )
    expect(open(again.state)).toBe(true)
    // A log in which it went out by that answer holds none the less.
    const released = play([...WAY, [publisher, { ...release(), releasedOn: '2026-03-02' }]], again)
    expect(replay(released.events)).toMatchObject({ ok: true })
    const answeredAnew = play([...WAY, [principal, command('G19', principal, '已听取意见')]], again)
    expect(open(answeredAnew.state)).toBe(false)
    const answered = play([[principal, command('G12', principal)]], said)
    const kept = play(
      [
        [principal, sendBack('draft')],
        [clerk, determine(TEXT_A, POSTED)],
      ],
      answered,
    )
    const overtaken = kept.state.gateAnswers.filter((given) => given.overtaken).map(({ gate }) => gate)
    expect(overtaken).toEqual(['G19'])
  })
})

describe('a log from before', () => {
  it('with an early answer, and a release that went out by it, still holds', () => {
    const early = play([[principal, command('G16', principal)]], approvedWith(POSTED))
    const late: CaseCommand = { ...release(), releasedOn: '2026-03-10' }
    expect(outcome(approvedWith(POSTED), publisher, late)).toBe('release.gateOpen')
    const done = play([[publisher, late]], early)
    expect(replay(done.events)).toMatchObject({ ok: true })
    // The same answer does not let it out today, on a workstation that has the calendar.
    expect(releaseGates(early.state, facts('2026-03-10')).find(({ id }) => id === 'G16')).toMatchObject({ open: true })
    const limit = play([[principal, command('G12', principal)]], at('approved'))
    expect(replay(limit.events)).toMatchObject({ ok: true })
  })

  it('never holds less than what a workstation records: whatever is allowed with the day is allowed without', () => {
    const states = [at('approved').state, approvedWith(POSTED).state, approvedWith(POSTED, '2026-03-20').state]
    let allowed = 0
    for (const state of states)
      for (const gate of GATE_IDS)
        for (const role of GATE_ROLES)
          for (const today of ['2026-03-02', '2026-03-10', '2026-03-21', '2026-03-28']) {
            const by = { ...principal, roles: [role] }
            if (answer(state, gate, today, by) !== 'allowed') continue
            allowed += 1
            expect(answer(state, gate, null, by)).toBe('allowed')
          }
    expect(allowed).toBeGreaterThan(10)
  })
})
