import { expect, it } from 'vitest'
import { CHECK_RESULTS } from '#shared/domain/archive/check-item.ts'
import { CHECK_STAGES, codesOf } from '#shared/domain/archive/check-stage.ts'
import { createTally, sumOf } from '#shared/domain/archive/check-tally.ts'

const found = (code: '1-1' | '1-2' | '3-7', result: (typeof CHECK_RESULTS)[number]) => ({
  code,
  result,
  evidence: code,
})

it.each(CHECK_STAGES)(
  'the results of a batch at the stage %s are counted item by item, those of the stage alone',
  (stage) => {
    const { add, results } = createTally(stage)
    expect([...results.counts.keys()]).toEqual(codesOf(stage))
    add('Z1', [found('1-1', 'passed'), found('1-2', 'failed'), found('3-7', 'failed')])
    add('Z2', [found('1-1', 'manual'), found('1-2', 'notApplicable')])
    add('Z3', [found('1-1', 'passed')])
    const own = codesOf(stage).includes('3-7') ? 1 : 0
    expect(results.counts.get('1-1')).toEqual({ passed: 2, failed: 0, manual: 1, notApplicable: 0 })
    expect(CHECK_RESULTS.map((result) => sumOf(results, result))).toEqual([2, 1 + own, 1, 1])
    expect(results.failed.map(({ archivalNumber, code, evidence }) => `${archivalNumber} ${code} ${evidence}`)).toEqual(
      [...['Z1 1-2 1-2', 'Z1 3-7 3-7'].slice(0, 1 + own)],
    )
  },
)

it('the first five hundred that did not pass are named, and all are counted', () => {
  const { add, results } = createTally('filing')
  for (let index = 0; index < 501; index += 1) add(`Z${String(index)}`, [found('1-1', 'failed')])
  expect(results.failed).toHaveLength(500)
  expect(results.failed.at(-1)?.archivalNumber).toBe('Z499')
  expect(sumOf(results, 'failed')).toBe(501)
})
