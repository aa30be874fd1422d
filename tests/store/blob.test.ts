import { describe, expect, it } from 'vitest'
import { sha256Hex } from '#electron/main/crypto/digest.ts'
import { configure, connect } from '#electron/main/store/connection.ts'
import { openStore } from '#electron/main/store/open.ts'
import { clerk, play, register } from '../helper/case-play.ts'
import { batchesOf, newTestStore, storyRecords } from '../helper/test-store.ts'

const text = new TextEncoder().encode('关于调整河滨路停车收费的通知')
const other = new TextEncoder().encode('另一份文稿')
const [textHash, otherHash] = [sha256Hex(text), sha256Hex(other)]

/** Two cases with a text each, and then something done to the file by whoever holds its key. */
const tampered = (sql: string) => {
  const { store, office, path, key } = newTestStore()
  for (const caseId of ['case-1', 'case-2']) {
    const [batch] = batchesOf(storyRecords(office, play([[clerk, register()]]).events, caseId))
    if (batch === undefined) throw new Error('no batch')
    store.append({
      ...batch,
      blobs: [
        { hash: textHash, bytes: text },
        { hash: otherHash, bytes: other },
      ],
    })
  }
  store.close()
  const db = connect(path, key, true)
  configure(db)
  db.exec(
    `DROP TRIGGER blob_no_update; DROP TRIGGER blob_once; DROP TRIGGER case_key_by_appraisal; DROP TRIGGER case_key_no_update; ${sql}`,
  )
  db.close()
  return openStore(path, key)
}

const blobIs = (caseId: string, hash: string) => `case_id = '${caseId}' AND hash = x'${hash}'`
const TAMPERING: readonly (readonly [what: string, sql: string])[] = [
  ['cut short', 'UPDATE blob SET ciphertext = substr(ciphertext, 1, length(ciphertext) - 1)'],
  ['emptied', "UPDATE blob SET ciphertext = x''"],
  ['longer by a byte', "UPDATE blob SET ciphertext = CAST(ciphertext || x'00' AS BLOB)"],
  ['changed in its nonce', 'UPDATE blob SET nonce = zeroblob(12)'],
  [
    'another text of the case',
    `UPDATE blob SET (nonce, ciphertext) = (SELECT nonce, ciphertext FROM blob WHERE ${blobIs('case-1', otherHash)}) WHERE ${blobIs('case-1', textHash)}`,
  ],
  [
    'the same text of another case',
    `UPDATE blob SET (nonce, ciphertext) = (SELECT nonce, ciphertext FROM blob WHERE ${blobIs('case-2', textHash)}) WHERE ${blobIs('case-1', textHash)}`,
  ],
  ['sealed under another key', 'UPDATE case_key SET key = randomblob(32)'],
]

describe('a stored text', () => {
  it.each(TAMPERING)('that was %s is a fault, never another text', (_what, sql) => {
    const store = tampered(sql)
    expect(() => store.readBlob('case-1', textHash)).toThrow(expect.objectContaining({ code: 'fault.storeCorrupt' }))
    store.close()
  })

  it('is gone with the key of its case, while the log still reads', () => {
    const store = tampered("PRAGMA foreign_keys = OFF; DELETE FROM case_key WHERE case_id = 'case-1'")
    expect(store.readBlob('case-1', textHash)).toBeNull()
    expect(store.readBlob('case-2', textHash)).toEqual(text)
    expect(store.eventsOf('case-1')).toHaveLength(1)
    store.close()
  })
})
