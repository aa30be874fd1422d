import type { Database } from 'better-sqlite3'
import type { WriteSearch } from './search/search.ts'

export interface ReadTraces {
  /** Was a case destroyed of which words may still lie in older pages? */
  tracesDue(): boolean
}

export interface WriteTraces {
  /**
   * After `destroyKey`, again and again until it says true: of what was destroyed words may still lie in the lists of the
   * search index, which are written anew without it, and pages in the log ahead, which is then written back and cut to nothing. Works for
   * about `budgetMs` at a time, waits while the store is held still (`holdSnapshot`), and begins anew after the process ended.
   * @returns whether nothing is left to do.
   */
  forgetTraces(budgetMs: number): boolean
}

export const tracesOn = (
  db: Database,
  isHeld: () => boolean,
  search: Pick<WriteSearch, 'tidySearch'>,
): ReadTraces & WriteTraces => {
  const due = db.prepare('SELECT case_id FROM traces_due ORDER BY case_id').pluck()
  const anyDue = db.prepare('SELECT EXISTS (SELECT 1 FROM traces_due)').pluck()
  const settle = db.prepare<[string]>('DELETE FROM traces_due WHERE case_id IN (SELECT value FROM json_each(?))')
  /** Whose words were there when the pass that is under way began: those that come later need another. */
  let pass: readonly string[] = []
  return {
    tracesDue: () => anyDue.get() === 1,
    forgetTraces: (budgetMs) => {
      if (anyDue.get() !== 1) return true
      if (isHeld()) return false
      if (pass.length === 0) pass = due.all() as string[]
      if (!search.tidySearch(budgetMs, true)) return false
      const [state] = db.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[]
      if (state?.busy !== 0) return false
      settle.run(JSON.stringify(pass))
      pass = []
      return anyDue.get() !== 1
    },
  }
}
