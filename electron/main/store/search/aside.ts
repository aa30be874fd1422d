import type { Database } from 'better-sqlite3'
import type { AsideCase, AsideProblem } from '#shared/domain/search/aside.ts'

export interface ReadAside {
  /** Cases that could not be taken into the index, as many as `limit`, and how many there are. */
  searchAside(limit: number): { readonly cases: readonly AsideCase[]; readonly total: number }
}

export interface WriteAside {
  /** The case cannot be taken in, and is due no more until it moves on. What the index has of it from before stays. */
  setSearchAside(caseId: string, problem: AsideProblem): void
  /** What was set aside is due again: a program that was mended since may take it in. */
  retrySearchAside(): void
}

/** `dropAside`: the case was taken in, or is gone. Inside a transaction. */
export const asideOn = (db: Database): ReadAside & WriteAside & { readonly dropAside: (caseId: string) => void } => {
  const cases = db.prepare<[number], AsideCase>(
    'SELECT case_id AS caseId, problem FROM search_aside ORDER BY case_id LIMIT ?',
  )
  const count = db.prepare('SELECT count(*) FROM search_aside').pluck()
  const insert = db.prepare<[string, AsideProblem]>(
    `INSERT INTO search_aside (case_id, problem) VALUES (?, ?)
     ON CONFLICT (case_id) DO UPDATE SET problem = excluded.problem`,
  )
  const settle = db.prepare<[string]>('DELETE FROM search_due WHERE case_id = ?')
  const drop = db.prepare<[string]>('DELETE FROM search_aside WHERE case_id = ?')
  const due = db.prepare(
    `INSERT INTO search_due (case_id) SELECT case_id FROM search_aside LEFT JOIN case_row USING (case_id)
     WHERE true ORDER BY updated_at, case_id ON CONFLICT DO NOTHING`,
  )
  const dropAll = db.prepare('DELETE FROM search_aside')
  const set = db.transaction((caseId: string, problem: AsideProblem) => {
    insert.run(caseId, problem)
    settle.run(caseId)
  })
  const retry = db.transaction(() => {
    due.run()
    dropAll.run()
  })
  const total = (): number => count.get() as number
  return {
    searchAside: (limit) => ({ cases: cases.all(limit), total: total() }),
    setSearchAside: (caseId, problem) => {
      set.immediate(caseId, problem)
    },
    retrySearchAside: () => {
      if (total() > 0) retry.immediate()
    },
    dropAside: (caseId) => {
      drop.run(caseId)
    },
  }
}
