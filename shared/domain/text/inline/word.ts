import { WORDS } from './words.ts'

/**
 * Cuts Chinese running text into words: of all ways to read it as words of the list the likeliest one, words taken as
 * independent. Own, because Intl.Segmenter answers differently from engine to engine, splits 工作日内向区 wrongly and takes
 * longer than the comparison itself.
 */

/** Of a character that the list does not have alone, in bits. */
const UNLISTED_BITS = 20
/** Of a number written in Chinese digits, of whatever length up to this. */
const NUMBER_BITS = 14
const MAX_DIGITS = 24
const FIRST = 0x3400
const LAST = 0x9fff

/** The word list as a trie: node 0 is empty; `bits` is 0 where no word ends. Steps are kept in an open hash table. */
interface Trie {
  readonly roots: Uint16Array
  readonly bits: Uint8Array
  readonly stepNodes: Uint16Array
  readonly stepCodes: Uint16Array
  readonly stepTargets: Uint16Array
}

const SLOTS = 1 << 17
const slotOf = (node: number, code: number): number =>
  (Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) >>> 15

const buildTrie = (): Trie => {
  const trie: Trie = {
    roots: new Uint16Array(LAST - FIRST + 1),
    bits: new Uint8Array(0x10000),
    stepNodes: new Uint16Array(SLOTS),
    stepCodes: new Uint16Array(SLOTS),
    stepTargets: new Uint16Array(SLOTS),
  }
  let nodes = 0
  const root = (code: number): number => (trie.roots[code - FIRST] ||= ++nodes)
  const step = (node: number, code: number): number => {
    let slot = slotOf(node, code)
    while (trie.stepTargets[slot] !== 0 && !(trie.stepNodes[slot] === node && trie.stepCodes[slot] === code))
      slot = (slot + 1) & (SLOTS - 1)
    trie.stepNodes[slot] = node
    trie.stepCodes[slot] = code
    return (trie.stepTargets[slot] ||= ++nodes)
  }
  for (const [bits, single, pairs, longer] of WORDS) {
    for (const character of single) trie.bits[root(character.charCodeAt(0))] = bits
    for (const group of pairs.split(' ')) {
      for (let at = 1; at < group.length; at += 1)
        trie.bits[step(root(group.charCodeAt(0)), group.charCodeAt(at))] = bits
    }
    for (const word of longer === '' ? [] : longer.split(' ')) {
      let node = root(word.charCodeAt(0))
      for (let at = 1; at < word.length; at += 1) node = step(node, word.charCodeAt(at))
      trie.bits[node] = bits
    }
  }
  return trie
}

let built: Trie | undefined

/** The list, built at the first call. */
const loadWords = (): Trie => (built ??= buildTrie())

/** Builds the word list now, some ten milliseconds, which the first comparison would do otherwise. */
export const prepareWords = (): void => void loadWords()

const DIGITS = new Set(Array.from('〇零一二三四五六七八九十百千万亿两', (digit) => digit.charCodeAt(0)))

/** Lowest cost to reach each position, and the length of the last word on the way there. */
let costs = new Int32Array(1024)
let lengths = new Uint16Array(1024)
let wordBits = new Uint8Array(1024)

/**
 * Cuts `text` from `start` to `end`, all of which must be Han characters of the basic plane, and tells each word's end
 * and its rarity in bits.
 */
export const cutWords = (
  text: string,
  start: number,
  end: number,
  tell: (wordEnd: number, bits: number) => void,
): void => {
  const trie = loadWords()
  const n = end - start
  if (costs.length <= n) {
    costs = new Int32Array(2 * n)
    lengths = new Uint16Array(2 * n)
    wordBits = new Uint8Array(2 * n)
  }
  // From the end backwards, so that the best way is then read off forwards.
  costs[n] = 0
  let digits = 0
  for (let at = n - 1; at >= 0; at -= 1) {
    const code = text.charCodeAt(start + at)
    let node = trie.roots[code - FIRST] ?? 0
    let bits = trie.bits[node] || UNLISTED_BITS
    let best = bits + (costs[at + 1] ?? 0)
    let length = 1
    for (let next = at + 1; node !== 0 && next < n; next += 1) {
      node = stepFrom(trie, node, text.charCodeAt(start + next))
      const ends = trie.bits[node] ?? 0
      if (ends === 0) continue
      const cost = ends + (costs[next + 1] ?? 0)
      if (cost <= best) {
        best = cost
        bits = ends
        length = next + 1 - at
      }
    }
    digits = DIGITS.has(code) ? digits + 1 : 0
    if (digits > 1 && digits <= MAX_DIGITS) {
      const cost = NUMBER_BITS + (costs[at + digits] ?? 0)
      if (cost <= best) {
        best = cost
        bits = NUMBER_BITS
        length = digits
      }
    }
    costs[at] = best
    lengths[at] = length
    wordBits[at] = bits
  }
  for (let at = 0; at < n;) {
    const bits = wordBits[at] ?? 0
    at += lengths[at] ?? 1
    tell(start + at, bits)
  }
}

const stepFrom = (trie: Trie, node: number, code: number): number => {
  let slot = slotOf(node, code)
  for (;;) {
    const target = trie.stepTargets[slot] ?? 0
    if (target === 0 || (trie.stepNodes[slot] === node && trie.stepCodes[slot] === code)) return target
    slot = (slot + 1) & (SLOTS - 1)
  }
}
