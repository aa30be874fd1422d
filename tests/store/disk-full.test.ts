import { describe, expect, it } from 'vitest'
import { newStoreKey } from '#electron/main/crypto/keyring-access.ts'
import { configure, connect } from '#electron/main/store/connection.ts'
import { migrate } from '#electron/main/store/migrate.ts'
import { openStore } from '#electron/main/store/open.ts'
import { storeOn } from '#electron/main/store/store.ts'
import { join } from 'node:path'
import { runScript } from '../helper/child-node.ts'
import { appendOrThrow, CASE_ACTS, clerkBatches, deskOf } from '../helper/clerk-work.ts'
import { problemsOf } from '../helper/store-audit.ts'
import { createTestOffice } from '../helper/test-office.ts'
import { furnish, newTestStore, temporaryFolder } from '../helper/test-store.ts'

describe('a full disk', () => {
  it('is fault.diskFull; the act leaves nothing, and the same act goes through once there is room', async () => {
    const [path, key, office] = [join(temporaryFolder(), 'store.db'), newStoreKey(), createTestOffice()]
    const db = connect(path, key, false)
    configure(db)
    migrate(db)
    const store = storeOn(db)
    furnish(store, office)
    const desk = deskOf({ path, key, office, store })
    const [first] = await clerkBatches(desk, 1000)
    const [large] = await clerkBatches(desk, 400_000)
    if (first === undefined || large === undefined) throw new Error('no work')
    appendOrThrow(store, first)
    const pages = db.pragma('page_count', { simple: true }) as number
    db.pragma(`max_page_count = ${String(pages + 10)}`)
    for (let attempt = 0; attempt < 3; attempt++) {
      expect(() => store.append(large)).toThrow(expect.objectContaining({ code: 'fault.diskFull' }))
      expect(store.headOf(large.caseId)).toBeNull()
      expect(store.ledgerHead().position).toBe(1)
    }
    db.pragma('max_page_count = 100000')
    appendOrThrow(store, large)
    expect(problemsOf(store)).toEqual([])
    store.close()
  })

  it.each([100, 700, 1500])(
    'met in the middle of the work (no file beyond %i KiB) loses nothing acknowledged',
    (maxFileKb) => {
      const test = newTestStore()
      test.store.close()
      const printed = runScript('store/child/opener.ts', { ...deskOf(test), cases: 100 }, { maxFileKb })
      const { acknowledged, code } = JSON.parse(printed) as { acknowledged: number; code: string }
      expect(['fault.diskFull', 'fault.storeUnreachable']).toContain(code)
      const store = openStore(test.path, test.key)
      expect(problemsOf(store)).toEqual([])
      let acts = 0
      for (const caseId of store.allCaseIds()) acts += Math.min(store.eventsOf(caseId).length, CASE_ACTS)
      expect(acts).toBe(acknowledged)
      store.close()
    },
    60_000,
  )
})
