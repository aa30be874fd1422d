/**
 * The data that the folding layers work from, as it lies in resources/lexicon/scan-tables.json. Built by
 * tests/vector/scan-tables/build.ts; shipped as a file so that one rule set means one result in every engine, whatever
 * its Unicode version. A "pairs" string alternates a character and what it folds to, both in the basic plane.
 */
export interface ScanData {
  readonly version: string
  /** NFKC, one character to one. */
  readonly width: string
  readonly case: string
  /** Radicals, letters of other scripts and kana that are read as another character. */
  readonly lookalike: string
  readonly traditional: string
  readonly digit: string
  /** One character, basic or supplementary, that folds to none or several: ㎡ → m2, 🅰 → a. */
  readonly expand: Readonly<Record<string, string>>
  /** Code units that show nothing (Mn, Me, Cf, Cc), as "from-to" in hexadecimal joined by spaces. */
  readonly invisible: string
  /** The same for P, S and Z, less the hard stops. */
  readonly separator: string
  /** Groups of look-alike characters 形近字 joined by spaces; no character stands in two. */
  readonly shape: string
  /** Toneless syllable → characters whose first reading it is. */
  readonly pinyin: Readonly<Record<string, string>>
  /** Toneless syllable → characters that have it as second reading. */
  readonly pinyinSecond: Readonly<Record<string, string>>
  /** Triples: a character, then two that it can be split into (机木几). */
  readonly split: string
  /** Characters that are ordinary words alone, and words of two: runs of a head and its tails, joined by spaces. */
  readonly words: {
    readonly single: string
    readonly rare: string
    readonly common: string
    readonly frequent: string
  }
}
