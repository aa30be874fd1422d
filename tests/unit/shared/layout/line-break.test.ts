import { describe, expect, it } from 'vitest'
import { layOutText, linesOf, textsOf } from './fixture.ts'

/** A paragraph whose first line has room for 26 characters, of which `before` are plain. */
const paragraph = (before: number, rest: string): readonly string[] =>
  textsOf(layOutText('标题', ['国'.repeat(before) + rest, '末段']), 1)
const [g25, g26, g24] = ['国'.repeat(25), '国'.repeat(26), '国'.repeat(24)]

describe('a line of Chinese', () => {
  const rows: readonly (readonly [string, number, string, readonly string[]])[] = [
    ['hangs a full stop behind a full line', 26, '。下一句', [`${g26}。`, '下一句']],
    ['hangs a comma', 26, '，下一句', [`${g26}，`, '下一句']],
    ['hangs the stop that ends a paragraph', 26, '。', [`${g26}。`]],
    ['does not begin with a closing bracket', 26, '）下一句', [g25, '国）下一句']],
    ['does not begin with a stop and a closing quote', 26, '。”下', [g25, '国。”下']],
    ['hangs a stop behind a closing quote', 25, '”。下一句', [`${g25}”。`, '下一句']],
    ['does not end with an opening book-title mark', 25, '《条例》', [g25, '《条例》']],
    ['does not end with two opening marks', 24, '（“甲”）', [g24, '（“甲”）']],
    ['does not tear a dash apart', 25, '——下一句', [g25, '——下一句']],
    ['does not tear an ellipsis apart', 25, '……下一句', [g25, '……下一句']],
    ['does not tear a year apart', 25, '2026年', [g25, '2026年']],
    ['does not part a number from its per cent sign', 24, '8.55%的', [g24, '8.55%的']],
    ['does not begin with an exclamation mark', 26, '！下', [g25, '国！下']],
    ['lets spaces vanish in the margin', 26, '  下一句', [`${g26}  `, '下一句']],
  ]
  for (const [name, before, rest, expected] of rows) {
    it(name, () => {
      expect(paragraph(before, rest)).toEqual(expected)
    })
  }

  it('is stretched to the full measure when a mark pulls characters down', () => {
    const lines = linesOf(layOutText('标题', ['国'.repeat(26) + '）下一句', '末段']), 1)
    const full = linesOf(layOutText('标题', ['国'.repeat(26) + '下一句', '末段']), 1)
    const end = lines[0]?.end ?? 0
    const stretch = (lines[0]?.runs[0]?.characterSpacing ?? 0) + 16 - 15.793
    expect(end - stretch).toBeCloseTo(full[0]?.end ?? 0, 2)
    expect(stretch).toBeCloseTo(15.793 / 24, 2)
  })

  it('is not stretched when the holes would show', () => {
    const lines = linesOf(layOutText('标题', ['国'.repeat(10) + 'a'.repeat(50), '末段']), 1)
    expect(lines.map((line) => line.text)).toEqual(['国'.repeat(10), 'a'.repeat(50)])
    expect(lines[0]?.runs[0]?.characterSpacing).toBeCloseTo(15.793 - 16, 3)
  })

  it('cuts a word that is longer than a line', () => {
    expect(paragraph(0, 'a'.repeat(200)).join('')).toBe('a'.repeat(200))
  })
})

describe('any text', () => {
  const alphabet = [...'国政公开事项年月办法规定，。、；：！？（）《》“”——……·2026abc %/']
  /** Linear congruential generator (Numerical Recipes): the same texts in every run. */
  const textOf = (seed: number, length: number): string => {
    let state = seed
    return Array.from({ length }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return alphabet[state % alphabet.length]
    })
      .join('')
      .trim()
  }

  it('comes back whole, in lines within the measure and in a legal order', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const text = `国${textOf(seed, 300)}国`
      const layout = layOutText('标题', [text, '末段'])
      const lines = linesOf(layout, 1)
      expect(lines.map((line) => line.text).join('')).toBe(text)
      const right = layout.profile.left + layout.profile.measure
      for (const [index, line] of lines.entries()) {
        const visible = line.text.trimEnd()
        const hung = /[，。、；：]$/u.test(visible) ? 16 : 0
        // A hanging stop and vanishing spaces carry the line's spacing with them, at most a quarter em each.
        const spaces = line.text.length - visible.length
        expect(line.end).toBeLessThanOrEqual(right + hung + spaces * 8 + (2 + spaces) * 4)
        if (index > 0) expect(line.text).not.toMatch(/^[！），。、；：？》”]/u)
      }
    }
  })
})
