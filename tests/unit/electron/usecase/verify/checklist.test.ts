import { describe, expect, it } from 'vitest'
import { createChecklist } from '#electron/main/usecase/verify/checklist.ts'

describe('a list of checks', () => {
  it('tells each in the order of the list, however they were come to; those that nobody came to were not reached', () => {
    const list = createChecklist(['packageForm', 'chain', 'layout', 'pages'])
    const detail = { problem: 'file.altered', file: 'a' } as const
    expect(list.note('layout', detail)).toBe(false)
    expect(list.note('packageForm', null)).toBe(true)
    list.byHand('pages', detail)
    expect(list.result()).toEqual([
      { id: 'packageForm', ok: true, detail: null },
      { id: 'chain', ok: 'notReached', detail: null },
      { id: 'layout', ok: false, detail },
      { id: 'pages', ok: 'byHand', detail },
    ])
    list.skip('chain')
    list.byHand('pages')
    expect(
      list
        .result()
        .slice(1)
        .map(({ ok, detail: said }) => [ok, said]),
    ).toEqual([
      ['notApplicable', null],
      [false, detail],
      ['byHand', null],
    ])
  })

  it('takes no check that it has not: one that failed would not be told, and all would seem to hold', () => {
    const list = createChecklist(['chain'])
    expect(() => list.note('pages', { problem: 'text.differs' })).toThrow()
    expect(() => {
      list.skip('pages')
    }).toThrow()
    expect(() => {
      list.byHand('pages')
    }).toThrow()
  })
})
