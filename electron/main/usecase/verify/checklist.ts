import type { Check, CheckDetail, CheckId } from '#shared/domain/archive/verification-report.ts'
import { assert } from '#shared/lib/result.ts'

/** Checks in a fixed order that end at the first failure. */
export interface Checklist {
  /** Notes a check: null for no problem. True when it holds, so that the caller goes on only then. */
  readonly note: (id: CheckId, detail: CheckDetail | null) => boolean
  readonly skip: (id: CheckId) => void
  /** Cannot be told from what is here: a person must judge it, or compare it with the office. Never said in silence. */
  readonly byHand: (id: CheckId, detail?: CheckDetail) => void
  /** All checks in their order; those that nobody came to are `notReached`. */
  readonly result: () => readonly Check[]
}

/** An empty list of these checks. @throws when another one is noted: it would fail unseen, a defect of the caller. */
export const createChecklist = (order: readonly CheckId[]): Checklist => {
  const noted = new Map<CheckId, Check>()
  const keep = (check: Check): void => {
    assert(order.includes(check.id), 'a check of this list')
    noted.set(check.id, check)
  }
  return {
    note: (id, detail) => {
      keep({ id, ok: detail === null, detail })
      return detail === null
    },
    skip: (id) => {
      keep({ id, ok: 'notApplicable', detail: null })
    },
    byHand: (id, detail) => {
      keep({ id, ok: 'byHand', detail: detail ?? null })
    },
    result: () => order.map((id) => noted.get(id) ?? { id, ok: 'notReached', detail: null }),
  }
}
