import { describe, expect, it } from 'vitest'
import { utf8Text } from '#shared/lib/utf8.ts'
import { canonicalText } from '#shared/lib/canonical.ts'
import { dayOf, type CalendarYear } from '#shared/domain/deadline/calendar.ts'
import {
  calendarContent,
  calendarFile,
  parseCalendarPackage,
  type CalendarPackage,
} from '#shared/domain/deadline/calendar-package.ts'
import { officeCalendar } from '#shared/domain/deadline/office-calendar.ts'
import { codeOf, shippedYear, valueOf } from './fixture.ts'

const PACKAGE: CalendarPackage = { issuer: '云溪县人民政府办公室', years: [shippedYear(2025), shippedYear(2026)] }
const textOf = (calendar: CalendarPackage, signature = 'AAAA'): string =>
  utf8Text(calendarFile(calendar, signature)) ?? ''
const read = (text: string): string => codeOf(parseCalendarPackage(text))
type Canonical = Parameters<typeof canonicalText>[0]
/** The same file with other values in it, canonical as it was. */
const changed = (change: Readonly<Record<string, unknown>>): string =>
  canonicalText({ ...(JSON.parse(textOf(PACKAGE)) as object), ...change } as Canonical)
const backwards = JSON.stringify(
  Object.fromEntries(Object.entries(JSON.parse(textOf(PACKAGE)) as Readonly<Record<string, unknown>>).toReversed()),
)

describe('a package of calendars', () => {
  it('is read as it was written, with the bytes that the signature must hold over', () => {
    const received = valueOf(parseCalendarPackage(textOf(PACKAGE, 'AB+/=')))
    expect(received.calendar).toEqual(PACKAGE)
    expect(received.signature).toBe('AB+/=')
    expect(received.content).toEqual(calendarContent(PACKAGE))
    // All but the signature is signed: name and dates of every block and day of every year among it.
    const signed = JSON.parse(utf8Text(received.content) ?? '') as unknown
    expect(signed).toEqual({ format: 'mingjian-calendar', ...PACKAGE })
  })

  it.each([
    ['no JSON', 'calendar.notPackage', '{'],
    ['nothing', 'calendar.notPackage', 'null'],
    ['a number', 'calendar.notPackage', '1'],
    ['a list', 'calendar.notPackage', '[]'],
    ['another format', 'calendar.notPackage', changed({ format: 'mingjian' })],
    ['one key more', 'calendar.notPackage', changed({ note: '' })],
    ['no issuer', 'calendar.notPackage', changed({ issuer: ' ' })],
    ['an issuer of 300', 'accepted', changed({ issuer: '县'.repeat(300) })],
    ['a longer one', 'calendar.notPackage', changed({ issuer: '县'.repeat(301) })],
    ['no signature', 'calendar.notPackage', changed({ signature: null })],
    ['an empty signature', 'calendar.notPackage', changed({ signature: '' })],
    ['a signature that is no base64', 'calendar.notPackage', changed({ signature: ' AAAA' })],
    ['a signature with more behind its end', 'calendar.notPackage', changed({ signature: 'AAA=A' })],
    ['a signature with three signs at its end', 'calendar.notPackage', changed({ signature: 'A===' })],
    ['a signature of 128 KB', 'accepted', changed({ signature: 'A'.repeat(128 * 1024) })],
    ['a longer one', 'calendar.notPackage', changed({ signature: 'A'.repeat(128 * 1024 + 1) })],
    ['a year twice', 'calendar.duplicateYear', changed({ years: [shippedYear(2026), shippedYear(2026)] })],
    ['no year', 'calendar.empty', changed({ years: [] })],
    ['eleven years', 'calendar.notPackage', changed({ years: Array.from({ length: 11 }, () => shippedYear(2026)) })],
    [
      'ten, of which one is twice',
      'calendar.duplicateYear',
      changed({ years: Array.from({ length: 10 }, () => shippedYear(2026)) }),
    ],
    [
      'a statutory day at work',
      'calendar.statutoryDayMissing',
      changed({ years: [{ ...shippedYear(2026), off: [] }] }),
    ],
    ['white space', 'calendar.altered', `${textOf(PACKAGE)}\n`],
    ['its keys in another order', 'calendar.altered', backwards],
    ['a key twice', 'calendar.altered', textOf(PACKAGE).replace('"format":', '"format":"x","format":')],
  ])('with %s: %s', (_, code, text) => {
    expect(read(text)).toBe(code)
  })
})

describe('the calendar of an office', () => {
  const shipped = [shippedYear(2025), shippedYear(2026)]
  const festival = (from: string, to: string) => ({ 2026: [{ name: '火把节', from, to }] })
  const whatIs = (date: string, local = {}, adopted: Readonly<Record<number, CalendarYear>> = {}) =>
    dayOf(valueOf(officeCalendar(shipped, adopted, local)), date)

  it('has the days off of a nationality area besides (全国年节及纪念日放假办法 Art. 4), first and last included', () => {
    const local = festival('2026-08-06', '2026-08-07')
    for (const [date, working] of [
      ['2026-08-05', true],
      ['2026-08-06', false],
      ['2026-08-07', false],
      ['2026-08-10', true],
    ] as const)
      expect([date, whatIs(date, local).working]).toEqual([date, working])
    expect(whatIs('2026-08-06', local)).toMatchObject({ why: 'holiday', holiday: '火把节' })
  })

  it('keeps the name of a day that the whole country has off', () => {
    expect(whatIs('2026-10-01', festival('2026-10-01', '2026-10-01')).holiday).toBe('国庆节')
  })

  it('lets nobody work on a day off of the area, a weekend that is made up for among them', () => {
    expect(whatIs('2026-10-10')).toMatchObject({ working: true, why: 'makeUpDay' })
    expect(whatIs('2026-10-10', festival('2026-10-10', '2026-10-10'))).toMatchObject({
      ...{ working: false, why: 'holiday', holiday: '火把节' },
    })
  })

  it('has the year that it adopted in the place of the one that came along, and refuses those that do not go together', () => {
    const adopted = { ...shippedYear(2026), work: [] }
    expect(whatIs('2026-10-10', {}, { 2026: adopted })).toMatchObject({ working: false, why: 'weekend' })
    expect(whatIs('2025-10-01', {}, { 2026: adopted }).holiday).toBe('国庆节、中秋节')
    const december = { name: '元旦', from: '2025-12-31', to: '2025-12-31' }
    const early = { ...adopted, off: [...adopted.off, december] }
    const clash = { ...shippedYear(2025), off: [...shippedYear(2025).off, december] }
    expect(codeOf(officeCalendar([clash], { 2026: early }, {}))).toBe('calendar.overlap')
  })
})
