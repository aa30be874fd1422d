import { pushMatch, type Match } from './myers.ts'
import { tokensEqual, type Tokens } from './token.ts'

/**
 * Kept tokens between two changes that say less than this, in bits, are taken into the change: they coincide, as the more
 * readily the longer the texts exchanged there are.
 */
const WEAK_BITS = 8
/** Shorter than this share of the changes on both sides, kept text is too short to be read by itself, whatever it says. */
const MIN_SHARE = 0.25
const CLOSING = '。！？；：，、）》”’】\n\t'
const OPENING = '（《“‘【\n\t'

/** The same alignment as a person would mark it: no crumbs kept between changes, cuts at natural places. */
export const tidy = (old: Tokens, new_: Tokens, matches: readonly Match[]): Match[] =>
  slide(old, new_, grow(old, new_, dropIslands(old, new_, slide(old, new_, matches))))

const dropIslands = (old: Tokens, new_: Tokens, matches: readonly Match[]): Match[] => {
  const kept: Match[] = []
  let before: Match = { old: 0, new: 0, length: 0 }
  for (const [at, match] of matches.entries()) {
    const after = matches[at + 1] ?? { old: old.count, new: new_.count, length: 0 }
    if (isIsland(old, new_, before, match, after)) continue
    kept.push(match)
    before = match
  }
  return kept
}

/** Stands between two changes and is too weak or too short to be kept. */
const isIsland = (old: Tokens, new_: Tokens, before: Match, match: Match, after: Match): boolean => {
  const oldBefore = match.old - before.old - before.length
  const newBefore = match.new - before.new - before.length
  const oldAfter = after.old - match.old - match.length
  const newAfter = after.new - match.new - match.length
  if (oldBefore + newBefore === 0 || oldAfter + newAfter === 0) return false
  let bits = 0
  for (let k = match.old; k < match.old + match.length; k += 1) bits += old.bits[k] ?? 0
  if (bits < WEAK_BITS + binaryLogarithm((1 + oldBefore + oldAfter) * (1 + newBefore + newAfter))) return true
  const changeBefore = Math.max(unitsBefore(old, match.old, oldBefore), unitsBefore(new_, match.new, newBefore))
  const changeAfter = Math.max(unitsBefore(old, after.old, oldAfter), unitsBefore(new_, after.new, newAfter))
  const length = unitsBefore(old, match.old + match.length, match.length)
  return length <= MIN_SHARE * Math.min(changeBefore, changeAfter)
}

/** Length of the `count` tokens before token `end`. */
const unitsBefore = (tokens: Tokens, end: number, count: number): number =>
  (tokens.starts[end] ?? 0) - (tokens.starts[end - count] ?? 0)

/** Rounded down, and whole, so that it is the same on every machine. */
const binaryLogarithm = (value: number): number => 31 - Math.clz32(Math.min(value, 0x7fffffff))

/** Equal tokens at both ends of a change are kept: a change that swallowed a match may begin or end with them. */
const grow = (old: Tokens, new_: Tokens, matches: readonly Match[]): Match[] =>
  adjust(old, new_, matches, (before, after) => {
    const isOpen = (): boolean => before.old + before.length < after.old && before.new + before.length < after.new
    while (isOpen() && tokensEqual(old, before.old + before.length, new_, before.new + before.length))
      before.length += 1
    while (isOpen() && tokensEqual(old, after.old - 1, new_, after.new - 1)) {
      after.old -= 1
      after.new -= 1
      after.length += 1
    }
  })

/** A pure insertion or deletion that could stand at several places goes to the one that reads best. */
const slide = (old: Tokens, new_: Tokens, matches: readonly Match[]): Match[] =>
  adjust(old, new_, matches, (before, after) => {
    const oldLength = after.old - before.old - before.length
    const newLength = after.new - before.new - before.length
    if ((oldLength === 0) === (newLength === 0)) return
    const side = oldLength === 0 ? new_ : old
    const start = (oldLength === 0 ? before.new : before.old) + before.length
    const length = oldLength + newLength
    const isSame = (at: number): boolean => tokensEqual(side, at, side, at + length)
    let best = 0
    let bestScore = cutScore(side, start, start + length)
    const weigh = (shift: number): void => {
      const score = cutScore(side, start + shift, start + shift + length)
      if (score > bestScore) [best, bestScore] = [shift, score]
    }
    for (let shift = -1; -shift <= before.length && isSame(start + shift); shift -= 1) weigh(shift)
    for (let shift = 1; shift <= after.length && isSame(start + shift - 1); shift += 1) weigh(shift)
    before.length += best
    after.old += best
    after.new += best
    after.length -= best
  })

/** `matches` after `change` has seen each two neighbours, an empty match standing at both ends of the texts. */
const adjust = (
  old: Tokens,
  new_: Tokens,
  matches: readonly Match[],
  change: (before: Match, after: Match) => void,
): Match[] => {
  const copies = [
    { old: 0, new: 0, length: 0 },
    ...matches.map((match) => ({ ...match })),
    { old: old.count, new: new_.count, length: 0 },
  ]
  for (const [at, after] of copies.entries()) {
    const before = copies[at - 1]
    if (before !== undefined) change(before, after)
  }
  const joined: Match[] = []
  for (const match of copies) pushMatch(joined, match.old, match.new, match.length)
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
