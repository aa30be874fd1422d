import { describe, expect, it } from 'vitest'
import { areHandsOfApproval, HAND_ACTS, handsOf, type ReleaseHand } from '#shared/domain/archive/hands.ts'
import { ROLES, STAGES } from '#shared/domain/case/roles.ts'
import {
  at,
  clerk,
  conclude,
  deputy,
  head,
  officer,
  pass,
  play,
  principal,
  publisher,
  release,
  sendBack,
  submit,
  TEXT_B,
  withdraw,
  type Played,
} from '../../../helper/case-play.ts'
import { fullAt, skipStep, takeBack } from '../../../helper/full-chain.ts'

const hashesOf = ({ events }: Played): readonly string[] => events.map(({ seq }) => seq.toString(16).padStart(64, '0'))
const handsIn = (played: Played): readonly ReleaseHand[] => handsOf(played.events, hashesOf(played))
const told = (hands: readonly ReleaseHand[]) => hands.map(({ stage, act, role }) => `${stage} ${act} ${role}`)

const APPROVED = handsIn(at('approved'))
const nth = (index: number): ReleaseHand => {
  const hand = APPROVED[index]
  if (hand === undefined) throw new Error('five hands')
  return hand
}
/** Sent back and handed in again: the approval is of the second round. */
const SECOND = handsIn(
  play(
    [
      [principal, sendBack('draft')],
      [clerk, submit(TEXT_B)],
      [head, pass('departmentReview', TEXT_B)],
      [officer, conclude('cleared', TEXT_B)],
      [deputy, pass('deputyReview', TEXT_B)],
      [principal, pass('finalApproval', TEXT_B)],
    ],
    at('finalApproval'),
  ),
)

describe('the hands of a case, as they are told outside the office', () => {
  it('are who handed in and who decided, each once, in the order of the log; nothing that was only registered, found or published', () => {
    expect(told(APPROVED)).toEqual([
      'draft submitted drafter',
      'departmentReview passed departmentHead',
      'secrecyReview concluded secrecyOfficer',
      'deputyReview passed deputyLeader',
      'finalApproval approved principalLeader',
    ])
    expect(told(handsIn(at('archived')))).toEqual(told(APPROVED))
  })

  it('say who, when, in which round and by which event; no opinion and no reason', () => {
    const { events } = at('approved')
    const passed = events.find(({ type }) => type === 'DepartmentReviewPassed')
    expect(APPROVED[1]).toEqual({
      ...{ stage: 'departmentReview', round: 1, act: 'passed', personName: head.name, role: 'departmentHead' },
      ...{ at: passed?.at, eventHash: (passed?.seq ?? 0).toString(16).padStart(64, '0') },
    })
    expect(SECOND.map(({ round }) => round)).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 2])
  })

  it('name whose role was exercised where somebody acted for another', () => {
    const delegation = { delegationId: 'd1', forPersonId: deputy.personId, forName: deputy.name, role: 'deputyLeader' }
    const { events } = at('approved')
    const acted = events.map((event) =>
      event.type === 'DeputyReviewPassed'
        ? { ...event, actor: { ...event.actor, name: head.name, role: 'departmentHead' as const, delegation } }
        : event,
    ) as typeof events
    const hand = handsOf(acted, []).find(({ stage }) => stage === 'deputyReview')
    expect(hand).toMatchObject({ personName: head.name, role: 'departmentHead', eventHash: '' })
    expect(hand?.actedFor).toEqual({ personName: deputy.name, role: 'deputyLeader' })
  })

  it('are those of every step that a chain may have, and of skipping, taking back, withdrawing and sending back', () => {
    expect(told(handsIn(fullAt('approved')))).toEqual([
      'draft submitted drafter',
      'departmentReview passed departmentHead',
      'countersign passed countersigner',
      'countersign passed countersigner',
      'legalReview passed legalReviewer',
      'fairCompetitionReview passed fairCompetitionReviewer',
      'disclosureOfficeReview passed disclosureOfficer',
      'secrecyReview concluded secrecyOfficer',
      'deputyReview passed deputyLeader',
      'collectiveDiscussion discussed meetingRecorder',
      'finalApproval approved principalLeader',
    ])
    const last = (played: Played) => told(handsIn(played)).at(-1)
    expect(last(play([[principal, skipStep]], fullAt('fairCompetitionReview')))).toBe(
      'fairCompetitionReview skipped principalLeader',
    )
    expect(last(play([[head, takeBack]], at('secrecyReview')))).toBe('departmentReview takenBack departmentHead')
    expect(last(play([[clerk, withdraw]], at('departmentReview')))).toBe('departmentReview withdrawn drafter')
    expect(last(play([[officer, sendBack('draft')]], at('secrecyReview')))).toBe(
      'secrecyReview returned secrecyOfficer',
    )
  })
})

