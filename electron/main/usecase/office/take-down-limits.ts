import { takeDownLimits } from '#shared/contract/dto/take-down.ts'
import { NO_TAKE_DOWN, type TakeDownLimits } from '#shared/domain/case/enforcement/enforcement.ts'
import type { ReadStore } from '../../store/types.ts'
import { loadOffice } from '../load-office.ts'

/** 公示期限 that the office set, as its signed log says; none where it set none. @throws for a value that this program did not write. */
export const takeDownLimitsOf = (store: ReadStore): TakeDownLimits => {
  const saved = loadOffice(store)?.state.settings.takeDown
  return saved === undefined ? NO_TAKE_DOWN : takeDownLimits.parse(JSON.parse(saved))
}
