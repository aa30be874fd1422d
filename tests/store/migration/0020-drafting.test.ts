import type { Database } from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migrate } from '#electron/main/store/migrate.ts'
import { first } from '#electron/main/store/migration/0010-first.ts'
import { drafting } from '#electron/main/store/migration/0020-drafting.ts'
import { noTables } from '../../helper/store-tables.ts'

/** A store of the first step with a case in it, then this step. */
const migrated = (): Database => {
  const db = noTables()
  migrate(db, [first])
  db.exec(`
    INSERT INTO case_key (case_id, key) VALUES ('case-1', zeroblob(32));
    INSERT INTO blob (case_id, hash, nonce, ciphertext) VALUES ('case-1', zeroblob(32), zeroblob(12), x'00');
    INSERT INTO working_copy (case_id, title, body, saved_at, base_version) VALUES ('case-1', '', x'01', '2026-01-08T02:00:00.000Z', 1);
  `)
  migrate(db, [first, drafting])
  return db
}

describe('the step of the drafting screen', () => {
  it('leaves what the step before it held', () => {
    const db = migrated()
    expect(db.prepare('SELECT body FROM working_copy').pluck().get()).toEqual(Buffer.from([1]))
    for (const table of ['setting', 'import_report', 'door_refusal']) {
      expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0)
    }
    expect(db.pragma('foreign_key_check')).toEqual([])
  })

  it.each([
    ['a report of bytes that are not there', "INSERT INTO import_report VALUES ('case-1', 2, randomblob(32))"],
    ['a report out of turn', "INSERT INTO import_report VALUES ('case-1', 3, zeroblob(32))"],
    ['a setting that is no JSON', "INSERT INTO setting VALUES ('unit', '{')"],
    ['a changed report', 'UPDATE import_report SET position = 2'],
    ['a changed refusal', "UPDATE door_refusal SET rule = 'another'"],
    ['a deleted refusal', 'DELETE FROM door_refusal'],
    ['a replaced refusal', "INSERT OR REPLACE INTO door_refusal VALUES (1, 'now', 'p2', 'mark', NULL)"],
    ['a refusal out of turn', "INSERT INTO door_refusal VALUES (9, 'now', 'p1', 'mark', NULL)"],
  ])('does not take %s', (_, sql) => {
    const db = migrated()
    db.exec(`
      INSERT INTO import_report VALUES ('case-1', 1, zeroblob(32));
      INSERT INTO door_refusal VALUES (1, '2026-01-08T02:00:00.000Z', 'p1', 'mark', NULL);
    `)
    const before = db.prepare('SELECT * FROM door_refusal').all()
    expect(() => db.exec(sql)).toThrow(/constraint|never|not the next/i)
    expect(db.prepare('SELECT * FROM door_refusal').all()).toEqual(before)
  })
})
