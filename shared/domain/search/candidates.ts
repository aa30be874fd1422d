import { assertNever } from '#shared/lib/result.ts'
import { questionOfRun, runsOf } from './gram.ts'
import type { Query } from './query.ts'
import { cutsOf, isSound, wordsOfCut } from './sound.ts'

/**
 * A question in the language of an FTS5 index whose words are separated by spaces; null stands for every case.
 * `exact`: what it finds is the answer; otherwise it holds the answer and more.
 */
export interface Candidates {
  readonly match: string | null
  readonly exact: boolean
}

/** Every case has this word, so that NOT has something to be taken from. */
export const EVERY_CASE = '\uE000all'

const quoted = (word: string): string => `"${word}"`
const all = (parts: readonly string[]): string => (parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' AND ')})`)
const any = (parts: readonly string[]): string => (parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' OR ')})`)

const byText = (term: string, prefix: string): Candidates => {
  const runs = runsOf(term)
  const words = runs.flatMap((run) => {
    const question = questionOfRun(run)
    if ('prefix' in question) return [`${quoted(prefix + question.prefix)} *`]
    return question.grams.map((gram) => quoted(prefix + gram))
  })
  if (words.length === 0) return { match: null, exact: false }
  // One run of one or two characters is in the text if and only if its word is in the index.
  const exact = words.length === 1 && runs[0] === term
  return { match: all(words), exact }
}

const bySound = (term: string, syllables: ReadonlySet<string>): string =>
  any(cutsOf(term, syllables).map((cut) => all(wordsOfCut(cut, term).map(quoted))))

/**
 * @param syllables the toneless syllables that letters are read as
 * @param prefix before the grams of the text that is asked about: none for everything, TITLE_PREFIX for titles
 */
export const candidatesOf = (query: Query, syllables: ReadonlySet<string>, prefix = ''): Candidates => {
  switch (query.kind) {
    case 'term': {
      const text = byText(query.text, prefix)
      if (!isSound(query.text)) return text
      const match = text.match === null ? null : any([text.match, bySound(query.text, syllables)])
      return { match, exact: false }
    }
    case 'not': {
      const part = candidatesOf(query.part, syllables, prefix)
      if (!part.exact || part.match === null) return { match: null, exact: false }
      return { match: `(${quoted(EVERY_CASE)} NOT ${part.match})`, exact: true }
    }
    case 'and': {
      const parts = query.parts.map((part) => candidatesOf(part, syllables, prefix))
      const matches = parts.flatMap(({ match }) => (match === null ? [] : [match]))
      return { match: matches.length === 0 ? null : all(matches), exact: parts.every(({ exact }) => exact) }
    }
    case 'or': {
      const parts = query.parts.map((part) => candidatesOf(part, syllables, prefix))
      const matches = parts.flatMap(({ match }) => (match === null ? [] : [match]))
      if (matches.length < parts.length) return { match: null, exact: false }
      return { match: any(matches), exact: parts.every(({ exact }) => exact) }
    }
    default:
      return assertNever(query)
  }
}

/** Whether the query holds, asked term by term. */
export const holds = (query: Query, stands: (term: string) => boolean): boolean => {
  switch (query.kind) {
    case 'term':
      return stands(query.text)
    case 'not':
      return !holds(query.part, stands)
    case 'and':
      return query.parts.every((part) => holds(part, stands))
    case 'or':
      return query.parts.some((part) => holds(part, stands))
    default:
      return assertNever(query)
  }
}

/** What must stand, without what must not; null when nothing must. */
export const positiveOf = (query: Query): Query | null => {
  if (query.kind === 'term') return query
  if (query.kind === 'not') return null
  const parts = query.parts.flatMap((part) => positiveOf(part) ?? [])
  return parts.length === 0 ? null : { kind: query.kind, parts }
}
