import { describe, expect, it } from 'vitest'
import { calendarOf } from '#shared/domain/deadline/calendar.ts'
import { addDays } from '#shared/domain/deadline/date.ts'
import { deadlineOf, type Deadline, type LimitOptions } from '#shared/domain/deadline/due.ts'
import { limitOf, LIMITS } from '#shared/domain/deadline/limits.ts'
import { isWorkingDay } from '#shared/domain/deadline/working-day.ts'
import { account, calendarWith, codeOf, numbersFrom, shipped, shippedYear, valueOf } from './fixture.ts'

const computed = (id: string, from: string, options?: LimitOptions): Deadline =>
  valueOf(deadlineOf(shipped, limitOf(id)!, from, options))

describe('the table of limits', () => {
  it('names each limit once, with law, evidence and start', () => {
    expect(new Set(LIMITS.map(({ id }) => id)).size).toBe(LIMITS.length)
    for (const { id, matter, law, mark, start } of LIMITS) {
      expect([id, matter, law, start].every((text) => text.trim() !== '')).toBe(true)
      expect(mark).toMatch(/^(?:V2?|M-[HML])$/)
    }
    expect(limitOf('nothing')).toBeUndefined()
  })

  it.each([
    ['disclosure', '2026-09-30', '2026-11-03'],
    ['enforcement.permit', '2026-09-30', '2026-10-15'],
    ['enforcement.penalty', '2026-02-13', '2026-03-02'],
    ['enforcement.other', '2025-09-30', '2025-11-04'],
    ['penalty.withdrawal', '2026-09-30', '2026-10-10'],
    ['procurement.award', '2026-09-30', '2026-10-09'],
    ['procurement.contract', '2026-04-30', '2026-05-07'],
    ['land.advance-notice', '2026-09-18', '2026-10-09'],
    ['land.notice', '2026-01-04', '2026-01-23'],
    ['application.correction', '2025-01-20', '2025-02-05'],
    ['application.answer', '2025-01-20', '2025-02-21'],
    ['application.third-party', '2024-01-22', '2024-02-09'],
    ['application.other-organ', '2024-02-09', '2024-03-07'],
  ])('%s from %s is %s, in working days', (id, from, due) => {
    expect(computed(id, from)).toMatchObject({ due, lawfulUntil: due, provisional: false })
  })

  it.each([
    ['budget.government', '2026-10-13', '2026-11-02', '2026-11-02'],
    ['budget.government', '2026-09-11', '2026-09-30', '2026-10-08'],
    ['budget.department', '2026-01-25', '2026-02-14', '2026-02-14'],
    ['budget.department', '2026-01-26', '2026-02-14', '2026-02-24'],
  ])('%s, approved on %s, is to be published by %s and lawful until %s', (id, from, due, lawfulUntil) => {
    expect(computed(id, from)).toMatchObject({ due, lawfulUntil, provisional: false })
  })

  it.each([
    ['land.compensation', '2026-10-12', '2026-11-11'],
    ['housing.compensation', '2026-09-01', '2026-10-08'],
    ['decision.consultation', '2026-04-01', '2026-05-06'],
    ['rule.consultation', '2026-04-02', '2026-05-06'],
    ['market.consultation', '2026-08-21', '2026-09-20'],
  ])('%s from %s lasts at least to %s, a working day', (id, from, due) => {
    expect(computed(id, from)).toMatchObject({ due, lawfulUntil: due })
    expect(isWorkingDay(shipped, due)).toBe(true)
  })

  it('announces a hearing thirty days before it, earlier when that is a day off', () => {
    expect(computed('rule.hearing', '2026-11-13')).toMatchObject({ due: '2026-10-14', lawfulUntil: '2026-10-14' })
    expect(computed('rule.hearing', '2026-11-04')).toMatchObject({ due: '2026-09-30', lawfulUntil: '2026-10-05' })
  })

  it('lets a rule take effect on the day after thirty full days, a holiday or not', () => {
    expect(computed('rule.effect', '2026-08-31')).toMatchObject({ due: '2026-10-01', provisional: false })
    // Natural days pass whatever a notice will say of them.
    const overNewYear = computed('rule.effect', '2026-12-10')
    expect(overNewYear).toMatchObject({ due: '2027-01-10', provisional: false })
    expect(overNewYear.steps.every(({ holiday, provisional }) => holiday === null && !provisional)).toBe(true)
    expect(account(computed('rule.effect', '2026-08-31')).slice(-2)).toStrictEqual([
      '2026-09-30 30 naturalDay',
      '2026-10-01 moved dayAfter',
    ])
  })

  it.each([
    ['report.department', '2024-12-31', '2025-01-27', '2025-01-31'],
    ['report.department', '2025-03-01', '2026-01-30', '2026-01-31'],
    ['report.government', '2025-03-01', '2026-03-31', '2026-03-31'],
    ['report.enforcement', '2023-12-31', null, null],
  ])('%s on the year of %s is due on %s', (id, from, due, lawfulUntil) => {
    const result = deadlineOf(shipped, limitOf(id)!, from)
    if (due === null) expect(codeOf(result)).toBe('deadline.outsideCalendar')
    else expect(valueOf(result)).toMatchObject({ due, lawfulUntil, provisional: false })
  })

  it.each([
    ['2026-09-30T17:05', '2026-10-01T17:05'],
    ['2026-12-31T23:59', '2027-01-01T23:59'],
    ['2024-02-28T00:00', '2024-02-29T00:00'],
  ])('counts the hours of a leak from %s to %s, holidays included', (from, due) => {
    expect(computed('leak.report', from)).toMatchObject({ due, lawfulUntil: due, provisional: false })
  })
})

