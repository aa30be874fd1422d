import type { Database } from 'better-sqlite3'

export interface ReadTraces {
  /** Was a case destroyed of which words may still lie in older pages? */
  tracesDue(): boolean
}

export interface WriteTraces {
  /**
   * After `destroyKey`, again and again until it says true: of what was destroyed words may still lie in the lists of the
   * search index, which are merged anew, and pages in the log ahead, which is then written back and cut to nothing. Works for
   * about `budgetMs` at a time, waits while the store is held still (`holdSnapshot`), and begins anew after the process ended.
   * @returns whether nothing is left to do.
   */
  forgetTraces(budgetMs: number): boolean
}

/** Pages of the index that are merged in one go; each is a commit of its own. */
const PAGES = 64

export const tracesOn = (db: Database, isHeld: () => boolean): ReadTraces & WriteTraces => {
  const due = db.prepare('SELECT case_id FROM traces_due ORDER BY case_id').pluck()
  const anyDue = db.prepare('SELECT EXISTS (SELECT 1 FROM traces_due)').pluck()
  const settle = db.prepare<[string]>('DELETE FROM traces_due WHERE case_id IN (SELECT value FROM json_each(?))')
  // Negative: all lists into one, whatever their size, going on with a merge that is under way (sqlite.org/fts5.html 6.8).
  const merge = db.prepare(`INSERT INTO search_word (search_word, rank) VALUES ('merge', -${String(PAGES)})`)
  const changes = db.prepare('SELECT total_changes()').pluck()
  /** Whose words were there when the pass that is under way began: those that come later need another. */
  let pass: readonly string[] = []

  /** False once there was nothing left to merge: the statement itself is one change. */
  const mergeSome = (): boolean => {
    const before = changes.get() as number
    merge.run()
    return (changes.get() as number) - before > 1
  }
  return {
    tracesDue: () => anyDue.get() === 1,
    forgetTraces: (budgetMs) => {
      if (anyDue.get() !== 1) return true
      if (isHeld()) return false
      if (pass.length === 0) pass = due.all() as string[]
      const until = performance.now() + budgetMs
      while (mergeSome()) if (performance.now() > until) return false
      const [state] = db.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[]
      if (state?.busy !== 0) return false
      settle.run(JSON.stringify(pass))
      pass = []
      return anyDue.get() !== 1
    },
  }
}
