import { describe, expect, it } from 'vitest'
import type { CaseEvent, EventData } from '#shared/domain/case/events.ts'
import { DEFAULT_STAGES } from '../../../helper/case-play.ts'
import { replay } from '#shared/domain/case/replay.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import {
  at,
  clerk,
  deputy,
  hashOf,
  head,
  hit,
  principal,
  play,
  sendBack,
  submit,
  TEXT_B,
  type Person,
} from '../../../helper/case-play.ts'

const story = at('archived').events
const seqOf = (type: CaseEvent['type']): number => story.find((event) => event.type === type)?.seq ?? NaN
const problem = (events: readonly CaseEvent[], isEmpty?: (contentHash: string) => boolean) => {
  const lived = replay(events, isEmpty)
  return lived.ok ? null : lived.error
}
/** A forger with every key numbers the events anew; only the rules are left to object. */
const renumbered = (events: readonly CaseEvent[]): CaseEvent[] => events.map((event, n) => ({ ...event, seq: n + 1 }))
const changed = <T extends keyof EventData>(type: T, data: Partial<EventData[T]>): CaseEvent[] =>
  story.map((event) => (event.type === type ? ({ ...event, data: { ...event.data, ...data } } as CaseEvent) : event))
const actedBy = (type: CaseEvent['type'], person: Person, role: Role): CaseEvent[] =>
  story.map((event) =>
    event.type === type
      ? { ...event, actor: { ...event.actor, personId: person.personId, name: person.name, role } }
      : event,
  )
const without = (...types: readonly CaseEvent['type'][]): CaseEvent[] =>
  renumbered(story.filter((event) => !types.includes(event.type)))

describe('a lawful log', () => {
  it.each(DEFAULT_STAGES)('of a case at %s is lived again to the same state', (stage) => {
    const played = at(stage)
    expect(replay(played.events)).toEqual({ ok: true, value: played.state })
  })

  it('of two rounds with a changed text is lived again to the same state', () => {
    const played = play(
      [
        [principal, sendBack('draft')],
        [clerk, submit(TEXT_B, [hit('h2')])],
      ],
      at('finalApproval'),
    )
    expect(replay(played.events)).toEqual({ ok: true, value: played.state })
  })
})

