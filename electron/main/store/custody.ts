import type { Database } from 'better-sqlite3'
import { STAYING } from '#shared/domain/archive/transfer.ts'
import type { ArchiveRow } from '#shared/domain/case/projection/case-row.ts'
import type { Stage } from '#shared/domain/case/roles.ts'
import type { WriteSearch } from './search/search.ts'

/** A case that ended, as the archive's lists show it; `archive` is null while it has no number. */
export interface ArchiveListRow {
  readonly caseId: string
  readonly title: string
  readonly stage: Stage
  readonly seq: number
  readonly version: number
  readonly releasedOn: string | null
  readonly archive: ArchiveRow | null
  /** 保全. */
  readonly held: boolean
}

export interface ArchiveFilter {
  /**
   * waiting: ended, without a number. filed: with one. due: its time of keeping ended before `today`. transfer: of `upToYear`
   * or before, not for ten years only, and neither among `gone` nor of `extended`. destroyed: after an appraisal.
   */
  readonly scope: 'waiting' | 'filed' | 'due' | 'transfer' | 'destroyed'
  readonly year?: number | undefined
  readonly fonds?: string | undefined
  readonly retention?: string | undefined
  readonly organisation?: string | undefined
  /** YYYY-MM-DD, Beijing calendar. */
  readonly today: string
  readonly upToYear?: number | undefined
  /** Cases that were handed over. */
  readonly gone?: readonly string[] | undefined
  /** Fonds and year, with a blank between, whose transfer is put off. */
  readonly extended?: readonly string[] | undefined
  readonly offset: number
  readonly limit: number
}

/** A filed case of the same title; `seq` of the last event of its log. */
export interface Namesake {
  readonly caseId: string
  readonly seq: number
  readonly archivalNumber: string
}

export interface ReadCustody {
  /** In the order of their numbers; those without one, the longest waiting first. */
  archiveRows(filter: ArchiveFilter): { readonly rows: readonly ArchiveListRow[]; readonly total: number }
  /** The highest serial that was ever given in a series; 0 for none. */
  lastSerial(series: string): number
  /** Is this number given, or was it? */
  isNumberTaken(archivalNumber: string): boolean
  /** How many cases have this number now; one, or none. */
  casesWithNumber(archivalNumber: string): number
  /** The first filed cases of this title that were not destroyed, in the order of their numbers. */
  filedWithTitle(title: string): readonly Namesake[]
  /** Cases under 保全. */
  heldCases(): readonly string[]
  /** Was the key of this case destroyed? */
  isDestroyed(caseId: string): boolean
  /** Cases whose key was destroyed, in the order of their destruction. */
  destroyedCases(): readonly string[]
  /** Bytes of all that the case keeps, without reading it. */
  storedBytes(caseId: string): number
}

export interface WriteCustody {
  /**
   * Inside a transaction (`AppendBatch.also`): the key of the case, all that lies sealed under it, its unfinished draft and
   * its place in the search index are overwritten. The log is untouched; what it says of the case is due for the index anew.
   * Call `forgetTraces` after it.
   */
  destroyKey(caseId: string, at: string): void
}

/** A row as SQLite gives it. */
type Columns = Omit<ArchiveListRow, 'archive' | 'held'> & { readonly archive: string | null; readonly held: number }

const AT_END = "stage IN ('concluded', 'released', 'archived')"
/** The same where few are left by their days: not by its index, which leads to nearly all. */
const ENDED = `+${AT_END}`
const FIELD = (name: string): string => `json_extract(archive, '$.${name}')`

/** What a scope asks of a row of `case_row`, in SQL. */
export const conditions = (filter: ArchiveFilter): string =>
  [
    filter.scope === 'waiting' ? `archive IS NULL AND ${AT_END}` : 'archive IS NOT NULL',
    // A case that was taken up again is no file for the time being.
    ...(filter.scope === 'due' ? [`${ENDED} AND ${FIELD('ends')} < :today AND ${FIELD('destroyedAt')} IS NULL`] : []),
    ...(filter.scope === 'destroyed' ? [`${FIELD('destroyedAt')} IS NOT NULL`] : []),
    ...(filter.scope === 'transfer'
      ? [
          `${ENDED} AND ${FIELD('year')} <= :upToYear AND ${FIELD('retention')} <> '${STAYING}' AND ${FIELD('destroyedAt')} IS NULL`,
          'case_id NOT IN (SELECT value FROM json_each(:gone))',
          `${FIELD('fonds')} || ' ' || ${FIELD('year')} NOT IN (SELECT value FROM json_each(:extended))`,
        ]
      : []),
    ...(filter.year === undefined ? [] : [`${FIELD('year')} = :year`]),
    ...(['fonds', 'retention', 'organisation'] as const).flatMap((name) =>
      filter[name] === undefined ? [] : [`${FIELD(name)} = :${name}`],
    ),
  ].join(' AND ')

