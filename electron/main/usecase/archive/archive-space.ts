import type { ReadStore } from '../../store/types.ts'
import { refuse } from '../workstation.ts'

/** What a package holds beside what is stored: log, forms, redlines, lists; generous. */
const PER_ITEM_BYTES = 1_500_000
const UNIT = 1_000_000

/** About how long the packages of these cases will be: what is stored, counted exactly, and an allowance for what is made. */
export const expectedBytes = (store: ReadStore, caseIds: readonly string[]): number =>
  caseIds.reduce((sum, caseId) => sum + store.storedBytes(caseId) + PER_ITEM_BYTES, 0)

/** As it is shown: whole, rounded up. */
export const megabytes = (bytes: number): string => `${String(Math.ceil(bytes / UNIT))} MB`

/** Null when there is room. */
export const spaceProblem = (store: ReadStore, caseIds: readonly string[], freeBytes: number) => {
  const need = expectedBytes(store, caseIds)
  return need <= freeBytes ? null : refuse('archive.spaceShort', { need: megabytes(need), free: megabytes(freeBytes) })
}
