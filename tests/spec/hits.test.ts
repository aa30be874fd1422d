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
  TEXT_A,
} from '../helper/case-play.ts'
import type { HitReference } from '#shared/domain/case/events.ts'

const atSecrecyWith = (hits: readonly HitReference[]) =>
  play([
    [clerk, register()],
    [clerk, disclose],
    [clerk, submit(TEXT_A, hits)],
    [head, pass('departmentReview')],
  ])

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
    expect(changed.state.dispositions).toMatchObject({ h1: { disposition: 'falsePositive' } })
  })
})
