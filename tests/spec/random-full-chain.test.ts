import { describe, expect, it } from 'vitest'
import { actingRole } from '#shared/domain/case/authority/acting-role.ts'
import { caseRowOf } from '#shared/domain/case/projection/case-row.ts'
import type { CaseCommand } from '#shared/domain/case/decide.ts'
import type { CaseEvent, EventType } from '#shared/domain/case/events.ts'
import { evolve, fold } from '#shared/domain/case/evolve.ts'
import type { PassStage } from '#shared/domain/case/review/pass.ts'
import { replay } from '#shared/domain/case/replay.ts'
import { ADMINISTRATOR_ROLES, STAGES, type Role, type Stage } from '#shared/domain/case/roles.ts'
import { openHits, type CaseState } from '#shared/domain/case/state.ts'
import {
  archive,
  conclude,
  currentHash,
  determined,
  disclose,
  dispose,
  hit,
  hashOf,
  register,
  release,
  sendBack,
  step,
  submit,
  withdraw,
  type Person,
  type Played,
} from '../helper/case-play.ts'
import { discussed, finance, FULL_CHAIN, handOn, justice, sheetPass } from '../helper/full-chain.ts'
import { brokenFullLaw } from '../helper/full-law.ts'
import { createRandom, type Random } from '../helper/random.ts'

/** RANDOM_COMMANDS asks for another number (tests/README.md). */
const COMMANDS = Number(process.env['RANDOM_COMMANDS'] ?? 100_000)
const COMMANDS_PER_CASE = 120

const person = (personId: string, ...roles: readonly Role[]): Person => ({ personId, name: personId, roles })
/** People hold several roles each, so that the separation of hands has work to do. */
const OFFICE: readonly Person[] = [
  person('a', 'drafter', 'departmentHead', 'legalReviewer'),
  person('b', 'drafter', 'publisher', 'archivist', 'meetingRecorder'),
  person('c', 'departmentHead', 'deputyLeader'),
  person('d', 'secrecyOfficer', 'fairCompetitionReviewer'),
  person('e', 'secrecyOfficer', 'deputyLeader', 'disclosureOfficer'),
  person('f', 'deputyLeader', 'principalLeader', 'countersigner'),
  person('g', 'principalLeader', 'legalReviewer'),
  person('h', 'fairCompetitionReviewer', 'disclosureOfficer', 'meetingRecorder'),
  // A leader who writes: whatever they wrote they may neither pass nor let skip a step.
  person('i', 'drafter', 'deputyLeader', 'principalLeader'),
  { ...finance, roles: ['countersigner', 'legalReviewer'] },
  justice,
]
const WRITERS = OFFICE.filter(({ roles }) => roles.includes('drafter'))
const TEXTS = ['a', 'b', 'd'].map(hashOf)
const WORDS = ['同意', ' 已阅 ', '', '　']
const PASSES: readonly PassStage[] = [
  'departmentReview',
  'countersign',
  'legalReview',
  'fairCompetitionReview',
  'disclosureOfficeReview',
  'deputyReview',
  'finalApproval',
]

const handIn = (random: Random, { state }: Played): CaseCommand => {
  const text = random.next() < 0.7 ? (state.publicity.determination?.contentHash ?? hashOf('a')) : random.pick(TEXTS)
  const hits = [hit('h1'), hit('h2', 'notice')].slice(0, random.below(3))
  const kind = random.pick(['通知', '通知', '通知', '决定'] as const)
  return determined(state, text) ?? { ...submit(text, hits), chain: FULL_CHAIN, kind }
}

const fitting = (random: Random, played: Played): CaseCommand => {
  const { state } = played
  const contentHash = currentHash(played)
  const open = openHits(state)[0]
  const passing = (stage: PassStage) => (): CaseCommand => sheetPass(stage, { contentHash })
  const fits: Readonly<Record<Stage, () => CaseCommand>> = {
    draft: () => (state.disclosure === null ? disclose : handIn(random, played)),
    departmentReview: passing('departmentReview'),
    countersign: () => sheetPass('countersign', { contentHash, partyId: random.pick(['finance', 'justice', 'union']) }),
    legalReview: passing('legalReview'),
    fairCompetitionReview: passing('fairCompetitionReview'),
    disclosureOfficeReview: passing('disclosureOfficeReview'),
    secrecyReview: () => (open === undefined ? conclude('cleared', contentHash) : dispose(open.id, contentHash)),
    deputyReview: passing('deputyReview'),
    collectiveDiscussion: () =>
      discussed({ contentHash, result: random.pick(['adopted', 'adopted', 'postponed', 'rejected']) }),
    finalApproval: passing('finalApproval'),
    approved: () => release(contentHash),
    concluded: () => archive(contentHash),
    released: () => archive(contentHash),
    archived: () => archive(contentHash),
  }
  return fits[state.stage]()
}

