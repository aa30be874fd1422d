import { describe, expect, it } from 'vitest'
import type { CaseCommand } from '#shared/domain/case/decide.ts'
import type { Determination } from '#shared/domain/case/disclosure-events.ts'
import { decideGate, GATE_IDS, GATE_ROLES, releaseGates, type GateId } from '#shared/domain/case/gate.ts'
import type { ReleaseFacts } from '#shared/domain/case/gate-rule.ts'
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
  hit,
  outcome,
  pass,
  play,
  principal,
  publisher,
  release,
  submit,
  TEXT_A,
  type Person,
} from '../helper/case-play.ts'

/** The last day of the time limit, and the first of the 公示期. */
const LAST = '2026-03-27'
const POSTED = { posting: { from: '2026-03-09', until: '2026-03-13' } }
const workingDays = () => 0
const approvedWith = (change: Partial<Determination>, until: string | null = null) =>
  play(
    [
      ...(until === null
        ? []
        : [[clerk, { type: 'setValidityTerm', effectiveOn: null, until, basis: '市规定' }] as const]),
      [clerk, determine(TEXT_A, change)],
      [clerk, submit(TEXT_A, [hit('h1')])],
      [head, pass('departmentReview')],
      [officer, dispose('h1')],
      [officer, conclude()],
      [deputy, pass('deputyReview')],
      [principal, pass('finalApproval')],
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
