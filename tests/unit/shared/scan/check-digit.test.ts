import { describe, expect, it } from 'vitest'
import { parseCapitalAmount } from '#shared/domain/scan/detector/capital-amount.ts'
import {
  creditCodeCheckDigit,
  idCheckDigit,
  isCalendarDate,
  isCreditCode,
  isIdNumber,
  isLuhn,
  organisationCheckDigit,
  weekdayOf,
} from '#shared/domain/scan/detector/check-digit.ts'

describe('check digits', () => {
  it('of citizens’ numbers agree with the examples of GB 11643', () => {
    expect(isIdNumber('11010519491231002X')).toBe(true)
    expect(isIdNumber('11010519491231002x')).toBe(true)
    expect(isIdNumber('110105194912310021')).toBe(false)
    expect(idCheckDigit('44010619990101001')).toBe('9')
  })

  it('of credit codes agree with GB 32100', () => {
    for (const code of ['91350100M000100Y43', '11370322004222241N', '91350200776049653A'])
      expect(isCreditCode(code)).toBe(true)
    expect(isCreditCode('91350203M0001QAY9B')).toBe(false)
    expect(creditCodeCheckDigit('91350203M0001QAY9')).toBe('9')
  })

  it('of organisation codes agree with GB 11714', () => {
    expect(organisationCheckDigit('00001434')).toBe('9')
    expect(organisationCheckDigit('00422224')).toBe('1')
  })

  it('of card numbers follow Luhn, and one changed or swapped digit shows', () => {
    const number = '6222021234567890128'
    expect(isLuhn(number)).toBe(true)
    for (let i = 0; i < number.length; i++) {
      const changed = number.slice(0, i) + String((Number(number.charAt(i)) + 1) % 10) + number.slice(i + 1)
      expect(isLuhn(changed)).toBe(false)
    }
  })
})

describe('the calendar', () => {
  it('knows leap years of centuries', () => {
    expect(isCalendarDate(2000, 2, 29)).toBe(true)
    expect(isCalendarDate(1900, 2, 29)).toBe(false)
    expect(isCalendarDate(2026, 4, 31)).toBe(false)
    expect(isCalendarDate(2026, 0, 1)).toBe(false)
  })

  it('agrees with the engine on the weekday of every day of forty years', () => {
    for (let day = Date.UTC(1995, 0, 1); day < Date.UTC(2035, 0, 1); day += 86_400_000) {
      const date = new Date(day)
      expect(weekdayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(date.getUTCDay())
    }
  })
})

describe('amounts in capitals', () => {
  it.each([
    ['壹佰贰拾叁元整', 12_300],
    ['壹佰贰拾万元整', 120_000_000],
    ['叁元伍角', 350],
    ['拾元零伍分', 1005],
    ['壹万零伍拾元整', 1_005_000],
    ['贰亿叁仟万元整', 23_000_000_000],
    ['壹佰零壹圆壹角壹分', 10_111],
    ['壹贰元', null],
    ['元', 0],
  ])('%s are %s 分', (text, cents) => expect(parseCapitalAmount(text)).toBe(cents))
})
