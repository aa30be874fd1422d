import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ArchiveFault } from '#electron/main/archive/medium/fault.ts'
import { checkItem, type ItemRequest } from '#electron/main/usecase/verify/check-item.ts'
import { itemCheckers } from '#electron/main/usecase/verify/item-threads.ts'

const folder = mkdtempSync(join(tmpdir(), 'mingjian-items-'))
const checkers = itemCheckers(8)
afterAll(async () => {
  await checkers.stop()
  rmSync(folder, { recursive: true, force: true })
})

const request = (name: string, more: Partial<ItemRequest> = {}): ItemRequest => ({
  ...{ name, path: join(folder, name), prefix: `data/items/${name}/`, lines: [] },
  ...{ root: null, now: new Date('2026-03-01T00:00:00Z'), inspect: null },
  ...more,
})
const make = (name: string, files: Readonly<Record<string, string>>): void => {
  mkdirSync(join(folder, name))
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, name, file), text)
}

describe('packages of a batch, checked on other threads', () => {
  it('are found as they are found on this one, each answer with its question', async () => {
    make('empty', {})
    make('other', { 'bagit.txt': 'no bag of ours' })
    const line = { path: 'data/items/other/bagit.txt', sha256: '0'.repeat(64), sm3: '0'.repeat(64) }
    const requests = [request('empty'), request('other', { lines: [line] }), request('other'), request('empty')]
    const there = await Promise.all(requests.map((one) => checkers.check(one)))
    expect(there).toEqual(await Promise.all(requests.map(checkItem)))
    expect(there.map(({ detail }) => detail?.problem ?? null)).toEqual([null, 'file.altered', 'file.unexpected', null])
    expect(there.map(({ part }) => part.checks[0]?.ok)).toEqual([false, false, false, false])
  })

  it('that cannot be read are the fault that they are here, and do not keep others from being checked', async () => {
    const gone = checkers.check(request('gone'))
    const other = checkers.check(request('empty'))
    await expect(gone).rejects.toThrow(new ArchiveFault('fault.fileUnreadable'))
    await expect(gone).rejects.toBeInstanceOf(ArchiveFault)
    expect((await other).part.name).toBe('empty')
    await expect(checkItem(request('gone'))).rejects.toThrow(new ArchiveFault('fault.fileUnreadable'))
  })

  it('fail, and are not waited for, when their threads are ended', async () => {
    const under = Array.from({ length: 500 }, () => checkers.check(request('empty')))
    const settled = Promise.allSettled(under)
    await checkers.stop()
    const last = (await settled).at(-1)
    expect(last?.status === 'rejected' && String(last.reason)).toContain('the check of a package failed')
  })

  it('are checked on this thread when they are few', () => {
    expect(itemCheckers(7).check).toBe(checkItem)
  })
})
