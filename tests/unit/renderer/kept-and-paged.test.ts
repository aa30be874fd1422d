import { beforeEach, describe, expect, it } from 'vitest'
import { stillShown } from '#renderer/api/use-paged-query.ts'
import { lastPage, pagerSteps } from '#renderer/ui/table/pager-model.ts'
import { forgetKept, keepUnder, keptUnder } from '#renderer/ui/form/use-kept.ts'

describe('what was filled in on a screen', () => {
  beforeEach(forgetKept)

  it('is there again for who comes back to it, also when it was emptied', () => {
    expect(keptUnder('filter', 'all')).toBe('all')
    keepUnder('filter', '2026')
    expect(keptUnder('filter', 'all')).toBe('2026')
    keepUnder('draft', null)
    expect(keptUnder<string | null>('draft', 'none yet')).toBeNull()
  })

  it('is gone with the session', () => {
    keepUnder('filter', '2026')
    forgetKept()
    expect(keptUnder('filter', 'all')).toBe('all')
  })
})

describe('pages of a list', () => {
  it.each([
    [0, 0],
    [50, 0],
    [51, 1],
    [100, 1],
  ])('of %i rows end with page %i', (total, last) => {
    expect(lastPage(total, 50)).toBe(last)
  })

  it('lead back into a list that has shrunk, and nowhere else', () => {
    expect(pagerSteps(0, 120, 50)).toEqual({ previous: null, next: 1 })
    expect(pagerSteps(2, 120, 50)).toEqual({ previous: 1, next: null })
    expect(pagerSteps(2, 50, 50)).toEqual({ previous: 0, next: null })
  })
})

describe('while a page is read', () => {
  const last = { of: 'waiting', data: 'page 1' }

  it('the page before stays, but not of another list, and not over a failure', () => {
    expect(stillShown(null, null, last, 'waiting')).toBe('page 1')
    expect(stillShown('page 2', null, last, 'waiting')).toBe('page 2')
    expect(stillShown(null, null, last, 'all')).toBeNull()
    expect(stillShown(null, null, last, null)).toBeNull()
    expect(stillShown(null, { code: 'defect' }, last, 'waiting')).toBeNull()
    expect(stillShown(null, null, null, 'waiting')).toBeNull()
  })
})
