import type { Input, Output, PushPayload } from '#shared/contract/channels.ts'
import { RETENTIONS, type Retention } from '#shared/domain/archive/archival-number.ts'

export type Filter = Input<'archive.list'>['filter']
export type ListRow = Output<'archive.list'>['rows'][number]
export const NO_FILTER: Filter = { year: null, fonds: null, retention: null, organisation: null }
export const PAGE_ROWS = 50

/** The fields of the filter as they were typed; an empty one lets everything through. */
export interface FilterText {
  readonly year: string
  readonly fonds: string
  readonly retention: Retention | null
  readonly organisation: string
  /** Only what is due for 移交进馆. */
  readonly transferDue: boolean
}
export const NO_FILTER_TEXT: FilterText = {
  ...{ year: '', fonds: '', retention: null, organisation: '' },
  transferDue: false,
}

const FILTER_FIELDS = ['year', 'fonds', 'organisation'] as const
export type FilterField = (typeof FILTER_FIELDS)[number]

/** As the contract takes them; a code of a fonds is written in capitals. */
const FORMS: Readonly<Record<FilterField, RegExp>> = {
  year: /^(?:19|20)\d{2}$/u,
  fonds: /^[A-Z0-9]{1,10}$/u,
  organisation: /^[\p{Script=Han}A-Za-z0-9]{1,10}$/u,
}
const written = (text: FilterText, field: FilterField): string =>
  field === 'fonds' ? text.fonds.trim().toUpperCase() : text[field].trim()

/** Fields that hold something which is no such value. */
export const wrongFields = (text: FilterText): readonly FilterField[] =>
  FILTER_FIELDS.filter((field) => written(text, field) !== '' && !FORMS[field].test(written(text, field)))

/** What the fields say; null while one of them is wrong, for a wrong field must never mean everything. */
export const filterOf = (text: FilterText): Filter | null => {
  if (wrongFields(text).length > 0) return null
  const [year, fonds, organisation] = FILTER_FIELDS.map((field) => written(text, field) || null)
  return {
    year: year == null ? null : Number(year),
    fonds: fonds ?? null,
    organisation: organisation ?? null,
    retention: text.retention,
    ...(text.transferDue ? { transferDue: true } : {}),
  }
}

/** Cases without which a batch that ended may be closed: all that it was refused for, when all of them are named and others are done. */
export const refusedOf = (outcome: PushPayload['jobProgress']['outcome']): readonly string[] => {
  if (outcome?.state !== 'failed' || outcome.error.code !== 'archive.batchPartly') return []
  const { each = [], detail = {} } = outcome.error
  const cases = each.flatMap(({ detail: of }) => (typeof of?.['caseId'] === 'string' ? [of['caseId']] : []))
  return cases.length === detail['refused'] && Number(detail['done']) > 0 ? cases : []
}

export const isRetention = (value: string): value is Retention => RETENTIONS.some((one) => one === value)

/** What the person made of a proposal, before it is filed. */
export interface FilingDraft {
  readonly year: number
  readonly retention: Retention | null
  readonly tableItem: string
  readonly organisation: string
  readonly pages: number
}

/** The proposal as it came, with what the person changed. */
export const draftOf = ({ proposal }: ListRow, changed: Partial<FilingDraft> | undefined): FilingDraft => ({
  year: proposal?.year ?? 0,
  retention: proposal?.retention ?? null,
  tableItem: proposal?.tableItem ?? '',
  organisation: proposal?.organisation ?? '',
  pages: proposal?.pages ?? 1,
  ...changed,
})

/** Another period than the table's is the person's own. */
export const withRetention = (row: ListRow, retention: Retention): Partial<FilingDraft> => ({
  retention,
  tableItem: row.proposal?.retention === retention ? row.proposal.tableItem : '',
})

/** Another period than the table's, or another year than that of the text, is the person's own: they say why. */
const isOwnChoice = ({ proposal }: ListRow, { tableItem, year }: Pick<FilingDraft, 'tableItem' | 'year'>): boolean =>
  tableItem === '' || year !== proposal?.year

/** The rows that were chosen, by their case, as they were seen: they may stand on different pages. */
export type Chosen = Readonly<Record<string, ListRow>>

export const withChosen = (chosen: Chosen, rows: readonly ListRow[], isChosen: boolean): Chosen => {
  const ids = new Set(rows.map(({ caseId }) => caseId))
  const others = Object.entries(chosen).filter(([caseId]) => !ids.has(caseId))
  return Object.fromEntries([...others, ...(isChosen ? rows.map((row) => [row.caseId, row] as const) : [])])
}

/** What was chosen, with the rows of this page as they are now. */
export const refreshed = (chosen: Chosen, rows: readonly ListRow[]): readonly ListRow[] => {
  const now = new Map(rows.map((row) => [row.caseId, row]))
  return Object.values(chosen).map((row) => now.get(row.caseId) ?? row)
}

/** The contract takes so many at once. */
export const MAX_FILED = 200

type Changes = Readonly<Record<string, Partial<FilingDraft>>>

/** Those of the rows that have no period yet. */
export const undecidedOf = (rows: readonly ListRow[], changes: Changes): readonly ListRow[] =>
  rows.filter((row) => row.proposal !== null && draftOf(row, changes[row.caseId]).retention === null)

/** The same period for all of them. */
export const decidedAlike = (rows: readonly ListRow[], changes: Changes, retention: Retention): Changes => ({
  ...changes,
  ...Object.fromEntries(
    undecidedOf(rows, changes).map((row) => [row.caseId, { ...changes[row.caseId], ...withRetention(row, retention) }]),
  ),
})

/** The chosen rows as they are sent; null while one of them has no period. */
export const itemsOf = (
  rows: readonly ListRow[],
  changes: Readonly<Record<string, Partial<FilingDraft>>>,
  reason: string,
): Input<'archive.file'>['items'] | null => {
  const items: Input<'archive.file'>['items'] = []
  for (const row of rows) {
    if (row.proposal === null) continue
    const { retention, ...draft } = draftOf(row, changes[row.caseId])
    if (retention === null) return null
    const { caseId, seq: expectedSeq, proposal } = row
    const { contentHash } = proposal
    items.push({
      caseId,
      expectedSeq,
      contentHash,
      ...draft,
      retention,
      serial: null,
      reason: isOwnChoice(row, draft) ? reason : '',
    })
  }
  return items
}

/** Is a reason asked for: has the person chosen otherwise than was proposed for one of these rows? */
export const needsReason = (
  rows: readonly ListRow[],
  changes: Readonly<Record<string, Partial<FilingDraft>>>,
): boolean => rows.some((row) => row.proposal !== null && isOwnChoice(row, draftOf(row, changes[row.caseId])))

/** The 档号 that were given, a range for each series: first and last of each, in the order in which the series began. */
export const numberRanges = (numbers: readonly string[]): readonly (readonly [first: string, last: string])[] => {
  const ranges = new Map<string, readonly [string, string]>()
  for (const number of numbers) {
    const series = number.replace(/\d+$/u, '')
    ranges.set(series, [ranges.get(series)?.[0] ?? number, number])
  }
  return [...ranges.values()]
}
