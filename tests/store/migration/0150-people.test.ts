import { describe, expect, it } from 'vitest'
import { pastPasswordsOn } from '#electron/main/store/past-passwords.ts'
import { noTables, tablesBefore, takeStep } from '../../helper/store-tables.ts'

const ROW = `INSERT INTO case_row (case_id, title, stage, round, drafter_id, drafter_name, seq, updated_at, open_hits, waiting_role)
  VALUES ('old', '旧事项', 'draft', 0, 'p-clerk', '周小满', 1, '2026-03-01T00:00:00.000Z', 0, 'drafter')`

describe('the step of people', () => {
  it('keeps the rows that the step before it held, lying with nobody in particular', () => {
    const db = tablesBefore(150)
    db.exec(ROW)
    takeStep(db, 150)
    expect(db.prepare('SELECT title, assignee_id FROM case_row').get()).toEqual({
      title: '旧事项',
      assignee_id: null,
    })
  })

  it('holds the newest passwords that a person had, and no more of them than are asked for', () => {
    const db = noTables()
    takeStep(db, 150)
    db.exec(`INSERT INTO person (person_id, name, roles, created_at)
      VALUES ('p-1', '周小满', '[]', '2026-01-05T01:00:00.000Z')`)
    const past = pastPasswordsOn(db)
    const one = (fill: number) => ({ salt: new Uint8Array(16).fill(fill), hash: new Uint8Array(32).fill(fill) })
    for (const day of [1, 2, 3, 4]) past.addPastPassword('p-1', one(day), `2026-01-0${String(day)}T00:00:00.000Z`, 3)
    expect(past.pastPasswords('p-1')).toEqual([one(4), one(3), one(2)])
    expect(past.pastPasswords('p-2')).toEqual([])
  })
})
