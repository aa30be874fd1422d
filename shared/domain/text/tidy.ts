import { pushMatch, type Match } from './myers.ts'
import type { Tokens } from './token.ts'

/** Kept tokens that say less than this, in bits, between two changes are taken into the change. */
const WEAK_BITS = 14
const CLOSING = '。！？；：，、）》”’】\n\t'
const OPENING = '（《“‘【\n\t'

/** The same alignment as a person would mark it: no crumbs kept between changes, cuts at natural places. */
export const tidy = (old: Tokens, new_: Tokens, matches: readonly Match[]): Match[] =>
  slide(old, new_, dropWeakIslands(old, new_, matches))

const dropWeakIslands = (old: Tokens, new_: Tokens, matches: readonly Match[]): Match[] => {
  const kept: Match[] = []
  for (const [at, match] of matches.entries()) {
    const next = matches[at + 1]
    const previousEnd = kept.at(-1)
    const isInside =
      match.old + match.new > 0 && (match.old + match.length < old.count || match.new + match.length < new_.count)
    const gapBefore =
      match.old -
      (previousEnd === undefined ? 0 : previousEnd.old + previousEnd.length) +
      match.new -
      (previousEnd === undefined ? 0 : previousEnd.new + previousEnd.length)
    const gapAfter =
      (next?.old ?? old.count) - match.old - match.length + (next?.new ?? new_.count) - match.new - match.length
    let bits = 0
    for (let k = 0; k < match.length; k += 1) bits += old.bits[match.old + k] ?? 0
    if (isInside && gapBefore > 0 && gapAfter > 0 && bits < WEAK_BITS) continue
    kept.push(match)
  }
  return kept
}

/** A pure insertion or deletion that could stand at several places goes to the one that reads best. */
const slide = (old: Tokens, new_: Tokens, matches: readonly Match[]): Match[] => {
  const result = matches.map((match) => ({ ...match }))
  for (let at = 0; at <= result.length; at += 1) {
    const before = result[at - 1]
    const after = result[at]
    const oldStart = before === undefined ? 0 : before.old + before.length
    const newStart = before === undefined ? 0 : before.new + before.length
    const oldLength = (after?.old ?? old.count) - oldStart
    const newLength = (after?.new ?? new_.count) - newStart
    if ((oldLength === 0) === (newLength === 0)) continue
    const side = oldLength === 0 ? new_ : old
    const start = oldLength === 0 ? newStart : oldStart
    const length = oldLength + newLength
    let best = 0
    let bestScore = cutScore(side, start, start + length)
    const backLimit = before === undefined ? 0 : before.length
    for (
      let shift = -1;
      -shift <= backLimit && side.ids[start + shift] === side.ids[start + shift + length];
      shift -= 1
    ) {
      const score = cutScore(side, start + shift, start + shift + length)
      if (score > bestScore) [best, bestScore] = [shift, score]
    }
    const forwardLimit = after === undefined ? 0 : after.length
    for (
      let shift = 1;
      shift <= forwardLimit && side.ids[start + shift - 1] === side.ids[start + shift - 1 + length];
      shift += 1
    ) {
      const score = cutScore(side, start + shift, start + shift + length)
      if (score > bestScore) [best, bestScore] = [shift, score]
    }
    if (best === 0) continue
    if (before !== undefined) before.length += best
    if (after !== undefined) {
      after.old += best
      after.new += best
      after.length -= best
    }
  }
  const joined: Match[] = []
  for (const match of result) pushMatch(joined, match.old, match.new, match.length)
  return joined
}

/** How well a change from `start` to `end` reads: best when it begins after and ends with a closing sign. */
const cutScore = (tokens: Tokens, start: number, end: number): number =>
  (start === 0 ? 3 : signScore(tokens, start - 1)) +
  (end === tokens.count ? 1 : signScore(tokens, end - 1)) +
  (opens(tokens, start) ? 2 : 0)

const signScore = (tokens: Tokens, at: number): number => {
  const sign = tokens.text.charAt(tokens.starts[at] ?? 0)
  const place = CLOSING.indexOf(sign)
  return place < 0 ? 0 : place < 4 ? 3 : 2
}

const opens = (tokens: Tokens, at: number): boolean => OPENING.includes(tokens.text.charAt(tokens.starts[at] ?? 0))
