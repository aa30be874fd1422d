import type { CheckFacts } from '#shared/domain/archive/four-check-facts.ts'
import type { Namesake } from '../../store/custody.ts'
import type { ReadStore } from '../../store/types.ts'
import { loadOffice } from '../load-office.ts'
import { catalogRow } from './catalog-rows.ts'

/** What a file is told apart by. */
export interface ItemIdentity {
  readonly caseId: string
  readonly archivalNumber: string
  readonly documentNumber: string
  readonly title: string
  /** 8 digits. */
  readonly date: string
}

interface Dated {
  readonly seq: number
  readonly date: string
  readonly documentNumber: string
}

/** Of a store that is open: a batch with one title for many files asks for the same of them at each. */
const datesOf = new WeakMap<ReadStore, Map<string, Dated>>()
const MOST_DATES = 2000

/** Date and number of a filed case: its whole log is read for them, once. */
const dated = (store: ReadStore, { caseId, seq }: Namesake): Dated | null => {
  const known = datesOf.get(store) ?? new Map<string, Dated>()
  datesOf.set(store, known)
  const before = known.get(caseId)
  if (before?.seq === seq) return before
  const row = catalogRow(store, caseId)
  if (row === null) return null
  if (known.size >= MOST_DATES) known.clear()
  const found = { seq, date: row.date, documentNumber: row.documentNumber }
  known.set(caseId, found)
  return found
}

/** How often the registers of this office know the 档号, the 文号 of another case, and which others have the 题名. */
export const registerOf = (
  store: ReadStore,
  { caseId, archivalNumber, documentNumber, title, date }: ItemIdentity,
): Pick<CheckFacts, 'register' | 'sameTitle'> => {
  const namesakes = store.filedWithTitle(title).filter((one) => one.caseId !== caseId)
  const numbered = (loadOffice(store)?.state.numbers ?? []).filter(
    (one) => one.kind === 'document' && one.number === documentNumber && one.caseId !== caseId,
  )
  const others = documentNumber === '' ? [] : numbered.map((one) => one.caseId)
  const repeated = namesakes.filter((one) => {
    // Where the number already tells them apart, nothing more is read.
    if (documentNumber !== '' && !others.includes(one.caseId)) return false
    const other = dated(store, one)
    return other?.date === date && other.documentNumber === documentNumber
  })
  return {
    register: { sameNumber: store.casesWithNumber(archivalNumber), othersWithDocumentNumber: others.length },
    sameTitle: {
      repeated: repeated.map((one) => one.archivalNumber),
      others: namesakes.map((one) => one.archivalNumber),
    },
  }
}
