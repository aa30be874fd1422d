import { randomBytes } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { bytesToHex, hexToBytes } from '#shared/domain/chain/event-record.ts'
import { sha256Hex } from '../crypto/digest.ts'
import { KEY_BYTES, seal, unseal, type SealContext } from '../crypto/sealed.ts'
import { Secret } from '../crypto/secret.ts'
import { bytesOf } from './columns.ts'
import { StoreFault } from './fault.ts'
import type { ReadStore } from './types.ts'

const blobContext = (caseId: string, hash: string): SealContext => ['mingjian blob', '1', caseId, hash]

/**
 * Document bytes of a case, sealed under the case's own key inside the encrypted file: destroying that one key destroys
 * the texts of the case everywhere in the file (到期销毁), while the log goes on to verify by hashes alone.
 */
export const blobsOn = (
  db: Database,
): Pick<ReadStore, 'readBlob' | 'hasBlob'> & {
  /** Inside a transaction. Bytes that the case has already are kept as they are. */
  readonly keepBlob: (caseId: string, hash: string, bytes: Uint8Array) => void
  /** Inside a transaction. The same, beside a draft: destroyed by `settleLoose` unless a version comes to name them. */
  readonly keepLoose: (caseId: string, hash: string, bytes: Uint8Array) => void
  /**
   * Inside a transaction. Loose bytes that are named here are kept for good, all others of the case destroyed; while the case is
   * held (保全) they stay loose.
   */
  readonly settleLoose: (caseId: string, named: readonly string[]) => void
} => {
  const findKey = db.prepare<[string], { readonly key: Uint8Array }>('SELECT key FROM case_key WHERE case_id = ?')
  const insertKey = db.prepare<[string, Uint8Array]>('INSERT INTO case_key (case_id, key) VALUES (?, ?)')
  const find = db.prepare<[string, Uint8Array], { readonly nonce: Uint8Array; readonly ciphertext: Uint8Array }>(
    'SELECT nonce, ciphertext FROM blob WHERE case_id = ? AND hash = ?',
  )
  const has = db.prepare<[string, Uint8Array], { readonly found: 1 }>(
    'SELECT 1 AS found FROM blob WHERE case_id = ? AND hash = ?',
  )
  const insert = db.prepare<[string, Uint8Array, Uint8Array, Uint8Array]>(
    'INSERT INTO blob (case_id, hash, nonce, ciphertext) VALUES (?, ?, ?, ?)',
  )
  const markLoose = db.prepare<[string, Uint8Array]>('INSERT INTO loose_blob (case_id, hash) VALUES (?, ?)')
  const looseOf = db.prepare<[string], { readonly hash: Uint8Array }>('SELECT hash FROM loose_blob WHERE case_id = ?')
  const unmark = db.prepare<[string, Uint8Array]>('DELETE FROM loose_blob WHERE case_id = ? AND hash = ?')
  const held = db.prepare<[string]>('SELECT 1 FROM case_row WHERE case_id = ? AND held = 1').pluck()
  const destroy = db.prepare<[string, Uint8Array]>('DELETE FROM blob WHERE case_id = ? AND hash = ?')
  const keyOf = (caseId: string): Secret<Uint8Array> | null => {
    const row = findKey.get(caseId)
    return row === undefined ? null : new Secret(bytesOf(row.key))
  }
  const newKey = (caseId: string): Secret<Uint8Array> => {
    const key = new Uint8Array(randomBytes(KEY_BYTES))
    insertKey.run(caseId, key)
    return new Secret(key)
  }
  const keepBlob = (caseId: string, hash: string, bytes: Uint8Array): void => {
    if (sha256Hex(bytes) !== hash) throw new Error('a blob is named by the hash of its bytes')
    if (has.get(caseId, hexToBytes(hash)) !== undefined) return
    const { nonce, ciphertext } = seal(keyOf(caseId) ?? newKey(caseId), bytes, blobContext(caseId, hash))
    insert.run(caseId, hexToBytes(hash), nonce, ciphertext)
  }
  return {
    readBlob: (caseId, hash) => {
      const row = find.get(caseId, hexToBytes(hash))
      const key = keyOf(caseId)
      if (row === undefined || key === null) return null
      const sealed = { nonce: bytesOf(row.nonce), ciphertext: bytesOf(row.ciphertext) }
      const bytes = unseal(key, sealed, blobContext(caseId, hash))
      if (bytes === null || sha256Hex(bytes) !== hash) throw new StoreFault('fault.storeCorrupt')
      return bytes
    },
    hasBlob: (caseId, hash) => has.get(caseId, hexToBytes(hash)) !== undefined,
    keepBlob,
    keepLoose: (caseId, hash, bytes) => {
      if (has.get(caseId, hexToBytes(hash)) !== undefined) return
      keepBlob(caseId, hash, bytes)
      markLoose.run(caseId, hexToBytes(hash))
    },
    settleLoose: (caseId, named) => {
      const kept = new Set(named)
      const loose = looseOf.all(caseId).map(({ hash }) => bytesOf(hash))
      const stays = held.get(caseId) === 1
      for (const hash of loose) {
        const named = kept.has(bytesToHex(hash))
        if (!named && stays) continue
        unmark.run(caseId, hash)
        if (!named) destroy.run(caseId, hash)
      }
    },
  }
}
