import { describe, expect, it } from 'vitest'
import { alertsOn } from '#shared/domain/deadline/alert.ts'
import { shipped } from './fixture.ts'

describe('an alert', () => {
  it.each([
    ['2026-09-30', 'none', 20, 0],
    ['2026-10-19', 'none', 11, 0],
    ['2026-10-20', 't10', 10, 0],
    ['2026-10-26', 't10', 6, 0],
    ['2026-10-27', 't5', 5, 0],
    ['2026-10-29', 't5', 3, 0],
    ['2026-10-30', 't2', 2, 0],
    ['2026-11-01', 't2', 2, 0],
    ['2026-11-03', 't2', 0, 0],
    ['2026-11-04', 'overdue', 0, 1],
    ['2026-11-09', 'overdue', 0, 4],
  ])('on %s for 2026-11-03 is %s: %d working days left, %d over', (today, level, workingDaysLeft, workingDaysOver) => {
    const deadline = { due: '2026-11-03', lawfulUntil: '2026-11-03' }
    expect(alertsOn(shipped, today)(deadline)).toStrictEqual({ level, workingDaysLeft, workingDaysOver })
  })

  it.each([
    ['2026-09-30', 't2', 0],
    ['2026-10-05', 't2', 0],
    ['2026-10-08', 't2', 0],
    ['2026-10-09', 'overdue', 1],
  ])('on %s is %s for a duty that a holiday prolongs by law', (today, level, workingDaysOver) => {
    const deadline = { due: '2026-09-30', lawfulUntil: '2026-10-08' }
    expect(alertsOn(shipped, today)(deadline)).toStrictEqual({ level, workingDaysLeft: 0, workingDaysOver })
  })
  it("is each case's own when many are asked on one day", () => {
    const alertOf = alertsOn(shipped, '2026-10-27')
    const dues = ['2026-11-03', '2026-10-28', '2026-11-03', '2026-10-26', '2026-11-20']
    expect(dues.map((due) => alertOf({ due, lawfulUntil: due }).level)).toStrictEqual([
      't5',
      't2',
      't5',
      'overdue',
      'none',
    ])
  })
})
