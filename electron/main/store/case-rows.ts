import type { Database } from 'better-sqlite3'
import { CASE_ROW_VERSION, type CaseRow } from '#shared/domain/case/projection/case-row.ts'
import { STAGES, type Role, type Stage } from '#shared/domain/case/roles.ts'
import type { EventRecord } from '#shared/domain/chain/event-record.ts'
import type { ReadStore, WriteStore } from './types.ts'
import type { CaseAccess, WaitingRow } from './records.ts'

interface CaseRowColumns {
  readonly case_id: string
  readonly title: string
  readonly stage: Stage
  readonly round: number
  readonly drafter_id: string
  readonly drafter_name: string
  readonly seq: number
  readonly updated_at: string
  readonly open_hits: number
  readonly waiting_role: Role | null
  readonly assignee_id: string | null
  readonly reviewers: string
  readonly department: string
  readonly waiting_since: string
  readonly came_by: CaseRow['cameBy']
  readonly version: number
  readonly limit_rule: string
  readonly limit_from: string | null
  readonly released_on: string | null
  readonly paused: number
  /** JSON, of the shapes that `caseRowOf` gives: nobody else writes here. */
  readonly kept_out: string
  readonly last_acts: string
  readonly validity: string
  readonly changes: string | null
  readonly archive: string | null
  readonly held: number
  readonly next_review_on: string | null
  readonly ended_as: 'onRequest' | 'withheld' | null
  readonly posted: string | null
}

const COLUMNS = `case_id, title, stage, round, drafter_id, drafter_name, seq, updated_at, open_hits, waiting_role,
  assignee_id, waiting_since, came_by, version, limit_rule, limit_from, released_on, paused, kept_out, last_acts, validity, changes, archive,
  held, next_review_on, ended_as, reviewers, department, posted`

const rowOf = (row: CaseRowColumns): CaseRow => ({
  caseId: row.case_id,
  title: row.title,
  stage: row.stage,
  round: row.round,
  drafterId: row.drafter_id,
  drafterName: row.drafter_name,
  seq: row.seq,
  updatedAt: row.updated_at,
  openHits: row.open_hits,
  waitingRole: row.waiting_role,
  assigneeId: row.assignee_id,
  reviewers: JSON.parse(row.reviewers) as CaseRow['reviewers'],
  department: row.department,
  waitingSince: row.waiting_since,
  cameBy: row.came_by,
  version: row.version,
  limitRule: row.limit_rule,
  limitFrom: row.limit_from,
  releasedOn: row.released_on,
  paused: row.paused === 1,
  keptOut: JSON.parse(row.kept_out) as CaseRow['keptOut'],
  lastActs: JSON.parse(row.last_acts) as CaseRow['lastActs'],
  validity: JSON.parse(row.validity) as CaseRow['validity'],
  changes: row.changes === null ? null : (JSON.parse(row.changes) as CaseRow['changes']),
  archive: row.archive === null ? null : (JSON.parse(row.archive) as CaseRow['archive']),
  held: row.held === 1,
  posted: row.posted === null ? null : (JSON.parse(row.posted) as CaseRow['posted']),
  review: row.next_review_on === null || row.ended_as === null ? null : { mode: row.ended_as, on: row.next_review_on },
})

const columnsOf = ({ review, ...row }: CaseRow) => ({
  ...row,
  paused: row.paused ? 1 : 0,
  held: row.held ? 1 : 0,
  keptOut: JSON.stringify(row.keptOut),
  reviewers: JSON.stringify(row.reviewers),
  lastActs: JSON.stringify(row.lastActs),
  validity: JSON.stringify(row.validity),
  changes: row.changes === null ? null : JSON.stringify(row.changes),
  archive: row.archive === null ? null : JSON.stringify(row.archive),
  posted: row.posted === null ? null : JSON.stringify(row.posted),
  nextReviewOn: review?.on ?? null,
  endedAs: review?.mode ?? null,
})

/** Own cases, and those ever submitted for who may see them (`maySeeCase` in the use cases). */
const VISIBLE = '(drafter_id = :personId OR (round > 0 AND :seesSubmitted = 1))'
const AT_STAGES = 'stage IN (SELECT value FROM json_each(:stages))'

const visibleTo = ({ personId, seesSubmitted }: CaseAccess) => ({ personId, seesSubmitted: seesSubmitted ? 1 : 0 })

type Filter = ReturnType<typeof visibleTo> & { readonly stages: string }

/** Says that the rows are of today's version: of a new store, which has none yet, and after a rebuild. */
export const setRowVersion = (db: Database): void => {
  db.prepare<[number]>(
    `INSERT INTO projection (name, version) VALUES ('case_row', ?)
     ON CONFLICT (name) DO UPDATE SET version = excluded.version`,
  ).run(CASE_ROW_VERSION)
}

