import type { DisclosureMode } from '../disclosure/disclosure-events.ts'
import type { Removal } from '../../document/redact/removal.ts'

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

/** Makes the public version again: the hash of what these removals make of the text under that hash; null if they make none. */
export type DerivedHash = (fromContentHash: string, removals: readonly Removal[]) => string | null
