import { documentLines } from '../lines.ts'
import type { OfficialDocument } from '../model.ts'
import { removedWords } from './derive.ts'
import { NUMBER_MASKS, type Removal } from './removal.ts'

/** What people set between the characters of a number or a name: spaces, dashes, dots, brackets, and what nobody sees. */
const BETWEEN = /[\s\p{Z}\p{C}\p{Pd}()[\]{}.,:;'"·•・、。…_/\\]/gu

/** A text as it is told apart here: width and case do not count, nor what stands between the characters. */
export const bareText = (text: string): string => text.normalize('NFKC').toUpperCase().replace(BETWEEN, '')

/** So many characters in a row are the same words, and no chance. */
const RUN = 8
/** One character stands in every text. Of whole tables and attachments, words as common as 合计 say nothing. */
const LEAST = 2
const LEAST_OF_WHOLE = 4
/** The titles of laws are nobody's secret, wherever they are cited. */
const LAWS = /《[^》]{2,40}(?:法|条例)》/gu

/** Words that a public version withholds. */
export interface Withheld {
  /** Index of a removal whose words this text holds, in any width and spacing; null for none. */
  readonly find: (text: string) => number | null
}
export const NOTHING_WITHHELD: Withheld = { find: () => null }

/** Each row of `size` characters in a text. */
function* rows(text: string, size: number): Generator<string> {
  for (let at = 0; at + size <= text.length; at += 1) yield text.slice(at, at + size)
}

/**
 * What the removals took out of a document and its public version does not say: short words whole, of longer ones each row
 * of eight characters. `known` is said anyway: the name of the office. Linear in all texts. Pure.
 */
export const withheld = (
  document: OfficialDocument,
  removals: readonly Removal[],
  derived: OfficialDocument,
  known: readonly string[] = [],
): Withheld => {
  const bySize = new Map<number, Map<string, number>>()
  const keep = (row: string, removal: number): void => {
    const own = bySize.get(row.length) ?? new Map<string, number>()
    if (!own.has(row)) own.set(row, removal)
    bySize.set(row.length, own)
  }
  for (const [removal, all] of removedWords(document, removals).entries()) {
    const kind = removals[removal]?.place.kind
    const least = kind === 'passage' || kind === 'cell' ? LEAST : LEAST_OF_WHOLE
    for (const words of all) {
      const bare = bareText(words)
      if (bare.length < least) continue
      if (bare.length <= RUN) keep(bare, removal)
      else for (const part of words.split(LAWS)) for (const row of rows(bareText(part), RUN)) keep(row, removal)
    }
  }
  const said = [...documentLines(derived).map(({ text }) => text), ...known].map(bareText)
  for (const [size, own] of bySize) for (const text of said) for (const row of rows(text, size)) own.delete(row)
  return {
    find: (text) => {
      const bare = bareText(text)
      for (const [size, own] of bySize) {
        if (own.size === 0) continue
        for (const row of rows(bare, size)) {
          const removal = own.get(row)
          if (removal !== undefined) return removal
        }
      }
      return null
    },
  }
}

/**
 * Index of a removal that masks a number which still stands somewhere in the public version, in whatever width and spacing:
 * such a mask hides nothing. Null for none. Stricter than `derive`, which must make the same of a text for all time.
 */
export const numberStillThere = (
  document: OfficialDocument,
  removals: readonly Removal[],
  derived: OfficialDocument,
): number | null => {
  const lines = documentLines(derived).map(({ text }) => bareText(text))
  const whole = lines.join('\n')
  for (const [removal, words] of removedWords(document, removals).entries()) {
    const mask = removals[removal]?.mask ?? null
    if (mask === null || !NUMBER_MASKS.includes(mask)) continue
    const number = bareText(words.join(''))
    if (number.length >= LEAST && whole.includes(number)) return removal
  }
  return null
}
