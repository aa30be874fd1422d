import { existsSync, mkdirSync, readdirSync, readFileSync, chmodSync, writeFileSync, truncateSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newStoreKey } from '#electron/main/crypto/keyring-access.ts'
import { configure, connect } from '#electron/main/store/connection.ts'
import { MIGRATIONS } from '#electron/main/store/migrate.ts'
import { createStore, openStore } from '#electron/main/store/open.ts'
import { at } from '../helper/case-play.ts'
import { runScript } from '../helper/child-node.ts'
import { CASE_ACTS, deskOf } from '../helper/clerk-work.ts'
import { appendAll, newTestStore, storyRecords, temporaryFolder } from '../helper/test-store.ts'

const fault = (code: string): unknown => expect.objectContaining({ name: 'StoreFault', code })

/** A closed store with a case in it. */
const closedStore = () => {
  const test = newTestStore()
  appendAll(test.store, storyRecords(test.office, at('archived').events, 'case-1'))
  test.store.close()
  return test
}

/** Every file of the folder, byte for byte: a store that is not opened is not touched either. */
const filesIn = (folder: string) => readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))] as const)

const expectUntouched = (path: string, act: () => void): void => {
  const before = filesIn(dirname(path))
  act()
  expect(filesIn(dirname(path))).toEqual(before)
}

describe('a store', () => {
  it('is one file when closed: nothing of the write-ahead log stays behind', () => {
    const { path } = closedStore()
    expect(readdirSync(dirname(path))).toEqual(['store.db'])
  })

  it('can be closed twice', () => {
    const { store } = newTestStore()
    store.close()
    store.close()
  })

  it('is never made over a file', () => {
    const path = join(temporaryFolder(), 'store.db')
    writeFileSync(path, '')
    expect(() => createStore(path, newStoreKey())).toThrow('never made over a file')
    expect(readFileSync(path)).toHaveLength(0)
  })

  it('works with the settings that its promises rest on', () => {
    const { path, key } = closedStore()
    const db = connect(path, key, true)
    configure(db)
    const settings = [
      'journal_mode',
      'synchronous',
      'foreign_keys',
      'recursive_triggers',
      'secure_delete',
      'temp_store',
      'locking_mode',
      'trusted_schema',
    ]
    const found = Object.fromEntries(settings.map((name) => [name, db.pragma(name, { simple: true })]))
    db.close()
    expect(found).toEqual({
      journal_mode: 'wal',
      synchronous: 2, // FULL
      foreign_keys: 1,
      recursive_triggers: 1,
      secure_delete: 1,
      temp_store: 2, // MEMORY
      locking_mode: 'exclusive',
      trusted_schema: 0,
    })
  })

  it('has its tables STRICT', () => {
    const { path, key } = closedStore()
    const db = connect(path, key, true)
    const loose = db
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND type = 'table' AND name NOT LIKE 'sqlite_%'",
      )
      .all()
    db.close()
    expect(loose).toEqual([])
  })
})

