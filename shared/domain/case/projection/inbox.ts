import type { DueAt } from '../../deadline/due-on.ts'
import type { CaseRow } from './case-row.ts'

/** Groups of what waits: overdue 逾期, soon 临近到期 (ten working days and less, D), returned 退回. */
export const INBOX_GROUPS = ['all', 'overdue', 'soon', 'returned'] as const
export type InboxGroup = (typeof INBOX_GROUPS)[number]

type Waiting = Pick<CaseRow, 'caseId' | 'waitingSince' | 'cameBy' | 'limitRule' | 'limitFrom'>

export interface OrderedInbox {
  /** Of the group, in the order in which they are to be dealt with. */
  readonly caseIds: readonly string[]
  readonly counts: Readonly<Record<InboxGroup, number>>
}

const isIn = (group: InboxGroup, row: Waiting, due: DueAt | null): boolean => {
  switch (group) {
    case 'all':
      return true
    case 'overdue':
      return due?.level === 'overdue'
    case 'soon':
      return due !== null && due.level !== 'none' && due.level !== 'overdue'
    case 'returned':
      return row.cameBy === 'returned'
  }
}

/** Beyond every date. */
const NEVER = '9999'

/**
 * What waits, in order: by due date, so overdue first; what has no date yet after that; of the same date what has waited
 * longest first.
 */
export const orderInbox = (
  rows: readonly Waiting[],
  dueOf: (rule: string, from: string | null) => DueAt | null,
  group: InboxGroup,
): OrderedInbox => {
  const counts = { all: 0, overdue: 0, soon: 0, returned: 0 }
  const found: { readonly key: string; readonly caseId: string }[] = []
  for (const row of rows) {
    const due = dueOf(row.limitRule, row.limitFrom)
    for (const each of INBOX_GROUPS) if (isIn(each, row, due)) counts[each]++
    if (isIn(group, row, due)) found.push({ key: `${due?.date ?? NEVER} ${row.waitingSince}`, caseId: row.caseId })
  }
  found.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.caseId < b.caseId ? -1 : 1))
  return { caseIds: found.map(({ caseId }) => caseId), counts }
}

/** What is new to a person since they last acted on the case. */
export type InboxChange = 'new' | 'text' | 'acts' | 'none'

/** `text`: another version stands than at their last act; `acts`: others have acted since. */
export const changeSince = ({ lastActs, version, seq }: CaseRow, personId: string): InboxChange => {
  const last = Object.hasOwn(lastActs, personId) ? lastActs[personId] : undefined
  if (last === undefined) return 'new'
  if (last.version !== version) return 'text'
  return last.seq < seq ? 'acts' : 'none'
}
