import { describe, expect, it } from 'vitest'
import { actingRole } from '#shared/domain/case/authority/acting-role.ts'
import type { CaseCommand } from '#shared/domain/case/decide.ts'
import { encodeEventBody } from '#shared/domain/case/event-body.ts'
import type { CaseEvent, EventType } from '#shared/domain/case/events.ts'
import { fold } from '#shared/domain/case/evolve.ts'
import { parseEvent } from '#shared/domain/case/parse-event.ts'
import { replay } from '#shared/domain/case/replay.ts'
import { STAGES, type Role, type Stage } from '#shared/domain/case/roles.ts'
import { openHits } from '#shared/domain/case/state.ts'
import { brokenLaw } from '../helper/case-law.ts'
import {
  archive,
  conclude,
  determined,
  currentHash,
  dispose,
  hit,
  pass,
  register,
  release,
  sendBack,
  step,
  submit,
  withdraw,
  type Person,
  type Played,
} from '../helper/case-play.ts'
import { keeping } from '../helper/random-command.ts'
import { createRandom, type Random } from '../helper/random.ts'

/** RANDOM_COMMANDS asks for another number (tests/README.md). */
const COMMANDS = Number(process.env['RANDOM_COMMANDS'] ?? 100_000)
const COMMANDS_PER_CASE = 80

const person = (personId: string, ...roles: readonly Role[]): Person => ({ personId, name: personId, roles })
/** A small office where people hold several roles: the separation of hands has work to do. */
const OFFICE: readonly Person[] = [
  person('a', 'drafter', 'departmentHead'),
  person('b', 'drafter', 'publisher', 'archivist'),
  person('c', 'departmentHead', 'deputyLeader'),
  person('d', 'secrecyOfficer', 'departmentHead'),
  person('e', 'secrecyOfficer', 'deputyLeader'),
  person('f', 'deputyLeader', 'principalLeader'),
  person('g', 'principalLeader', 'secrecyOfficer'),
]
const TEXTS = ['a', 'b', 'd'].map((letter) => letter.repeat(64))
const remarks = ['同意', ' 已阅 ', '', '　']

const handIn = (random: Random, { state }: Played): CaseCommand => {
  const text = random.next() < 0.6 ? (state.publicity.determination?.contentHash ?? 'a'.repeat(64)) : random.pick(TEXTS)
  return determined(state, text) ?? submit(text, [hit('h1'), hit('h2', 'notice')].slice(0, random.below(3)))
}

const fitting = (random: Random, played: Played): CaseCommand => {
  const seen = currentHash(played)
  const open = openHits(played.state)[0]
  const fits: Readonly<Record<Stage, () => CaseCommand>> = {
    draft: () =>
      played.state.disclosure === null
        ? {
            type: 'setDisclosure',
            mode: random.next() < 0.8 ? 'proactive' : 'withheld',
            basis: '条例',
            reason: '个人隐私',
          }
        : handIn(random, played),
    departmentReview: () => pass('departmentReview', seen),
    // The chain of these cases is the default one.
    countersign: () => withdraw,
    legalReview: () => withdraw,
    fairCompetitionReview: () => withdraw,
    disclosureOfficeReview: () => withdraw,
    collectiveDiscussion: () => withdraw,
    secrecyReview: () => (open === undefined ? conclude('cleared', seen) : dispose(open.id, seen)),
    deputyReview: () => pass('deputyReview', seen),
    finalApproval: () => pass('finalApproval', seen),
    approved: () =>
      played.state.disclosure?.mode === 'proactive'
        ? release(seen)
        : { type: 'concludeCase', contentHash: seen, nextReviewOn: '2027-03-01' },
    concluded: () => archive(seen),
    released: () => archive(seen),
    archived: () => archive(seen),
  }
  return fits[played.state.stage]()
}

const anything = (random: Random, played: Played): CaseCommand => {
  const contentHash = random.next() < 0.7 ? currentHash(played) : random.pick(TEXTS)
  const remark = random.pick(remarks)
  if (random.next() < 0.25) return keeping(random, played.state, `n${String(played.state.seq)}`)[1]
  return random.pick<CaseCommand>([
    register(contentHash),
    {
      type: 'setDisclosure',
      mode: random.pick(['proactive', 'onRequest', 'withheld']),
      basis: remark,
      reason: random.pick(remarks),
    },
    submit(contentHash, [hit('h1', random.pick(['block', 'high', 'medium']))]),
    { ...withdraw, reason: remark },
    pass('departmentReview', contentHash, remark),
    pass('deputyReview', contentHash, remark),
    pass('finalApproval', contentHash, remark),
    sendBack(random.pick(STAGES), contentHash, remark),
    sendBack('draft', contentHash, remark),
    dispose(random.pick(['h1', 'h2', 'h3']), contentHash, remark),
    conclude(random.pick(['cleared', 'restricted', 'referred']), contentHash, remark),
    release(contentHash),
    archive(contentHash),
  ])
}

const readBack = (event: CaseEvent): CaseEvent => {
  const { caseId, seq, type } = event
  const parsed = parseEvent({ caseId, seq, type, body: encodeEventBody(event) })
  if (!parsed.ok) throw new Error(parsed.error.code)
  return parsed.value
}

/** One case under fire; returns how it stands after so many commands, allowed or not. */
const underFire = (seed: number): Played => {
  const random = createRandom(seed)
  const first = step(null, OFFICE[0] as Person, register(random.pick(TEXTS)))
  if (!first.ok) throw new Error(first.error.code)
  let played: Played = first.value
  for (let count = 1; count < COMMANDS_PER_CASE; count++) {
    const command = random.next() < 0.35 ? fitting(random, played) : anything(random, played)
    const able = OFFICE.filter(({ roles }) => roles.includes(actingRole(played.state, command, OFFICE[0] as Person)))
    const next = step(played, random.pick(random.next() < 0.8 ? able : OFFICE), command)
    if (next.ok) played = next.value
  }
  return played
}

describe(`${String(COMMANDS)} random commands of random people`, () => {
  const played = Array.from({ length: COMMANDS / COMMANDS_PER_CASE }, (_, seed) => underFire(seed + 1))

  it('break none of the invariants I4 to I10', () => {
    expect(played.map((one) => brokenLaw(one.events)).filter((broken) => broken !== null)).toEqual([])
  })

  it('leave logs that read back as they were written and fold to the state that was lived', () => {
    for (const one of played) expect(fold(one.events.map(readBack))).toEqual(one.state)
  })

  it('leave logs that the replay accepts, with the same end', () => {
    for (const one of played) expect(replay(one.events)).toEqual({ ok: true, value: one.state })
  })

  it('reach every kind of fact often enough to mean something', () => {
    const counts = new Map<EventType, number>()
    for (const { events } of played) for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1)
    expect(counts.size).toBe(21)
    expect([...counts].filter(([, count]) => count < 15)).toEqual([])
  })
})
