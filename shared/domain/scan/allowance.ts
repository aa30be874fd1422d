/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices stay inside the arrays built here */
import type { Lexicon } from './lexicon.ts'
import { compileLexicons, type Matcher } from './matcher.ts'
import type { ScanTables } from './tables.ts'

/** Whether an entry's match lies inside a longer phrase that makes it innocent. */
export type Allowance = (entry: number, start: number, end: number) => boolean

/** Phrases are written as they are; only what changes no word is tolerated in them. */
const PHRASE_LAYERS = ['width', 'case', 'traditional', 'invisible'] as const

/** The longer phrases of all entries (商业秘密 for 秘密), found in one pass over a text. */
export const allowances = (lexicons: readonly Lexicon[], tables: ScanTables): ((text: string) => Allowance) => {
  const owners: number[] = []
  const phrases: string[] = []
  let entry = 0
  for (const { entries } of lexicons) {
    for (const { allowedIn } of entries) {
      for (const phrase of allowedIn ?? []) {
        owners.push(entry)
        phrases.push(phrase)
      }
      entry++
    }
  }
  if (phrases.length === 0) return () => () => false
  const matcher: Matcher = compileLexicons(
    [{ id: '', version: '', entries: phrases.map((term) => ({ term, category: 'sensitive', level: 'notice' })) }],
    tables,
    PHRASE_LAYERS,
  )
  const longest = phrases.reduce((length, phrase) => Math.max(length, phrase.length), 0) * 2
  return (text) => {
    const { count, entry: phrase, start, end } = matcher.find(text)
    const order = Uint32Array.from({ length: count }, (_, i) => i).sort((a, b) => start[a]! - start[b]!)
    return (entryOfMatch, from, to) => {
      let low = 0
      let high = count
      while (low < high) {
        const middle = (low + high) >>> 1
        if (start[order[middle]!]! < from - longest) low = middle + 1
        else high = middle
      }
      for (; low < count && start[order[low]!]! <= from; low++) {
        const i = order[low]!
        if (owners[phrase[i]!] === entryOfMatch && end[i]! >= to && end[i]! - start[i]! > to - from) return true
      }
      return false
    }
  }
}
