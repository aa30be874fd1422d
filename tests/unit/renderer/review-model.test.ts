import { describe, expect, it } from 'vitest'
import {
  hasUnseenChanges,
  openingPair,
  opinionsByRound,
  passChannel,
  shapeDiff,
  walk,
  type CaseView,
  type DiffView,
} from '#renderer/feature/review/review-model.ts'

type Paragraph = DiffView['paragraphs'][number]
const COUNTS = { edited: 0, added: 0, removed: 0, moved: 0, insertedCharacters: 0, deletedCharacters: 0 }
const diffOf = (...paragraphs: Paragraph[]): DiffView => ({ paragraphs, counts: COUNTS, fallback: false })
const kept = (text: string) => ({ kind: 'kept' as const, text })
const inserted = (text: string) => ({ kind: 'inserted' as const, text })
const deleted = (text: string) => ({ kind: 'deleted' as const, text })

const version = (number: number) => ({
  version: number,
  contentHash: String(number).repeat(64),
  title: '标题',
  at: '2026-11-23T00:00:00.000Z',
  authorName: '周晓禾',
})
const viewWith = (versions: number[], lastSeenVersion: number | null): CaseView =>
  // Only what the model reads.
  ({ versions: versions.map(version), lastSeenVersion }) as unknown as CaseView

describe('shapeDiff', () => {
  it('takes a deletion and the insertion beside it as one rewriting', () => {
    const { changes, lines } = shapeDiff(
      diffOf({
        old: 4,
        new: 4,
        change: 'edited',
        runs: [kept('比例为'), deleted('三十'), inserted('四十'), kept('。')],
      }),
    )
    expect(changes).toEqual([{ id: 'c0.0', kind: 'replaced', line: 4, excerpt: '四十' }])
    expect(lines[0]?.runs.map((run) => run.changeId)).toEqual([null, 'c0.0', 'c0.0', null])
  })

  it('keeps changes apart that have kept text between them', () => {
    const { changes } = shapeDiff(
      diffOf({ old: 1, new: 1, change: 'edited', runs: [inserted('甲'), kept('乙'), deleted('丙')] }),
    )
    expect(changes.map(({ kind, excerpt }) => [kind, excerpt])).toEqual([
      ['inserted', '甲'],
      ['deleted', '丙'],
    ])
  })

  it('lists a whole paragraph once, and a moved one with the edits inside it', () => {
    const { changes, lines } = shapeDiff(
      diffOf(
        { old: null, new: 1, change: 'added', runs: [inserted('新的一段。')] },
        { old: 2, new: null, change: 'removed', runs: [deleted('旧的一段。')] },
        { old: 9, new: 3, change: 'movedEdited', runs: [kept('每年'), deleted('六月'), inserted('三月')] },
        { old: 8, new: 4, change: 'moved', runs: [kept('原样移动。')] },
      ),
    )
    expect(changes.map(({ id, kind, line }) => [id, kind, line])).toEqual([
      ['c0', 'added', 1],
      ['c1', 'removed', 2],
      ['c2', 'movedEdited', 3],
      ['c2.0', 'replaced', 3],
      ['c3', 'moved', 4],
    ])
    expect(lines[0]?.runs[0]?.changeId).toBe('c0')
    expect(lines.map((line) => line.movedFrom)).toEqual([null, null, 9, 8])
  })

  it('gives every change an anchor on the page that walking can scroll to', () => {
    const { changes, lines } = shapeDiff(
      diffOf(
        { old: 0, new: 0, change: 'edited', runs: [kept('关于'), inserted('印发')] },
        { old: null, new: 1, change: 'added', runs: [inserted('一、总则')] },
        { old: 5, new: 2, change: 'moved', runs: [kept('移动')] },
      ),
    )
    const anchors = new Set(lines.flatMap((line) => [line.changeId, ...line.runs.map((run) => run.changeId)]))
    expect(changes.filter((change) => !anchors.has(change.id))).toEqual([])
  })

  it('shows line 0 as the title and a numbered line as a heading', () => {
    const { lines } = shapeDiff(
      diffOf(
        { old: 0, new: 0, change: 'same', runs: [kept('关于公开的通知')] },
        { old: 1, new: 1, change: 'same', runs: [kept('一、总体要求')] },
        { old: 2, new: 2, change: 'same', runs: [kept('正文。')] },
      ),
    )
    expect(lines.map((line) => line.kind)).toEqual(['title', 'heading1', 'paragraph'])
  })

  it('cuts an excerpt between characters, never inside one', () => {
    const { changes } = shapeDiff(diffOf({ old: null, new: 1, change: 'added', runs: [inserted('𠮷'.repeat(40))] }))
    expect(changes[0]?.excerpt).toBe(`${'𠮷'.repeat(24)}…`)
  })
})

describe('walk', () => {
  const { changes } = shapeDiff(
    diffOf({ old: 1, new: 1, change: 'edited', runs: [inserted('甲'), kept('乙'), inserted('丙')] }),
  )
  it('begins at the first going on and at the last going back', () => {
    expect(walk(changes, null, 1)?.excerpt).toBe('甲')
    expect(walk(changes, null, -1)?.excerpt).toBe('丙')
  })
  it('goes around at both ends', () => {
    expect(walk(changes, 'c0.1', 1)?.id).toBe('c0.0')
    expect(walk(changes, 'c0.0', -1)?.id).toBe('c0.1')
  })
  it('goes nowhere when nothing changed', () => {
    expect(walk([], null, 1)).toBeNull()
  })
})

describe('openingPair', () => {
  it('compares what the person last acted on with what stands', () => {
    expect(openingPair(viewWith([1, 2, 3], 1))).toEqual({ from: 1, to: 3 })
    expect(hasUnseenChanges(viewWith([1, 2, 3], 1))).toBe(true)
  })
  it('offers the last two versions to someone who saw the newest or none', () => {
    expect(openingPair(viewWith([1, 2, 3], 3))).toEqual({ from: 2, to: 3 })
    expect(openingPair(viewWith([1, 2, 3], null))).toEqual({ from: 2, to: 3 })
    expect(hasUnseenChanges(viewWith([1, 2, 3], null))).toBe(false)
    expect(hasUnseenChanges(viewWith([1, 2, 3], 3))).toBe(false)
  })
  it('has nothing to compare in a case of one version', () => {
    expect(openingPair(viewWith([1], 1))).toBeNull()
  })
})

describe('opinionsByRound', () => {
  it('puts the newest round first and keeps the order within a round', () => {
    const opinion = (round: number, personName: string): CaseView['opinions'][number] => ({
      stage: 'departmentReview',
      round,
      personName,
      at: '2026-11-23T00:00:00.000Z',
      act: 'passed',
      conclusion: null,
      text: '同意。',
    })
    const rounds = opinionsByRound([opinion(1, '甲'), opinion(2, '乙'), opinion(2, '丙')])
    expect(rounds.map(({ round, opinions }) => [round, opinions.map(({ personName }) => personName)])).toEqual([
      [2, ['乙', '丙']],
      [1, ['甲']],
    ])
  })
})

describe('passChannel', () => {
  it('is what `allowed` says and nothing else', () => {
    expect(passChannel(['case.return', 'case.passDeputy'])).toBe('case.passDeputy')
    expect(passChannel(['hit.dispose', 'case.return'])).toBeNull()
  })
})
