import { align } from '../paragraph/align.ts'
import { labelledItem, type Item } from '../item.ts'
import { pushMatch, type Match, type Region } from './myers.ts'
import { NO_LABEL } from '../label.ts'
import { matchRegion } from './region.ts'
import { tokenText, type Tokens } from './token.ts'
import type { Work } from '../work.ts'

/** Up to so many tokens of both texts together are compared at once; longer texts are first cut into pieces. */
const MAX_TOKENS_AT_ONCE = 2400
/** A sentence longer than this is cut at the next token whose content says so, and at four times this anywhere. */
const MAX_SENTENCE_TOKENS = 64
const SENTENCE_ENDS = new Set(['。', '！', '？', '；', '\n', '!', '?', ';'])

/** The equal tokens that two texts keep in order. */
export const matchTexts = (old: Tokens, new_: Tokens, work: Work): Match[] => {
  const matches: Match[] = []
  const whole = { oldStart: 0, oldEnd: old.count, newStart: 0, newEnd: new_.count }
  if (old.count + new_.count <= MAX_TOKENS_AT_ONCE) matchRegion(old.ids, new_.ids, whole, matches, work)
  else matchByPieces(old, new_, matches, work)
  return matches.flatMap((match) => verified(old, new_, match))
}

/** Ids of long tokens can coincide: what is not equal, code unit by code unit, is no match. */
const verified = (old: Tokens, new_: Tokens, match: Match): Match[] => {
  const oldStart = old.starts[match.old] ?? 0
  const newStart = new_.starts[match.new] ?? 0
  const length = (old.starts[match.old + match.length] ?? 0) - oldStart
  if (old.text.slice(oldStart, oldStart + length) === new_.text.slice(newStart, newStart + length)) return [match]
  const parts: Match[] = []
  for (let k = 0; k < match.length; k += 1)
    if (tokenText(old, match.old + k) === tokenText(new_, match.new + k))
      pushMatch(parts, match.old + k, match.new + k, 1)
  return parts
}

/** Equal pieces are kept; between two of them the tokens are compared, or, where too many, similar pieces' tokens. */
const matchByPieces = (old: Tokens, new_: Tokens, matches: Match[], work: Work): void => {
  const oldPieces = piecesOf(old)
  const newPieces = piecesOf(new_)
  const { chain } = align(oldPieces.items, newPieces.items, work)
  const bounds = (oldPiece: number, newPiece: number): readonly [number, number] => [
    oldPieces.starts[oldPiece] ?? old.count,
    newPieces.starts[newPiece] ?? new_.count,
  ]
  const region = (from: readonly [number, number], to: readonly [number, number]): Region => ({
    oldStart: from[0],
    oldEnd: to[0],
    newStart: from[1],
    newEnd: to[1],
  })
  let from = bounds(0, 0)
  let similar: Region[] = []
  const close = (to: readonly [number, number]): void => {
    const gap = region(from, to)
    if (gap.oldEnd - gap.oldStart + gap.newEnd - gap.newStart <= MAX_TOKENS_AT_ONCE)
      matchRegion(old.ids, new_.ids, gap, matches, work)
    else {
      if (similar.length === 0 && gap.oldStart < gap.oldEnd && gap.newStart < gap.newEnd) work.spent = true
      for (const part of similar) matchRegion(old.ids, new_.ids, part, matches, work)
    }
    similar = []
  }
  for (const link of chain) {
    const start = bounds(link.old, link.new)
    const end = bounds(link.old + 1, link.new + 1)
    if (oldPieces.items[link.old]?.text !== newPieces.items[link.new]?.text) {
      similar.push(region(start, end))
      continue
    }
    close(start)
    matchRegion(old.ids, new_.ids, region(start, end), matches, work)
    from = end
  }
  close([old.count, new_.count])
}

/** Sentences; where a text has none, pieces cut by their own content, so that an insertion shifts only its neighbours. */
const piecesOf = (tokens: Tokens): { readonly items: Item[]; readonly starts: number[] } => {
  const items: Item[] = []
  const starts: number[] = []
  let start = 0
  for (let at = 0; at < tokens.count; at += 1) {
    const length = at + 1 - start
    const ends =
      SENTENCE_ENDS.has(tokenText(tokens, at)) ||
      (length >= MAX_SENTENCE_TOKENS && ((tokens.ids[at] ?? 0) & 31) === 0) ||
      length >= 4 * MAX_SENTENCE_TOKENS
    if (!ends && at + 1 < tokens.count) continue
    const text = tokens.text.slice(tokens.starts[start], tokens.starts[at + 1])
    items.push(labelledItem(text, NO_LABEL))
    starts.push(start)
    start = at + 1
  }
  return { items, starts }
}
