import { describe, expect, it } from 'vitest'
import {
  archivalNumber,
  CATEGORY,
  DEFAULT_PATTERN,
  FONDS,
  isUsablePattern,
  numberSeries,
  ORGANISATION,
  retentionEnds,
  type NumberParts,
} from '#shared/domain/archive/archival-number.ts'
import { DEFAULT_TRANSFER_YEARS, lastYearDue, transferDay } from '#shared/domain/archive/transfer.ts'

const PARTS: NumberParts = {
  ...{ fonds: 'Z109', category: 'WS', year: 2011, retention: 'Y', organisation: 'BGS', serial: 1 },
}
const OTHER = '{fonds}-{year}-{retention}-'

describe('档号 (DA/T 22-2015)', () => {
  it('is made of its parts as the standard shows it, with four digits of 件号', () => {
    expect(archivalNumber(DEFAULT_PATTERN, PARTS)).toBe('Z109-WS·2011-Y-BGS-0001')
    expect(archivalNumber(DEFAULT_PATTERN, { ...PARTS, serial: 12_345 })).toBe('Z109-WS·2011-Y-BGS-12345')
    expect(archivalNumber(`${OTHER}{serial}`, PARTS, 3)).toBe('Z109-2011-Y-001')
  })

  it('has a series that all its numbers begin with', () => {
    expect(numberSeries(DEFAULT_PATTERN, PARTS)).toBe('Z109-WS·2011-Y-BGS-')
  })

  it.each([
    DEFAULT_PATTERN,
    `${OTHER}{serial}`,
    '{retention}·{year}·{fonds}·{serial}',
    '{fonds}{year}年{retention}第{serial}',
    `${OTHER}${'A'.repeat(100 - OTHER.length - 8)}{serial}`,
  ])('may be made by %s', (pattern) => {
    expect(isUsablePattern(pattern)).toBe(true)
  })

  it.each([
    ['without its fonds', '{year}-{retention}-{serial}'],
    ['without its year', '{fonds}-{retention}-{serial}'],
    ['without its period', '{fonds}-{year}-{serial}'],
    ['without its serial', '{fonds}-{year}-{retention}-'],
    ['with a part twice', '{fonds}-{fonds}-{year}-{retention}-{serial}'],
    ['with a part that nobody knows', '{fonds}-{year}-{retention}-{shelf}-{serial}'],
    ['with its serial before the end', '{fonds}-{year}-{serial}-{retention}'],
    ['with text behind the serial', '{fonds}-{year}-{retention}-{serial}号'],
    ['with a digit before the serial, which would read as one of it', '{fonds}-{year}-{retention}-1{serial}'],
    ['with another part before the serial, which would run into it', '{fonds}-{retention}-{year}{serial}'],
    ['with what a path reads otherwise', '{fonds}/{year}-{retention}-{serial}'],
    ['with a space', '{fonds} {year}-{retention}-{serial}'],
    ['with a brace that is none', '{{fonds}-{year}-{retention}-{serial}'],
    ['longer than a hundred', `${OTHER}${'A'.repeat(101 - OTHER.length - 8)}{serial}`],
  ])('may not be made by a pattern %s', (_, pattern) => {
    expect(isUsablePattern(pattern)).toBe(false)
  })

  it.each([
    [FONDS, ['Z109', '1', 'A'.repeat(10)], ['', 'z109', 'Z-1', '-Z1', 'Z1-', 'A'.repeat(11)]],
    [CATEGORY, ['WS', 'WY'], ['', 'W', 'ws', 'WSX', '-WS', 'WS-']],
    [ORGANISATION, ['BGS', '办公室', 'bgs1', '办'.repeat(10)], ['', '办-公', '-办', '办-', '办'.repeat(11)]],
  ])('has parts of the form %s', (form, good, bad) => {
    expect(good.filter((one) => !form.test(one))).toEqual([])
    expect(bad.filter((one) => form.test(one))).toEqual([])
  })
})

describe('how long a file is kept (国家档案局令第8号) and when it is handed over (档案法实施条例 Art. 20)', () => {
  it('is kept to the end of the tenth or thirtieth year after its own, or for good', () => {
    expect(retentionEnds(2026, 'D10')).toBe('2036-12-31')
    expect(retentionEnds(2026, 'D30')).toBe('2056-12-31')
    expect(retentionEnds(2026, 'Y')).toBeNull()
  })

  it('goes to a county’s archive when ten whole years are over, counted from the year after its own; what is kept for ten years stays', () => {
    expect(DEFAULT_TRANSFER_YEARS).toBe(10)
    expect(transferDay(2015, 'Y', 10)).toBe('2026-01-01')
    expect(transferDay(2015, 'D30', 20)).toBe('2036-01-01')
    expect(transferDay(2015, 'D10', 10)).toBeNull()
  })

  it.each([
    ['2025-12-31', 2014],
    ['2026-01-01', 2015],
    ['2026-12-31', 2015],
  ])('on %s what is of %i and before is due, and nothing later', (today, year) => {
    expect(lastYearDue(today, 10)).toBe(year)
    expect((transferDay(year, 'Y', 10) ?? '') <= today).toBe(true)
    expect((transferDay(year + 1, 'Y', 10) ?? '') <= today).toBe(false)
  })
})
