import { describe, expect, it } from 'vitest'
import {
  decidedAlike,
  draftOf,
  filterOf,
  itemsOf,
  needsReason,
  numberRanges,
  NO_FILTER,
  NO_FILTER_TEXT,
  refreshed,
  undecidedOf,
  withChosen,
  withRetention,
  wrongFields,
  type ListRow,
} from '#renderer/feature/archive-desk/archive-desk-model.ts'
import { archiveFilter } from '#shared/contract/dto/archive.ts'

const row = (caseId: string, retention: 'D10' | 'D30' | null = 'D10', seq = 5): ListRow =>
  ({
    ...{ caseId, seq, title: caseId },
    proposal: { contentHash: 'a'.repeat(64), year: 2026, retention, tableItem: '3.1', organisation: '1', pages: 2 },
  }) as unknown as ListRow

describe('the filter of the archive', () => {
  it('lets everything through only when nothing is written', () => {
    expect(filterOf(NO_FILTER_TEXT)).toEqual(NO_FILTER)
    expect(filterOf({ ...NO_FILTER_TEXT, year: ' ' })).toEqual(NO_FILTER)
  })

  it.each([
    [{ year: '202' }, 'year'],
    [{ year: '二〇二六' }, 'year'],
    [{ fonds: 'Z-109' }, 'fonds'],
    [{ organisation: '办公室（一）' }, 'organisation'],
  ] as const)('never takes %o for everything', (typed, field) => {
    const text = { ...NO_FILTER_TEXT, ...typed }
    expect(wrongFields(text)).toEqual([field])
    expect(filterOf(text)).toBeNull()
  })

  it('says what the contract takes, with the code of a fonds in capitals', () => {
    const typed = {
      year: '2026',
      fonds: ' z109',
      retention: 'D30',
      organisation: '办公室',
      transferDue: false,
    } as const
    const filter = filterOf(typed)
    expect(filter).toEqual({ year: 2026, fonds: 'Z109', retention: 'D30', organisation: '办公室' })
    expect(archiveFilter.safeParse(filter).success).toBe(true)
    const due = filterOf({ ...typed, transferDue: true })
    expect(due).toEqual({ ...filter, transferDue: true })
    expect(archiveFilter.safeParse(due).success).toBe(true)
  })
})

describe('what is chosen to be filed', () => {
  const first = [row('a'), row('b')]
  const second = [row('c'), row('d')]
  const chosen = withChosen(withChosen({}, first, true), second.slice(0, 1), true)

  it('spans pages, and is filed whole whatever page is shown', () => {
    expect(itemsOf(refreshed(chosen, second), {}, '')?.map(({ caseId }) => caseId)).toEqual(['a', 'b', 'c'])
    expect(itemsOf(refreshed(chosen, first), {}, '')).toHaveLength(3)
    expect(Object.keys(withChosen(chosen, first, false))).toEqual(['c'])
  })

  it('goes by the newest that was read of a case', () => {
    const [one] = itemsOf(refreshed(withChosen({}, first, true), [row('a', 'D10', 9)]), {}, '') ?? []
    expect(one).toMatchObject({ caseId: 'a', expectedSeq: 9 })
  })

  it('is not sent while one has no period, and asks a reason for a period that is nobody’s but the person’s', () => {
    const open = withChosen({}, [row('e', null)], true)
    expect(itemsOf(refreshed(open, []), {}, '')).toBeNull()
    const own = { e: withRetention(row('e', null), 'D30') }
    const set = itemsOf(refreshed(open, []), own, '本单位惯例')
    expect(needsReason(refreshed(open, []), own)).toBe(true)
    expect(set?.[0]).toMatchObject({ retention: 'D30', tableItem: '', reason: '本单位惯例' })
    expect(needsReason(first, {})).toBe(false)
    expect(needsReason(first, { a: { year: 2025 } })).toBe(true)
    expect(draftOf(row('a'), withRetention(row('a'), 'D10')).tableItem).toBe('3.1')
  })

  it('takes one period for all that have none, and leaves the others and what was changed of them', () => {
    const rows = [row('a'), row('e', null), row('f', null)]
    const changes = { a: { year: 2025 }, f: { pages: 9 } }
    expect(undecidedOf(rows, changes).map(({ caseId }) => caseId)).toEqual(['e', 'f'])
    const next = decidedAlike(rows, changes, 'D30')
    expect(undecidedOf(rows, next)).toEqual([])
    expect(next).toEqual({
      a: { year: 2025 },
      e: { retention: 'D30', tableItem: '' },
      f: { pages: 9, retention: 'D30', tableItem: '' },
    })
  })
})

it('says of each series from where to where its numbers were given', () => {
  const of = (series: string, serial: number) => `Z901-WS·2026-${series}-BGS-${String(serial).padStart(4, '0')}`
  expect(numberRanges([of('D30', 70), of('Y', 1), of('D30', 71), of('D30', 72), of('D10', 5)])).toEqual([
    [of('D30', 70), of('D30', 72)],
    [of('Y', 1), of('Y', 1)],
    [of('D10', 5), of('D10', 5)],
  ])
  expect(numberRanges([])).toEqual([])
})
