import { describe, expect, it } from 'vitest'
import { checkpointDue } from '#shared/domain/chain/checkpoint-due.ts'

const RULES = { checkpointDays: 30, checkpointEvents: 5000 }
const BEGAN = '2026-01-01T00:00:00.000Z'

describe('检查点另存', () => {
  it.each([
    ['a new office', null, '2026-01-30T23:59:59.000Z', 4999, { isDue: false, days: 29, events: 4999 }],
    ['thirty days without one', null, '2026-01-31T00:00:00.000Z', 10, { isDue: true, days: 30, events: 10 }],
    ['so many lines without one', null, BEGAN, 5000, { isDue: true, days: 0, events: 5000 }],
    [
      'one of last week',
      { at: '2026-02-22T00:00:00.000Z', size: 9000 },
      '2026-03-01T00:00:00.000Z',
      9100,
      { isDue: false, days: 7, events: 100 },
    ],
    [
      'one of a clock that was set ahead',
      { at: '2026-05-01T00:00:00.000Z', size: 90 },
      '2026-03-01T00:00:00.000Z',
      80,
      { isDue: true, days: 0, events: 0 },
    ],
  ] as const)('%s', (_name, last, at, size, expected) => {
    expect(checkpointDue(last, BEGAN, { at, size }, RULES)).toEqual(expected)
  })
})
