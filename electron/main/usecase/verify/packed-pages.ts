import type { OfficialDocument } from '#shared/domain/document/model.ts'
import type { Tree } from '../../archive/bag/read-tree.ts'
import type { VerifiedBag } from './verify-bag.ts'
import type { VerifiedLog } from './verify-log.ts'

/** `otherWords`: nothing in it is against the log, and it is not what this program makes of the log. */
export type Told = 'same' | 'otherWords' | 'otherwise'
/** A page by its path, and what it tells. */
export type PageTold = readonly [string, Told]

/** What the pages for people are held against. */
export interface PackedPages {
  readonly tree: Tree
  readonly bag: VerifiedBag
  readonly log: VerifiedLog
  /** By their hashes. */
  readonly texts: ReadonlyMap<string, OfficialDocument>
}
