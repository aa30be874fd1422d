import type { Bits } from '#shared/domain/search/bits.ts'

/**
 * The lists of neighbouring documents, those numbered `first` to `last`. What is taken in at once is a fresh run, without lists
 * (`FreshRuns`); enough of them become one with lists, and neighbours of like size are joined to a larger one, a little at a
 * time, so that each list is read in few places.
 */
export interface SearchRun {
  readonly run: number
  readonly first: number
  readonly last: number
  readonly isFresh: boolean
}

/** A run with how many documents it had when its lists were made. */
export interface MadeRun extends SearchRun {
  readonly docs: number
}

/** Which documents still stand in the index. */
export interface Presence {
  readonly has: (doc: number) => boolean
  /** Counted from `first`. */
  readonly between: (first: number, last: number) => Bits
}
