import { symbolReader } from './lexicon-entry.ts'
import type { Lexicon } from './lexicon.ts'
import { compileLexicons } from './matcher.ts'
import type { ScanTables } from './tables.ts'

/** Something about an entry that a person should see before the lexicon is used; nothing here refuses it. */
export interface LexiconWarning {
  readonly code: 'lint.ordinaryWord' | 'lint.frequentInSample' | 'lint.sameSymbols'
  readonly term: string
  /** Expected hits in 10,000 characters, for frequentInSample. */
  readonly hitsPerTenThousand?: number
  /** The earlier entry that matches the same text, for sameSymbols. */
  readonly other?: string
}

/** More often than this in ordinary prose and people stop reading the hits (maleme#17, textfilter#4). */
const FREQUENT_PER_TEN_THOUSAND = 1
/** Rank of words so common that they belong in no list by themselves; see WordRank. */
const VERY_ORDINARY = 3

/**
 * Warns of entries that would fire in ordinary prose: very common words, entries that a sample of innocent text (what
 * the office has released before) is full of, and entries that say the same after folding as an earlier one (㈢号, 3号).
 */
export const lintLexicon = (lexicon: Lexicon, tables: ScanTables, sample = ''): readonly LexiconWarning[] => {
  const symbolsOf = symbolReader(tables)
  const counts = countsIn(lexicon, tables, sample)
  const firstBySymbols = new Map<string, string>()
  const warnings: LexiconWarning[] = []
  for (const [i, { term }] of lexicon.entries.entries()) {
    if (term.length === 2 && tables.words.rank(term.charCodeAt(0), term.charCodeAt(1)) >= VERY_ORDINARY) {
      warnings.push({ code: 'lint.ordinaryWord', term })
    }
    const hitsPerTenThousand = ((counts[i] ?? 0) / Math.max(sample.length, 1)) * 10_000
    if (hitsPerTenThousand > FREQUENT_PER_TEN_THOUSAND) {
      warnings.push({ code: 'lint.frequentInSample', term, hitsPerTenThousand })
    }
    const symbols = symbolsOf(term)
    const other = firstBySymbols.get(symbols)
    if (other === undefined) firstBySymbols.set(symbols, term)
    else warnings.push({ code: 'lint.sameSymbols', term, other })
  }
  return warnings
}

const countsIn = (lexicon: Lexicon, tables: ScanTables, sample: string): Uint32Array => {
  const counts = new Uint32Array(lexicon.entries.length)
  const { count, entry } = compileLexicons([lexicon], tables).find(sample)
  for (const number of entry.subarray(0, count)) counts[number] = (counts[number] ?? 0) + 1
  return counts
}
