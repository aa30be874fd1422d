import { expect, it } from 'vitest'
import { halfFormsOn } from '#electron/main/store/half-form.ts'
import { migrate } from '#electron/main/store/migrate.ts'
import { tablesBefore } from '../../helper/store-tables.ts'

it('the step of the half-filled forms leaves what there is, and holds none of anybody', () => {
  const db = tablesBefore(375)
  db.exec("INSERT INTO setting (name, value) VALUES ('phrases.p1', '[]')")
  migrate(db)
  expect(db.prepare('SELECT name FROM setting').pluck().all()).toEqual(['phrases.p1'])
  const forms = halfFormsOn(db)
  expect(forms.halfForms('p1')).toEqual([])
  forms.saveHalfForm('p1', { name: 'a', caseId: 'c', form: 1, body: '{}', savedAt: '2026-03-01T01:00:00.000Z' })
  expect(forms.halfForms('p1')).toHaveLength(1)
})
