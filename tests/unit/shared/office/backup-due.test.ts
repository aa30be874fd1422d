import { describe, expect, it } from 'vitest'
import { backupDue } from '#shared/domain/office/backup/backup-due.ts'

const daily = { time: '18:30', everyDays: 1, keep: 7 }
const weekly = { ...daily, everyDays: 7 }
const beijing = (time: string): string => new Date(`${time}:00.000+08:00`).toISOString()

describe('when the next backup is due', () => {
  it.each([
    ['on the day on which the plan was set', daily, null, '2026-11-28T09:00', '2026-11-28T18:30', false, 0],
    ['at once when that time has passed', daily, null, '2026-11-28T20:00', '2026-11-28T18:30', true, 0],
    ['the day after the last', daily, '2026-11-28T18:31', '2026-11-28T19:00', '2026-11-29T18:30', false, 0],
    [
      'the same evening after one made late',
      daily,
      '2026-11-29T08:05',
      '2026-11-29T18:30',
      '2026-11-29T18:30',
      true,
      0,
    ],
    [
      'in the evening after one by hand at noon',
      daily,
      '2026-11-30T12:00',
      '2026-11-30T13:00',
      '2026-11-30T18:30',
      false,
      0,
    ],
    [
      'at its own time when one was made before the plan',
      daily,
      '2026-11-27T20:00',
      '2026-11-28T18:30',
      '2026-11-28T18:30',
      true,
      0,
    ],
    ['after so many days', weekly, '2026-11-28T18:31', '2026-12-05T18:30', '2026-12-05T18:30', true, 0],
    [
      'on the weekday of the plan, however late the last was',
      weekly,
      '2026-12-07T09:00',
      '2026-12-09T09:00',
      '2026-12-12T18:30',
      false,
      0,
    ],
    ['missed from the first whole day on', daily, '2026-11-28T18:31', '2026-11-30T18:29', '2026-11-29T18:30', true, 0],
    ['missed by two days', daily, '2026-11-28T18:31', '2026-12-01T18:30', '2026-11-29T18:30', true, 2],
  ] as const)('is %s', (_name, schedule, last, now, due, isDue, missedDays) => {
    const at = backupDue(schedule, beijing('2026-11-28T08:00'), last === null ? null : beijing(last), beijing(now))
    expect(at).toEqual({ dueAt: beijing(due), isDue, missedDays })
  })
})

describe('a clock that was set ahead and has been put right', () => {
  const due = (schedule: typeof weekly, setAt: string, last: string | null, now: string) =>
    backupDue(schedule, beijing(setAt), last === null ? null : beijing(last), beijing(now)).dueAt
  it('puts no backup off until its days come: neither by the last one, nor by the plan', () => {
    expect(due(daily, '2026-11-28T08:00', '2027-11-28T18:31', '2026-11-30T09:00')).toBe(beijing('2026-11-28T18:30'))
    expect(due(weekly, '2027-11-28T08:00', null, '2026-11-30T09:00')).toBe(beijing('2026-11-30T18:30'))
    expect(due(weekly, '2027-11-28T08:00', '2026-11-30T18:31', '2026-12-02T09:00')).toBe(beijing('2026-12-07T18:30'))
  })
})

describe('a daily plan on a machine that is off in the evening', () => {
  it('makes one backup on every working day', () => {
    // Somebody comes at eight each morning: what is due then is made then.
    const mornings = Array.from({ length: 10 }, (_, day) =>
      new Date(Date.parse(beijing('2026-11-29T08:00')) + day * 86_400_000).toISOString(),
    )
    let last: string | null = null
    let made = 0
    for (const morning of mornings) {
      if (!backupDue(daily, beijing('2026-11-28T08:00'), last, morning).isDue) continue
      last = morning
      made += 1
    }
    expect(made).toBe(10)
  })
})
