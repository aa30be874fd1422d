import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ScanData } from '#shared/domain/scan/scan-data.ts'
import { snippetsOf } from '#shared/domain/search/snippet.ts'
import { hasLoneSurrogate } from '#shared/lib/utf8.ts'
import { cutsOf, findSound, keysOfCut, readingsFrom, soundKeys } from '#shared/domain/search/sound.ts'

const data = JSON.parse(
  readFileSync(new URL('../../../../resources/lexicon/scan-tables.json', import.meta.url), 'utf8'),
) as ScanData
const readings = readingsFrom(data)
const syllables = new Set(Object.keys(data.pinyin))
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

  it('reads letters that can be cut in very many ways only as far as it can ask for', () => {
    const cuts = cutsOf('anananananananananananan', syllables)
    expect(cuts.length).toBeLessThanOrEqual(48)
    expect(cuts.every(({ taken }) => taken > 0)).toBe(true)
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
