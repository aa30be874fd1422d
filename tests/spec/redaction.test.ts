import { describe, expect, it } from 'vitest'
import { decide } from '#shared/domain/case/decide.ts'
import type { Redaction } from '#shared/domain/case/draft/redaction.ts'
import { publicVersionOf } from '#shared/domain/case/state.ts'
import { replay } from '#shared/domain/case/replay.ts'
import { releaseGates } from '#shared/domain/case/gate/gate.ts'
import type { Removal } from '#shared/domain/document/redact/removal.ts'
import {
  at,
  clerk,
  conclude,
  deputy,
  determined,
  disclose,
  hashOf,
  head,
  officer,
  outcome,
  pass,
  play,
  principal,
  publisher,
  register,
  release,
  scanOf,
  sendBack,
  submit,
  TEXT_A,
  wording,
  type Act,
} from '../helper/case-play.ts'

const PUBLIC = hashOf('d')
const removal: Removal = {
  place: { kind: 'passage', line: 1, start: 0, end: 3 },
  mask: 'name',
  ground: 'personalPrivacy',
  reason: '涉及个人隐私',
}
const redaction = (change: Partial<Redaction> = {}): Redaction => ({
  removals: [removal],
  wording: wording(PUBLIC, '关于何**救助的公示'),
  ...change,
})
const submitRedacted = (change: Partial<Redaction> = {}, contentHash = TEXT_A) => ({
  ...submit(contentHash),
  scan: scanOf(change.wording?.contentHash ?? PUBLIC),
  redaction: redaction(change),
})
const drafted = () => at('draft')
const submitted = () => play([[clerk, submitRedacted()]], drafted())
const atOfficer = () => play([[head, pass('departmentReview', PUBLIC)]], submitted())
const WAY: readonly Act[] = [
  [officer, conclude('partial', PUBLIC)],
  [deputy, pass('deputyReview', PUBLIC)],
  [principal, pass('finalApproval', PUBLIC)],
]

describe('区分处理: a version for the public is handed in with the text that it was made of', () => {
  it('fixes both as versions, says how the second was made, and goes on with the second', () => {
    const { state, events } = submitted()
    expect(events.slice(-4).map(({ type, data }) => ({ type, data }))).toEqual([
      { type: 'DraftRevised', data: { title: '关于何**救助的公示', version: 2, contentHash: PUBLIC } },
      {
        type: 'PublicVersionMade',
        data: { round: 1, fromContentHash: TEXT_A, contentHash: PUBLIC, removals: [removal] },
      },
      { type: 'CaseSubmitted', data: { round: 1, version: 2, contentHash: PUBLIC } },
      { type: 'ScanCompleted', data: scanOf(PUBLIC) },
    ])
    expect(publicVersionOf(state)).toMatchObject({ contentHash: PUBLIC })
  })

  it('fixes a changed text before it', () => {
    const [first, second] = outcome(drafted(), clerk, submitRedacted({}, hashOf('b')))
    expect([first, second]).toMatchObject([
      { type: 'DraftRevised', data: { version: 2, contentHash: hashOf('b') } },
      { type: 'DraftRevised', data: { version: 3, contentHash: PUBLIC } },
    ])
  })

  it('fixes nothing anew when both are handed in again as they were', () => {
    const back = play([[head, sendBack('draft', PUBLIC)]], submitted())
    const again = play([[clerk, submitRedacted()]], back)
    expect(again.state.versions.map(({ contentHash }) => contentHash)).toEqual([TEXT_A, PUBLIC])
    expect(publicVersionOf(again.state)).toMatchObject({ round: 2, contentHash: PUBLIC })
    // Handed in bare after that, the same words are no public version.
    const bare = play([[clerk, submit(PUBLIC)]], play([[head, sendBack('draft', PUBLIC)]], again))
    expect(publicVersionOf(bare.state)).toBeNull()
  })

  it('is made again by whoever has the text, and refused when it comes out otherwise', () => {
    const command = submitRedacted()
    const prepared = play([], drafted())
    const said = determined(prepared.state, TEXT_A)
    const ready = said === null ? prepared : play([[clerk, said]], prepared)
    const asked: unknown[] = []
    const derivedHash = (from: string, removals: readonly Removal[]) => {
      asked.push([from, removals])
      return PUBLIC
    }
    expect(decide(ready.state, command, { ...clerk, derivedHash }).ok).toBe(true)
    expect(asked).toEqual([[TEXT_A, [removal]]])
    for (const other of [hashOf('e'), null]) {
      const context = { ...clerk, derivedHash: () => other }
      expect(decide(ready.state, command, context)).toMatchObject({ error: { code: 'redaction.mismatch' } })
    }
  })

  it.each([
    ['without a removal', { removals: [] }, 'redaction.nothing'],
    ['that is the text itself', { wording: wording(TEXT_A) }, 'redaction.nothing'],
    ['without a reason', { removals: [{ ...removal, reason: ' ' }] }, 'case.reasonRequired'],
    ['with nothing left', { wording: { ...wording(PUBLIC), empty: true } }, 'case.emptyDocument'],
  ] as const)('is refused %s', (_, change, code) => {
    expect(outcome(drafted(), clerk, submitRedacted(change))).toBe(code)
  })

  it('is refused where nothing is to be made public, and with a scan of the other text', () => {
    const withheld = play([
      [clerk, register()],
      [clerk, { ...disclose, mode: 'withheld', reason: '内部事务信息' }],
    ])
    expect(outcome(withheld, clerk, submitRedacted())).toBe('redaction.withheld')
    expect(outcome(drafted(), clerk, { ...submitRedacted(), scan: scanOf(TEXT_A) })).toBe('case.contentChanged')
  })
})

