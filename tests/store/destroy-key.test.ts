import { createDecipheriv } from 'node:crypto'
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { newStoreKey } from '#electron/main/crypto/keyring-access.ts'
import { sha256Hex } from '#electron/main/crypto/digest.ts'
import { revealSecret, type Secret } from '#electron/main/crypto/secret.ts'
import { blobsOn } from '#electron/main/store/blob.ts'
import { configure, connect } from '#electron/main/store/connection.ts'
import { custodyOn } from '#electron/main/store/custody.ts'
import { halfFormsOn } from '#electron/main/store/half-form.ts'
import { draftRedactionsOn } from '#electron/main/store/draft-redaction.ts'
import { importReportsOn } from '#electron/main/store/drafting.ts'
import { migrate } from '#electron/main/store/migrate.ts'
import { searchOn } from '#electron/main/store/search/search.ts'
import { FRESH_LIMITS } from '#electron/main/store/search/joins.ts'
import { snapshotsOn } from '#electron/main/store/snapshot.ts'
import { tracesOn } from '#electron/main/store/traces.ts'
import { workingCopiesOn } from '#electron/main/store/working-copy.ts'
import { casesDue, casesHolding } from '../helper/search-index.ts'
import { temporaryFolder } from '../helper/test-store.ts'

const PAGE = 4096
const RESERVED = 80

/** Every page of the file and of the log ahead as it is without encryption: SQLCipher 4 puts the vector before the code at a page's end. */
const plainPages = (path: string, key: Secret<Uint8Array>): Buffer => {
  const open = (page: Buffer, from: number): Buffer => {
    const iv = page.subarray(PAGE - RESERVED, PAGE - RESERVED + 16)
    const cipher = createDecipheriv('aes-256-cbc', revealSecret(key), iv).setAutoPadding(false)
    return Buffer.concat([cipher.update(page.subarray(from, PAGE - RESERVED)), cipher.final()])
  }
  const file = readFileSync(path)
  const pages: Buffer[] = []
  for (let at = 0; at + PAGE <= file.length; at += PAGE)
    pages.push(open(file.subarray(at, at + PAGE), at === 0 ? 16 : 0))
  const wal = existsSync(`${path}-wal`) ? readFileSync(`${path}-wal`) : Buffer.alloc(0)
  for (let at = 32; at + 24 + PAGE <= wal.length; at += 24 + PAGE) {
    const page = wal.subarray(at + 24, at + 24 + PAGE)
    pages.push(open(page, 0), open(page, 16))
  }
  return Buffer.concat(pages)
}

const facets = {
  ...{ stage: 'archived', kind: '', year: '2026', drafter: 'p', mode: '' },
  ...{ validity: '', issuer: '', drafterName: '', department: '', handling: '' },
}
const AT = '2057-01-01T00:00:00.000Z'
const textOf = (caseId: string) => Buffer.from(`${caseId}：青石水库灌溉用水每立方米0.32元。`.repeat(400), 'utf8')
const hashOf = (caseId: string) => sha256Hex(textOf(caseId))

const partsOn = (db: Database) => {
  // Each case has lists of its own at once.
  const index = searchOn(db, { ...FRESH_LIMITS, runs: 1 })
  const snapshots = snapshotsOn(db)
  return {
    blobs: blobsOn(db),
    index,
    archive: custodyOn(db, index),
    traces: tracesOn(db, snapshots.isHeld, index),
    ...snapshots,
    destroy: (caseId: string) => {
      db.transaction(() => {
        custodyOn(db, index).destroyKey(caseId, AT)
      })()
    },
  }
}

const connected = (path: string, key: Secret<Uint8Array>, existing: boolean) => {
  const db = connect(path, key, existing)
  onTestFinished(() => {
    db.close()
  })
  configure(db)
  migrate(db)
  return { path, key, db, ...partsOn(db) }
}