describe('moving off a day that is not worked', () => {
  it('is told day by day', () => {
    expect(account(computed('budget.government', '2026-09-11')).slice(-3)).toStrictEqual([
      '2026-10-01 20 naturalDay',
      '2026-10-01 skipped holiday',
      '2026-09-30 moved actBefore',
    ])
    expect(account(computed('decision.consultation', '2026-04-02')).slice(-5)).toStrictEqual([
      '2026-05-02 skipped holiday',
      '2026-05-03 skipped holiday',
      '2026-05-04 skipped holiday',
      '2026-05-05 skipped holiday',
      '2026-05-06 moved nextWorkingDay',
    ])
  })

  it('is provisional when the last day may still become a day off, or worked', () => {
    const until2025 = calendarWith(2024, 2025)
    const budget = limitOf('budget.government')!
    expect(valueOf(deadlineOf(until2025, budget, '2025-12-15'))).toMatchObject({ due: '2026-01-02', provisional: true })
    expect(valueOf(deadlineOf(shipped, budget, '2025-12-15'))).toMatchObject({
      // The notice made that Sunday a working day.
      ...{ due: '2026-01-04', lawfulUntil: '2026-01-04', provisional: false },
    })
    expect(valueOf(deadlineOf(until2025, budget, '2025-12-01')).provisional).toBe(false)
    // The Sunday and the Friday before it are certain, the Monday to which the law prolongs is not.
    const off = ['01-01', '05-01', '10-01'].map((day) => ({ name: '测试', from: `2028-${day}`, to: `2028-${day}` }))
    const only2028 = valueOf(calendarOf([{ ...shippedYear(2026), year: 2028, off, work: [] }]))
    expect(valueOf(deadlineOf(only2028, budget, '2028-12-04'))).toMatchObject({
      ...{ due: '2028-12-22', lawfulUntil: '2028-12-25', provisional: true },
    })
  })

  it('never leaves a duty or a minimum time on a day off', () => {
    const below = numbersFrom(203)
    for (const limit of LIMITS) {
      const { term } = limit
      if (term.unit === 'hour' || (term.unit !== 'yearly' && term.side === 'afterwards')) continue
      for (let round = 0; round < 60; round++) {
        const from = addDays('2024-03-01', below(900))
        const { due, lawfulUntil } = valueOf(deadlineOf(shipped, limit, from))
        expect(isWorkingDay(shipped, due)).toBe(true)
        expect(due <= lawfulUntil).toBe(true)
      }
    }
  })
})

describe('an answer to an application', () => {
  it('may be extended once by twenty working days', () => {
    const { due } = computed('application.answer', '2026-09-30')
    expect(computed('application.answer', '2026-09-30', { extended: true }).due).toBe(
      computed('application.answer', due).due,
    )
  })

  it('does not count the time of asking third parties and other organs', () => {
    const suspensions = [{ from: '2026-10-09', to: '2026-10-13' }]
    const answer = computed('application.answer', '2026-09-30', { suspensions })
    // 9, 10, 12 and 13 October fall out.
    expect(answer.due).toBe('2026-11-09')
    expect(account(answer).slice(8, 15)).toStrictEqual([
      '2026-10-08 1 workingDay',
      '2026-10-09 skipped suspended',
      '2026-10-10 skipped suspended',
      '2026-10-11 skipped suspended',
      '2026-10-12 skipped suspended',
      '2026-10-13 skipped suspended',
      '2026-10-14 2 workingDay',
    ])
  })

  it.each([
    ['disclosure', { extended: true }, 'deadline.notExtendable'],
    ['disclosure', { suspensions: [{ from: '2026-10-09', to: '2026-10-13' }] }, 'deadline.notSuspendable'],
    ['application.answer', { suspensions: [{ from: '2026-10-09', to: 'later' }] }, 'deadline.invalidDate'],
  ])('%s refuses what it does not know: %o', (id, options, code) => {
    expect(codeOf(deadlineOf(shipped, limitOf(id)!, '2026-09-30', options))).toBe(code)
  })
})

describe('a start', () => {
  it.each([
    ['disclosure', '2026-09-31'],
    ['disclosure', '2026-09-30T10:00'],
    ['report.department', 'last year'],
    ['leak.report', '2026-09-30'],
    ['leak.report', '2026-09-30T24:00'],
    ['leak.report', '2026-02-30T10:00'],
  ])('of %s at %s is refused', (id, from) => {
    expect(codeOf(deadlineOf(shipped, limitOf(id)!, from))).toBe('deadline.invalidDate')
  })

  it('beyond the calendar is refused', () => {
    for (const [id, from] of [
      ['disclosure', '2023-12-20'],
      ['rule.hearing', '2024-01-15'],
      ['rule.effect', '2099-12-20'],
      ['report.government', '2099-01-01'],
      ['leak.report', '9999-12-31T10:00'],
    ] as const)
      expect(codeOf(deadlineOf(shipped, limitOf(id)!, from))).toBe('deadline.outsideCalendar')
  })
})
