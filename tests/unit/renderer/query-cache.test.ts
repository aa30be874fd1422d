import { describe, expect, it, vi } from 'vitest'
import { QueryCache } from '#renderer/api/query-cache.ts'
import type { Reply } from '#shared/contract/errors.ts'
import { ACCESS_LOG, OFFICE_LOG } from '#shared/domain/office/log-name.ts'

const setUp = () => {
  const asked: { name: string; end: (reply: Reply<unknown>) => Promise<void> }[] = []
  const cache = new QueryCache(
    (name) =>
      new Promise((resolve) => {
        asked.push({
          name,
          end: async (reply) => {
            // The cache is told the value that its channel would have given.
            resolve(reply as never)
            await Promise.resolve()
            await Promise.resolve()
          },
        })
      }),
  )
  return { cache, asked }
}
const CASE = { caseId: 'c1' }

describe('QueryCache', () => {
  it('asks once for many who look at the same thing', () => {
    const { cache, asked } = setUp()
    cache.subscribe('case.get', CASE, vi.fn())
    cache.subscribe('case.get', { caseId: 'c1' }, vi.fn())
    expect(asked).toHaveLength(1)
  })

  it('keeps showing the last good answer while a newer one is on its way', async () => {
    const { cache, asked } = setUp()
    cache.subscribe('case.get', CASE, vi.fn())
    await asked[0]?.end({ ok: true, value: 'first' })
    cache.caseChanged('c1')
    expect(cache.read('case.get', CASE)).toEqual({ data: 'first', error: null, loading: true })
    await asked[1]?.end({ ok: true, value: 'second' })
    expect(cache.read('case.get', CASE)).toEqual({ data: 'second', error: null, loading: false })
  })

  it('drops an answer that a later question has overtaken', async () => {
    const { cache, asked } = setUp()
    cache.subscribe('case.get', CASE, vi.fn())
    cache.caseChanged('c1')
    await asked[1]?.end({ ok: true, value: 'new' })
    await asked[0]?.end({ ok: true, value: 'old' })
    expect(cache.read('case.get', CASE).data).toBe('new')
  })

  it('reads a list that fifty cases changed at once no more than twice beside itself, and once more at the end', async () => {
    const { cache, asked } = setUp()
    const list = { scope: 'all', offset: 0, limit: 20 }
    const leave = cache.subscribe('inbox.list', list, vi.fn())
    for (let number = 0; number < 50; number += 1) cache.caseChanged(`c${String(number)}`)
    expect(asked).toHaveLength(2)
    await asked[0]?.end({ ok: true, value: 'before' })
    expect(asked).toHaveLength(2)
    await asked[1]?.end({ ok: true, value: 'some' })
    expect(cache.read('inbox.list', list)).toMatchObject({ data: 'some', loading: true })
    expect(asked).toHaveLength(3)
    await asked[2]?.end({ ok: true, value: 'all fifty' })
    expect(cache.read('inbox.list', list)).toEqual({ data: 'all fifty', error: null, loading: false })
    expect(asked).toHaveLength(3)

    // Left meanwhile: not read for nobody, and read anew for whoever comes back.
    for (let number = 0; number < 5; number += 1) cache.caseChanged(`c${String(number)}`)
    leave()
    for (const question of asked.slice(3)) await question.end({ ok: true, value: 'some' })
    expect(asked).toHaveLength(5)
    cache.subscribe('inbox.list', list, vi.fn())
    expect(asked).toHaveLength(6)
  })

  it('reads lists again when any case changes, and other cases not', () => {
    const { cache, asked } = setUp()
    cache.subscribe('inbox.list', { scope: 'all', offset: 0, limit: 20 }, vi.fn())
    cache.subscribe('case.get', CASE, vi.fn())
    cache.subscribe('case.get', { caseId: 'c2' }, vi.fn())
    cache.caseChanged('c2')
    expect(asked.map(({ name }) => name)).toEqual(['inbox.list', 'case.get', 'case.get', 'inbox.list', 'case.get'])
  })

  it.each([
    ['archive.list', { scope: 'due', filter: {}, page: 0 }, ['office-log', 'c1', 'c9']],
    ['archive.handovers', {}, ['office-log']],
    ['archive.rules', {}, ['office-log']],
    ['archive.proposal', { caseId: 'c1' }, ['office-log', 'c1']],
    ['release.prepare', { caseId: 'c1' }, ['office-log', 'c1']],
    ['register.view', { sheet: 'catalogue' }, ['office-log', 'c1', 'c9']],
    ['register.records', { sheet: 'catalogue' }, ['office-log', 'c1', 'c9']],
    ['sealing.view', {}, ['office-log']],
    ['publication.view', {}, ['office-log']],
    ['people.list', {}, ['office-log']],
    ['audit.list', {}, ['office-log', 'access-log', 'c1', 'c9']],
    ['case.history', { caseId: 'c1' }, ['access-log', 'c1']],
  ] as const)('reads %s again when a log changes that it is made of, and only then', async (name, input, stale) => {
    const { cache, asked } = setUp()
    const logs = { 'office-log': OFFICE_LOG, 'access-log': ACCESS_LOG, c1: 'c1', c9: 'c9' }
    cache.subscribe(name, input, vi.fn())
    const again: string[] = []
    for (const [log, caseId] of Object.entries(logs)) {
      await asked.at(-1)?.end({ ok: true, value: 'read' })
      const before = asked.length
      cache.caseChanged(caseId)
      if (asked.length > before) again.push(log)
    }
    expect(again.toSorted()).toEqual([...stale].toSorted())
  })

  it('forgets an unwatched answer of a changed case, so that it is asked anew', async () => {
    const { cache, asked } = setUp()
    const leave = cache.subscribe('case.get', CASE, vi.fn())
    await asked[0]?.end({ ok: true, value: 'first' })
    leave()
    cache.caseChanged('c1')
    expect(asked).toHaveLength(1)
    cache.subscribe('case.get', CASE, vi.fn())
    expect(asked).toHaveLength(2)
  })

  it('reads a case anew for who comes back to it after its draft was saved, and leaves alone who looks at it', async () => {
    const { cache, asked } = setUp()
    const leave = cache.subscribe('case.get', CASE, vi.fn())
    const leaveList = cache.subscribe('inbox.list', { scope: 'all', offset: 0, limit: 20 }, vi.fn())
    for (const question of asked) await question.end({ ok: true, value: 'empty' })
    leaveList()
    cache.draftSaved('c1')
    expect(cache.read('case.get', CASE)).toEqual({ data: 'empty', error: null, loading: false })
    expect(asked).toHaveLength(2)
    leave()
    expect(cache.read('case.get', CASE).data).toBeNull()
    expect(cache.read('inbox.list', { scope: 'all', offset: 0, limit: 20 }).data).toBeNull()
  })

  it('holds nothing of one person for the next', async () => {
    const { cache, asked } = setUp()
    cache.subscribe('case.get', CASE, vi.fn())()
    await asked[0]?.end({ ok: true, value: 'first' })
    cache.clear()
    expect(cache.read('case.get', CASE).data).toBeNull()
  })

  it('shows a failure beside what it had', async () => {
    const { cache, asked } = setUp()
    const listener = vi.fn()
    cache.subscribe('case.get', CASE, listener)
    await asked[0]?.end({ ok: true, value: 'first' })
    cache.refresh('case.get', CASE)
    await asked[1]?.end({ ok: false, error: { code: 'fault.storeCorrupt' } })
    expect(cache.read('case.get', CASE)).toEqual({
      data: 'first',
      error: { code: 'fault.storeCorrupt' },
      loading: false,
    })
    expect(listener).toHaveBeenCalled()
  })

  it('does not keep more than a few unwatched answers', async () => {
    const { cache, asked } = setUp()
    for (let i = 0; i < 40; i++) cache.subscribe('case.get', { caseId: `c${String(i)}` }, vi.fn())()
    for (const question of asked) await question.end({ ok: true, value: 'text' })
    const kept = asked.filter((_question, i) => cache.read('case.get', { caseId: `c${String(i)}` }).data !== null)
    expect(kept.length).toBeLessThanOrEqual(12)
  })
})
