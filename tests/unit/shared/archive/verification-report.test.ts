import { describe, expect, it } from 'vitest'
import {
  createParts,
  MOST_PARTS,
  partHolds,
  reportOf,
  type VerifiedPart,
} from '#shared/domain/archive/verification-report.ts'

const part = (name: string, holds: boolean): VerifiedPart => ({
  name,
  checks: [{ id: 'chain', ok: holds, detail: holds ? null : { problem: 'file.altered' } }],
  subject: null,
  trust: null,
})

describe('what is verified one after another', () => {
  it('is named in its order as long as there are few, and counted', () => {
    const list = createParts(2)
    for (const [name, holds] of [
      ['a', true],
      ['b', false],
      ['c', true],
    ] as const)
      list.add(part(name, holds))
    expect(list.parts().map(({ name }) => name)).toEqual(['a', 'b', 'c'])
    expect(list.count()).toEqual({ total: 3, sound: 2 })
  })

  it('takes no more room for a hundred thousand than for a few, and names what does not hold, however late it comes', () => {
    const list = createParts()
    for (let index = 0; index < 100_000; index += 1) list.add(part(`package ${String(index)}`, index !== 99_998))
    const report = reportOf('release', list.parts(), list.count())
    expect(report.parts).toHaveLength(MOST_PARTS + 1)
    expect(report.parts.at(-1)?.name).toBe('package 99998')
    expect(report).toMatchObject({ ok: false, items: { total: 100_000, sound: 99_999 } })
    expect(report.firstProblem).toMatchObject({ part: 'package 99998', check: 'chain' })
  })

  it('keeps room of its own for what holds, what a person must compare and what does not hold', () => {
    const list = createParts(2)
    const byHand: VerifiedPart = { ...part('', true), checks: [{ id: 'officeLog', ok: 'byHand', detail: null }] }
    for (let index = 0; index < 4; index += 1) {
      list.add(part(`whole ${String(index)}`, true))
      list.add({ ...byHand, name: `by hand ${String(index)}` })
      list.add(part(`broken ${String(index)}`, false))
    }
    expect(list.parts().map(({ name }) => name)).toEqual(
      [0, 1].flatMap((index) => ['whole', 'by hand', 'broken'].map((kind) => `${kind} ${String(index)}`)),
    )
    // What a person must compare fails nothing.
    expect(list.count()).toEqual({ total: 12, sound: 8 })
  })

  it('holds where each check holds, does not apply or is for a person; not where one was not reached', () => {
    const holds = (ok: VerifiedPart['checks'][number]['ok']): boolean =>
      partHolds({
        checks: [
          { id: 'chain', ok: true, detail: null },
          { id: 'layout', ok, detail: null },
        ],
      })
    expect(([true, 'notApplicable', 'byHand', false, 'notReached'] as const).map(holds)).toEqual([
      ...[true, true, true, false, false],
    ])
  })

  it('counts its own parts where nobody has counted them, and names the first thing of all that does not hold', () => {
    const report = reportOf('batch', [part('a', true), part('b', false), part('c', false)])
    expect(report).toMatchObject({ kind: 'batch', ok: false, items: { total: 3, sound: 1 } })
    expect(report.firstProblem).toEqual({ part: 'b', check: 'chain', detail: { problem: 'file.altered' } })
    expect(reportOf('batch', [part('a', true), part('b', true)])).toMatchObject({ ok: true, firstProblem: null })
    expect(reportOf('batch', [part('a', true), part('b', false)], { total: 2, sound: 2 }).ok).toBe(false)
  })

  it('is not whole when something does not hold that is not named any more', () => {
    expect(reportOf('batch', [part('batch', true)], { total: 3, sound: 2 }).ok).toBe(false)
    expect(reportOf('batch', [part('batch', true)], { total: 3, sound: 3 }).ok).toBe(true)
    expect(reportOf('release', []).ok).toBe(false)
  })
})
