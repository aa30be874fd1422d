import type { Database } from 'better-sqlite3'
import { bytesOf } from './columns.ts'
import type { WriteStore } from './types.ts'
import type { LexiconActivation, LexiconRecord } from './records.ts'

interface LexiconColumns {
  readonly lexicon_id: string
  readonly version: string
  readonly name: string
  readonly issued_on: string
  readonly entry_count: number
  readonly sha256: string
  readonly added_at: string
  readonly person_id: string
}

interface ActivationColumns {
  readonly lexicon_id: string
  readonly version: string | null
  readonly at: string
  readonly person_id: string
}

type Lexicons = Pick<WriteStore, 'lexicons' | 'lexiconFile' | 'lexiconActivations' | 'addLexicon' | 'activateLexicon'>

const recordOf = (row: LexiconColumns): LexiconRecord => ({
  lexiconId: row.lexicon_id,
  version: row.version,
  name: row.name,
  issuedOn: row.issued_on,
  entryCount: row.entry_count,
  sha256: row.sha256,
  addedAt: row.added_at,
  personId: row.person_id,
})

const activationOf = ({ lexicon_id, version, at, person_id }: ActivationColumns): LexiconActivation => ({
  lexiconId: lexicon_id,
  version,
  at,
  personId: person_id,
})

/** The office's lexicons and what was put to use when; see migration 0040. */
export const lexiconsOn = (db: Database): Lexicons => {
  const COLUMNS = 'lexicon_id, version, name, issued_on, entry_count, sha256, added_at, person_id'
  const list = db.prepare<[], LexiconColumns>(`SELECT ${COLUMNS} FROM lexicon ORDER BY rowid`)
  const file = db.prepare<[string, string], { readonly file: Uint8Array }>(
    'SELECT file FROM lexicon WHERE lexicon_id = ? AND version = ?',
  )
  const add = db.prepare(
    `INSERT INTO lexicon (${COLUMNS}, file)
     VALUES (@lexiconId, @version, @name, @issuedOn, @entryCount, @sha256, @addedAt, @personId, @file)`,
  )
  const activations = db.prepare<[], ActivationColumns>(
    'SELECT lexicon_id, version, at, person_id FROM lexicon_activation ORDER BY position',
  )
  const activate = db.prepare(
    `INSERT INTO lexicon_activation (position, lexicon_id, version, at, person_id)
     VALUES ((SELECT coalesce(max(position), 0) + 1 FROM lexicon_activation), @lexiconId, @version, @at, @personId)`,
  )
  return {
    lexicons: () => list.all().map(recordOf),
    lexiconFile: (lexiconId, version) => {
      const row = file.get(lexiconId, version)
      return row === undefined ? null : bytesOf(row.file)
    },
    lexiconActivations: () => activations.all().map(activationOf),
    addLexicon: (record, bytes) => {
      add.run({ ...record, file: bytes })
    },
    activateLexicon: (activation) => {
      activate.run(activation)
    },
  }
}
