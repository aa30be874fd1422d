/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices stay inside the typed arrays built here */
import { DIGIT, layerMask, type Layer, type LayerMask } from './layer.ts'
import type { ScanData } from './scan-data.ts'
import { wordSet, type WordSet } from './word-set.ts'

/** What a UTF-16 unit is to the reader of a text. */
export const PLAIN = 0
export const HARD_STOP = 1
export const UNSEEN = 2
export const SOFT = 3

/** One folding step; steps are applied in their order, so 貳 goes through 贰 to 2. */
export interface FoldStage {
  readonly bit: LayerMask
  readonly map: Uint16Array
}

/** ScanData made ready: one array element per UTF-16 unit. Immutable by contract. */
export interface ScanTables {
  readonly version: string
  readonly kinds: Uint8Array
  readonly stages: readonly FoldStage[]
  /** All stages but digits: the form in which words are looked up. */
  readonly plain: Uint16Array
  readonly expand: ReadonlyMap<string, string>
  /** 1 for each unit that `expand` has. */
  readonly expands: Uint8Array
  readonly shape: Uint16Array
  /** Id of the first reading of a character; letters and digits keep an id of their own; 0 none. */
  readonly pinyin: Uint16Array
  readonly secondPinyin: ReadonlyMap<number, number>
  /** first part × 65536 + second part → character. */
  readonly split: ReadonlyMap<number, number>
  readonly words: WordSet
}

const STAGES: readonly (readonly [Layer, (data: ScanData) => string])[] = [
  ['width', (data) => data.width],
  ['case', (data) => data.case],
  ['lookalike', (data) => data.lookalike],
  ['traditional', (data) => data.traditional],
  ['digit', (data) => data.digit],
]
/** Lines and sentences end a match; the same list as in the builder of the tables. */
const HARD_STOPS = '\n\r\v\f\u0085\u2028\u2029。｡；！？'
/** Readings of digits, so that 衣号 can stand for 一号. */
const DIGIT_READINGS = ['ling', 'yi', 'er', 'san', 'si', 'wu', 'liu', 'qi', 'ba', 'jiu']
/** Ids above the readings: letters and everything else that is not Han. */
const OTHER_IDS = 0xc000

const identity = (): Uint16Array => {
  const map = new Uint16Array(65536)
  for (let unit = 0; unit < 65536; unit++) map[unit] = unit
  return map
}

const stageMap = (pairs: string): Uint16Array => {
  const map = identity()
  for (let i = 0; i + 1 < pairs.length; i += 2) map[pairs.charCodeAt(i)] = pairs.charCodeAt(i + 1)
  return map
}

const kindsOf = (data: ScanData): Uint8Array => {
  const kinds = new Uint8Array(65536)
  const mark = (ranges: string, kind: number): void => {
    for (const range of ranges.split(' ')) {
      const [from = '', to = ''] = range.split('-')
      kinds.fill(kind, parseInt(from, 16), parseInt(to, 16) + 1)
    }
  }
  mark(data.invisible, UNSEEN)
  mark(data.separator, SOFT)
  for (const stop of HARD_STOPS) kinds[stop.charCodeAt(0)] = HARD_STOP
  return kinds
}

const pinyinOf = (data: ScanData): Pick<ScanTables, 'pinyin' | 'secondPinyin'> => {
  const pinyin = identity()
  for (let unit = 0; unit < 0x3000; unit++) pinyin[unit] = unit === 0 ? 0 : OTHER_IDS + unit
  const ids = new Map(Object.keys(data.pinyin).map((syllable, i) => [syllable, i + 1]))
  const idOf = (syllable: string): number => ids.get(syllable) ?? ids.set(syllable, ids.size + 1).size
  for (const [syllable, characters] of Object.entries(data.pinyin)) {
    for (let i = 0; i < characters.length; i++) pinyin[characters.charCodeAt(i)] = idOf(syllable)
  }
  for (const [digit, syllable] of DIGIT_READINGS.entries()) pinyin[0x30 + digit] = idOf(syllable)
  const secondPinyin = new Map<number, number>()
  for (const [syllable, characters] of Object.entries(data.pinyinSecond)) {
    for (let i = 0; i < characters.length; i++) secondPinyin.set(characters.charCodeAt(i), idOf(syllable))
  }
  return { pinyin, secondPinyin }
}

const shapeOf = (data: ScanData): Uint16Array => {
  const shape = identity()
  for (const group of data.shape.split(' ')) {
    for (let i = 0; i < group.length; i++) shape[group.charCodeAt(i)] = group.charCodeAt(0)
  }
  return shape
}

/** Ready tables from the data file; a few milliseconds, done once. */
export const prepareTables = (data: ScanData): ScanTables => {
  const stages = STAGES.map(([layer, pairs]) => ({ bit: layerMask([layer]), map: stageMap(pairs(data)) }))
  const split = new Map<number, number>()
  for (let i = 0; i + 2 < data.split.length; i += 3) {
    split.set(data.split.charCodeAt(i + 1) * 65536 + data.split.charCodeAt(i + 2), data.split.charCodeAt(i))
  }
  const expands = new Uint8Array(65536)
  for (const character of Object.keys(data.expand)) if (character.length === 1) expands[character.charCodeAt(0)] = 1
  return {
    version: data.version,
    kinds: kindsOf(data),
    stages,
    plain: composeStages(stages.filter(({ bit }) => bit !== DIGIT)),
    expand: new Map(Object.entries(data.expand)),
    expands,
    shape: shapeOf(data),
    ...pinyinOf(data),
    split,
    words: wordSet(data.words),
  }
}

/** Several stages as one map. */
export const composeStages = (stages: readonly FoldStage[]): Uint16Array => {
  const composed = identity()
  for (const { map } of stages) {
    for (let unit = 0; unit < 65536; unit++) composed[unit] = map[composed[unit]!]!
  }
  return composed
}
