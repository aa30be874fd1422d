import { describe, expect, it } from 'vitest'
import { formatNumber, isNumberPattern, matchNumber } from '#shared/domain/office/number/number-pattern.ts'
import { decideNumber, nextNumber, type NumberCommand } from '#shared/domain/office/number/numbers.ts'
import type { TakenNumber } from '#shared/domain/office/number/number-events.ts'

const INDEX = '11350000000000000X/{year}-{serial:5}'
const DOCUMENT = '云水发〔{year}〕{serial}号'

describe('a pattern of numbers', () => {
  it('has one serial, at most one year, and something else', () => {
    for (const good of [INDEX, DOCUMENT, '局{serial}']) expect(isNumberPattern(good), good).toBe(true)
    for (const bad of [
      '',
      '{serial}',
      '{year}',
      'a{serial}{serial}',
      'a{serial:0}',
      'a{x}{serial}',
      'a{serial',
      '{year}{year}{serial}',
    ])
      expect(isNumberPattern(bad), bad).toBe(false)
  })

  it('is read back as it was written, and in no other way', () => {
    expect(formatNumber(INDEX, 2026, 110)).toBe('11350000000000000X/2026-00110')
    expect(matchNumber(INDEX, '11350000000000000X/2026-00110')).toEqual({ year: 2026, serial: 110 })
    expect(matchNumber(DOCUMENT, '云水发〔2026〕8号')).toEqual({ year: 2026, serial: 8 })
    for (const other of ['云水发〔2026〕08号', '云水发[2026]8号', '云水发〔2026〕0号', '云水发〔2026〕8号 '])
      expect(matchNumber(DOCUMENT, other), other).toBeNull()
  })
})

describe('numbers of the office', () => {
  const taken: TakenNumber[] = []
  const take = (number: string, caseId: string, pattern = DOCUMENT): unknown => {
    const command: NumberCommand = { type: 'takeNumber', kind: 'document', number, pattern, caseId }
    const decided = decideNumber(taken, command)
    if (!decided.ok) return decided.error.code
    const [event] = decided.value
    if (event?.type !== 'NumberTaken') throw new Error('a number')
    taken.push(event.data)
    return event.data.skipped
  }

  it('are given out one after the other; a gap is on record, and none is used twice', () => {
    expect(nextNumber(taken, 'document', DOCUMENT, 2026)).toBe('云水发〔2026〕1号')
    expect(take('云水发〔2026〕1号', 'a')).toBeNull()
    expect(take('云水发〔2026〕5号', 'b')).toEqual({ from: 2, to: 4 })
    expect(nextNumber(taken, 'document', DOCUMENT, 2026)).toBe('云水发〔2026〕6号')
    expect(nextNumber(taken, 'document', DOCUMENT, 2027)).toBe('云水发〔2027〕1号')
    expect(take('云水发〔2026〕5号', 'c')).toBe('number.taken')
    expect(take('云水发〔2026〕3号', 'c')).toBeNull()
    expect(take('自编7号', 'd')).toBeNull()
    expect(take('自编7号', 'e')).toBe('number.taken')
    expect(taken.at(-1)).toMatchObject({ pattern: '', year: null, serial: null })
    for (const year of ['1899', '3026']) expect(take(`云水发〔${year}〕9号`, 'f')).toBe('number.badYear')
  })
})
