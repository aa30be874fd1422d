import type { DisclosureMode } from './events.ts'

/** A fixed wording as the caller hashed it; `empty` when it has no title or no body. */
export interface Wording {
  readonly title: string
  readonly contentHash: string
  readonly empty: boolean
  /** What its 附注 says of its disclosure; null or left out when it says nothing. */
  readonly noteMode?: DisclosureMode | null
  /** 成文日期 that it bears; null or left out when it bears none that limits can be counted from. */
  readonly datedOn?: string | null
}
