import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openStore } from '#electron/main/store/open.ts'
import type { StoreSnapshot } from '#electron/main/store/snapshot.ts'
import { runScript } from '../helper/child-node.ts'
import { appendOrThrow, clerkBatches, deskOf } from '../helper/clerk-work.ts'
import { problemsOf } from '../helper/store-audit.ts'
import { newTestStore, temporaryFolder } from '../helper/test-store.ts'

const PIECE = 8192

const copied = async (snapshot: StoreSnapshot, between: () => void): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = []
  for (let at = 0; at < snapshot.sizeBytes; at += PIECE) {
    pieces.push(await snapshot.read(at, Math.min(PIECE, snapshot.sizeBytes - at)))
    between()
  }
  return new Uint8Array(Buffer.concat(pieces))
}

describe('a snapshot of the store', () => {
  it('is the store of that moment, whatever is written while it is read', async () => {
    const test = newTestStore()
    const desk = deskOf(test)
    for (const batch of await clerkBatches(desk, 60_000)) appendOrThrow(test.store, batch)
    const before = test.store.ledgerHead()
    const work = [...(await clerkBatches(desk, 60_000)), ...(await clerkBatches(desk, 60_000))]
    const snapshot = test.store.holdSnapshot()
    const bytes = await copied(snapshot, () => {
      const batch = work.shift()
      if (batch !== undefined) appendOrThrow(test.store, batch)
    })
    snapshot.release()
    expect(test.store.ledgerHead().position).toBeGreaterThan(before.position)
    const path = join(temporaryFolder(), 'store.db')
    writeFileSync(path, bytes)
    const copy = openStore(path, test.key)
    expect(copy.ledgerHead()).toEqual(before)
    copy.readEveryPage()
    expect(problemsOf(copy)).toEqual([])
    copy.close()
    test.store.readEveryPage()
    test.store.close()
    const after = openStore(test.path, test.key)
    expect(problemsOf(after)).toEqual([])
    after.close()
  })

  it('leaves the store to this process alone', async () => {
    const test = newTestStore()
    const snapshot = test.store.holdSnapshot()
    await copied(snapshot, () => undefined)
    snapshot.release()
    const { code } = JSON.parse(runScript('store/child/opener.ts', { ...deskOf(test), cases: 1 })) as { code: string }
    expect(code).toBe('fault.storeInUse')
  })

  it('is gone once it is let go, or the store is', async () => {
    const test = newTestStore()
    const first = test.store.holdSnapshot()
    expect(() => test.store.holdSnapshot()).toThrow('one snapshot at a time')
    first.release()
    await expect(first.read(0, 16)).rejects.toThrow('let go')
    const second = test.store.holdSnapshot()
    const reading = second.read(0, 4096)
    test.store.close()
    await expect(reading).rejects.toThrow('let go')
    second.release()
  })
})
