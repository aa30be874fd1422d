import { EMPTY_SHEET, type SheetDraft } from './sheet-model.ts'

/** What a person has written about the text that they see, until they act or leave; kept nowhere but in the window. */
export interface HandlingDraft {
  readonly opinion: string
  readonly sheet: SheetDraft
  /** Of a countersign; null while none is chosen. */
  readonly partyId: string | null
  readonly documentNumber: string
}

export const EMPTY_HANDLING: HandlingDraft = { opinion: '', sheet: EMPTY_SHEET, partyId: null, documentNumber: '' }