/** So many are looked at when somebody asks whether a file was filed twice. */
const MOST_NAMESAKES = 20
export const NAMESAKES = `
  SELECT case_id AS caseId, seq, ${FIELD('archivalNumber')} AS archivalNumber FROM case_row
  WHERE archive IS NOT NULL AND title = ? AND ${FIELD('destroyedAt')} IS NULL
  ORDER BY archivalNumber LIMIT ${String(MOST_NAMESAKES)}`

export const custodyOn = (
  db: Database,
  { dropSearchCase }: Pick<WriteSearch, 'dropSearchCase'>,
): ReadCustody & WriteCustody => {
  const last = db
    .prepare<[{ readonly series: string }]>(
      `SELECT max(serial) FROM (
         SELECT max(${FIELD('serial')}) AS serial FROM case_row WHERE archive IS NOT NULL AND ${FIELD('series')} = :series
         UNION ALL
         SELECT max(CAST(ltrim(substr(voided.value, length(:series) + 1), '0') AS INTEGER))
         FROM case_row, json_each(archive, '$.voided') AS voided
         WHERE archive IS NOT NULL AND substr(voided.value, 1, length(:series)) = :series)`,
    )
    .pluck()
  const taken = db
    .prepare<[{ readonly number: string }]>(
      `SELECT EXISTS (SELECT 1 FROM case_row WHERE archive IS NOT NULL AND ${FIELD('archivalNumber')} = :number)
         OR EXISTS (SELECT 1 FROM case_row, json_each(archive, '$.voided') AS voided
           WHERE archive IS NOT NULL AND voided.value = :number)`,
    )
    .pluck()
  const holders = db
    .prepare<[string]>(`SELECT count(*) FROM case_row WHERE archive IS NOT NULL AND ${FIELD('archivalNumber')} = ?`)
    .pluck()
  const namesakes = db.prepare<[string], Namesake>(NAMESAKES)
  const held = db.prepare('SELECT case_id FROM case_row WHERE held = 1 ORDER BY case_id').pluck()
  const destroyed = db.prepare<[string]>('SELECT 1 FROM destroyed_case WHERE case_id = ?').pluck()
  const allDestroyed = db.prepare('SELECT case_id FROM destroyed_case ORDER BY at, case_id').pluck()
  const bytes = db.prepare<[string]>('SELECT coalesce(sum(length(ciphertext)), 0) FROM blob WHERE case_id = ?').pluck()
  const note = db.prepare<[string, string]>('INSERT INTO destroyed_case (case_id, at) VALUES (?, ?)')
  const steps = [
    'DELETE FROM working_copy WHERE case_id = ?',
    'DELETE FROM draft_redaction WHERE case_id = ?',
    'DELETE FROM half_form WHERE case_id = ?',
    'DELETE FROM import_report WHERE case_id = ?',
    'DELETE FROM loose_blob WHERE case_id = ?',
    'DELETE FROM blob WHERE case_id = ?',
    'DELETE FROM case_key WHERE case_id = ?',
    'INSERT INTO search_due (case_id) VALUES (?) ON CONFLICT DO NOTHING',
    'INSERT INTO traces_due (case_id) VALUES (?) ON CONFLICT DO NOTHING',
  ].map((sql) => db.prepare<[string]>(sql))
  return {
    archiveRows: (filter) => {
      const { scope, today, year, fonds, retention, organisation, offset, limit } = filter
      const { upToYear = 0, gone = [], extended = [] } = filter
      const lists = { gone: JSON.stringify(gone), extended: JSON.stringify(extended) }
      const values = { today, year, fonds, retention, organisation, upToYear, ...lists }
      const where = conditions(filter)
      const order =
        scope === 'waiting'
          ? 'waiting_since, case_id'
          : `${FIELD('fonds')}, ${FIELD('year')}, ${FIELD('series')}, ${FIELD('serial')}`
      const rows = db
        .prepare<[typeof values & { readonly offset: number; readonly limit: number }], Columns>(
          `SELECT case_id AS caseId, title, stage, seq, version, released_on AS releasedOn, archive, held
           FROM case_row WHERE ${where} ORDER BY ${order} LIMIT :limit OFFSET :offset`,
        )
        .all({ ...values, offset, limit })
      const total = db.prepare<[typeof values]>(`SELECT count(*) FROM case_row WHERE ${where}`).pluck().get(values)
      return {
        rows: rows.map((row) => ({
          ...row,
          held: row.held === 1,
          // Nobody else writes here but `caseRowOf`.
          archive: row.archive === null ? null : (JSON.parse(row.archive) as ArchiveRow),
        })),
        total: total as number,
      }
    },
    lastSerial: (series) => (last.get({ series }) as number | null) ?? 0,
    isNumberTaken: (number) => taken.get({ number }) === 1,
    casesWithNumber: (number) => holders.get(number) as number,
    filedWithTitle: (title) => namesakes.all(title),
    heldCases: () => held.all() as string[],
    isDestroyed: (caseId) => destroyed.get(caseId) === 1,
    destroyedCases: () => allDestroyed.all() as string[],
    storedBytes: (caseId) => bytes.get(caseId) as number,
    destroyKey: (caseId, at) => {
      note.run(caseId, at)
      dropSearchCase(caseId)
      for (const step of steps) step.run(caseId)
    },
  }
}
