import type { Input, Output } from '#shared/contract/channels.ts'
import { RETENTIONS, type Retention } from '#shared/domain/archive/archival-number.ts'

export type Filter = Input<'archive.list'>['filter']
export type ListRow = Output<'archive.list'>['rows'][number]
export const NO_FILTER: Filter = { year: null, fonds: null, retention: null, organisation: null }
export const PAGE_ROWS = 50

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

/** The chosen rows as they are sent; null while one of them has no period. */
export const itemsOf = (
  rows: readonly ListRow[],
  chosen: ReadonlySet<string>,
  changes: Readonly<Record<string, Partial<FilingDraft>>>,
  reason: string,
): Input<'archive.file'>['items'] | null => {
  const items: Input<'archive.file'>['items'] = []
  for (const row of rows) {
    if (!chosen.has(row.caseId) || row.proposal === null) continue
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
  chosen: ReadonlySet<string>,
  changes: Readonly<Record<string, Partial<FilingDraft>>>,
): boolean =>
  rows.some(
    (row) => chosen.has(row.caseId) && row.proposal !== null && isOwnChoice(row, draftOf(row, changes[row.caseId])),
  )
