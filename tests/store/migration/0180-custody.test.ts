import { describe, expect, it } from 'vitest'
import { caseRowsOn } from '#electron/main/store/case-rows.ts'
import { custodyOn } from '#electron/main/store/custody.ts'
import { migrate, MIGRATIONS } from '#electron/main/store/migrate.ts'
import { searchOn } from '#electron/main/store/search/search.ts'
import { caseRowOf, type ArchiveRow } from '#shared/domain/case/projection/case-row.ts'
import { at } from '../../helper/case-play.ts'
import { noTables, tablesBefore, takeStep } from '../../helper/store-tables.ts'

const log = { allCaseIds: () => [], eventsOf: () => [] }
const filed = (serial: number, voided: readonly string[] = []): ArchiveRow => ({
  archivalNumber: `Z109-WS·2026-D30-BGS-${String(serial).padStart(4, '0')}`,
  fonds: 'Z109',
  year: 2026,
  retention: 'D30',
  organisation: 'BGS',
  serial,
  pages: 3,
  series: 'Z109-WS·2026-D30-BGS-',
  voided,
  ends: '2056-12-31',
  filedAt: '2026-06-01T00:00:00.000Z',
  packaged: false,
  proposed: false,
  destroyedAt: null,
})
const row = (caseId: string, archive: ArchiveRow | null) => ({ ...caseRowOf(at('released').state), caseId, archive })

describe('the step of the archive', () => {
  it('keeps the rows that the step before it held, without a number', () => {
    const db = tablesBefore(180)
    const names = (
      db.pragma('table_info(case_row)') as { name: string; type: string; notnull: number; dflt_value: unknown }[]
    ).filter(({ notnull, dflt_value }) => notnull === 1 && dflt_value === null)
    db.exec(
      `INSERT INTO case_row (${names.map(({ name }) => name).join()}) VALUES (${names.map(({ type }) => (type === 'TEXT' ? "'x'" : '1')).join()})`,
    )
    takeStep(db, 180)
    expect(db.prepare('SELECT archive FROM case_row').pluck().all()).toEqual([null])
  })

  it('gives no number twice, also none that was given up, and goes on after the last', () => {
    const db = noTables()
    migrate(db, MIGRATIONS)
    const rows = caseRowsOn(db, log)
    const archive = custodyOn(db, searchOn(db))
    rows.putRow(row('a', filed(7)))
    rows.putRow(row('b', filed(3, ['Z109-WS·2026-D30-BGS-0012'])))
    rows.putRow(row('c', null))
    expect(archive.lastSerial('Z109-WS·2026-D30-BGS-')).toBe(12)
    expect(archive.lastSerial('Z109-WS·2025-D30-BGS-')).toBe(0)
    expect(archive.isNumberTaken('Z109-WS·2026-D30-BGS-0007')).toBe(true)
    expect(archive.isNumberTaken('Z109-WS·2026-D30-BGS-0012')).toBe(true)
    expect(archive.isNumberTaken('Z109-WS·2026-D30-BGS-0008')).toBe(false)
    expect(() => {
      rows.putRow(row('d', filed(7)))
    }).toThrow(/UNIQUE/)
    const filter = { today: '2057-01-01', offset: 0, limit: 10 }
    expect(archive.archiveRows({ ...filter, scope: 'waiting' }).rows.map(({ caseId }) => caseId)).toEqual(['c'])
    expect(archive.archiveRows({ ...filter, scope: 'filed' }).rows.map(({ caseId }) => caseId)).toEqual(['b', 'a'])
    expect(archive.archiveRows({ ...filter, scope: 'due' }).total).toBe(2)
    expect(archive.archiveRows({ ...filter, today: '2056-12-31', scope: 'due' }).total).toBe(0)
    const transfer = { ...filter, scope: 'transfer', upToYear: 2026, gone: ['a'] } as const
    expect(archive.archiveRows(transfer).rows.map(({ caseId }) => caseId)).toEqual(['b'])
  })

  it('lets a key go after an appraisal only, and none come back', () => {
    const db = noTables()
    migrate(db, MIGRATIONS)
    db.exec(`INSERT INTO case_key (case_id, key) VALUES ('a', zeroblob(32))`)
    expect(() => db.exec(`DELETE FROM case_key WHERE case_id = 'a'`)).toThrow('only after an appraisal')
    const archive = custodyOn(db, searchOn(db))
    archive.destroyKey('a', '2057-01-01T00:00:00.000Z')
    expect(db.prepare('SELECT count(*) FROM case_key').pluck().get()).toBe(0)
    expect(archive.isDestroyed('a')).toBe(true)
    expect(() => db.exec(`INSERT INTO case_key (case_id, key) VALUES ('a', zeroblob(32))`)).toThrow('destroyed')
    expect(() => db.exec(`DELETE FROM destroyed_case`)).toThrow('never deleted')
  })
})