describe('hands by which a document can have been approved', () => {
  it.each([
    ['the straight way', APPROVED, 1],
    ['every step of a long chain', handsIn(fullAt('approved')), 1],
    ['a second round', SECOND, 2],
  ] as const)('are those of %s', (_, hands, round) => {
    expect(areHandsOfApproval(hands, round)).toBe(true)
    expect(areHandsOfApproval(hands, round + 1)).toBe(false)
  })

  it('lack none of the five, and have them in their order', () => {
    expect(areHandsOfApproval([], 1)).toBe(false)
    for (const left of APPROVED)
      expect(
        areHandsOfApproval(
          APPROVED.filter((one) => one !== left),
          1,
        ),
      ).toBe(false)
    for (const index of [0, 1, 2, 3]) {
      const [one, next] = [nth(index), nth(index + 1)]
      const swapped = APPROVED.with(index, { ...next, at: one.at }).with(index + 1, { ...one, at: next.at })
      expect(areHandsOfApproval(swapped, 1)).toBe(false)
    }
  })

  it('end with the approval: what was sent back afterwards is not approved', () => {
    const back = handsIn(play([[principal, sendBack('draft')]], at('approved')))
    expect(told(back).at(-1)).toBe('approved returned principalLeader')
    expect(areHandsOfApproval(back, 1)).toBe(false)
    expect(areHandsOfApproval(handsIn(play([[publisher, release()]], at('approved'))), 1)).toBe(true)
  })

  it('have every level again after one was taken back or sent back within the round', () => {
    const [submitted, passed, concluded, deputyPassed, approved] = [0, 1, 2, 3, 4].map(nth) as [
      ...[ReleaseHand, ReleaseHand, ReleaseHand, ReleaseHand, ReleaseHand],
    ]
    const inTurn = (...hands: readonly ReleaseHand[]): boolean =>
      areHandsOfApproval(
        hands.map((hand, index) => ({ ...hand, at: submitted.at, eventHash: index.toString(16).padStart(64, '0') })),
        1,
      )
    const back: ReleaseHand = { ...deputyPassed, act: 'returned' }
    expect(inTurn(submitted, passed, concluded, back, passed, concluded, deputyPassed, approved)).toBe(true)
    expect(inTurn(submitted, passed, concluded, back, passed, deputyPassed, approved)).toBe(false)
    expect(inTurn(submitted, passed, concluded, deputyPassed, passed, concluded, approved)).toBe(false)
    expect(inTurn(submitted, passed, concluded, back, approved)).toBe(false)
    expect(inTurn(submitted, passed, concluded, deputyPassed, approved, approved)).toBe(true)
  })

  it('are all of the round of the approval from its handing in on', () => {
    const split = APPROVED.map((hand, index) => (index < 2 ? hand : { ...hand, round: 2 }))
    expect([1, 2].map((round) => areHandsOfApproval(split, round))).toEqual([false, false])
  })

  it('do not count a level of an earlier round', () => {
    for (const level of ['departmentReview', 'secrecyReview', 'deputyReview', 'finalApproval'] as const)
      expect(
        areHandsOfApproval(
          SECOND.filter(({ stage, round }) => round === 1 || stage !== level),
          2,
        ),
      ).toBe(false)
  })

  it('go back neither in time nor in round, and are each of another event', () => {
    const change = (index: number, more: Partial<ReleaseHand>) =>
      APPROVED.map((hand, place) => (place === index ? { ...hand, ...more } : hand))
    expect(areHandsOfApproval(change(2, { at: '2020-01-01T00:00:00.000Z' }), 1)).toBe(false)
    // Two of the same moment stand in either order.
    expect(areHandsOfApproval(change(2, { at: nth(1).at }), 1)).toBe(true)
    expect(areHandsOfApproval(change(2, { eventHash: nth(1).eventHash }), 1)).toBe(false)
    expect(areHandsOfApproval(change(2, { round: 2 }), 1)).toBe(false)
    const earlier = SECOND.map((hand, index) => (index === 1 ? { ...hand, round: 3 } : hand))
    expect(areHandsOfApproval(earlier, 2)).toBe(false)
  })

  it('are each an act of that stage by the role that may, and of none other', () => {
    const among = (hand: ReleaseHand) => areHandsOfApproval([{ ...hand, eventHash: 'f'.repeat(64) }, ...APPROVED], 1)
    const allowed = STAGES.flatMap((stage) =>
      HAND_ACTS.flatMap((act) =>
        ROLES.flatMap((role) => (among({ ...nth(0), stage, act, role }) ? [`${stage} ${act} ${role}`] : [])),
      ),
    )
    const mayBeSkipped = (stage: string, role: string) => [
      ...[`${stage} passed ${role}`, `${stage} returned ${role}`],
      ...[`${stage} skipped deputyLeader`, `${stage} skipped principalLeader`, `${stage} takenBack ${role}`],
    ]
    expect(allowed.toSorted()).toEqual(
      [
        'draft submitted drafter',
        'departmentReview passed departmentHead',
        'departmentReview returned departmentHead',
        'departmentReview takenBack departmentHead',
        'departmentReview withdrawn drafter',
        ...mayBeSkipped('countersign', 'countersigner'),
        ...mayBeSkipped('legalReview', 'legalReviewer'),
        ...mayBeSkipped('fairCompetitionReview', 'fairCompetitionReviewer'),
        ...mayBeSkipped('disclosureOfficeReview', 'disclosureOfficer'),
        'secrecyReview concluded secrecyOfficer',
        'secrecyReview returned secrecyOfficer',
        'secrecyReview takenBack secrecyOfficer',
        'deputyReview passed deputyLeader',
        'deputyReview returned deputyLeader',
        'deputyReview takenBack deputyLeader',
        ...mayBeSkipped('collectiveDiscussion', 'meetingRecorder').map((one) => one.replace(' passed ', ' discussed ')),
        'finalApproval approved principalLeader',
        'finalApproval returned principalLeader',
        'finalApproval takenBack principalLeader',
        'approved returned principalLeader',
      ].toSorted(),
    )
  })

  it('count the role that was exercised for another, not the person’s own', () => {
    const acted = (role: ReleaseHand['role']) =>
      APPROVED.map((hand) =>
        hand.stage === 'deputyReview'
          ? { ...hand, role: 'departmentHead' as const, actedFor: { personName: deputy.name, role } }
          : hand,
      )
    expect(areHandsOfApproval(acted('deputyLeader'), 1)).toBe(true)
    expect(areHandsOfApproval(acted('departmentHead'), 1)).toBe(false)
  })
})
