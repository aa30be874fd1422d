import type { Database } from 'better-sqlite3'
import { PART_BREAK, type Part, type PartKind } from '#shared/domain/search/part.ts'
import { FREE_FACETS, type FacetValues } from '#shared/domain/search/word.ts'
import { hexToBytes } from '#shared/domain/chain/event-record.ts'
import { bytesOf } from './columns.ts'

/** A case as it goes into the index. */
export interface SearchCase {
  readonly caseId: string
  /** Of the newest event that the parts show. */
  readonly seq: number
  /** The words by which it is found. None holds a space, a quotation mark or other ASCII punctuation. */
  readonly words: Iterable<string>
  readonly parts: readonly Part[]
  readonly facets: FacetValues
  /** The next day on which the facets change by themselves; null for none. */
  readonly turnsOn: string | null
  /** Files whose text is not taken out yet: the case stays due. */
  readonly missing: readonly MissingFile[]
}

/** A file that goes with a case: named by the SHA-256 of its bytes, lower-case hex. */
export interface MissingFile {
  readonly fileName: string
  readonly sha256: string
}

/** The text of a file; '' for one that nobody can read. `unread`: not all of it is in the text. */
export interface FileText {
  readonly text: string
  readonly unread: boolean
}

/** A case of the index, still as it is stored: `text` is the UTF-8 of all parts, joined by `PART_BREAK`. */
export interface IndexedCase {
  readonly caseId: string
  readonly seq: number
  readonly text: Uint8Array
  readonly facets: FacetValues
  /** Cut into its parts, in their order. */
  readonly parts: () => readonly Part[]
}

export interface ReadSearch {
  /** Cases whose log or draft has moved on since they were indexed, in the order of their identifiers, those after `after` only. */
  searchDue(after: string, limit: number): readonly string[]
  searchDueCount(): number
  /** What the index holds of the case: its newest event then; null for nothing. */
  searchSeqOf(caseId: string): number | null
  /** The text that was taken out of a file of the case; null while nobody has. */
  fileText(caseId: string, sha256: string): FileText | null
  /** Files that could not be read, or not whole, of all cases. */
  unreadFileCount(): number
  /** Values of a free facet, the most frequent first. */
  facetValues(facet: (typeof FREE_FACETS)[number], limit: number): readonly string[]
  /**
   * Document numbers of the cases that an FTS5 expression matches, null for all: the newest indexed first, those below `before` only.
   * @throws Error for an expression that FTS5 cannot read: a defect.
   */
  searchMatches(match: string | null, before: number | null, limit: number): readonly number[]
  searchCount(match: string | null): number
  indexedCase(docId: number): IndexedCase | null
}

export interface WriteSearch {
  /** Takes cases in, each in the place of what was there and under a new number: the newest of the index. One transaction. */
  putSearchCases(entries: readonly SearchCase[]): void
  /** Takes the case out: its text is overwritten. */
  dropSearchCase(caseId: string): void
  /** Said before a file is read, which may end the program: how often that was, with this time. */
  noteFileTry(caseId: string, sha256: string): number
  /** The reading was cut short by us. */
  forgetFileTry(caseId: string, sha256: string): void
  /** Nothing is kept of a file that has gone meanwhile: reading one takes a while, and its case may be destroyed in it. */
  keepFileText(caseId: string, sha256: string, text: FileText): void
  /** Cases whose facets have changed by the day are due from now on. */
  turnSearchDay(today: string): void
}

/** What lies beside the text: by what it is narrowed, and kind and label of each part. */
interface Header {
  readonly facets: FacetValues
  readonly parts: readonly (readonly [PartKind, string])[]
}

const decoder = new TextDecoder()

const partsOf = ({ parts }: Header, text: Uint8Array): readonly Part[] => {
  const texts = decoder.decode(text).split(PART_BREAK)
  return parts.map(([kind, label], index) => ({ kind, label, text: texts[index] ?? '' }))
}

