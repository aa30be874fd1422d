import type { CheckFacts } from '#shared/domain/archive/four-check-facts.ts'
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

/** How often the registers of this office know the 档号, the 文号 of another case, and which others have the 题名. */
export const registerOf = (
  store: ReadStore,
  { caseId, archivalNumber, documentNumber, title, date }: ItemIdentity,
): Pick<CheckFacts, 'register' | 'sameTitle'> => {
  const namesakes = store.filedWithTitle(title).filter((one) => one.caseId !== caseId)
  const repeated = namesakes.filter((one) => {
    const row = catalogRow(store, one.caseId)
    return row?.date === date && row.documentNumber === documentNumber
  })
  return {
    register: {
      sameNumber: store.casesWithNumber(archivalNumber),
      othersWithDocumentNumber:
        documentNumber === ''
          ? 0
          : (loadOffice(store)?.state.numbers ?? []).filter(
              (one) => one.kind === 'document' && one.number === documentNumber && one.caseId !== caseId,
            ).length,
    },
    sameTitle: {
      repeated: repeated.map((one) => one.archivalNumber),
      others: namesakes.map((one) => one.archivalNumber),
    },
  }
}
