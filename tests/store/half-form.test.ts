import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { MOST_FORM_UNITS, MOST_FORMS, type HalfForm } from '#electron/main/store/half-form.ts'
import { newTestStore } from '../helper/test-store.ts'

const form = (name: string, change: Partial<HalfForm> = {}): HalfForm => ({
  ...{ name, caseId: null, form: 1, body: '{"opinion":"同意"}', savedAt: '2026-03-01T01:00:00.000Z' },
  ...change,
})
const at = (second: number): string => new Date(Date.UTC(2026, 2, 1) + 1000 * second).toISOString()

describe('what people have left half filled', () => {
  it('is its person’s alone, one state of each form, until it is dropped', () => {
    const { store } = newTestStore()
    store.saveHalfForm('p1', form('a'))
    store.saveHalfForm('p1', form('a', { body: '{"opinion":"不同意"}', savedAt: at(1) }))
    store.saveHalfForm('p1', form('b', { savedAt: at(2) }))
    store.saveHalfForm('p2', form('a'))
    expect(store.halfForms('p1').map(({ name, body }) => [name, body])).toEqual([
      ['b', '{"opinion":"同意"}'],
      ['a', '{"opinion":"不同意"}'],
    ])
    store.dropHalfForm('p1', 'a')
    expect(store.halfForms('p1')).toHaveLength(1)
    store.dropHalfForms('p1')
    expect([store.halfForms('p1').length, store.halfForms('p2').length]).toEqual([0, 1])
  })

  it('is bounded: the oldest go, by number and by size, and the newest always stays', () => {
    const { store } = newTestStore()
    for (let index = 0; index < MOST_FORMS + 3; index += 1)
      store.saveHalfForm('p1', form(`f${String(index)}`, { savedAt: at(index) }))
    expect(store.halfForms('p1')).toHaveLength(MOST_FORMS)
    expect(store.halfForms('p1').some(({ name }) => name === 'f2')).toBe(false)
    store.saveHalfForm('p1', form('long', { body: `"${'长'.repeat(MOST_FORM_UNITS)}"`, savedAt: at(900) }))
    expect(store.halfForms('p1').map(({ name }) => name)).toEqual(['long'])
  })

  it('stands nowhere on the disk as it was typed', () => {
    const { store, path } = newTestStore()
    const typed = 'Eine halbe Antwort, die niemand liest'
    store.saveHalfForm('p1', form('a', { body: JSON.stringify(typed) }))
    for (const file of [path, `${path}-wal`]) expect(readFileSync(file).includes(Buffer.from(typed))).toBe(false)
    expect(store.halfForms('p1')[0]?.body).toContain(typed)
  })
})
