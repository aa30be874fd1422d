import { describe, expect, it } from 'vitest'
import { tablesBefore, takeStep } from '../../helper/store-tables.ts'

interface Column {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly dflt_value: string | null
}

describe('the step of the search index', () => {
  it('begins with every case that is there due', () => {
    const db = tablesBefore(130)
    const columns = (db.pragma('table_info(case_row)') as Column[])
      .filter(({ notnull, dflt_value }) => notnull === 1 && dflt_value === null)
      .map(({ name, type }) => [name, type === 'TEXT' ? "'x'" : '1'] as const)
    const names = columns.map(([name]) => name).join()
    const values = columns.map(([, value]) => value).join()
    db.exec(`INSERT INTO case_row (${names}) VALUES (${values})`)
    takeStep(db, 130)
    expect(db.prepare('SELECT case_id FROM search_due').pluck().all()).toEqual(['x'])
  })
})
