import { describe, expect, it } from 'vitest'
import {
  hasUnseenChanges,
  openingMode,
  openingPair,
  opinionsByRound,
  passChannel,
  walk,
  type CaseView,
} from '#renderer/feature/review/review-model.ts'

const version = (number: number) => ({
  version: number,
  contentHash: String(number).repeat(64),
  title: '标题',
  at: '2026-11-23T00:00:00.000Z',
  authorName: '周晓禾',
})
const viewWith = (versions: number[], lastSeenVersion: number | null): CaseView =>
  // Only what the model reads.
  ({ versions: versions.map(version), lastSeenVersion, publicVersion: null }) as unknown as CaseView

describe('walk', () => {
  const changes = [{ id: 'c0' }, { id: 'c1' }, { id: 'c2' }]
  it('begins at the first going on and at the last going back', () => {
    expect(walk(changes, null, 1)?.id).toBe('c0')
    expect(walk(changes, null, -1)?.id).toBe('c2')
  })
  it('goes around at both ends', () => {
    expect(walk(changes, 'c2', 1)?.id).toBe('c0')
    expect(walk(changes, 'c0', -1)?.id).toBe('c2')
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
  it('puts a public version beside what it was made of, and opens so', () => {
    const view = { ...viewWith([1, 2, 3], 1), publicVersion: { fromVersion: 2 } } as unknown as CaseView
    expect(openingPair(view)).toEqual({ from: 2, to: 3 })
    expect(openingMode(view, null)).toBe('sideBySide')
    expect(openingMode(view, 'clean')).toBe('sideBySide')
    expect(openingMode(view, 'pages')).toBe('pages')
  })
  it('has nothing to compare in a case of one version', () => {
    expect(openingPair(viewWith([1], 1))).toBeNull()
  })
})

describe('openingMode', () => {
  it('never opens past changes that the person has not seen', () => {
    expect(openingMode(viewWith([1, 2], 1), null)).toBe('changes')
    expect(openingMode(viewWith([1, 2], 1), 'clean')).toBe('changes')
    expect(openingMode(viewWith([1, 2], 1), 'sideBySide')).toBe('sideBySide')
  })
  it('is as it was left where nothing is new, and shows one version as it is', () => {
    expect(openingMode(viewWith([1, 2], 2), 'attribution')).toBe('attribution')
    expect(openingMode(viewWith([1, 2], 2), null)).toBe('clean')
    expect(openingMode(viewWith([1, 2], 2), 'suggest')).toBe('clean')
    expect(openingMode(viewWith([1], null), 'sideBySide')).toBe('clean')
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
      party: null,
      documentNumber: '',
      discussion: null,
      sheet: null,
      delegation: null,
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