export const searchOn = (db: Database): ReadSearch & WriteSearch => {
  const due = db
    .prepare<[string, number]>('SELECT case_id FROM search_due WHERE case_id > ? ORDER BY case_id LIMIT ?')
    .pluck()
  const dueCount = db.prepare('SELECT count(*) FROM search_due').pluck()
  const matches = db
    .prepare<[string, number, number]>(
      'SELECT rowid FROM search_word WHERE search_word MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?',
    )
    .pluck()
  const everything = db
    .prepare<[number, number]>('SELECT doc_id FROM search_case WHERE doc_id < ? ORDER BY doc_id DESC LIMIT ?')
    .pluck()
  const count = db.prepare<[string]>('SELECT count(*) FROM search_word WHERE search_word MATCH ?').pluck()
  const countAll = db.prepare('SELECT count(*) FROM search_case').pluck()
  const read = db.prepare<
    [number],
    { readonly case_id: string; readonly seq: number; readonly header: string; readonly text: Uint8Array }
  >('SELECT case_id, seq, header, text FROM search_case WHERE doc_id = ?')
  const docOf = db.prepare<[string]>('SELECT doc_id FROM search_case WHERE case_id = ?').pluck()
  const removeWords = db.prepare<[number]>('DELETE FROM search_word WHERE rowid = ?')
  const removeCase = db.prepare<[number]>('DELETE FROM search_case WHERE doc_id = ?')
  const settle = db.prepare<[string]>('DELETE FROM search_due WHERE case_id = ?')
  const nextDoc = db.prepare('SELECT coalesce(max(doc_id), 0) + 1 FROM search_case').pluck()
  const insertCase = db.prepare<[number, string, number, string, Uint8Array]>(
    'INSERT INTO search_case (doc_id, case_id, seq, header, text) VALUES (?, ?, ?, ?, ?)',
  )
  const insertWords = db.prepare<[number, string]>('INSERT INTO search_word (rowid, word) VALUES (?, ?)')
  const NO_LIMIT = Number.MAX_SAFE_INTEGER
  const seqOf = db.prepare<[string]>('SELECT seq FROM search_case WHERE case_id = ?').pluck()
  const headerOf = db.prepare<[number]>('SELECT header FROM search_case WHERE doc_id = ?').pluck()
  const oneMore = db.prepare<[string, string]>(
    `INSERT INTO search_value (facet, value, cases) VALUES (?, ?, 1)
     ON CONFLICT (facet, value) DO UPDATE SET cases = cases + 1`,
  )
  const oneLess = db.prepare<[string, string]>(
    'UPDATE search_value SET cases = cases - 1 WHERE facet = ? AND value = ?',
  )
  const dropValues = db.prepare('DELETE FROM search_value WHERE cases = 0')
  const values = db
    .prepare<[string, number]>('SELECT value FROM search_value WHERE facet = ? ORDER BY cases DESC, value LIMIT ?')
    .pluck()
  const dropTurn = db.prepare<[string]>('DELETE FROM search_turn WHERE case_id = ?')
  const insertTurn = db.prepare<[string, string]>('INSERT INTO search_turn (case_id, turns_on) VALUES (?, ?)')
  const turned = db.prepare<[string]>(
    'INSERT INTO search_due (case_id) SELECT case_id FROM search_turn WHERE turns_on <= ? ON CONFLICT DO NOTHING',
  )
  const anyTurned = db.prepare<[string]>('SELECT 1 FROM search_turn WHERE turns_on <= ? LIMIT 1').pluck()
  const readFile = db.prepare<[string, Uint8Array], { readonly text: string; readonly unread: number }>(
    'SELECT text, unread FROM attachment_text WHERE case_id = ? AND hash = ?',
  )
  const insertFile = db.prepare<[number, string, string, Uint8Array]>(
    `INSERT INTO attachment_text (case_id, hash, unread, text)
     SELECT case_id, hash, ?, ? FROM blob WHERE case_id = ? AND hash = ?
     ON CONFLICT (case_id, hash) DO UPDATE SET unread = excluded.unread, text = excluded.text`,
  )
  const oneTry = db
    .prepare<[string, Uint8Array]>(
      `INSERT INTO attachment_try (case_id, hash, tries) VALUES (?, ?, 1)
       ON CONFLICT (case_id, hash) DO UPDATE SET tries = tries + 1 RETURNING tries`,
    )
    .pluck()
  const undoTry = db.prepare<[string, Uint8Array]>(
    'UPDATE attachment_try SET tries = tries - 1 WHERE case_id = ? AND hash = ? AND tries > 1',
  )
  const dropTry = db.prepare<[string, Uint8Array]>('DELETE FROM attachment_try WHERE case_id = ? AND hash = ?')
  const unreadFiles = db.prepare('SELECT count(*) FROM attachment_text WHERE unread = 1').pluck()
  const dropFiles = db.prepare<[string]>('DELETE FROM attachment_text WHERE case_id = ?')

  const countFacets = (facets: FacetValues, cases: 1 | -1): void => {
    for (const facet of FREE_FACETS) (cases === 1 ? oneMore : oneLess).run(facet, facets[facet])
  }

  const remove = (caseId: string): void => {
    const docId = docOf.get(caseId) as number | undefined
    if (docId === undefined) return
    countFacets((JSON.parse(headerOf.get(docId) as string) as Header).facets, -1) // written by `put` alone
    dropTurn.run(caseId)
    removeWords.run(docId)
    removeCase.run(docId)
  }
  const put = ({ caseId, seq, words, parts, facets, turnsOn, missing }: SearchCase): void => {
    // The number is above every other, the case's own earlier one too, so that order by number is order by change.
    const docId = nextDoc.get() as number
    remove(caseId)
    const header: Header = { facets, parts: parts.map(({ kind, label }) => [kind, label]) }
    const text = parts.map((part) => part.text.replaceAll(PART_BREAK, ' ')).join(PART_BREAK)
    insertCase.run(docId, caseId, seq, JSON.stringify(header), Buffer.from(text, 'utf8'))
    insertWords.run(docId, [...words].join(' '))
    countFacets(facets, 1)
    if (turnsOn !== null) insertTurn.run(caseId, turnsOn)
    if (missing.length === 0) settle.run(caseId)
  }
  const putAll = db.transaction((entries: readonly SearchCase[]) => {
    for (const entry of entries) put(entry)
    if (entries.length > 0) dropValues.run()
  })
  const drop = db.transaction((caseId: string) => {
    remove(caseId)
    dropFiles.run(caseId)
    dropValues.run()
    settle.run(caseId)
  })
  const keepText = db.transaction((caseId: string, hash: Uint8Array, { text, unread }: FileText) => {
    insertFile.run(unread ? 1 : 0, text, caseId, hash)
    dropTry.run(caseId, hash)
  })
  return {
    searchDue: (after, limit) => due.all(after, limit) as string[],
    searchDueCount: () => dueCount.get() as number,
    searchSeqOf: (caseId) => (seqOf.get(caseId) as number | undefined) ?? null,
    fileText: (caseId, sha256) => {
      const row = readFile.get(caseId, hexToBytes(sha256))
      return row === undefined ? null : { text: row.text, unread: row.unread === 1 }
    },
    unreadFileCount: () => unreadFiles.get() as number,
    facetValues: (facet, limit) => values.all(facet, limit) as string[],
    noteFileTry: (caseId, sha256) => oneTry.get(caseId, hexToBytes(sha256)) as number,
    forgetFileTry: (caseId, sha256) => {
      if (undoTry.run(caseId, hexToBytes(sha256)).changes === 0) dropTry.run(caseId, hexToBytes(sha256))
    },
    keepFileText: (caseId, sha256, text) => {
      keepText.immediate(caseId, hexToBytes(sha256), text)
    },
    turnSearchDay: (today) => {
      if (anyTurned.get(today) !== undefined) turned.run(today)
    },
    searchMatches: (match, before, limit) =>
      (match === null
        ? everything.all(before ?? NO_LIMIT, limit)
        : matches.all(match, before ?? NO_LIMIT, limit)) as number[],
    searchCount: (match) => (match === null ? countAll.get() : count.get(match)) as number,
    indexedCase: (docId) => {
      const row = read.get(docId)
      if (row === undefined) return null
      const text = bytesOf(row.text)
      // Written by `put` alone, which gives it this shape.
      const header = JSON.parse(row.header) as Header
      return { caseId: row.case_id, seq: row.seq, text, facets: header.facets, parts: () => partsOf(header, text) }
    },
    putSearchCases: (entries) => {
      putAll.immediate(entries)
    },
    dropSearchCase: (caseId) => {
      drop.immediate(caseId)
    },
  }
}
