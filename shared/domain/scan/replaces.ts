import { LAYERS } from './layer.ts'
import { HIT_LEVELS, type Lexicon, type LexiconEntry } from './lexicon.ts'

/** What an office's lexicon does to a shipped one by bearing its name: it stands in its place. */
export interface Replaced {
  readonly id: string
  /** Entries of the shipped one that it does not have, or has in a weaker form. */
  readonly lost: readonly string[]
  /** Those of them that block. */
  readonly blocking: readonly string[]
}

/** Does this entry stop everything that the shipped one stops, and as firmly? */
const keeps = (own: LexiconEntry | undefined, shipped: LexiconEntry): boolean => {
  if (own === undefined || HIT_LEVELS.indexOf(own.level) > HIT_LEVELS.indexOf(shipped.level)) return false
  const layers = own.layers ?? LAYERS
  const phrases = shipped.allowedIn ?? []
  return (
    (shipped.layers ?? LAYERS).every((layer) => layers.includes(layer)) &&
    (own.allowedIn ?? []).every((phrase) => phrases.includes(phrase))
  )
}

/**
 * What is lost of the shipped lexicon that has the same name; null when there is none. A unit may add to what blocks, and
 * may not weaken it (D): with `blocking` it is refused, and what is `lost` is named to whoever decides.
 */
export const replacedBy = (
  { id, entries }: Pick<Lexicon, 'id' | 'entries'>,
  shipped: readonly Lexicon[],
): Replaced | null => {
  const same = shipped.find((one) => one.id === id)
  if (same === undefined) return null
  const own = new Map(entries.map((entry) => [entry.term, entry]))
  const lost = same.entries.filter((entry) => !keeps(own.get(entry.term), entry))
  return {
    id,
    lost: lost.map(({ term }) => term),
    blocking: lost.filter(({ level }) => level === 'block').map(({ term }) => term),
  }
}
