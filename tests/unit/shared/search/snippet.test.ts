import { describe, expect, it } from 'vitest'
import type { Part } from '#shared/domain/search/part.ts'
import { snippetsOf, type Snippet } from '#shared/domain/search/snippet.ts'
import { hasLoneSurrogate } from '#shared/lib/utf8.ts'

const readings = new Map([
  ['水', ['shui']],
  ['库', ['ku']],
])
const wording = (text: string, kind: Part['kind'] = 'wording'): Part => ({ kind, label: '1', text })
const of = (part: Part, ...terms: readonly string[]): Snippet | undefined =>
  snippetsOf([part], terms, readings, 1).snippets[0]
const marked = (snippet: Snippet | undefined): readonly string[] | undefined =>
  snippet?.marks.map(({ start, end }) => snippet.text.slice(start, end))

describe('a passage around what was found', () => {
  it('begins eighteen characters before it and ends sixty behind its beginning, and says where it is cut', () => {
    const cut = of(wording(`${'前'.repeat(19)}水库${'后'.repeat(59)}`), '水库')
    expect(cut).toEqual({
      ...{ kind: 'wording', label: '1', text: `${'前'.repeat(18)}水库${'后'.repeat(58)}` },
      ...{ marks: [{ start: 18, end: 20 }], cutBefore: true, cutAfter: true },
    })
    const whole = of(wording(`${'前'.repeat(18)}水库${'后'.repeat(58)}`), '水库')
    expect(whole).toMatchObject({ cutBefore: false, cutAfter: false })
    expect(whole?.text).toHaveLength(78)
  })

  it('is cut between characters, at either end', () => {
    for (const [before, after] of [
      [18, 58],
      [19, 59],
      [18, 59],
      [19, 58],
    ] as const) {
      const snippet = of(wording(`头${'𠮷'.repeat(before)}水库${'𠮷'.repeat(after)}`), '水库')
      expect(hasLoneSurrogate(snippet?.text ?? '')).toBe(false)
      expect(marked(snippet)).toEqual(['水库'])
      // Nothing of two halves is left out but what the cut itself takes.
      expect(snippet?.text.length).toBeGreaterThanOrEqual(77)
      expect(snippet?.text.length).toBeLessThanOrEqual(79)
    }
    const odd = of(wording(`${'𠮷'.repeat(10)}前水库${'后'.repeat(57)}𠮷`), '水库')
    expect(odd?.text).toBe(`${'𠮷'.repeat(9)}前水库${'后'.repeat(57)}`)
  })

  it('is the whole of a title, however long', () => {
    const title = `${'前'.repeat(100)}水库${'后'.repeat(100)}`
    expect(of(wording(title, 'title'), '水库')).toMatchObject({ text: title, cutBefore: false, cutAfter: false })
  })

  it('marks every place of every word in it, in their order, folded as the words are', () => {
    expect(marked(of(wording('ＡＢ水库，ab大坝，水库'), '水库', 'ab'))).toEqual(['ＡＢ', '水库', 'ab', '水库'])
  })

  it('marks what touches or overlaps once, and what stands side by side apart', () => {
    const marks = (text: string, ...terms: readonly string[]) => of(wording(text), ...terms)?.marks
    expect(marks('水库大坝管理', '水库大坝', '大坝管理')).toEqual([{ start: 0, end: 6 }])
    expect(marks('水库大坝', '水库大坝', '库大')).toEqual([{ start: 0, end: 4 }])
    expect(marks('水库大坝', '水库', '水库大坝')).toEqual([{ start: 0, end: 4 }])
    expect(marks('水库大坝', '大坝', '水库')).toEqual([
      { start: 0, end: 2 },
      { start: 2, end: 4 },
    ])
    // One word over itself is looked for behind where it was found.
    expect(marks('水水水', '水水')).toEqual([{ start: 0, end: 2 }])
  })

  it('marks twenty places of a word and no more, and none behind the end of the passage', () => {
    expect(of(wording('水'.repeat(30)), '水')?.marks).toHaveLength(20)
    const far = of(wording(`水库${'后'.repeat(58)}水库大坝`), '水库', '大坝')
    expect(far?.marks).toEqual([{ start: 0, end: 2 }])
    const split = of(wording(`大坝${'后'.repeat(57)}水库`), '大坝', '水库')
    expect(split?.marks).toEqual([
      { start: 0, end: 2 },
      { start: 59, end: 60 },
    ])
  })

  it('is found by sound in a title or a name, and nowhere else', () => {
    for (const kind of ['title', 'person'] as const)
      expect(marked(of(wording('大水库', kind), 'shuik'))).toEqual(['水库'])
    for (const kind of ['wording', 'opinion', 'number'] as const)
      expect(of(wording('大水库', kind), 'shuik')).toBeUndefined()
    // One letter is no sound, and letters that stand there as they are need none.
    expect(of(wording('大水库', 'title'), 's')).toBeUndefined()
    expect(marked(of(wording('sk水库', 'title'), 'sk'))).toEqual(['sk', '水库'])
  })

  it('is one a part, as many as are asked for, and counts them all; the same words of the same kind and label are one', () => {
    const parts = [
      wording('水库'),
      wording('水库'),
      wording('水库', 'opinion'),
      { ...wording('水库'), label: '2' },
      wording('大坝'),
    ]
    const { snippets, partsFound } = snippetsOf(parts, ['水库'], readings, 2)
    expect(snippets.map(({ kind, label }) => `${kind} ${label}`)).toEqual(['wording 1', 'opinion 1'])
    expect(partsFound).toBe(3)
    expect(snippetsOf(parts, ['河'], readings, 2)).toEqual({ snippets: [], partsFound: 0 })
  })
})
