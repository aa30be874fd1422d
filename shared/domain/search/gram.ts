/** A run of letters, digits and their marks; anything else parts two runs. */
const RUN = /[\p{L}\p{N}\p{M}]+/gu

/** The runs of a folded text, in order. */
export const runsOf = (folded: string): readonly string[] => folded.match(RUN) ?? []

/** The characters of a run as people count them by code point: a surrogate pair is never cut. */
const charactersOf = (run: string): readonly string[] => Array.from(run)

/** The pairs of neighbours of one run, and its last character alone. */
export const gramsOfRun = (run: string): readonly string[] => {
  const characters = charactersOf(run)
  return characters.map((character, index) => character + (characters[index + 1] ?? ''))
}

/** What one run of a question asks the index for: its pairs, or for one character everything that begins with it. */
export type GramQuestion = { readonly grams: readonly string[] } | { readonly prefix: string }

export const questionOfRun = (run: string): GramQuestion => {
  const grams = gramsOfRun(run)
  return grams.length === 1 ? { prefix: run } : { grams: grams.slice(0, -1) }
}

/** Every distinct gram of a folded text. */
export const gramsOf = (folded: string): ReadonlySet<string> => {
  const grams = new Set<string>()
  for (const run of runsOf(folded)) for (const gram of gramsOfRun(run)) grams.add(gram)
  return grams
}
