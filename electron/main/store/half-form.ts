import type { Database } from 'better-sqlite3'

/** What a person typed into a form and has not sent; no event. */
export interface HalfForm {
  readonly name: string
  readonly caseId: string | null
  /** Of which shape the screens' forms were. */
  readonly form: number
  /** JSON. */
  readonly body: string
  readonly savedAt: string
}

export interface ReadHalfForms {
  /** Of this person, the newest first. */
  halfForms(personId: string): readonly HalfForm[]
}

export interface WriteHalfForms {
  /** In place of the one of that name; beyond `MOST_FORMS` and `MOST_FORM_UNITS` the person's oldest go. */
  saveHalfForm(personId: string, form: HalfForm): void
  dropHalfForm(personId: string, name: string): void
  /** All of this person's: their roles were changed, or they were put out. */
  dropHalfForms(personId: string): void
}

/** What one person may leave half filled: beyond it the oldest goes. */
export const MOST_FORMS = 40
export const MOST_FORM_UNITS = 8_000_000

interface Columns {
  readonly name: string
  readonly case_id: string | null
  readonly form: number
  readonly body: string
  readonly saved_at: string
}

/** Forms that people have not sent yet, in the encrypted store under their person; see migration 0375. */
export const halfFormsOn = (db: Database): ReadHalfForms & WriteHalfForms => {
  const all = db.prepare<[string], Columns>(
    'SELECT name, case_id, form, body, saved_at FROM half_form WHERE person_id = ? ORDER BY saved_at DESC, name',
  )
  const save = db.prepare<[string, string, string | null, number, string, string]>(
    `INSERT INTO half_form (person_id, name, case_id, form, body, saved_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (person_id, name) DO UPDATE
     SET case_id = excluded.case_id, form = excluded.form, body = excluded.body, saved_at = excluded.saved_at`,
  )
  const drop = db.prepare<[string, string]>('DELETE FROM half_form WHERE person_id = ? AND name = ?')
  const dropAll = db.prepare<[string]>('DELETE FROM half_form WHERE person_id = ?')
  const halfForms = (personId: string): readonly HalfForm[] =>
    all.all(personId).map(({ name, case_id, form, body, saved_at }) => ({
      ...{ name, caseId: case_id, form, body, savedAt: saved_at },
    }))
  const saveWithin = db.transaction((personId: string, { name, caseId, form, body, savedAt }: HalfForm) => {
    save.run(personId, name, caseId, form, body, savedAt)
    let units = 0
    for (const [index, one] of halfForms(personId).entries()) {
      units += one.body.length
      if (index >= MOST_FORMS || (index > 0 && units > MOST_FORM_UNITS)) drop.run(personId, one.name)
    }
  })
  return {
    halfForms,
    saveHalfForm: (personId, form) => {
      saveWithin.immediate(personId, form)
    },
    dropHalfForm: (personId, name) => {
      drop.run(personId, name)
    },
    dropHalfForms: (personId) => {
      dropAll.run(personId)
    },
  }
}
