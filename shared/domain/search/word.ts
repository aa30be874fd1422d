import { EVERY_CASE } from './candidates.ts'
import { foldText } from './fold.ts'
import { gramsOf } from './gram.ts'
import { isSounded, type Part } from './part.ts'
import { soundWords, type Readings } from './sound.ts'

/** By what a list of finds can be narrowed, beside its words; and who may see a case. */
export const FACETS = ['stage', 'kind', 'year', 'drafter', 'mode', 'validity', 'issuer', 'drafterName'] as const
/** Facets whose values are written by people: which there are is kept beside the index. */
export const FREE_FACETS = ['issuer', 'drafterName'] as const satisfies readonly Facet[]
export type Facet = (typeof FACETS)[number]
export type FacetValues = Readonly<Record<Facet, string>>

const hex = (value: string): string => Array.from(value, (one) => (one.codePointAt(0) ?? 0).toString(16)).join('g')

/** A word that no text yields, of letters and digits only: the index folds the case of letters, so values are written in hexadecimal. */
export const facetWord = (facet: Facet | 'submitted', value: string): string => `\uE003${facet}${hex(value)}`
/** Grams of titles once more under a name of their own, so that finds in titles come first. */
export const TITLE_PREFIX = '\uE004'

/** Everything by which a case is found. */
export const wordsOfCase = (
  parts: readonly Part[],
  facets: FacetValues,
  isSubmitted: boolean,
  readings: Readings,
): ReadonlySet<string> => {
  const words = new Set<string>([EVERY_CASE])
  for (const facet of FACETS) words.add(facetWord(facet, facets[facet]))
  if (isSubmitted) words.add(facetWord('submitted', ''))
  for (const part of parts) {
    const grams = gramsOf(foldText(part.text))
    for (const gram of grams) words.add(gram)
    if (part.kind === 'title') for (const gram of grams) words.add(TITLE_PREFIX + gram)
    if (isSounded(part)) for (const word of soundWords(readings, part.text)) words.add(word)
  }
  return words
}
