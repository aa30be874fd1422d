import { expect, it } from 'vitest'
import { validityText } from '#renderer/i18n/deadline.ts'

type Shown = Parameters<typeof validityText>[0]
const inForce: Shown = {
  ...{ validity: 'inForce', on: '2026-01-01', withdrawnOn: null, correctedOn: null },
  underWay: [],
  shown: null,
}

it('a corrected release is said to hold, and one that was taken down is not', () => {
  expect(validityText(inForce)).toBe('')
  expect(validityText({ ...inForce, correctedOn: '2026-02-01' })).toBe('有效、有更正')
  expect(validityText({ ...inForce, correctedOn: '2026-02-01', withdrawnOn: '2026-03-01' })).toBe('已撤下、有更正')
  expect(validityText({ ...inForce, validity: 'repealed', on: '2026-03-01', correctedOn: '2026-02-01' })).toBe(
    '废止（2026年3月1日）、有更正',
  )
  expect(validityText({ ...inForce, correctedOn: '2026-02-01', underWay: ['repeal'] })).toBe(
    '有效、有更正（废止办理中）',
  )
})

it('says that 公示期限 of a release is over, and not that it holds while nobody need do anything', () => {
  const until = '2026-05-01'
  expect(validityText({ ...inForce, shown: { until, isOver: false } })).toBe('')
  expect(validityText({ ...inForce, shown: { until, isOver: true } })).toBe('有效、公示期满应撤下')
  expect(validityText({ ...inForce, shown: { until, isOver: true }, underWay: ['withdraw'] })).toBe(
    '有效、公示期满应撤下（撤下办理中）',
  )
})
