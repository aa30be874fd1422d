import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ScanData } from '#shared/domain/scan/scan-data.ts'
import { snippetsOf } from '#shared/domain/search/snippet.ts'
import { hasLoneSurrogate } from '#shared/lib/utf8.ts'
import { soundDocs, type AskedRun } from '#shared/domain/search/answer.ts'
import { addBit, hasBit, noBits } from '#shared/domain/search/bits.ts'
import {
  cutsOf,
  findSound,
  initialsKey,
  isSound,
  keysOfCut,
  readingsFrom,
  soundKeys,
  syllableKey,
  syllablesOf,
} from '#shared/domain/search/sound.ts'
import { createRandom } from '../../../helper/random.ts'

const data = JSON.parse(
  readFileSync(new URL('../../../../resources/lexicon/scan-tables.json', import.meta.url), 'utf8'),
) as ScanData
const readings = readingsFrom(data)
const syllables = syllablesOf(readings)
const TITLE = '关于云岭县政务公开工作的通知'

describe('a title by its sound', () => {
  it.each(['zwgk', 'zhengwugongkai', 'zhengwgk', 'zwgongkai', 'ylx', 'tongzhi', 'gy'])(
    'is found by %s, in the place and in the index',
    (letters) => {
      expect(findSound(readings, TITLE, letters)).not.toBeNull()
      const keys = soundKeys(readings, TITLE)
      const cuts = cutsOf(letters, syllables)
      expect(cuts.some((cut) => keysOfCut(cut, letters).every((key) => keys.has(key)))).toBe(true)
      expect(cuts.length).toBeLessThanOrEqual(48)
    },
  )

  it('knows the place', () => {
    const found = findSound(readings, TITLE, 'zwgk')!
    expect(TITLE.slice(found.start, found.end)).toBe('政务公开')
  })

  it('is not found by letters that are not its', () => {
    for (const letters of ['yzwgk', 'zwgkk', 'zhengwugongkaix', 'abc'])
      expect(findSound(readings, TITLE, letters)).toBeNull()
  })

  it('reads a character of two readings both ways', () => {
    expect(findSound(readings, '银行', 'yinhang')).not.toBeNull()
    expect(findSound(readings, '银行', 'yinxing')).not.toBeNull()
  })

  it.each([
    ['法律援助', 'falv', '法律'],
    ['旅游条例', 'lvyou', '旅游'],
    ['女职工', 'nvzg', '女职工'],
    ['战略规划', 'zhanlve', '战略'],
    ['战略规划', 'zhanlueguihua', '战略规划'],
    ['吕清', 'lq', '吕清'],
  ])('finds in %s by %s the %s: v is typed for ü', (title, letters, place) => {
    const found = findSound(readings, title, letters)
    expect(found === null ? null : title.slice(found.start, found.end)).toBe(place)
    const keys = soundKeys(readings, title)
    expect(cutsOf(letters, syllables).some((cut) => keysOfCut(cut, letters).every((key) => keys.has(key)))).toBe(true)
    for (const syllable of syllables) expect(syllable).toMatch(/^[a-z]{1,6}$/u)
    expect(findSound(readings, title, 'lu')).toBeNull()
  })

  it('reads letters that can be cut in very many ways only as far as it can ask for', () => {
    const cuts = cutsOf('anananananananananananan', syllables)
    expect(cuts.length).toBeLessThanOrEqual(48)
    expect(cuts.every(({ taken }) => taken > 0)).toBe(true)
  })
})