/** A store with two cases, the words of both in an index that takes more than one step to be merged. */
const twoCases = () => {
  const store = connected(join(temporaryFolder(), 'store.db'), newStoreKey(), false)
  const { db, blobs, index } = store
  for (const caseId of ['gone', 'kept']) {
    db.transaction(() => {
      blobs.keepBlob(caseId, hashOf(caseId), textOf(caseId))
    })()
    const parts = [{ kind: 'wording', label: '1', text: textOf(caseId).toString('utf8') } as const]
    const rest = { sounds: new Set<number>(), isSubmitted: true, facets, turnsOn: '2057-02-01', missing: [] }
    index.putSearchCases([{ caseId, seq: 1, parts, ...rest }])
    while (!index.tidySearch(1000));
  }
  return store
}
const fillIndex = ({ index }: Pick<ReturnType<typeof twoCases>, 'index'>): void => {
  for (let from = 0; from < 100; from += 20) {
    index.putSearchCases(
      Array.from({ length: 20 }, (_, one) => ({
        ...{ caseId: `other-${String(from + one)}`, seq: 1, facets, turnsOn: null, missing: [] },
        ...{ sounds: new Set<number>(), isSubmitted: true },
        parts: [
          {
            ...{ kind: 'wording', label: '' },
            text: Array.from({ length: 200 }, (__, word) =>
              String.fromCharCode(0x4e00 + ((word * 97 + from + one) % 5000)),
            ).join(''),
          } as const,
        ],
      })),
    )
    while (!index.tidySearch(1000));
  }
}
/** The files as a process leaves them that is ended just now. */
const asKilled = ({ path, key }: Pick<ReturnType<typeof twoCases>, 'path' | 'key'>) => {
  const copy = join(temporaryFolder(), 'store.db')
  for (const end of ['', '-wal']) if (existsSync(`${path}${end}`)) copyFileSync(`${path}${end}`, `${copy}${end}`)
  return connected(copy, key, true)
}
const WORDS = Buffer.from('不宜公开的一句')
/** The text of a case as it lies packed beside the index. */
const packedText = (db: Database, caseId: string): Buffer =>
  Buffer.from(db.prepare('SELECT text FROM search_case WHERE case_id = ?').pluck().get(caseId) as Uint8Array)
/** How the lists of a case begin as they lie packed in the index, of what `twoCases` took in first or second: those that the other has not. */
const listsOf = ({ db }: Pick<ReturnType<typeof twoCases>, 'db'>, run: 1 | 2): readonly Buffer[] => {
  const blocks = db
    .prepare('SELECT data FROM search_block WHERE id >> 38 = (SELECT run FROM search_run WHERE first_doc = ?)')
    .pluck()
  const starts = (of: number): readonly Buffer[] =>
    (blocks.all(of) as Uint8Array[]).map((data) => Buffer.from(data).subarray(0, 32))
  const others = starts(3 - run)
  return starts(run).filter((start) => !others.some((other) => other.equals(start)))
}
const marksIn = (
  { path, key }: Pick<ReturnType<typeof twoCases>, 'path' | 'key'>,
  marks: readonly Buffer[],
): readonly boolean[] => {
  const plain = plainPages(path, key)
  return marks.map((mark) => plain.includes(mark))
}
const forgotten = ({ traces }: Pick<ReturnType<typeof twoCases>, 'traces'>): number => {
  for (let steps = 1; ; steps += 1) if (traces.forgetTraces(0)) return steps
}

/**
 * What each table that names cases holds of one after its destruction. A new table has its line here, and what it holds of the
 * text its step in `destroyKey`.
 */
const REMAINS: Readonly<Record<string, 'nothing' | 'the log' | 'what the log says' | 'the destruction'>> = {
  event: 'the log',
  ledger: 'the log',
  case_row: 'what the log says',
  destroyed_case: 'the destruction',
  search_due: 'the destruction',
  traces_due: 'the destruction',
  attachment_text: 'nothing',
  attachment_try: 'nothing',
  blob: 'nothing',
  case_key: 'nothing',
  draft_redaction: 'nothing',
  half_form: 'nothing',
  import_report: 'nothing',
  loose_blob: 'nothing',
  search_aside: 'nothing',
  search_case: 'nothing',
  search_turn: 'nothing',
  working_copy: 'nothing',
}

