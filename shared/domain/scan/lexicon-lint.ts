import { symbolReader } from './lexicon-entry.ts'
import type { Lexicon, LexiconEntry } from './lexicon.ts'
import { compileLexicons, type Matcher } from './matcher.ts'
import { scanner, type Scanner } from './scan-text.ts'
import type { ScanTables } from './tables.ts'

/** Something about an entry that a person should see before the lexicon is used; nothing here refuses it. */
export interface LexiconWarning {
  readonly code:
    | 'lint.ordinaryWord'
    | 'lint.frequentInSample'
    | 'lint.sameSymbols'
    | 'lint.conflict' // as sameSymbols, but of another category or level
    | 'lint.alreadyListed'
    | 'lint.folded'
    | 'lint.exampleMissed'
    | 'lint.exampleHit'
  readonly term: string
  /** Expected hits in 10,000 characters, for frequentInSample. */
  readonly hitsPerTenThousand?: number
  /** The earlier entry that matches the same text, for sameSymbols and conflict; the other lexicon, for alreadyListed. */
  readonly other?: string
  /** What the term comes to and therefore matches, for folded (㈢号: 3号). */
  readonly symbols?: string
  /** The text that should have been hit, or should not. */
  readonly example?: string
}

export interface LintContext {
  /** Innocent text: what the office has released before. */
  readonly sample?: string
  /** The lexicons that are in use beside this one. */
  readonly others?: readonly Lexicon[]
}

/** More often than this in ordinary prose and people stop reading the hits (maleme#17, textfilter#4). */
const FREQUENT_PER_TEN_THOUSAND = 1
/** Rank of words so common that they belong in no list by themselves; see WordRank. */
const VERY_ORDINARY = 3

/**
 * Warns of entries that would fire in ordinary prose (very common words, entries that the sample is full of), that say the
 * same after folding as an earlier one or as one of another lexicon, that match another text than the one they show,
 * and whose own examples fail: not found where they must be, or found unlowered where they must not.
 */
export const lintLexicon = (
  lexicon: Lexicon,
  tables: ScanTables,
  { sample = '', others = [] }: LintContext = {},
): readonly LexiconWarning[] => {
  const symbolsOf = symbolReader(tables)
  const matcher = compileLexicons([lexicon], tables)
  const scan = scanner(matcher)
  const counts = countsIn(matcher, sample)
  const firstBySymbols = new Map<string, LexiconEntry>()
  const listed = new Map(
    others.flatMap(({ id, entries }) => entries.map(({ term }): [string, string] => [symbolsOf(term), id])),
  )
  const warnings: LexiconWarning[] = []
  for (const [i, entry] of lexicon.entries.entries()) {
    const { term } = entry
    if (term.length === 2 && tables.words.rank(term.charCodeAt(0), term.charCodeAt(1)) >= VERY_ORDINARY) {
      warnings.push({ code: 'lint.ordinaryWord', term })
    }
    const hitsPerTenThousand = ((counts[i] ?? 0) / Math.max(sample.length, 1)) * 10_000
    if (hitsPerTenThousand > FREQUENT_PER_TEN_THOUSAND) {
      warnings.push({ code: 'lint.frequentInSample', term, hitsPerTenThousand })
    }
    const symbols = symbolsOf(term)
    const first = firstBySymbols.get(symbols)
    if (first === undefined) firstBySymbols.set(symbols, entry)
    else {
      const agrees = first.category === entry.category && first.level === entry.level
      warnings.push({ code: agrees ? 'lint.sameSymbols' : 'lint.conflict', term, other: first.term })
    }
    const other = listed.get(symbols)
    if (other !== undefined) warnings.push({ code: 'lint.alreadyListed', term, other })
    // Case alone surprises nobody.
    if (symbols !== term.toLowerCase()) warnings.push({ code: 'lint.folded', term, symbols })
    warnings.push(...failedExamples(entry, scan))
  }
  return warnings
}

const failedExamples = (entry: LexiconEntry, scan: Scanner): LexiconWarning[] => {
  const { term, mustMatch = [], mustNotMatch = [] } = entry
  const fires = (example: string): boolean =>
    scan(example).some((hit) => hit.rule === 'lexicon' && hit.term === term && hit.lowered === null)
  return [
    ...mustMatch
      .filter((example) => !fires(example))
      .map((example): LexiconWarning => ({ code: 'lint.exampleMissed', term, example })),
    ...mustNotMatch.filter(fires).map((example): LexiconWarning => ({ code: 'lint.exampleHit', term, example })),
  ]
}

const countsIn = (matcher: Matcher, sample: string): Uint32Array => {
  const counts = new Uint32Array(matcher.entries.length)
  const { count, entry } = matcher.find(sample)
  for (const number of entry.subarray(0, count)) counts[number] = (counts[number] ?? 0) + 1
  return counts
}
