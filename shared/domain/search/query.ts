import { err, ok, type Result } from '#shared/lib/result.ts'
import { foldText } from './fold.ts'

/** What is looked for. A term is folded text that must stand somewhere, as it is. */
export type Query =
  | { readonly kind: 'term'; readonly text: string }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query }

/** Why a question cannot be read; `at` is the UTF-16 offset of the place. */
export interface QueryProblem {
  readonly code: 'search.empty' | 'search.bracket' | 'search.quote' | 'search.operator' | 'search.tooMany'
  readonly at: number
}

export const MOST_TERMS = 32
const MOST_DEPTH = 16

type Token =
  | { readonly kind: 'term'; readonly text: string; readonly at: number }
  /** `word`: the operator as it was typed, when it could be a word too. */
  | { readonly kind: 'and' | 'or' | 'not'; readonly at: number; readonly word?: string }
  | { readonly kind: 'open' | 'close'; readonly at: number }

const CLOSING: Readonly<Record<string, string>> = { '"': '"', '“': '”', '「': '」', '＂': '＂' }
const BRACKET: Readonly<Record<string, 'open' | 'close'>> = { '(': 'open', '（': 'open', ')': 'close', '）': 'close' }
const WORD_OPERATOR: Readonly<Record<string, 'and' | 'or' | 'not'>> = {
  AND: 'and',
  且: 'and',
  OR: 'or',
  或: 'or',
  '|': 'or',
  NOT: 'not',
  非: 'not',
}
const MINUS = /^[-－](?=\S)/u
const ONLY_MINUS = /^[-－]$/u
/** Brackets stand apart from words only at a word's edge: （试行） without a space before it is part of the word. */
const WORD = /^[^\s"“”「」＂]+/u

const SPACE = /^\s+/u

/**
 * A word as it stands between spaces, with the brackets at its edges taken off one by one.
 * @param beforeQuote does a quotation mark open right behind it?
 */
const wordTokens = (word: string, at: number, beforeQuote: boolean): readonly Token[] => {
  const tokens: Token[] = []
  let rest = word
  let start = at
  for (;;) {
    const first = rest.charAt(0)
    if (BRACKET[first] === 'open') tokens.push({ kind: 'open', at: start })
    else if (MINUS.test(rest) || (beforeQuote && ONLY_MINUS.test(rest))) tokens.push({ kind: 'not', at: start })
    else break
    rest = rest.slice(1)
    start += 1
  }
  const closers: Token[] = []
  const unmatched = (text: string): boolean => {
    let depth = 0
    for (const character of text) depth += BRACKET[character] === 'open' ? 1 : BRACKET[character] === 'close' ? -1 : 0
    return depth < 0
  }
  while (rest !== '' && BRACKET[rest.charAt(rest.length - 1)] === 'close' && unmatched(rest)) {
    closers.unshift({ kind: 'close', at: start + rest.length - 1 })
    rest = rest.slice(0, -1)
  }
  if (rest !== '') {
    const operator = Object.hasOwn(WORD_OPERATOR, rest) ? WORD_OPERATOR[rest] : undefined
    tokens.push(
      operator === undefined ? { kind: 'term', text: rest, at: start } : { kind: operator, at: start, word: rest },
    )
  }
  return [...tokens, ...closers]
}

const tokensOf = (input: string): Result<readonly Token[], QueryProblem> => {
  const tokens: Token[] = []
  let at = 0
  while (at < input.length) {
    const rest = input.slice(at)
    const space = SPACE.exec(rest)
    if (space !== null) {
      at += space[0].length
      continue
    }
    const closing = CLOSING[rest.charAt(0)]
    if (closing !== undefined) {
      const end = input.indexOf(closing, at + 1)
      if (end < 0) return err({ code: 'search.quote', at })
      const text = input.slice(at + 1, end)
      if (text !== '') tokens.push({ kind: 'term', text, at })
      at = end + 1
      continue
    }
    const word = WORD.exec(rest)?.[0]
    if (word === undefined) return err({ code: 'search.quote', at })
    const after = input.charAt(at + word.length)
    tokens.push(...wordTokens(word, at, CLOSING[after] !== undefined))
    at += word.length
  }
  return ok(tokens)
}

const isOperator = (token: Token | undefined): boolean => ['and', 'or', 'not'].includes(token?.kind ?? '')

/** A minus that stands alone at an edge: an exclusion that was not written out. Between words it is a dash, as titles have it. */
const loneMinus = (tokens: readonly Token[], input: string): Token | undefined =>
  tokens.find((token, index) => {
    // Between quotation marks it is looked for; such a term begins with the mark.
    if (token.kind !== 'term' || !ONLY_MINUS.test(token.text) || input.charAt(token.at) !== token.text) return false
    const [before, after] = [tokens[index - 1]?.kind ?? 'open', tokens[index + 1]?.kind ?? 'close']
    return before === 'open' || after === 'close'
  })

/** A recursive descent: or of and of not of a term or a bracket. */
class Parser {
  private next = 0
  private readonly tokens: readonly Token[]

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  whole(): Result<Query, QueryProblem> {
    const query = this.or(0)
    if (!query.ok) return query
    const left = this.tokens[this.next]
    return left === undefined ? query : err({ code: 'search.bracket', at: left.at })
  }

  private take(kind: Token['kind']): boolean {
    if (this.tokens[this.next]?.kind !== kind) return false
    this.next += 1
    return true
  }

  private or(depth: number): Result<Query, QueryProblem> {
    const parts: Query[] = []
    do {
      const part = this.and(depth)
      if (!part.ok) return part
      parts.push(part.value)
    } while (this.take('or'))
    return ok(joined('or', parts))
  }

  private and(depth: number): Result<Query, QueryProblem> {
    const parts: Query[] = []
    for (;;) {
      const part = this.not(depth)
      if (!part.ok) return part
      parts.push(part.value)
      const hasAnd = this.take('and')
      const kind = this.tokens[this.next]?.kind
      if (!hasAnd && (kind === undefined || kind === 'or' || kind === 'close')) return ok(joined('and', parts))
    }
  }

  private not(depth: number): Result<Query, QueryProblem> {
    const token = this.tokens[this.next]
    const before = this.tokens[this.next - 1]
    if (token === undefined || token.kind === 'close') {
      if (before !== undefined && isOperator(before)) return err({ code: 'search.operator', at: before.at })
      return err({ code: 'search.bracket', at: (token ?? before)?.at ?? 0 })
    }
    if (depth > MOST_DEPTH) return err({ code: 'search.tooMany', at: token.at })
    this.next += 1
    if (token.kind === 'not') {
      const part = this.not(depth + 1)
      return part.ok ? ok({ kind: 'not', part: part.value }) : part
    }
    if (token.kind === 'term') return ok({ kind: 'term', text: foldText(token.text) })
    if (token.kind !== 'open') return err({ code: 'search.operator', at: token.at })
    const inner = this.or(depth + 1)
    if (!inner.ok) return inner
    return this.take('close') ? inner : err({ code: 'search.bracket', at: token.at })
  }
}

const joined = (kind: 'and' | 'or', parts: readonly Query[]): Query => {
  const [only] = parts
  return only !== undefined && parts.length === 1 ? only : { kind, parts }
}

/**
 * Reads what a person typed. Words side by side must all stand; `AND`/`且`, `OR`/`或`/`|`, `NOT`/`非`/`-` between spaces are
 * operators, brackets group, and between quotation marks anything is looked for as it stands.
 * Refuses what cannot be read, and says where, in place of guessing: a part that is left out finds too much or too little, and so
 * does an operator with nothing to join or to exclude, looked for as a word.
 */
export const parseQuery = (input: string): Result<Query, QueryProblem> => {
  const tokens = tokensOf(input)
  if (!tokens.ok) return tokens
  const [first, second] = tokens.value
  if (first === undefined) return err({ code: 'search.empty', at: 0 })
  // Alone, 且, 或, 非 and their like are a word that somebody looks for.
  if (second === undefined && 'word' in first) return ok({ kind: 'term', text: foldText(first.word) })
  const lone = second === undefined ? undefined : loneMinus(tokens.value, input)
  if (lone !== undefined) return err({ code: 'search.operator', at: lone.at })
  const terms = tokens.value.filter(({ kind }) => kind === 'term')
  if (terms.length > MOST_TERMS) return err({ code: 'search.tooMany', at: terms[MOST_TERMS]?.at ?? 0 })
  return new Parser(tokens.value).whole()
}

/** Every term, also those that are excluded. */
export const termsOf = (query: Query): readonly string[] => {
  if (query.kind === 'term') return [query.text]
  return query.kind === 'not' ? termsOf(query.part) : query.parts.flatMap(termsOf)
}

/** Is there anything that must not stand? */
export const excludes = (query: Query): boolean =>
  query.kind === 'not' || (query.kind !== 'term' && query.parts.some(excludes))

/** The terms that a find shows: those that are asked for, not those that are excluded. */
export const shownTerms = (query: Query): readonly string[] => {
  if (query.kind === 'term') return [query.text]
  return query.kind === 'not' ? [] : query.parts.flatMap(shownTerms)
}