const anything = (random: Random, played: Played): CaseCommand => {
  const contentHash = random.next() < 0.8 ? currentHash(played) : random.pick(TEXTS)
  const reason = random.pick(WORDS)
  const partyId = random.pick(['finance', 'justice', 'union', 'nobody'])
  return random.pick<CaseCommand>([
    { ...withdraw, reason },
    sheetPass(random.pick(PASSES), { contentHash, opinion: reason, partyId }),
    sheetPass('countersign', { contentHash, partyId }),
    discussed({ contentHash, meeting: reason }),
    { type: 'skipStep', contentHash, reason },
    { type: 'takeBack', contentHash, reason },
    { type: 'takeBack', contentHash, reason: '看漏了附件' },
    { type: 'urge', dueOn: null, text: reason },
    { type: 'escalate', dueOn: '2026-02-27', text: reason },
    handOn(random.pick(['drafter', 'step']), random.pick(OFFICE), reason),
    sendBack(random.pick(STAGES), contentHash, reason),
    dispose(random.pick(['h1', 'h2', 'h3']), contentHash, reason),
    conclude(random.pick(['cleared', 'restricted', 'referred']), contentHash, reason),
    { ...submit(contentHash, [hit('h1', random.pick(['block', 'high']))]), chain: FULL_CHAIN },
    release(contentHash),
    { type: 'correctClock', correctionId: 'of-nobody' },
  ])
}

const DAY_MS = 86_400_000
/** As `recorded` dates the next fact, so that the rules see the very time that is recorded; by a clock that is so far ahead. */
const timeOf = (played: Played, aheadMs: number): string =>
  new Date(Date.UTC(2026, 2, 1, 1, 0) + played.state.seq * 60_000 + aheadMs).toISOString()

/** The three who may say that the clock was put right, and who may do nothing else here. */
const ADMINISTRATORS = ADMINISTRATOR_ROLES.map((role) => person(`p-${role}`, role))

/** The act as it is recorded at that moment. */
const stepAt = (played: Played, by: Person, command: CaseCommand, at: string): Played | null => {
  const next = step(played, { ...by, at }, command)
  if (!next.ok) return null
  const added = next.value.events.slice(played.events.length).map((event): CaseEvent => ({ ...event, at }))
  const state = added.reduce<CaseState>(evolve, played.state)
  return { state, events: [...played.events, ...added] }
}

/** One case under fire; returns how it stands after so many commands, allowed or not. */
const underFire = (seed: number): Played => {
  const random = createRandom(seed)
  const first = step(null, random.pick(WRITERS), register(random.pick(TEXTS)))
  if (!first.ok) throw new Error(first.error.code)
  let played: Played = first.value
  let aheadMs = 0
  for (let count = 1; count < COMMANDS_PER_CASE; count++) {
    // A clock that somebody sets ahead, and puts right again some acts later: then nothing is recorded before that is said.
    if (aheadMs === 0 && random.next() < 0.01) aheadMs = 400 * DAY_MS
    else if (aheadMs > 0 && random.next() < 0.1) {
      aheadMs = 0
      const correction = { type: 'correctClock', correctionId: `clock-${String(count)}` } as const
      played = stepAt(played, random.pick(ADMINISTRATORS), correction, timeOf(played, 0)) ?? played
    }
    const command = random.next() < 0.6 ? fitting(random, played) : anything(random, played)
    const at = timeOf(played, aheadMs)
    const able = OFFICE.filter((one) => one.roles.includes(actingRole(played.state, command, { ...one, at })))
    const by = random.pick(able.length > 0 && random.next() < 0.9 ? able : OFFICE)
    played = stepAt(played, by, command, at) ?? played
  }
  return played
}

describe(`${String(COMMANDS)} random commands of random people on a chain with every kind of step`, () => {
  const played = Array.from({ length: Math.ceil(COMMANDS / COMMANDS_PER_CASE) }, (_, seed) => underFire(seed + 1))

  it('break no law of the chain', () => {
    expect(played.map((one) => brokenFullLaw(one.events)).filter((broken) => broken !== null)).toEqual([])
  })

  it('leave logs that the replay accepts, with the state and the row that were lived', () => {
    for (const one of played) {
      expect(replay(one.events)).toEqual({ ok: true, value: one.state })
      const again = fold(one.events)
      expect(again === null ? null : caseRowOf(again)).toEqual(caseRowOf(one.state))
    }
  })

  it('go back in time where the clock was put right, and nowhere else, and leave no date of the case after now', () => {
    for (const { events, state } of played) {
      const back = events.filter(({ at }, index) => at < (events[index - 1]?.at ?? ''))
      expect(back.filter(({ type }) => type !== 'ClockCorrected')).toEqual([])
      expect([state.timing.stageSince, state.timing.approvedAt ?? ''].filter((at) => at > state.lastAt)).toEqual([])
    }
  })

  it('reach every kind of fact of the chain', () => {
    const counts = new Map<EventType, number>()
    for (const { events } of played) for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1)
    const wanted: readonly EventType[] = [
      ...(['ChainBound', 'DepartmentReviewPassed', 'CountersignGiven', 'StepPassed', 'StepSkipped'] as const),
      ...(['PassTakenBack', 'CaseReassigned', 'StepUrged', 'StepEscalated', 'CollectiveDiscussionRecorded'] as const),
      ...(['SecrecyReviewConcluded', 'DeputyReviewPassed', 'FinalApprovalGiven', 'CaseReturned'] as const),
      ...(['CaseWithdrawn', 'CaseReleased', 'ClockCorrected'] as const),
    ]
    expect(wanted.filter((type) => (counts.get(type) ?? 0) === 0)).toEqual([])
  })
})