describe('the key of a case that was destroyed', () => {
  it('and its texts and words lie nowhere any more, in no free page and not in the log ahead; another case is as it was', () => {
    const store = twoCases()
    const { db, path, key, blobs, index, archive } = store
    draftRedactionsOn(db).saveDraftRedaction('gone', { contentHash: hashOf('gone'), anchored: '不宜公开的一句' })
    const keyOf = (caseId: string) =>
      Buffer.from(db.prepare('SELECT key FROM case_key WHERE case_id = ?').pluck().get(caseId) as Uint8Array)
    const [gone, kept] = [keyOf('gone'), keyOf('kept')]
    const marks = [gone, WORDS, packedText(db, 'gone'), ...listsOf(store, 1)]
    // The test sees what it looks for as long as it is there.
    expect(marks.length).toBeGreaterThan(3)
    expect(marksIn(store, marks)).toEqual(marks.map(() => true))
    expect(archive.storedBytes('gone')).toBeGreaterThan(textOf('gone').length)
    store.destroy('gone')
    forgotten(store)
    expect(marksIn(store, marks)).toEqual(marks.map(() => false))
    expect(blobs.readBlob('gone', hashOf('gone'))).toBeNull()
    expect(plainPages(path, key).includes(kept)).toBe(true)
    expect(Buffer.from(blobs.readBlob('kept', hashOf('kept')) ?? [])).toEqual(textOf('kept'))
    expect(casesHolding(index, '青石水库')).toEqual(['kept'])
  })

  it('is asked of every table that names cases: nothing is left of the text, and the index is to hear of it', () => {
    const { db, blobs, index, destroy } = twoCases()
    const tables = db
      .prepare(
        `SELECT m.name FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c
         WHERE m.type = 'table' AND c.name = 'case_id' ORDER BY m.name`,
      )
      .pluck()
      .all() as string[]
    expect(tables).toEqual(Object.keys(REMAINS).sort())
    db.transaction(() => {
      blobs.keepLoose('gone', sha256Hex(Buffer.from('图')), Buffer.from('图'))
      importReportsOn(db).addImportReport('gone', hashOf('gone'))
    })()
    const copy = { title: '稿', body: textOf('gone'), history: null, savedAt: AT, baseVersion: 1 }
    workingCopiesOn(db).saveWorkingCopy('gone', copy)
    draftRedactionsOn(db).saveDraftRedaction('gone', { contentHash: hashOf('gone'), anchored: [] })
    halfFormsOn(db).saveHalfForm('p1', { name: 'opinion', caseId: 'gone', form: 1, body: '{}', savedAt: AT })
    index.keepFileText('gone', hashOf('gone'), { text: '大坝', unread: false })
    index.noteFileTry('gone', hashOf('gone'))
    index.setSearchAside('gone', 'unreadable')
    const rowsIn = (table: string, caseId: string) =>
      db.prepare(`SELECT count(*) FROM ${table} WHERE case_id = ?`).pluck().get(caseId) as number
    const emptied = tables.filter((table) => REMAINS[table] === 'nothing')
    expect(emptied.filter((table) => rowsIn(table, 'gone') === 0)).toEqual([])
    destroy('gone')
    expect(emptied.filter((table) => rowsIn(table, 'gone') > 0)).toEqual([])
    expect(['blob', 'case_key', 'search_case', 'search_turn'].map((table) => rowsIn(table, 'kept'))).toEqual([
      1, 1, 1, 1,
    ])
    expect(casesDue(index)).toContain('gone')
    // Somebody was reading the file meanwhile.
    index.keepFileText('gone', hashOf('gone'), { text: '大坝', unread: false })
    expect(rowsIn('attachment_text', 'gone')).toBe(0)
  })

  it('is forgotten in steps, and by the next process when one is ended between them', () => {
    const store = twoCases()
    fillIndex(store)
    const marks = [packedText(store.db, 'gone'), ...listsOf(store, 1)]
    const none = marks.map(() => false)
    store.destroy('gone')
    const before = asKilled(store)
    expect(before.traces.tracesDue()).toBe(true)
    expect(marksIn(before, marks)).toContain(true)
    expect(forgotten(before)).toBeGreaterThan(2)
    expect(marksIn(before, marks)).toEqual(none)
    expect(store.traces.forgetTraces(0)).toBe(false)
    const between = asKilled(store)
    expect(between.traces.tracesDue()).toBe(true)
    forgotten(between)
    expect(marksIn(between, marks)).toEqual(none)
    expect(between.traces.tracesDue()).toBe(false)
    expect(casesHolding(between.index, '青石水库')).toEqual(['kept'])
  })

  it('waits while the store is held still, and takes a case that is destroyed meanwhile with it', () => {
    const store = twoCases()
    const marks = [...listsOf(store, 1), ...listsOf(store, 2)]
    store.destroy('gone')
    const snapshot = store.holdSnapshot()
    expect(store.traces.forgetTraces(1000)).toBe(false)
    expect(marksIn(store, marks)).toContain(true)
    snapshot.release()
    store.destroy('kept')
    forgotten(store)
    expect(store.traces.tracesDue()).toBe(false)
    expect(marksIn(store, marks)).toEqual(marks.map(() => false))
    store.closeSnapshots()
  })
})
