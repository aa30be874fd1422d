import { Converter } from 'opencc-js'
import { pinyin } from 'pinyin-pro'
import type { Layer } from '#shared/domain/scan/layer.ts'
import type { ScanData } from '#shared/domain/scan/scan-data.ts'
import { wordsOf } from './scan-corpus.ts'

/** One way to write a term so that a plain search misses it; null when the term has nothing to disguise so. */
export type Disguise = (term: string, random: () => number) => string | null

const pick = <T>(random: () => number, list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]

/** Replaces one character, or each with some chance, by one of its variants. */
const replacing =
  (variantsOf: (character: string) => readonly string[], others = 0.4): Disguise =>
  (term, random) => {
    const characters = [...term]
    const able = characters.flatMap((character, i) => (variantsOf(character).length > 0 ? [i] : []))
    const sure = pick(random, able)
    if (sure === undefined) return null
    return characters
      .map((character, i) => {
        if (i !== sure && random() > others) return character
        return pick(random, variantsOf(character)) ?? character
      })
      .join('')
  }

const inserting =
  (signs: readonly string[], most: number): Disguise =>
  (term, random) => {
    const characters = [...term]
    const sure = Math.floor(random() * (characters.length - 1))
    return characters
      .map((character, i) => {
        if (i === characters.length - 1 || (i !== sure && random() > 0.5)) return character
        const count = 1 + Math.floor(random() * most)
        return character + Array.from({ length: count }, () => pick(random, signs) ?? '').join('')
      })
      .join('')
  }

const group = (lists: readonly string[]): ((character: string) => readonly string[]) => {
  const variants = new Map<string, string[]>()
  for (const list of lists) {
    for (const character of list)
      variants.set(
        character,
        [...list].filter((other) => other !== character),
      )
  }
  return (character) => variants.get(character) ?? []
}

const reversed = (pairs: Iterable<readonly [from: string, to: string]>): ((to: string) => readonly string[]) => {
  const variants = new Map<string, string[]>()
  for (const [from, to] of pairs) variants.set(to, [...(variants.get(to) ?? []), from])
  return (to) => variants.get(to) ?? []
}

const SIGNS = [...' 　*·-_.~+=|/\\#@&^￥$★☆●■◆→…—']
const UNSEEN = [
  '\u200b',
  '\u200c',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\ufe0f',
  '\u0301',
  '\u{e0101}',
  '\u202e',
  '\u0007',
]
const DIGIT_STYLES = [
  '0０〇零⓪', '1１一壹①⑴⒈㈠❶Ⅰ〡', '2２二贰②⑵⒉㈡❷Ⅱ〢', '3３三叁③⑶⒊㈢❸Ⅲ〣', '4４四肆④⑷⒋㈣❹Ⅳ〤',
  '5５五伍⑤⑸⒌㈤❺Ⅴ〥', '6６六陆⑥⑹⒍㈥❻Ⅵ〦', '7７七柒⑦⑺⒎㈦❼Ⅶ〧', '8８八捌⑧⑻⒏㈧❽Ⅷ〨', '9９九玖⑨⑼⒐㈨❾Ⅸ〩',
] // prettier-ignore
const LOOKALIKE_LETTERS = ['aаα', 'eе', 'oоο', 'pрρ', 'cс', 'xхχ', 'iіι', 'sѕ', 'yу', 'kкκ', 'tтτ']

/** Disguises of every layer. Readings and traditional forms come from the packages, not from our tables. */
export const disguises = (data: ScanData): Readonly<Record<Layer, Disguise>> => {
  const toTraditional = (['tw', 'hk', 't'] as const).map((to) => Converter({ from: 'cn', to }))
  const common = [...new Set([...wordsOf(data.words.frequent), ...wordsOf(data.words.common)].join(''))]
  const byReading = new Map<string, string[]>()
  for (const character of common) {
    const reading = pinyin(character, { toneType: 'none' })
    byReading.set(reading, [...(byReading.get(reading) ?? []), character])
  }
  const homophones = (character: string): readonly string[] =>
    (byReading.get(pinyin(character, { toneType: 'none' })) ?? []).filter((other) => other !== character)
  const compatible = reversed(
    (function* (): Generator<readonly [string, string]> {
      for (let point = 0x2f00; point < 0xffef; point = point === 0x33ff ? 0xf900 : point + 1) {
        const character = String.fromCharCode(point)
        const folded = character.normalize('NFKC')
        if (folded !== character && folded.length === 1) yield [character, folded]
      }
      for (let point = 0x1d400; point < 0x1d6a4; point++) {
        const character = String.fromCodePoint(point)
        yield [character, character.normalize('NFKC')]
      }
    })(),
  )
  const radicals = reversed(
    Array.from(data.lookalike.matchAll(/[⺁-⻳]./gu), ([pair]) => [pair.charAt(0), pair.charAt(1)]),
  )
  const letters = group(LOOKALIKE_LETTERS)
  const splits = reversed(Array.from(data.split.matchAll(/(.)(..)/gu), (match) => [match[2] ?? '', match[1] ?? '']))
  return {
    width: replacing(compatible),
    case: replacing((character) => [character.toUpperCase()].filter((other) => other !== character)),
    lookalike: replacing((character) =>
      radicals(character).length > 0 ? radicals(character) : letters(character).filter((other) => other > '\u007f'),
    ),
    traditional: replacing((character) =>
      [...new Set(toTraditional.map((convert) => convert(character)))].filter((other) => other !== character),
    ),
    digit: replacing(group(DIGIT_STYLES)),
    invisible: inserting(UNSEEN, 3),
    separator: inserting(SIGNS, 3),
    repeat: (term, random) => [...term].map((character) => character.repeat(1 + Math.floor(random() * 3))).join(''),
    shape: replacing(group(data.shape.split(' ')), 0.2),
    homophone: replacing(homophones, 0.3),
    split: replacing(splits, 0.3),
  }
}