describe('the index of sounds', () => {
  it('keeps every syllable apart, and every two initials', () => {
    expect(new Set([...syllables].map(syllableKey)).size).toBe(syllables.size)
    const letters = [...'abcdefghijklmnopqrstuvwxyz']
    const pairs = letters.flatMap((first) => letters.map((second) => first + second))
    const keys = [...[...syllables].map(syllableKey), ...pairs.map(initialsKey)]
    expect(new Set(keys).size).toBe(syllables.size + pairs.length)
    expect(keys.every((key) => Number.isSafeInteger(key) && key >= 2 ** 32)).toBe(true)
  })

  it('has in a reading of the letters every title that sounds as they say, by whole syllables and initials at will', () => {
    const random = createRandom(7)
    const characters = [...readings.keys()]
    const titles = Array.from({ length: 60 }, () => Array.from({ length: 8 }, () => random.pick(characters)).join(''))
    const keys = titles.map((title) => soundKeys(readings, title))
    // The last one stands in the index no more.
    const there = noBits(titles.length)
    for (let doc = 0; doc < titles.length - 1; doc += 1) addBit(there, doc)
    const before = there.slice()
    const sounding = (key: number) => {
      const docs = noBits(titles.length)
      for (const [doc, own] of keys.entries()) if (own.has(key)) addBit(docs, doc)
      return docs
    }
    const run: AskedRun = { size: titles.length, there, sounding, holding: () => noBits(titles.length) }
    for (const [doc, title] of titles.entries()) {
      const from = random.below(6)
      const heard = Array.from(title).slice(from, from + 2 + random.below(2))
      const letters = heard
        .map((one) => random.pick(readings.get(one) ?? []))
        .map((one) => (random.below(2) === 0 ? one : one.charAt(0)))
        .join('')
      if (!isSound(letters)) continue
      const found = findSound(readings, title, letters)
      expect([letters, found !== null]).toEqual([letters, true])
      const docs = soundDocs(letters, syllables, run)
      for (const [other, text] of titles.entries())
        if (other < titles.length - 1 && findSound(readings, text, letters) !== null)
          expect([letters, text, hasBit(docs, other)]).toEqual([letters, text, true])
      expect(hasBit(docs, titles.length - 1)).toBe(false)
      if (doc === 0) expect(hasBit(docs, doc)).toBe(true)
    }
    expect(there).toEqual(before)
  })

  it('asks for syllables, and for the initials of neighbours with the letter that follows', () => {
    const letters = 'zhengwg'
    const keysOf = (pieces: readonly string[], taken: number) => new Set(keysOfCut({ pieces, taken }, letters))
    expect(keysOf(['zheng', 'w', 'g'], 7)).toEqual(
      new Set([syllableKey('zheng'), initialsKey('zw'), initialsKey('wg')]),
    )
    expect(keysOf(['zheng'], 5)).toEqual(new Set([syllableKey('zheng'), initialsKey('zw')]))
    expect(keysOf([], 0)).toEqual(new Set())
    expect(cutsOf('wg', syllables).map(({ pieces }) => pieces)).toEqual([['w', 'g']])
    expect(
      cutsOf('xian', syllables)
        .map(({ pieces }) => pieces.join(' '))
        .toSorted(),
    ).toEqual(
      [...['x i a n', 'x i an', 'xi a n', 'xi an', 'xia n', 'xian']].filter((one) =>
        one.split(' ').every((piece) => piece.length === 1 || syllables.has(piece)),
      ),
    )
  })

  it('takes two letters to forty for a sound, and nothing else', () => {
    for (const good of ['ab', 'z'.repeat(40)]) expect(isSound(good)).toBe(true)
    for (const bad of ['', 'a', 'z'.repeat(41), 'aB', 'a b', '1ab', 'ab1', '政务']) expect(isSound(bad)).toBe(false)
  })
})

describe('a passage', () => {
  it('shows the first place of each part, once where two say the same, with every find marked and no character split', () => {
    const text = `${'前'.repeat(17)}𠮷水库大坝，水库管理。${'后'.repeat(80)}`
    const { snippets, partsFound } = snippetsOf(
      [
        { kind: 'title', label: '', text: TITLE },
        { kind: 'wording', label: '2', text },
        { kind: 'opinion', label: '', text: '水库' },
        { kind: 'opinion', label: '', text: '水库' },
      ],
      ['水库', 'zwgk'],
      readings,
      2,
    )
    expect(partsFound).toBe(3)
    expect(snippets.map(({ kind }) => kind)).toEqual(['title', 'wording'])
    const [title, wording] = snippets
    expect(title!.marks.map(({ start, end }) => title!.text.slice(start, end))).toEqual(['政务公开'])
    expect(wording!.marks.map(({ start, end }) => wording!.text.slice(start, end))).toEqual(['水库', '水库'])
    expect(wording).toMatchObject({ label: '2', cutBefore: true, cutAfter: true })
    expect(hasLoneSurrogate(wording!.text)).toBe(false)
  })
})
