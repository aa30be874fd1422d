/** Why a store that a restore replaced is erased: its time is over, or a file that it still holds was destroyed after an appraisal. */
export const ERASURE_REASONS = ['term', 'destruction'] as const
export type ErasureReason = (typeof ERASURE_REASONS)[number]

/**
 * How long it is kept (D): long enough to find out what the restore gave up, and to bring it back from there by hand; short enough that a
 * password or a recovery code of its day, which it opens to for ever, does not outlive its holder.
 */
export const FORMER_STORE_DAYS = 30
const DAY_MS = 86_400_000

/** @param replacedAt RFC 3339 UTC with milliseconds, as timestamps of events are. */
export const formerStoreKeptUntil = (replacedAt: string): string =>
  new Date(Date.parse(replacedAt) + FORMER_STORE_DAYS * DAY_MS).toISOString()

/**
 * Null while it is to be kept. `destroyedAt`: when files of the office were destroyed (档案法 Art. 21: as the appraisal says, wholly).
 * `held`: some case is held 保全, and what the restore gave up of it may lie nowhere else: it is kept as long (design).
 */
export const formerStoreDue = (
  replacedAt: string,
  destroyedAt: readonly string[],
  now: string,
  held: boolean,
): ErasureReason | null => {
  if (held) return null
  if (destroyedAt.some((at) => at > replacedAt)) return 'destruction'
  return now >= formerStoreKeptUntil(replacedAt) ? 'term' : null
}