describe('every hand is on the version for the public', () => {
  it('nobody passes the text that it was made of', () => {
    expect(outcome(submitted(), head, pass('departmentReview', TEXT_A))).toBe('case.contentChanged')
  })

  it('the secrecy review concludes 区分处理后公开, and then it is released as that', () => {
    expect(outcome(atOfficer(), officer, conclude('cleared', PUBLIC))).toBe('secrecy.redacted')
    const approved = play(WAY, atOfficer())
    const gates = releaseGates(approved.state, { contentHash: PUBLIC })
    expect(gates.filter(({ open }) => open)).toEqual([])
    expect(gates.find(({ id }) => id === 'G4')).toMatchObject({ holds: true })
    expect(outcome(approved, publisher, release(TEXT_A))).toBe('case.contentChanged')
    const released = play([[publisher, release(PUBLIC)]], approved)
    expect(replay(released.events)).toEqual({ ok: true, value: released.state })
  })

  it('an unclear answer or an item that may not go out stops it', () => {
    const doubtful = conclude('partial', PUBLIC)
    const unsure = { ...doubtful, answers: { ...doubtful.answers, personalPrivacy: 'unsure' as const } }
    expect(outcome(atOfficer(), officer, unsure)).toBe('secrecy.notClear')
    const items = doubtful.items.map((item) => ({ ...item, conclusion: 'restricted' as const }))
    expect(outcome(atOfficer(), officer, { ...doubtful, items })).toBe('secrecy.notClear')
  })
})

describe('区分处理后公开 of a text as it is', () => {
  const whole = () => play([[head, pass('departmentReview')]], play([[clerk, submit()]], drafted()))
  const judged = () => play([[officer, conclude('partial')]], whole())

  it('leads to a public version and nowhere else', () => {
    expect(judged().state.stage).toBe('secrecyReview')
    expect(outcome(judged(), officer, conclude('cleared'))).toBe('redaction.required')
    const back = play([[officer, sendBack('draft')]], judged())
    expect(outcome(back, clerk, submit())).toBe('redaction.required')
    const released = play(
      [[clerk, submitRedacted()], [head, pass('departmentReview', PUBLIC)], ...WAY, [publisher, release(PUBLIC)]],
      back,
    )
    expect(released.state.stage).toBe('released')
    expect(replay(released.events).ok).toBe(true)
  })

  it('is not asked of a text that was changed', () => {
    const back = play([[officer, sendBack('draft')]], judged())
    expect(outcome(back, clerk, submit(hashOf('b')))).toBeInstanceOf(Array)
  })
})

describe('a log that tells of a public version', () => {
  it('is refused when the removals were altered, the round, or the text', () => {
    const { events } = play([...WAY, [publisher, release(PUBLIC)]], atOfficer())
    const derivedHash = (from: string, removals: readonly Removal[]) =>
      from === TEXT_A && removals.length === 1 ? PUBLIC : null
    expect(replay(events, undefined, derivedHash).ok).toBe(true)
    const forged = (change: object) =>
      events.map((event) =>
        event.type === 'PublicVersionMade' ? { ...event, data: { ...event.data, ...change } } : event,
      )
    const more = forged({ removals: [removal, { ...removal, place: { kind: 'block', item: 0, block: 0 } }] })
    expect(replay(more, undefined, derivedHash)).toMatchObject({ error: { refusal: 'redaction.mismatch' } })
    expect(replay(forged({ fromContentHash: hashOf('b') }))).toMatchObject({ ok: false })
    expect(replay(forged({ round: 2 }))).toMatchObject({ error: { code: 'replay.otherFacts' } })
    const without = events.filter(({ type }) => type !== 'PublicVersionMade')
    expect(replay(without)).toMatchObject({ ok: false })
  })
})
