import { describe, expect, it } from 'vitest'
import { formerStoreDue, formerStoreKeptUntil } from '#shared/domain/office/backup/former-store.ts'

const REPLACED = '2026-01-31T08:00:00.000Z'

describe('a store that a restore replaced', () => {
  it.each([
    ['is kept on the day', [], REPLACED, null],
    ['is kept until a moment before its term', [], '2026-03-02T07:59:59.999Z', null],
    ['goes with its term', [], '2026-03-02T08:00:00.000Z', 'term'],
    ['is kept for what was destroyed in it before', ['2026-01-30T08:00:00.000Z'], REPLACED, null],
    ['goes when a file is destroyed that it still holds', ['2026-02-01T08:00:00.000Z'], REPLACED, 'destruction'],
  ] as const)('%s', (_, destroyed, now, expected) => {
    expect(formerStoreDue(REPLACED, destroyed, now, false)).toBe(expected)
    // 保全 of any case: what the restore gave up of it may lie nowhere else.
    expect(formerStoreDue(REPLACED, destroyed, now, true)).toBeNull()
  })

  it('is kept for thirty days', () => {
    expect(formerStoreKeptUntil(REPLACED)).toBe('2026-03-02T08:00:00.000Z')
  })
})