describe('a log that the rules forbid, though every signature may be right', () => {
  const refused = (type: CaseEvent['type'], refusal: string) => ({ code: 'replay.refused', seq: seqOf(type), refusal })

  it('an approval moved to another text', () => {
    expect(problem(changed('FinalApprovalGiven', { contentHash: TEXT_B }))).toEqual(
      refused('FinalApprovalGiven', 'case.contentChanged'),
    )
    expect(problem(changed('DepartmentReviewPassed', { contentHash: TEXT_B }))).toEqual(
      refused('DepartmentReviewPassed', 'case.contentChanged'),
    )
  })

  it('a level left out', () => {
    const skipped = without('DeputyReviewPassed')
    expect(problem(skipped)).toMatchObject({ code: 'replay.refused', refusal: 'case.notYourStage' })
    expect(problem(without('DepartmentReviewPassed'))).toMatchObject({ seq: seqOf('HitDisposed') - 1 })
  })

  it('a hit without its disposition', () => {
    expect(problem(without('HitDisposed'))).toEqual({
      code: 'replay.refused',
      seq: seqOf('SecrecyReviewConcluded') - 1,
      refusal: 'case.openHits',
    })
  })

  it('a scan with the hit taken out', () => {
    expect(problem(changed('ScanCompleted', { hits: [] }))).toEqual(refused('HitDisposed', 'case.unknownHit'))
  })

  it('a scan of another text, or with a mark of classification in it', () => {
    expect(problem(changed('ScanCompleted', { contentHash: TEXT_B }))).toEqual(
      refused('CaseSubmitted', 'case.contentChanged'),
    )
    expect(problem(changed('ScanCompleted', { hits: [hit('h1', 'block')] }))).toEqual(
      refused('CaseSubmitted', 'case.blockingHits'),
    )
  })

  it('a conclusion that names another scan', () => {
    expect(problem(changed('SecrecyReviewConcluded', { scanHash: hashOf('0') }))).toEqual({
      code: 'replay.otherFacts',
      seq: seqOf('SecrecyReviewConcluded'),
    })
  })

  it('a release without a secrecy review, or of what was not to be published', () => {
    expect(problem(without('SecrecyReviewConcluded'))).toMatchObject({ refusal: 'case.notYourStage' })
    expect(problem(changed('DisclosureDetermined', { mode: 'onRequest', reason: '个人隐私' }))).toEqual(
      refused('CaseReleased', 'case.notForPublication'),
    )
    expect(problem(without('DisclosureDetermined'))).toMatchObject({ refusal: 'disclosure.notDetermined' })
    expect(problem(changed('DisclosureDetermined', { contentHash: TEXT_B }))).toEqual(
      refused('CaseSubmitted', 'disclosure.textChanged'),
    )
  })

  it('an act in a role that may not do it', () => {
    expect(problem(actedBy('FinalApprovalGiven', principal, 'deputyLeader'))).toEqual(
      refused('FinalApprovalGiven', 'identity.wrongRole'),
    )
  })

  it('one person at two levels, and a drafter at one', () => {
    expect(problem(actedBy('DeputyReviewPassed', head, 'deputyLeader'))).toEqual(
      refused('DeputyReviewPassed', 'case.samePersonTwice'),
    )
    expect(problem(actedBy('DepartmentReviewPassed', clerk, 'departmentHead'))).toEqual(
      refused('DepartmentReviewPassed', 'case.ownDraft'),
    )
  })

  it('another drafter who submits', () => {
    const both = story.map((event) =>
      event.type === 'CaseSubmitted' || event.type === 'ScanCompleted'
        ? { ...event, actor: { ...event.actor, personId: 'p-clerk-2' } }
        : event,
    )
    expect(problem(both)).toEqual(refused('CaseSubmitted', 'case.notDrafter'))
  })

  it('an opinion that is none', () => {
    expect(problem(changed('DepartmentReviewPassed', { opinion: '' }))).toEqual(
      refused('DepartmentReviewPassed', 'case.opinionRequired'),
    )
  })

  it('a round or a version that was skipped', () => {
    expect(problem(changed('CaseSubmitted', { round: 2 }))).toEqual({ code: 'replay.otherFacts', seq: 4 })
    expect(problem(changed('DepartmentReviewPassed', { round: 2 }))).toEqual({
      code: 'replay.otherFacts',
      seq: seqOf('DepartmentReviewPassed'),
    })
  })

  it('something after the release', () => {
    const [first] = story
    const edited = [...story.slice(0, 10), { ...story[7], seq: 11, commandId: 'late' }] as CaseEvent[]
    expect(problem(edited)).toMatchObject({ seq: 11, refusal: 'case.notYourStage' })
    const again = [...story, { ...first, seq: 12, commandId: 'again' }] as CaseEvent[]
    expect(problem(again)).toEqual({ code: 'replay.refused', seq: 12, refusal: 'case.notYourStage' })
  })

  it('an archive act for another text', () => {
    expect(problem(changed('ArchivePackageBuilt', { contentHash: TEXT_B }))).toEqual(
      refused('ArchivePackageBuilt', 'case.contentChanged'),
    )
  })

  it('an empty text that was submitted, for whoever has the texts', () => {
    expect(problem(story, () => true)).toEqual(refused('CaseSubmitted', 'case.emptyDocument'))
  })
})

describe('events that no single act records', () => {
  it('a submission without its scan, or a scan without its submission', () => {
    expect(problem(without('ScanCompleted'))).toEqual({ code: 'replay.notOneAct', seq: 4 })
    expect(problem(without('CaseSubmitted'))).toEqual({ code: 'replay.notOneAct', seq: 4 })
  })

  it('a submission by one and its scan by another, or at another time', () => {
    const other = story.map((event) =>
      event.type === 'ScanCompleted' ? { ...event, actor: { ...event.actor, personId: deputy.personId } } : event,
    )
    expect(problem(other)).toEqual({ code: 'replay.notOneAct', seq: seqOf('ScanCompleted') })
    const later = story.map((event) =>
      event.type === 'ScanCompleted' ? { ...event, at: '2026-03-01T01:59:00.000Z' } : event,
    )
    expect(problem(later)).toEqual({ code: 'replay.notOneAct', seq: seqOf('ScanCompleted') })
  })

  it('two acts under one name', () => {
    const [, , , , passed] = story
    const joined = story.map((event) => (event.seq === 6 ? { ...event, commandId: passed?.commandId ?? '' } : event))
    expect(problem(joined)).toEqual({ code: 'replay.notOneAct', seq: 6 })
    const reused = story.map((event) => (event.seq === 9 ? { ...event, commandId: passed?.commandId ?? '' } : event))
    expect(problem(reused)).toEqual({ code: 'replay.commandTwice', seq: 9 })
  })

  it('no events', () => {
    expect(problem([])).toEqual({ code: 'replay.empty', seq: 0 })
  })
})
