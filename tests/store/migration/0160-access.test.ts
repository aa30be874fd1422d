import { describe, expect, it } from 'vitest'
import { accessOn } from '#electron/main/store/access.ts'
import { tablesBefore, takeStep } from '../../helper/store-tables.ts'

describe('the step of who read what', () => {
  it('leaves the events of the step before it, and finds those about one case by its index', () => {
    const db = tablesBefore(160)
    db.exec('DROP TRIGGER event_append') // what the events say alone matters here
    db.pragma('foreign_keys = OFF')
    const insert = db.prepare(
      `INSERT INTO event (case_id, seq, suite, type, body, prev, hash, signature, signer)
       VALUES (?, ?, 'ecdsa-p256-sha256', ?, ?, zeroblob(32), zeroblob(32), x'00', 'nobody')`,
    )
    const event = (caseId: string, seq: number, data: unknown): void => {
      insert.run(caseId, seq, 'CaseRead', Buffer.from(JSON.stringify({ data }), 'utf8'))
    }
    event('case-1', 1, { caseId: 'case-1' })
    event('access', 1, { caseId: 'case-1', caseSeq: 1 })
    const before = db.prepare('SELECT * FROM event ORDER BY case_id, seq').all()
    takeStep(db, 160)
    expect(db.prepare('SELECT * FROM event ORDER BY case_id, seq').all()).toEqual(before)
    event('access', 2, { caseId: 'case-2', caseSeq: 1 })
    event('access', 3, { caseId: 'case-1', caseSeq: 2 })
    event('access', 4, { caseId: null })
    const { records, total } = accessOn(db).accessOf('case-1', 1)
    expect([records.map(({ seq }) => seq), total]).toEqual([[3], 2])
    const plan = db
      .prepare(
        `EXPLAIN QUERY PLAN SELECT seq FROM event
         WHERE case_id = 'access' AND json_extract(CAST(body AS TEXT), '$.data.caseId') = ? ORDER BY seq DESC LIMIT 1`,
      )
      .all('case-1')
    expect(JSON.stringify(plan)).toContain('access_by_case')
  })
})
