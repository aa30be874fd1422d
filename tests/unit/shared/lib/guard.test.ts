import { describe, expect, it } from 'vitest'
import { calendarDate, closed, integer, list, nullable, oneOf, sha256Hex, text, timestamp } from '#shared/lib/guard.ts'

const note = closed({ id: integer(1, 9), text: nullable(text(4)), tags: list(oneOf(['a', 'b']), 2) })

describe('a closed shape', () => {
  it('takes exactly its keys, within their bounds', () => {
    expect(note({ id: 1, text: null, tags: [] })).toBe(true)
    expect(note({ tags: ['a', 'b'], text: '四个字符', id: 9 })).toBe(true)
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['a text', 'note'],
    ['a key too many', { id: 1, text: null, tags: [], more: 1 }],
    ['a key too few', { id: 1, text: null }],
    ['another key instead', { id: 1, text: null, tag: [] }],
    ['an inherited key', Object.create({ id: 1, text: null, tags: [] })],
    ['a __proto__ key', JSON.parse('{"id":1,"text":null,"__proto__":[]}')],
    ['a text too long', { id: 1, text: '五个字符了', tags: [] }],
    ['a number out of bounds', { id: 0, text: null, tags: [] }],
    ['a fraction', { id: 1.5, text: null, tags: [] }],
    ['a number beyond safe integers', { id: 2 ** 53, text: null, tags: [] }],
    ['a list too long', { id: 1, text: null, tags: ['a', 'a', 'a'] }],
    ['a value that is none of those', { id: 1, text: null, tags: ['c'] }],
    ['half a surrogate pair', { id: 1, text: '\ud800', tags: [] }],
  ])('refuses %s', (_, value: unknown) => {
    expect(note(value)).toBe(false)
  })
})

describe('times, dates and hashes', () => {
  it('are those that the platform knows, on every day that there may be and at every end of an hour', () => {
    const exists = (text: string): boolean =>
      !Number.isNaN(Date.parse(text)) && new Date(Date.parse(text)).toISOString() === text
    const two = (value: number): string => String(value).padStart(2, '0')
    const differing: string[] = []
    const check = (text: string): void => {
      if (timestamp(text) !== exists(text)) differing.push(text)
    }
    for (const year of ['0000', '1900', '2000', '2024', '2026', '9999'])
      for (let month = 0; month <= 13; month += 1)
        for (let day = 0; day <= 32; day += 1) check(`${year}-${two(month)}-${two(day)}T00:00:00.000Z`)
    for (const time of ['23:59:59.999', '24:00:00.000', '00:60:00.000', '00:00:60.000', '29:00:00.000', '12:00:00.00'])
      check(`2026-03-01T${time}Z`)
    expect(differing).toEqual([])
  })

  it.each(['2026-03-01T00:00:00.000Z', '2024-02-29T23:59:59.999Z'])('%s is a time', (value) => {
    expect(timestamp(value)).toBe(true)
  })
  it.each([
    '2026-02-29T00:00:00.000Z',
    '2026-03-01T24:00:00.000Z',
    '2026-03-01T00:00:60.000Z',
    '2026-03-01T00:00:00Z',
    '2026-03-01T08:00:00.000+08:00',
    '+02026-03-01T00:00:00.000Z',
    ' 2026-03-01T00:00:00.000Z',
    '',
    0,
  ])('%s is none', (value) => {
    expect(timestamp(value)).toBe(false)
  })
  it.each([
    ['2026-03-01', true],
    ['2026-02-30', false],
    ['2026-3-1', false],
    ['2026-03-01\n', false],
    [20260301, false],
  ])('%s as a day: %s', (value, is) => {
    expect(calendarDate(value)).toBe(is)
  })
  it.each([
    ['a'.repeat(64), true],
    ['A'.repeat(64), false],
    ['a'.repeat(63), false],
    [`${'a'.repeat(63)}\n`, false],
    [`${'a'.repeat(64)}\n`, false],
  ])('%j as a hash: %s', (value, is) => {
    expect(sha256Hex(value)).toBe(is)
  })
})