describe('opening', () => {
  it('with another key is fault.wrongKey and touches nothing', () => {
    const { path, key } = closedStore()
    expectUntouched(path, () => {
      expect(() => openStore(path, newStoreKey())).toThrow(fault('fault.wrongKey'))
    })
    openStore(path, key).close()
  })

  it('a file that is not there is fault.storeMissing and makes none', () => {
    const folder = temporaryFolder()
    expect(() => openStore(join(folder, 'store.db'), newStoreKey())).toThrow(fault('fault.storeMissing'))
    expect(() => openStore(join(folder, 'no', 'store.db'), newStoreKey())).toThrow(fault('fault.storeMissing'))
    expect(readdirSync(folder)).toEqual([])
  })

  it('a folder of that name is fault.storeMissing', () => {
    const path = join(temporaryFolder(), 'store.db')
    mkdirSync(path)
    expect(() => openStore(path, newStoreKey())).toThrow(fault('fault.storeMissing'))
  })

  it.each([0, 1, 15])('a file cut to %i bytes is fault.storeCorrupt, never taken for a new store', (size) => {
    const { path, key } = closedStore()
    truncateSync(path, size)
    expectUntouched(path, () => {
      expect(() => openStore(path, key)).toThrow(fault('fault.storeCorrupt'))
    })
  })

  it('a file cut after its salt, within the first page or after it, is fault.storeCorrupt', () => {
    for (const size of [16, 17, 4095, 4096, 8192, 20_000]) {
      const { path, key } = closedStore()
      truncateSync(path, size)
      expect(() => openStore(path, key)).toThrow(fault('fault.storeCorrupt'))
    }
  })

  it('a file of another program under our key is fault.storeCorrupt', () => {
    const path = join(temporaryFolder(), 'store.db')
    const key = newStoreKey()
    const db = connect(path, key, false)
    db.exec('CREATE TABLE note (text TEXT)')
    db.close()
    expect(() => openStore(path, key)).toThrow(fault('fault.storeCorrupt'))
  })

  it('a store that was never finished is fault.storeCorrupt', () => {
    const { path, key } = closedStore()
    const db = connect(path, key, true)
    db.pragma('user_version = 0')
    db.close()
    expect(() => openStore(path, key)).toThrow(fault('fault.storeCorrupt'))
  })

  it('a store of a newer program is fault.storeNewer and touches nothing', () => {
    const { path, key } = closedStore()
    const db = connect(path, key, true)
    db.pragma(`user_version = ${String((MIGRATIONS.at(-1)?.version ?? 0) + 1)}`)
    db.close()
    expectUntouched(path, () => {
      expect(() => openStore(path, key)).toThrow(fault('fault.storeNewer'))
    })
  })

  it('a store whose log was cut at its end, past the triggers, is fault.storeCorrupt', () => {
    const { path, key } = closedStore()
    const db = connect(path, key, true)
    db.exec(
      `DROP TRIGGER event_no_delete; PRAGMA foreign_keys = OFF; DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)`,
    )
    db.close()
    expect(() => openStore(path, key)).toThrow(fault('fault.storeCorrupt'))
  })

  it('a store whose last ledger line was rewritten is fault.storeCorrupt', () => {
    const { path, key } = closedStore()
    const db = connect(path, key, true)
    db.exec(
      `DROP TRIGGER ledger_no_update; UPDATE ledger SET hash = randomblob(32) WHERE position = (SELECT max(position) FROM ledger)`,
    )
    db.close()
    expect(() => openStore(path, key)).toThrow(fault('fault.storeCorrupt'))
  })

  it('a store that another process holds is fault.storeInUse, for reading and writing, until that one lets go', () => {
    const test = newTestStore()
    const desk = deskOf(test)
    const open = () => JSON.parse(runScript('store/child/opener.ts', { ...desk, cases: 1 })) as unknown
    expect(open()).toEqual({ acknowledged: 0, code: 'fault.storeInUse' })
    appendAll(test.store, storyRecords(test.office, at('draft').events, 'case-1'))
    expect(open()).toEqual({ acknowledged: 0, code: 'fault.storeInUse' })
    test.store.close()
    expect(open()).toEqual({ acknowledged: CASE_ACTS, code: null })
  }, 120_000)

  it('a store twice in one process is fault.storeInUse', () => {
    const { path, key } = newTestStore()
    expect(() => openStore(path, key)).toThrow(fault('fault.storeInUse'))
  })

  it.each([
    ['file', 0o444, 0o777],
    ['folder', 0o666, 0o555],
  ])(
    'a store whose %s may not be written is fault.readOnly, before anything is read',
    (_what, fileMode, folderMode) => {
      const test = closedStore()
      chmodSync(test.path, fileMode)
      chmodSync(dirname(test.path), folderMode)
      const printed = runScript('store/child/opener.ts', { ...deskOf(test), cases: 1 }, { asNobody: true })
      expect(JSON.parse(printed)).toEqual({ acknowledged: 0, code: 'fault.readOnly' })
      expect(existsSync(`${test.path}-wal`)).toBe(false)
      chmodSync(dirname(test.path), 0o755)
    },
    60_000,
  )
})
