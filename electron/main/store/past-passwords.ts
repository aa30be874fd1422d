import type { Database } from 'better-sqlite3'
import { bytesOf } from './columns.ts'
import type { ReadStore, WriteStore } from './types.ts'

export const pastPasswordsOn = (
  db: Database,
): Pick<ReadStore, 'pastPasswords'> & Pick<WriteStore, 'addPastPassword'> => {
  const find = db.prepare<[string], { readonly salt: Uint8Array; readonly hash: Uint8Array }>(
    'SELECT salt, hash FROM past_password WHERE person_id = ? ORDER BY retired_at DESC, salt',
  )
  const insert = db.prepare<[string, string, Uint8Array, Uint8Array]>(
    'INSERT INTO past_password (person_id, retired_at, salt, hash) VALUES (?, ?, ?, ?)',
  )
  const prune = db.prepare<[string, string, number]>(
    `DELETE FROM past_password WHERE person_id = ? AND salt NOT IN
       (SELECT salt FROM past_password WHERE person_id = ? ORDER BY retired_at DESC, salt LIMIT ?)`,
  )
  return {
    pastPasswords: (personId) =>
      find.all(personId).map(({ salt, hash }) => ({ salt: bytesOf(salt), hash: bytesOf(hash) })),
    addPastPassword: (personId, { salt, hash }, at, keep) => {
      db.transaction(() => {
        insert.run(personId, at, salt, hash)
        prune.run(personId, personId, keep)
      }).immediate()
    },
  }
}
