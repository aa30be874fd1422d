/** When the whole log was last written out with its checkpoint, and how long the ledger was then. */
export interface KeptElsewhere {
  readonly at: string
  readonly size: number
}

const DAY_MS = 86_400_000

/**
 * 检查点另存: whoever holds the key of the store can make another log in its place, signatures and all; only a checkpoint that lies
 * elsewhere tells it (architecture R3). How often one is to be kept there is the office's to say (D). `since`: of the last one, or when
 * the log began. Times are RFC 3339 UTC with milliseconds. One that is dated after now was kept by a clock that was set ahead: nobody
 * can say how long ago, so that another is due.
 */
export const checkpointDue = (
  last: KeptElsewhere | null,
  since: string,
  now: { readonly at: string; readonly size: number },
  rules: { readonly checkpointDays: number; readonly checkpointEvents: number },
): { readonly isDue: boolean; readonly days: number; readonly events: number } => {
  const days = Math.max(0, Math.floor((Date.parse(now.at) - Date.parse(last?.at ?? since)) / DAY_MS))
  const events = Math.max(0, now.size - (last?.size ?? 0))
  const isAhead = last !== null && last.at > now.at
  return { days, events, isDue: isAhead || days >= rules.checkpointDays || events >= rules.checkpointEvents }
}
