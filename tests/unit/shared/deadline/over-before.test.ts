import { describe, expect, it } from 'vitest'
import { isOverBefore } from '#shared/domain/deadline/case-deadline.ts'
import { shipped } from './fixture.ts'

describe('a limit from a day before the calendar begins', () => {
  it('is over once one that began with the calendar is, and not known to be before', () => {
    // 20 working days after 2024-01-01 end on 2024-01-29.
    expect(isOverBefore(shipped, 'disclosure', '2023-06-01', '2024-01-30')).toBe(true)
    expect(isOverBefore(shipped, 'disclosure', '2023-06-01', '2024-01-29')).toBe(false)
    expect(isOverBefore(shipped, 'disclosure', '1998-06-01', '2026-11-29')).toBe(true)
  })

  it('is none that the calendar counts itself, and none that nobody knows', () => {
    expect(isOverBefore(shipped, 'disclosure', '2024-01-01', '2026-11-29')).toBe(false)
    expect(isOverBefore(shipped, 'disclosure', '2100-01-01', '2100-11-29')).toBe(false)
    expect(isOverBefore(shipped, 'nothing', '2023-06-01', '2026-11-29')).toBe(false)
  })
})
