import { createDecipheriv } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { newStoreKey } from '#electron/main/crypto/keyring-access.ts'
import { sha256Hex } from '#electron/main/crypto/digest.ts'
import { revealSecret, type Secret } from '#electron/main/crypto/secret.ts'
import { blobsOn } from '#electron/main/store/blob.ts'
import { configure, connect } from '#electron/main/store/connection.ts'
import { custodyOn } from '#electron/main/store/custody.ts'
import { migrate } from '#electron/main/store/migrate.ts'
import { searchOn } from '#electron/main/store/search.ts'
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

describe('the key of a case that was destroyed', () => {
  it('and its texts and words lie nowhere any more, in no free page and not in the log ahead; another case is as it was', () => {
    const path = join(temporaryFolder(), 'store.db')
    const key = newStoreKey()
    const db = connect(path, key, false)
    onTestFinished(() => {
      db.close()
    })
    configure(db)
    migrate(db)
    const blobs = blobsOn(db)
    const index = searchOn(db)
    const archive = custodyOn(db)
    const text = (caseId: string) => Buffer.from(`${caseId}：青石水库灌溉用水每立方米0.32元。`.repeat(400), 'utf8')
    const facets = {
      stage: 'archived',
      kind: '',
      year: '2026',
      drafter: 'p',
      mode: '',
      validity: '',
      issuer: '',
      drafterName: '',
    }
    const keyOf = (caseId: string) =>
      Buffer.from(db.prepare('SELECT key FROM case_key WHERE case_id = ?').pluck().get(caseId) as Uint8Array)
    for (const caseId of ['gone', 'kept']) {
      db.transaction(() => {
        blobs.keepBlob(caseId, sha256Hex(text(caseId)), text(caseId))
      })()
      const parts = [{ kind: 'wording', label: '1', text: text(caseId).toString('utf8') } as const]
      index.putSearchCases([{ caseId, seq: 1, words: [`专用词${caseId}`], parts, facets, turnsOn: null, missing: [] }])
    }
    const [gone, kept] = [keyOf('gone'), keyOf('kept')]
    const marks = (): readonly boolean[] => {
      const plain = plainPages(path, key)
      return [gone, Buffer.from('gone：青石水库'), Buffer.from('专用词gone')].map((mark) => plain.includes(mark))
    }
    // The test sees what it looks for as long as it is there.
    expect(marks()).toEqual([true, true, true])
    const before = archive.storedBytes('gone')
    expect(before).toBeGreaterThan(text('gone').length)
    db.transaction(() => {
      index.dropSearchCase('gone')
      archive.destroyKey('gone', '2057-01-01T00:00:00.000Z')
    })()
    archive.forgetTraces()
    expect(marks()).toEqual([false, false, false])
    expect(blobs.readBlob('gone', sha256Hex(text('gone')))).toBeNull()
    expect(plainPages(path, key).includes(kept)).toBe(true)
    expect(Buffer.from(blobs.readBlob('kept', sha256Hex(text('kept'))) ?? [])).toEqual(text('kept'))
    expect(index.searchCount('"专用词kept"')).toBe(1)
  })
})