/** The projection of the log that lists are made from: one row a case, rebuildable at any time. */
export const caseRowsOn = (
  db: Database,
  log: { readonly allCaseIds: () => Iterable<string>; readonly eventsOf: (caseId: string) => readonly EventRecord[] },
): Pick<
  ReadStore,
  | 'caseRows'
  | 'caseRowsById'
  | 'rowsChanging'
  | 'waitingRows'
  | 'reviewRows'
  | 'reviewCounts'
  | 'rowsEnding'
  | 'rowsPosted'
  | 'rowsLyingWith'
  | 'countByStage'
  | 'rowsAreStale'
> &
  Pick<WriteStore, 'rebuildRows'> & { readonly putRow: (row: CaseRow) => void } => {
  const page = db.prepare<[Filter & { readonly offset: number; readonly limit: number }], CaseRowColumns>(
    `SELECT ${COLUMNS} FROM case_row WHERE ${VISIBLE} AND ${AT_STAGES}
     ORDER BY updated_at DESC, case_id LIMIT :limit OFFSET :offset`,
  )
  const count = db.prepare<[Filter], { readonly total: number }>(
    `SELECT count(*) AS total FROM case_row WHERE ${VISIBLE} AND ${AT_STAGES}`,
  )
  const stageCounts = db.prepare<[ReturnType<typeof visibleTo>], { readonly stage: Stage; readonly total: number }>(
    `SELECT stage, count(*) AS total FROM case_row WHERE ${VISIBLE} GROUP BY stage`,
  )
  const put = db.prepare<[ReturnType<typeof columnsOf>]>(
    `INSERT INTO case_row (${COLUMNS})
     VALUES (:caseId, :title, :stage, :round, :drafterId, :drafterName, :seq, :updatedAt, :openHits, :waitingRole,
       :assigneeId, :waitingSince, :cameBy, :version, :limitRule, :limitFrom, :releasedOn, :paused, :keptOut, :lastActs, :validity,
       :changes, :archive, :held, :nextReviewOn, :endedAs, :reviewers, :department, :posted)
     ON CONFLICT (case_id) DO UPDATE SET title = excluded.title, stage = excluded.stage, round = excluded.round,
       drafter_id = excluded.drafter_id, drafter_name = excluded.drafter_name, seq = excluded.seq,
       updated_at = excluded.updated_at, open_hits = excluded.open_hits, waiting_role = excluded.waiting_role,
       assignee_id = excluded.assignee_id, waiting_since = excluded.waiting_since, came_by = excluded.came_by, version = excluded.version,
       limit_rule = excluded.limit_rule, limit_from = excluded.limit_from, released_on = excluded.released_on,
       paused = excluded.paused, kept_out = excluded.kept_out, last_acts = excluded.last_acts,
       validity = excluded.validity, changes = excluded.changes, archive = excluded.archive,
       held = excluded.held, next_review_on = excluded.next_review_on, ended_as = excluded.ended_as,
       reviewers = excluded.reviewers, department = excluded.department, posted = excluded.posted`,
  )
  const clear = db.prepare('DELETE FROM case_row')
  const version = db.prepare<[], { readonly version: number }>("SELECT version FROM projection WHERE name = 'case_row'")

  const putRow = (row: CaseRow): void => {
    put.run(columnsOf(row))
  }
  const waiting = db.prepare<
    [{ personId: string; seesSubmitted: number; roles: string; forPersonId: string }],
    WaitingRow
  >(
    `SELECT case_id AS caseId, stage, waiting_since AS waitingSince, came_by AS cameBy,
       limit_rule AS limitRule, limit_from AS limitFrom
     FROM case_row
     WHERE waiting_role IN (SELECT value FROM json_each(:roles)) AND ${VISIBLE}
       AND (waiting_role <> 'drafter' OR drafter_id = :personId)
       AND instr(kept_out, '"' || :personId || '"') = 0
       AND instr(kept_out, '"' || :forPersonId || '"') = 0
       AND (assignee_id IS NULL OR assignee_id IN (:personId, :forPersonId))
       AND (reviewers = '[]' OR instr(reviewers, '"' || :personId || '"') > 0
         OR instr(reviewers, '"' || :forPersonId || '"') > 0)`,
  )
  const lying = db.prepare<[{ ids: string; heads: string }], CaseRowColumns>(
    `SELECT ${COLUMNS} FROM case_row
     WHERE stage NOT IN ('concluded', 'released', 'archived')
       AND (drafter_id IN (SELECT value FROM json_each(:ids)) OR assignee_id IN (SELECT value FROM json_each(:ids))
       OR EXISTS (SELECT 1 FROM json_each(reviewers) WHERE value IN (SELECT value FROM json_each(:heads))))
     ORDER BY waiting_since, case_id`,
  )
  const some = db.prepare<[ReturnType<typeof visibleTo> & { readonly ids: string }], CaseRowColumns>(
    `SELECT ${COLUMNS} FROM case_row WHERE ${VISIBLE} AND case_id IN (SELECT value FROM json_each(:ids))`,
  )
  const changing = db.prepare<[ReturnType<typeof visibleTo> & { readonly ids: string }], CaseRowColumns>(
    `SELECT ${COLUMNS} FROM case_row INDEXED BY case_row_changes
     WHERE changes IS NOT NULL AND json_extract(changes, '$.caseId') IN (SELECT value FROM json_each(:ids))
       AND ${VISIBLE} AND stage NOT IN ('concluded', 'released', 'archived')
       AND NOT (stage = 'approved' AND json_extract(changes, '$.kind') = 'withdraw')
     ORDER BY waiting_since, case_id`,
  )
  const reviews = db.prepare<[ReturnType<typeof visibleTo> & { readonly limit: number }], CaseRowColumns>(
    `SELECT ${COLUMNS} FROM case_row WHERE ${VISIBLE} AND next_review_on IS NOT NULL
     ORDER BY next_review_on, case_id LIMIT :limit`,
  )
  const reviewCounts = db.prepare<
    [ReturnType<typeof visibleTo> & { readonly today: string }],
    { readonly due: number; readonly total: number }
  >(
    `SELECT coalesce(sum(next_review_on <= :today), 0) AS due, count(*) AS total
     FROM case_row WHERE ${VISIBLE} AND next_review_on IS NOT NULL`,
  )
  const ending = db.prepare<
    [ReturnType<typeof visibleTo> & { readonly from: string; readonly until: string; readonly limit: number }],
    CaseRowColumns
  >(
    `SELECT ${COLUMNS} FROM case_row INDEXED BY case_row_until
     WHERE json_extract(validity, '$.until') IS NOT NULL AND json_extract(validity, '$.until') BETWEEN :from AND :until
       AND ${VISIBLE} AND stage IN ('released', 'archived')
     ORDER BY json_extract(validity, '$.until'), case_id LIMIT :limit`,
  )
  // 撤下 as `validityOn` tells it.
  const posted = db.prepare<
    [ReturnType<typeof visibleTo> & { readonly today: string; readonly limit: number }],
    CaseRowColumns
  >(
    `SELECT ${COLUMNS} FROM case_row INDEXED BY case_row_posted
     WHERE posted IS NOT NULL AND ${VISIBLE} AND stage IN ('released', 'archived')
       AND NOT EXISTS (SELECT 1 FROM json_each(validity, '$.changes')
         WHERE json_extract(value, '$.kind') = 'withdraw' AND json_extract(value, '$.on') <= :today)
     ORDER BY released_on, case_id LIMIT :limit`,
  )
  return {
    rowsPosted: (access, today, limit) => posted.all({ ...visibleTo(access), today, limit }).map(rowOf),
    rowsEnding: (access, from, until, limit) => ending.all({ ...visibleTo(access), from, until, limit }).map(rowOf),
    reviewRows: (access, limit) => reviews.all({ ...visibleTo(access), limit }).map(rowOf),
    reviewCounts: (access, today) => reviewCounts.get({ ...visibleTo(access), today }) ?? { due: 0, total: 0 },
    waitingRows: (access, roles, forPersonId = access.personId) =>
      waiting.all({ ...visibleTo(access), roles: JSON.stringify(roles), forPersonId }),
    rowsLyingWith: (personIds, heads = []) =>
      lying.all({ ids: JSON.stringify(personIds), heads: JSON.stringify(heads) }).map(rowOf),
    caseRowsById: (access, ids) => {
      const byId = new Map(
        some.all({ ...visibleTo(access), ids: JSON.stringify(ids) }).map((row) => [row.case_id, rowOf(row)]),
      )
      return ids.flatMap((id) => byId.get(id) ?? [])
    },
    rowsChanging: (access, targetIds) =>
      changing.all({ ...visibleTo(access), ids: JSON.stringify(targetIds) }).map(rowOf),
    caseRows: ({ access, stages, offset, limit }) => {
      const filter = { ...visibleTo(access), stages: JSON.stringify(stages ?? STAGES) }
      const rows = page.all({ ...filter, offset, limit }).map(rowOf)
      return { rows, total: count.get(filter)?.total ?? 0 }
    },
    countByStage: (access) => {
      const totals = new Map(stageCounts.all(visibleTo(access)).map(({ stage, total }) => [stage, total]))
      // The keys are STAGES, which is what the type says; Object.fromEntries cannot know it.
      return Object.fromEntries(STAGES.map((stage) => [stage, totals.get(stage) ?? 0])) as Record<Stage, number>
    },
    rowsAreStale: () => version.get()?.version !== CASE_ROW_VERSION,
    rebuildRows: (project) => {
      db.transaction(() => {
        clear.run()
        for (const caseId of log.allCaseIds()) putRow(project(log.eventsOf(caseId)))
        setRowVersion(db)
      }).immediate()
    },
    putRow,
  }
}
