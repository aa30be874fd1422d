import { describe, expect, it } from 'vitest'
import { lexiconsOn } from '#electron/main/store/lexicon.ts'
import { noTables, tablesBefore, takeStep } from '../../helper/store-tables.ts'

const at = '2026-03-01T00:00:00.000Z'
const record = (version: string) => ({
  lexiconId: 'yunxi',
  version,
  name: '云溪用语',
  issuedOn: '2026-03-01',
  entryCount: 3,
  sha256: 'a'.repeat(64),
  addedAt: at,
  personId: 'officer',
})
const use = (version: string | null) => ({ lexiconId: 'yunxi', version, at, personId: 'officer' })

describe('the step of lexicons', () => {
  it('leaves what the step before it held, and begins with none', () => {
    const db = tablesBefore(40)
    db.exec(`INSERT INTO setting (name, value) VALUES ('unitDefaults', '{}')`)
    takeStep(db, 40)
    expect(db.prepare('SELECT value FROM setting').pluck().get()).toBe('{}')
    const store = lexiconsOn(db)
    expect(store.lexicons()).toEqual([])
    expect(store.lexiconActivations()).toEqual([])
    expect(store.lexiconFile('yunxi', '1')).toBeNull()
  })

  it('keeps every version and every putting to use, in order', () => {
    const db = noTables()
    takeStep(db, 40)
    const store = lexiconsOn(db)
    // The later version has the smaller name: order is that of arrival.
    store.addLexicon(record('9'), Uint8Array.of(1, 2))
    store.addLexicon(record('10'), Uint8Array.of(3))
    for (const version of ['9', '10', null, '9']) store.activateLexicon(use(version))
    expect(store.lexicons()).toEqual([record('9'), record('10')])
    expect(store.lexiconFile('yunxi', '10')).toEqual(Uint8Array.of(3))
    expect(store.lexiconActivations()).toEqual(['9', '10', null, '9'].map(use))
  })

  it('refuses to change, replace or forget one, or to use one that is not there', () => {
    const db = noTables()
    takeStep(db, 40)
    const store = lexiconsOn(db)
    store.addLexicon(record('1'), Uint8Array.of(1))
    store.activateLexicon(use('1'))
    expect(() => store.addLexicon(record('1'), Uint8Array.of(2))).toThrow('never replaced')
    expect(() => store.activateLexicon(use('2'))).toThrow(/FOREIGN KEY/u)
    for (const table of ['lexicon', 'lexicon_activation']) {
      expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('never deleted')
      expect(() => db.exec(`UPDATE ${table} SET person_id = 'x'`)).toThrow('never changed')
    }
    expect(() => db.exec('INSERT OR REPLACE INTO lexicon SELECT * FROM lexicon')).toThrow('never replaced')
    expect(() => db.exec('INSERT OR REPLACE INTO lexicon_activation SELECT * FROM lexicon_activation')).toThrow(
      'not the next',
    )
    expect(store.lexiconFile('yunxi', '1')).toEqual(Uint8Array.of(1))
  })
})
