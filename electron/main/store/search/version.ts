import type { Database } from 'better-sqlite3'

export interface WriteSearchVersion {
  /**
   * What was taken into the index under another version of the rules by which a case is read is due again, all of it once. What is
   * due is kept case by case: a program that ends meanwhile goes on where it stopped.
   */
  renewSearch(version: number): void
}

/** The name under which the version stands among the settings of the store. */
const NAME = 'searchVersion'

export const searchVersionOn = (db: Database): WriteSearchVersion => {
  const read = db.prepare<[string]>('SELECT value FROM setting WHERE name = ?').pluck()
  const write = db.prepare<[string, string]>(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  )
  const due = db.prepare(
    `INSERT INTO search_due (case_id) SELECT case_id FROM search_case LEFT JOIN case_row USING (case_id)
     WHERE true ORDER BY updated_at, doc_id ON CONFLICT DO NOTHING`,
  )
  const renew = db.transaction((version: number) => {
    due.run()
    write.run(NAME, JSON.stringify(version))
  })
  return {
    renewSearch: (version) => {
      // Another program's, older or newer, or none yet.
      if (read.get(NAME) !== JSON.stringify(version)) renew.immediate(version)
    },
  }
}
