/** How many things of each kind wait for a person: what the system is asked to tell them of, kinds and numbers only. */
export interface WaitingCounts {
  readonly all: number
  readonly overdue: number
  readonly soon: number
  /** 泄密 or suspected, not reported to both authorities yet (保守国家秘密法实施条例 Art. 61), and those whose 24 hours are over. */
  readonly leaks: number
  readonly leaksOver: number
  /** 定期评估审查 that is due (政府信息公开条例 Art. 18). */
  readonly reviews: number
}

export const NOTHING_WAITS: WaitingCounts = { all: 0, overdue: 0, soon: 0, leaks: 0, leaksOver: 0, reviews: 0 }

/** What is new since the last notification: more of any kind; a first look tells whatever there is. */
export const isNews = (before: WaitingCounts | null, now: WaitingCounts): boolean => {
  // The names are those of the record; Object.keys forgets it.
  const kinds = Object.keys(now) as (keyof WaitingCounts)[]
  return kinds.some((kind) => now[kind] > (before?.[kind] ?? 0))
}
