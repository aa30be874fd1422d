import { describe, expect, it } from 'vitest'
import { migrate } from '#electron/main/store/migrate.ts'
import { first } from '#electron/main/store/migration/0010-first.ts'
import { drafting } from '#electron/main/store/migration/0020-drafting.ts'
import { looseBlob } from '#electron/main/store/migration/0030-loose-blob.ts'
import { noTables } from '../../helper/store-tables.ts'

describe('the step of bytes beside a draft', () => {
  it('leaves the blobs of the step before it, none of them loose, and names only bytes that are there', () => {
    const db = noTables()
    migrate(db, [first, drafting])
    db.exec(`
      INSERT INTO case_key (case_id, key) VALUES ('case-1', zeroblob(32));
      INSERT INTO blob (case_id, hash, nonce, ciphertext) VALUES ('case-1', zeroblob(32), zeroblob(12), x'00');
    `)
    migrate(db, [first, drafting, looseBlob])
    expect(db.prepare('SELECT count(*) FROM blob').pluck().get()).toBe(1)
    expect(db.prepare('SELECT count(*) FROM loose_blob').pluck().get()).toBe(0)
    expect(() => db.exec("INSERT INTO loose_blob VALUES ('case-1', randomblob(32))")).toThrow(/constraint/iu)
    db.exec("INSERT INTO loose_blob VALUES ('case-1', zeroblob(32))")
    expect(() => db.exec('DELETE FROM blob')).toThrow(/constraint/iu)
  })
})
