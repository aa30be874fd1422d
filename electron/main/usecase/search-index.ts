import { foldText } from '#shared/domain/search/fold.ts'
import { candidatesOf, holds, type Candidates } from '#shared/domain/search/candidates.ts'
import { isSounded, type Part } from '#shared/domain/search/part.ts'
import type { Query } from '#shared/domain/search/query.ts'
import { findSound, isSound, type Readings } from '#shared/domain/search/sound.ts'
import type { IndexedCase, ReadSearch } from '../store/search.ts'

/** A question as it is put to the index: what the words ask, joined to what the person may see and has chosen. */
export interface Question {
  readonly query: Query
  /** FTS5 expression that every find must satisfy: rights and facets; it is never exact about words. */
  readonly within: string
  readonly readings: Readings
  readonly syllables: ReadonlySet<string>
}

/** One find: the case of the index, and its parts once somebody asks. */
export interface Find {
  readonly docId: number
  readonly indexed: IndexedCase
}

/** ASCII has other forms that fold to it; a term without any is looked for in the bytes as they are. */
const HAS_FORMS = /\p{ASCII}/u

/** Says whether a term stands in a case. A term is asked for in many cases, so its bytes are made once. */
const standsIn = ({ query, readings }: Question): ((indexed: IndexedCase) => boolean) => {
  const bytes = new Map<string, Buffer>()
  const bytesOf = (term: string): Buffer => {
    const known = bytes.get(term)
    if (known !== undefined) return known
    const made = Buffer.from(term, 'utf8')
    bytes.set(term, made)
    return made
  }
  return (indexed) => {
    const { text } = indexed
    const raw = Buffer.from(text.buffer, text.byteOffset, text.byteLength)
    let folded: string | null = null
    let parts: readonly Part[] | null = null
    return holds(query, (term) => {
      if (!HAS_FORMS.test(term)) return raw.includes(bytesOf(term))
      folded ??= foldText(raw.toString('utf8'))
      if (folded.includes(term)) return true
      if (!isSound(term)) return false
      parts ??= indexed.parts()
      return parts.some((part) => isSounded(part) && findSound(readings, part.text, term) !== null)
    })
  }
}

const joined = (candidates: Candidates, within: string): string =>
  candidates.match === null ? within : `(${within}) AND ${candidates.match}`

/** Cases asked for at a time. */
const PORTION = 256
/** How long the loop holds the thread before it lets others run. */
const SLICE_MS = 8

/** Lets whatever else waits for this thread run; then goes on, unless the search was given up. */
const breathe = async (signal: AbortSignal): Promise<void> => {
  await new Promise((resolve) => setImmediate(resolve))
  signal.throwIfAborted()
}

/**
 * All finds, the case that changed last first, from below `before` on. The whole answer and nothing else: what the index
 * only suspects is looked at in the text. Holds the thread for a few milliseconds at a time.
 * @throws the signal's reason once it is aborted.
 */
export async function* finds(
  store: ReadSearch,
  question: Question,
  before: number | null,
  signal: AbortSignal,
): AsyncGenerator<Find, void> {
  const candidates = candidatesOf(question.query, question.syllables)
  const match = joined(candidates, question.within)
  const stands = standsIn(question)
  let from = before
  let slice = performance.now()
  for (;;) {
    const portion = store.searchMatches(match, from, PORTION)
    for (const docId of portion) {
      if (performance.now() - slice > SLICE_MS) {
        await breathe(signal)
        slice = performance.now()
      }
      const indexed = store.indexedCase(docId)
      if (indexed !== null && (candidates.exact || stands(indexed))) yield { docId, indexed }
    }
    const last = portion.at(-1)
    if (last === undefined || portion.length < PORTION) return
    from = last
  }
}

/** The expression whose matches are the finds themselves; null when texts must be looked at. */
export const exactMatch = ({ query, within, syllables }: Question): string | null => {
  const candidates = candidatesOf(query, syllables)
  return candidates.exact ? joined(candidates, within) : null
}

/** How many finds there are. Exact, as `finds`. */
export const countFinds = async (store: ReadSearch, question: Question, signal: AbortSignal): Promise<number> => {
  const whole = exactMatch(question)
  if (whole !== null) return store.searchCount(whole)
  let count = 0
  for await (const _find of finds(store, question, null, signal)) count += 1
  return count
}
