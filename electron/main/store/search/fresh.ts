import type { Where } from '#shared/domain/search/answer.ts'
import { docsByTexts, hashedText, type HashedText } from '#shared/domain/search/hashed-text.ts'
import type { Bits } from '#shared/domain/search/bits.ts'
import { NO_TEXT, textsOf, type BatchEntry } from '#shared/domain/search/posting-batch.ts'
import type { Part } from '#shared/domain/search/part.ts'
import { pack, unpack } from './pack.ts'
import type { SearchRun } from './run.ts'

/**
 * Runs that have no lists yet: a few documents, taken in lately, whose texts are looked through. Enough of them become one run with
 * lists, so that no list is written for a document alone.
 */
export interface FreshRuns {
  /** As they were taken in, those that are gone meanwhile too. */
  readonly of: (run: SearchRun) => readonly BatchEntry[]
  /** After the transaction in which the run was added. */
  readonly keep: (run: number, entries: readonly BatchEntry[]) => void
  /** Whatever is kept of their texts. */
  readonly forget: () => void
  /** The documents in which the term stands: their texts are looked through. */
  readonly holding: (run: SearchRun, where: Where, term: string) => Bits
  /** 0 for a run that was not read yet. */
  readonly charactersIn: (run: SearchRun) => number
  readonly isRead: (run: SearchRun) => boolean
}

interface KeptRun {
  readonly entries: readonly BatchEntry[]
  /** Made when they are asked for: many runs have got lists before. */
  readonly texts: Partial<Record<Where, readonly HashedText[]>>
  readonly characters: number
}

/** What is found by sound in each document of a fresh run; its texts are made of the rows of the cases. */
export const packSounds = (entries: readonly BatchEntry[]): Uint8Array =>
  pack(Buffer.from(JSON.stringify(entries.map(({ sounds }) => sounds)), 'utf8'))

/**
 * @param soundsOf what `packSounds` made of the run
 * @param partsOf null for what is gone
 * @param isFresh is it still?
 */
export const freshRuns = (
  soundsOf: (run: number) => Uint8Array,
  partsOf: (doc: number) => readonly Part[] | null,
  isFresh: (run: number) => boolean,
): FreshRuns => {
  const kept = new Map<number, KeptRun>()
  const keep = (run: number, entries: readonly BatchEntry[]): KeptRun => {
    for (const one of kept.keys()) if (!isFresh(one)) kept.delete(one)
    const made: KeptRun = { entries, texts: {}, characters: entries.reduce((sum, { all }) => sum + all.length, 0) }
    kept.set(run, made)
    return made
  }
  const read = ({ run, first }: SearchRun): readonly BatchEntry[] =>
    // Written by `packSounds` alone.
    (JSON.parse(Buffer.from(unpack(soundsOf(run))).toString('utf8')) as number[][]).map((sounds, at) => {
      const parts = partsOf(first + at)
      return parts === null ? NO_TEXT : { ...textsOf(parts), sounds }
    })
  const of = (run: SearchRun): KeptRun => kept.get(run.run) ?? keep(run.run, read(run))
  return {
    of: (run) => of(run).entries,
    holding: (run, where, term) => {
      const { texts, entries } = of(run)
      texts[where] ??= entries.map(({ all, title }) => hashedText(where === 'text' ? all : title))
      return docsByTexts(term, texts[where])
    },
    charactersIn: ({ run }) => kept.get(run)?.characters ?? 0,
    isRead: ({ run }) => kept.has(run),
    keep: (run, entries) => {
      keep(run, entries)
    },
    forget: () => {
      kept.clear()
    },
  }
}
