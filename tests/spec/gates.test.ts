import { describe, expect, it } from 'vitest'
import { decideGate, mayRelease, releaseGates, type GateLevel } from '#shared/domain/case/gate/gate.ts'
import type { GateRule } from '#shared/domain/case/gate/gate-rule.ts'
import { evolve } from '#shared/domain/case/evolve.ts'
import {
  at,
  clerk,
  deputy,
  head,
  officer,
  outcome,
  play,
  principal,
  publisher,
  recorded,
  TEXT_A,
  TEXT_B,
  type Person,
  type Played,
} from '../helper/case-play.ts'

const FACTS = { contentHash: TEXT_A }
/** A gate of this level that does not hold. */
const closed = (level: GateLevel): readonly GateRule[] => [
  { id: 'G12', check: () => ({ level, holds: false, detail: { days: 3 } }) },
]
const answer = (
  played: Played,
  by: Person,
  level: GateLevel,
  role = by.roles[0] ?? 'drafter',
  reason = '程序已补办',
) => {
  const command = { type: 'answerGate', gate: 'G12', contentHash: TEXT_A, role, reason } as const
  const decided = decideGate(played.state, command, by, closed(level))
  if (!decided.ok) return decided.error.code
  const [event] = recorded(played, by, command, decided.value)
  if (event === undefined) return 'nothing'
  return { type: event.type, state: evolve(played.state, event) }
}

describe('release gates', () => {
  it('are asked of a case from its submission on, and say which hold', () => {
    const holding = (played: Played) =>
      releaseGates(played.state, FACTS).flatMap(({ id, holds }) => (holds ? [id] : []))
    expect(holding(at('departmentReview'))).not.toContain('G5')
    expect(holding(at('deputyReview'))).toContain('G5')
    expect(holding(at('deputyReview'))).not.toContain('G10')
    expect(releaseGates(at('approved').state, FACTS).filter(({ open }) => open)).toEqual([])
  })

  it('hold for one content only', () => {
    const open = releaseGates(at('approved').state, { contentHash: TEXT_B }).flatMap(({ id, open }) =>
      open ? [id] : [],
    )
    expect(open).toContain('G5')
    expect(open).toContain('G10')
  })

  it.each(['block', 'override', 'warn'] as const)(
    'an open one of level %s refuses the release by its name',
    (level) => {
      expect(mayRelease(at('approved').state, FACTS, publisher, closed(level))).toEqual({
        code: 'release.gateOpen',
        detail: { gate: 'G12' },
      })
    },
  )

  it('the first that is open is named, and one with a code of its own says that', () => {
    const restricted = at('approved').state
    const state = { ...restricted, secrecy: { conclusion: 'restricted', contentHash: TEXT_A } } as const
    expect(mayRelease(state, FACTS, publisher)).toEqual({ code: 'case.secrecyRestricted' })
  })

  it('an override opens with a leader’s written reason, on this content, and the release passes', () => {
    const answered = answer(at('approved'), principal, 'override')
    expect(answered).toMatchObject({ type: 'ReleaseGateOverridden' })
    if (typeof answered === 'string') return
    expect(mayRelease(answered.state, FACTS, publisher, closed('override'))).toBeNull()
    const [gate] = releaseGates(answered.state, FACTS, closed('override'))
    expect(gate).toMatchObject({
      holds: false,
      open: false,
      answer: { personName: principal.name, reason: '程序已补办' },
    })
    const [other] = releaseGates(answered.state, { contentHash: TEXT_B }, closed('override'))
    expect(other).toMatchObject({ open: true, answer: null })
  })

  it('a warning is taken note of by the publisher or a leader; that never opens an override', () => {
    const noted = answer(at('approved'), publisher, 'warn')
    expect(noted).toMatchObject({ type: 'ReleaseGateAcknowledged' })
    if (typeof noted === 'string') return
    expect(mayRelease(noted.state, FACTS, publisher, closed('warn'))).toBeNull()
    expect(mayRelease(noted.state, FACTS, publisher, closed('override'))).not.toBeNull()
    expect(answer(at('approved'), deputy, 'warn')).toMatchObject({ type: 'ReleaseGateOverridden' })
    expect(answer(at('approved'), publisher, 'override')).toBe('identity.wrongRole')
  })

  it('nobody overrides one of their own draft, nor of one that was once theirs and is another’s now', () => {
    const drafts = { ...principal, roles: ['principalLeader', 'drafter'] as const }
    const handed = (to: Person) => ({
      ...({
        type: 'reassign',
        what: 'drafter',
        toPersonId: to.personId,
        toName: to.name,
        reason: '经办人外出',
      } as const),
    })
    const back = play(
      [
        [head, handed(drafts)],
        [head, handed(clerk)],
      ],
      at('draft'),
    )
    const approved = { ...at('approved'), state: { ...at('approved').state, drafterIds: back.state.drafterIds } }
    expect(answer(approved, drafts, 'override', 'principalLeader')).toBe('case.ownDraft')
    expect(answer(at('approved'), drafts, 'override', 'principalLeader')).toMatchObject({
      type: 'ReleaseGateOverridden',
    })
  })

  it('a blocking one opens by being met, never by a signature', () => {
    expect(answer(at('approved'), principal, 'block')).toBe('release.gateBlocks')
    const forged = at('approved').state
    const state = {
      ...forged,
      gateAnswers: [
        { gate: 'G12', kind: 'overridden', contentHash: TEXT_A, personName: '甲', at: forged.lastAt, reason: '放行' },
      ],
    } as const
    expect(mayRelease(state, FACTS, publisher, closed('block'))?.code).toBe('release.gateOpen')
  })

  it.each([
    ['the clerk', clerk, 'identity.wrongRole'],
    ['the department head', head, 'identity.wrongRole'],
    ['the secrecy officer', officer, 'identity.wrongRole'],
  ])('%s answers none', (_, by, code) => {
    expect(answer(at('approved'), by, 'override')).toBe(code)
  })

  it('nobody answers in a role that is not theirs, without a reason, too early, or what holds', () => {
    expect(answer(at('approved'), publisher, 'override', 'principalLeader')).toBe('identity.wrongRole')
    expect(answer(at('approved'), principal, 'override', 'principalLeader', ' ')).toBe('case.reasonRequired')
    expect(answer(at('secrecyReview'), principal, 'override')).toBe('case.notYourStage')
    expect(answer(at('finalApproval'), publisher, 'warn')).toBe('case.notYourStage')
    expect(answer(at('released'), principal, 'override')).toBe('case.released')
    const holds = {
      type: 'answerGate',
      gate: 'G5',
      contentHash: TEXT_A,
      role: 'principalLeader',
      reason: '同意',
    } as const
    expect(outcome(at('approved'), principal, holds)).toBe('release.gateHolds')
    expect(outcome(at('approved'), principal, { ...holds, contentHash: TEXT_B })).toBe('case.contentChanged')
  })
})
