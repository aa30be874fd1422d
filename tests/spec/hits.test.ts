import { describe, expect, it } from 'vitest'
import { openHits } from '#shared/domain/case/state.ts'
import {
  at,
  clerk,
  conclude,
  disclose,
  dispose,
  head,
  hit,
  officer,
  outcome,
  pass,
  play,
  register,
  submit,
  sendBack,
  TEXT_A,
  TEXT_B,
  type Act,
} from '../helper/case-play.ts'
import type { HitReference } from '#shared/domain/case/events.ts'

const submitted = (hits: readonly HitReference[]) =>
  play([
    [clerk, register()],
    [clerk, disclose],
    [clerk, submit(TEXT_A, hits)],
  ])
/** The head disposes of the high ones, as the first of two hands. */
const atSecrecyWith = (hits: readonly HitReference[]) =>
  play(
    [
      ...hits.filter(({ level }) => level === 'high').map(({ id }): Act => [head, dispose(id)]),
      [head, pass('departmentReview')],
    ],
    submitted(hits),
  )

it('a mark of classification is nobody’s to dispose of, were it ever in a scan that went on', () => {
  const { state, events } = submitted([hit('h1')])
  if (state.scan === null) throw new Error('scanned')
  const marked = { events, state: { ...state, scan: { ...state.scan, hits: [hit('h1', 'block')] } } }
  expect(outcome(marked, head, dispose('h1'))).toBe('case.blockingHits')
})

describe('I7: no text goes on while a hit of its scan lacks a disposition', () => {
  it.each(['high', 'medium', 'notice'] as const)(
    'an open hit of level %s keeps the review from being cleared',
    (level) => {
      expect(outcome(atSecrecyWith([hit('h1', level)]), officer, conclude())).toBe('case.openHits')
    },
  )

  it('every hit needs its own disposition', () => {
    const one = play([[officer, dispose('h1')]], atSecrecyWith([hit('h1'), hit('h2')]))
    expect(openHits(one.state)).toEqual([hit('h2')])
    expect(outcome(one, officer, conclude())).toBe('case.openHits')
    const both = play([[officer, dispose('h2')]], one)
    expect(outcome(both, officer, conclude())).toBeInstanceOf(Array)
  })

  it('a disposition records the hit, the text, what was decided and why', () => {
    expect(outcome(atSecrecyWith([hit('h1')]), officer, { ...dispose('h1'), disposition: 'falsePositive' })).toEqual([
      {
        type: 'HitDisposed',
        data: { contentHash: TEXT_A, hitId: 'h1', disposition: 'falsePositive', reason: '已核对，可以公开' },
      },
    ])
  })

  it('a disposition without a reason is refused', () => {
    expect(outcome(atSecrecyWith([hit('h1')]), officer, dispose('h1', TEXT_A, ' '))).toBe('case.reasonRequired')
  })

  it('a hit that the scan did not report cannot be disposed of', () => {
    expect(outcome(at('secrecyReview'), officer, dispose('h9'))).toBe('case.unknownHit')
  })

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'a hit that is named %s is open like any other until it is disposed of',
    (id) => {
      const open = atSecrecyWith([hit(id)])
      expect(openHits(open.state)).toEqual([hit(id)])
      expect(outcome(open, officer, conclude())).toBe('case.openHits')
      expect(openHits(play([[officer, dispose(id)]], open).state)).toEqual([])
    },
  )

  it('a mark of classification stops the submission; nobody disposes of it', () => {
    const draft = at('draft')
    expect(outcome(draft, clerk, submit(TEXT_A, [hit('h1', 'block'), hit('h2')]))).toBe('case.blockingHits')
  })

  it('a review may end in a restriction while hits are open', () => {
    expect(outcome(atSecrecyWith([hit('h1')]), officer, conclude('restricted'))).toBeInstanceOf(Array)
  })

  it('a disposition may be changed until the review is concluded; the last one holds', () => {
    const changed = play(
      [
        [officer, dispose('h1')],
        [officer, { ...dispose('h1'), disposition: 'falsePositive' }],
      ],
      atSecrecyWith([hit('h1')]),
    )
    expect(changed.state.dispositions).toMatchObject({ h1: [{ disposition: 'falsePositive' }] })
  })
})

describe('a high hit needs two people', () => {
  const one = submitted([hit('h1', 'high')])

  it('the department does not pass it on unseen', () => {
    expect(outcome(one, head, pass('departmentReview'))).toBe('case.openHits')
    const seen = play([[head, dispose('h1')]], one)
    expect(openHits(seen.state)).toEqual([hit('h1', 'high')])
    expect(outcome(seen, head, pass('departmentReview'))).toMatchObject([{ type: 'DepartmentReviewPassed' }])
  })

  it('one person counts once, however often they dispose of it', () => {
    const twice = play(
      [
        [head, dispose('h1')],
        [head, { ...dispose('h1'), disposition: 'falsePositive' }],
      ],
      one,
    )
    expect(twice.state.dispositions['h1']).toMatchObject([{ disposition: 'falsePositive', personId: head.personId }])
    expect(openHits(twice.state)).toHaveLength(1)
  })

  it('the officer is the second, and then the review can be cleared', () => {
    const both = play([[officer, dispose('h1')]], atSecrecyWith([hit('h1', 'high')]))
    expect(openHits(both.state)).toEqual([])
    expect(outcome(both, officer, conclude())).toMatchObject([{ type: 'SecrecyReviewConcluded' }])
  })

  it('lesser hits may wait for the officer', () => {
    expect(outcome(submitted([hit('h1'), hit('h2', 'notice')]), head, pass('departmentReview'))).toBeInstanceOf(Array)
  })
})

describe('an identical hit of a later round', () => {
  const first = play([[officer, dispose('h1')]], atSecrecyWith([hit('h1'), hit('h2')]))
  const again = (hits: readonly HitReference[]) =>
    play(
      [
        [officer, sendBack()],
        [clerk, submit(TEXT_B, hits)],
      ],
      first,
    )

  it('keeps its disposition, and says that it was carried over', () => {
    const moved = { ...hit('h7'), key: hit('h1').key }
    const second = again([moved, hit('h2')])
    expect(second.state.dispositions).toMatchObject({ h7: [{ personId: officer.personId, carried: true }] })
    expect(openHits(second.state)).toEqual([hit('h2')])
  })

  it('that reads otherwise around it is a new hit', () => {
    expect(openHits(again([{ ...hit('h1'), key: 'other words' }]).state)).toHaveLength(1)
  })
})
