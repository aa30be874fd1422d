import type { ScanData } from '../scan/scan-data.ts'
import { SPACE, wordKey } from './posting.ts'

/** Every toneless reading of a character that the tables know, the usual one first. */
export type Readings = ReadonlyMap<string, readonly string[]>

/** As it is typed: ü is no key, and input methods take v for it (M-H), behind which some write the e of üe to a plain u. */
const typed = (syllable: string): readonly string[] =>
  !syllable.includes('ü')
    ? [syllable]
    : [syllable.replace('ü', 'v'), ...(syllable.endsWith('e') ? [syllable.replace('ü', 'u')] : [])]

export const readingsFrom = ({ pinyin, pinyinSecond }: Pick<ScanData, 'pinyin' | 'pinyinSecond'>): Readings => {
  const readings = new Map<string, string[]>()
  for (const table of [pinyin, pinyinSecond]) {
    for (const [syllable, characters] of Object.entries(table)) {
      for (const character of characters)
        readings.set(character, [...(readings.get(character) ?? []), ...typed(syllable)])
    }
  }
  return readings
}

/** Every syllable that any character is read by. */
export const syllablesOf = (readings: Readings): ReadonlySet<string> => new Set([...readings.values()].flat())

/** What is asked by sound: Latin letters only, two or more. */
export const isSound = (term: string): boolean => /^[a-z]{2,40}$/u.test(term)

const initialsOf = (readings: Readings, character: string): readonly string[] => [
  ...new Set((readings.get(character) ?? []).map((syllable) => syllable.charAt(0))),
]

/** Letters as a number to the base of 27; six of them stay below 2 ** 32. */
const codeOf = (letters: string): number => {
  let code = 0
  for (let at = 0; at < letters.length; at += 1) code = 27 * code + letters.charCodeAt(at) - 96
  return code
}

/** Two spaces of the index: a syllable, and the initials of two neighbours. Letters are a to z. */
export const syllableKey = (syllable: string): number => wordKey(SPACE.syllable, codeOf(syllable))
export const initialsKey = (pair: string): number => wordKey(SPACE.initials, codeOf(pair))

/** Keys of the lists by which titles and names are found: all syllables, and the initials of each two neighbours. */
export const soundKeys = (readings: Readings, text: string): ReadonlySet<number> => {
  const keys = new Set<number>()
  const characters = Array.from(text)
  for (const [index, character] of characters.entries()) {
    for (const syllable of readings.get(character) ?? []) keys.add(syllableKey(syllable))
    for (const first of initialsOf(readings, character)) {
      for (const second of initialsOf(readings, characters[index + 1] ?? '')) keys.add(initialsKey(first + second))
    }
  }
  return keys
}

/** Ways to begin reading the letters that the index is asked for; what is found is looked at again. */
const MOST_READINGS = 48
const LONGEST_SYLLABLE = 6

/** The first syllables and initials of a way to read letters, and how many letters they take. */
interface Cut {
  readonly pieces: readonly string[]
  readonly taken: number
}

/**
 * Ways to cut letters into whole syllables and single initials, as far from the start as there are not too many of them: whatever
 * sounds as the letters begins in one of these ways.
 */
export const cutsOf = (letters: string, syllables: ReadonlySet<string>): readonly Cut[] => {
  let cuts: readonly Cut[] = [{ pieces: [], taken: 0 }]
  for (;;) {
    const longer = cuts.flatMap(({ pieces, taken }): readonly Cut[] => {
      if (taken === letters.length) return [{ pieces, taken }]
      return Array.from(
        { length: Math.min(LONGEST_SYLLABLE, letters.length - taken) },
        (_, index) => index + 1,
      ).flatMap((length) => {
        const piece = letters.slice(taken, taken + length)
        return length === 1 || syllables.has(piece) ? [{ pieces: [...pieces, piece], taken: taken + length }] : []
      })
    })
    if (longer.length > MOST_READINGS) return cuts
    cuts = longer
    if (cuts.every(({ taken }) => taken === letters.length)) return cuts
  }
}

/** Keys of the lists that a title must be in for one way of reading the letters. */
export const keysOfCut = ({ pieces, taken }: Cut, letters: string): readonly number[] => {
  const initials = [...pieces.map((piece) => piece.charAt(0)), letters.charAt(taken)].filter((one) => one !== '')
  return [
    ...new Set([
      ...pieces.filter((piece) => piece.length > 1).map(syllableKey),
      ...initials.slice(1).map((initial, index) => initialsKey((initials[index] ?? '') + initial)),
    ]),
  ]
}

/**
 * Where neighbouring characters of the text sound as the letters say, each by a whole syllable or by its initial; UTF-16
 * offsets, null for nowhere.
 */
export const findSound = (
  readings: Readings,
  text: string,
  letters: string,
): { readonly start: number; readonly end: number } | null => {
  const characters = Array.from(text)
  let start = 0
  for (const [index, first] of characters.entries()) {
    let reached = new Set([0])
    let end = start
    for (let next = index; next < characters.length && reached.size > 0; next += 1) {
      const character = characters[next] ?? ''
      const after = new Set<number>()
      for (const from of reached) {
        for (const syllable of readings.get(character) ?? []) {
          if (letters.startsWith(syllable, from)) after.add(from + syllable.length)
          if (letters.startsWith(syllable.charAt(0), from)) after.add(from + 1)
        }
      }
      end += character.length
      if (after.has(letters.length)) return { start, end }
      reached = after
    }
    start += first.length
  }
  return null
}
