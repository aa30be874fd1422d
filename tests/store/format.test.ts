import { createDecipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { revealSecret } from '#electron/main/crypto/secret.ts'
import { at } from '../helper/case-play.ts'
import { appendAll, newTestStore, storyRecords } from '../helper/test-store.ts'

const [PAGE, SALT, IV, MAC] = [4096, 16, 16, 64]

/**
 * The published format of SQLCipher 4 (https://www.zetetic.net/sqlcipher/design/), read with nothing but a standard
 * cipher, a standard MAC and the key: what anybody can do who must read the records when this program is gone.
 */
const decrypted = (file: Buffer, key: Uint8Array): Buffer => {
  const salt = file.subarray(0, SALT)
  const macKey = pbkdf2Sync(
    key,
    salt.map((byte) => byte ^ 0x3a),
    2,
    32,
    'sha512',
  )
  const pages: Buffer[] = []
  for (let number = 1; number * PAGE <= file.length; number++) {
    const page = file.subarray((number - 1) * PAGE, number * PAGE)
    const body = page.subarray(number === 1 ? SALT : 0, PAGE - MAC)
    const place = Buffer.alloc(4)
    place.writeUInt32LE(number)
    const mac = createHmac('sha512', macKey).update(body).update(place).digest()
    if (!timingSafeEqual(mac, page.subarray(PAGE - MAC))) throw new Error(`page ${String(number)} is not authentic`)
    const decipher = createDecipheriv('aes-256-cbc', key, body.subarray(-IV)).setAutoPadding(false)
    const plain = Buffer.concat([decipher.update(body.subarray(0, -IV)), decipher.final()])
    pages.push(number === 1 ? Buffer.from('SQLite format 3\0') : Buffer.alloc(0), plain, page.subarray(PAGE - IV - MAC))
  }
  return Buffer.concat(pages)
}

describe('the file of a store', () => {
  it('is SQLCipher 4 with the raw key, to the letter: another reader finds a sound database and the same events', () => {
    const { store, office, path, key } = newTestStore()
    const records = storyRecords(office, at('archived').events, 'case-1')
    appendAll(store, records)
    store.close()
    const plain = decrypted(readFileSync(path), revealSecret(key))
    plain.fill(1, 18, 20) // the image is opened in memory, where there is no write-ahead log: header bytes 18 and 19
    const db = new Database(plain)
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    const events = db.prepare('SELECT body, signature FROM event ORDER BY seq').all()
    expect(events).toEqual(
      records.map(({ body, signature }) => ({ body: Buffer.from(body), signature: Buffer.from(signature) })),
    )
    db.close()
  })
})
