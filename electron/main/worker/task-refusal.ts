import type { ErrorDetail, RefusalCode } from '#shared/contract/errors.ts'

/** A refusal as it can go straight to the window. */
export interface TaskRefusal {
  readonly code: RefusalCode
  readonly detail?: ErrorDetail
}
