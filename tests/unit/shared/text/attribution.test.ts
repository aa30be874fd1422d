import { describe, expect, it } from 'vitest'
import { attribute, type Attribution } from '#shared/domain/text/version/attribution.ts'
import { documentLines, documentToText } from '#shared/domain/document/lines.ts'
import { EMPTY_DOCUMENT, type OfficialDocument } from '#shared/domain/document/model.ts'
import { createRandom, type Random } from '../../../helper/random.ts'

const page = (title: string, ...texts: string[]): OfficialDocument => ({
  ...EMPTY_DOCUMENT,
  title,
  body: texts.map((text) => ({ kind: 'paragraph', text })),
})
const numbered = (documents: readonly OfficialDocument[]) =>
  documents.map((document, index) => ({ document, version: index + 1 }))

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })
const boundariesOf = (text: string): ReadonlySet<number> =>
  new Set([...Array.from(graphemes.segment(text), ({ index }) => index), text.length])

/** Every law that an attribution keeps, whatever the versions; returns it for further questions. */
const checked = (documents: readonly OfficialDocument[], options?: { readonly maxSteps?: number }): Attribution => {
  const versions = numbered(documents)
  const attribution = attribute(versions, options)
  expect(attribute(versions, options)).toStrictEqual(attribution)
  const newest = documents.at(-1)
  const texts = newest === undefined ? [] : documentLines(newest).map(({ text }) => text)
  expect(attribution.paragraphs.map(({ line }) => line)).toStrictEqual(texts.map((_, line) => line))
  expect(attribution.paragraphs.map(({ runs }) => runs.map((run) => run.text).join(''))).toStrictEqual(texts)
  for (const [line, { runs }] of attribution.paragraphs.entries()) {
    const boundaries = boundariesOf(texts[line] ?? '')
    let cut = 0
    for (const [at, { text, version }] of runs.entries()) {
      expect(text).not.toBe('')
      expect(version).not.toBe(runs[at - 1]?.version)
      expect(versions.map((one) => one.version)).toContain(version)
      // Each character of a run of this version stands somewhere in that version's text.
      const source = documentToText(documents[version - 1] ?? page(''))
      for (const character of text) expect(source).toContain(character)
      cut += text.length
      expect(boundaries.has(cut), 'a cut inside a character').toBe(true)
    }
  }
  return attribution
}

/** Runs as a reader would write them: 文字 of the first version bare, later ones as {2:文字}. */
const marked = ({ paragraphs }: Attribution): string[] =>
  paragraphs.map(({ runs }) =>
    runs.map(({ text, version }) => (version === 1 ? text : `{${String(version)}:${text}}`)).join(''),
  )

const TITLE = '关于开展排查的通知'
const FIRST = '全县共有农村集中供水工程128处，受益人口21.4万人。'
const SECOND = '本次排查实现全覆盖，共派出工作组16个，历时两个月完成。'
const THIRD = '各乡镇要对照问题清单逐项整改，并将整改情况报县水利局。'
const ADDED = '有关数据由县统计局会同县水利局负责核定后统一对外公布。'

describe('attribution', () => {
  it('gives nothing for no versions, and everything to the only one', () => {
    expect(attribute([])).toEqual({ paragraphs: [], fallback: false })
    expect(attribute([{ document: page(TITLE, FIRST), version: 4 }]).paragraphs).toEqual([
      { line: 0, runs: [{ text: TITLE, version: 4 }] },
      { line: 1, runs: [{ text: FIRST, version: 4 }] },
    ])
    expect(checked([page('')]).paragraphs).toEqual([{ line: 0, runs: [] }])
  })

  it('leaves to the first version what nobody changed, through any number of versions', () => {
    const same = page(TITLE, FIRST, SECOND, THIRD)
    expect(marked(checked([same, same, same, same]))).toEqual([TITLE, FIRST, SECOND, THIRD])
  })

  it('gives each change to the version that made it, and only what was changed', () => {
    const second = page(TITLE, FIRST.replace('128', '131'), SECOND)
    const third = page(TITLE, FIRST.replace('128', '131'), SECOND, ADDED)
    const fourth = page(
      TITLE.replace('排查', '饮水安全排查'),
      FIRST.replace('128', '131').replace('21.4', '21.6'),
      SECOND,
      ADDED,
    )
    expect(marked(checked([page(TITLE, FIRST, SECOND), second, third, fourth]))).toEqual([
      '关于开展{4:饮水安全}排查的通知',
      '全县共有农村集中供水工程{2:131}处，受益人口{4:21.6}万人。',
      SECOND,
      `{3:${ADDED}}`,
    ])
  })

  it('gives a text that was deleted and restored to the version that restored it', () => {
    const full = page(TITLE, FIRST, SECOND, THIRD)
    const without = page(TITLE, FIRST, THIRD)
    expect(marked(checked([full, without, full]))).toEqual([TITLE, FIRST, `{3:${SECOND}}`, THIRD])
    const short = page(TITLE, FIRST.replace('农村', ''), SECOND, THIRD)
    expect(marked(checked([full, short, full]))[1]).toBe(FIRST.replace('农村', '{3:农村}'))
  })

  it('lets a moved paragraph keep its origins, with the edits made on the way', () => {
    const before = page(TITLE, FIRST, SECOND, THIRD, ADDED)
    const moved = page(TITLE, SECOND, THIRD, ADDED, FIRST)
    const edited = page(TITLE, THIRD, ADDED, FIRST, SECOND.replace('16', '18'))
    expect(marked(checked([before, moved]))).toEqual([TITLE, SECOND, THIRD, ADDED, FIRST])
    expect(marked(checked([before, moved, edited]))).toEqual([
      TITLE,
      THIRD,
      ADDED,
      FIRST,
      SECOND.replace('16', '{3:18}'),
    ])
  })

  it('does not take a paragraph that was split, or joined, for written anew', () => {
    const whole = page(TITLE, FIRST + SECOND, THIRD)
    const parts = page(TITLE, FIRST, SECOND, THIRD)
    expect(marked(checked([whole, parts]))).toEqual([TITLE, FIRST, SECOND, THIRD])
    expect(marked(checked([parts, whole]))).toEqual([TITLE, FIRST + SECOND, THIRD])
    const changed = page(TITLE, FIRST.replace('128', '131'), SECOND.replace('16', '18'), THIRD)
    expect(marked(checked([whole, changed, whole]))[1]).toBe(
      (FIRST + SECOND).replace('128', '{3:128}').replace('16', '{3:16}'),
    )
  })

  it('gives text typed on an empty page to the version that holds it', () => {
    expect(marked(checked([page(''), page(TITLE, FIRST)]))).toEqual([`{2:${TITLE}}`, `{2:${FIRST}}`])
    expect(marked(checked([page(TITLE, FIRST), page('')]))).toEqual([''])
  })

  it('never cuts inside a character', () => {
    const family = '👨‍👩‍👧'
    const lines = (mark: string) => page(`e\u0301${mark}`, `${family}葛\u{e0100}${mark}𠮷`, `🇨🇳🇨🇳${mark}`)
    checked([lines(''), lines('甲'), lines('\u0301'), lines('🇨'), lines('甲\u0301'), lines('')])
  })

  it('announces that the work allowed did not suffice, and is still whole', () => {
    const random = createRandom(5)
    const lines = (): string[] =>
      Array.from({ length: 40 }, () => Array.from({ length: 60 }, () => random.pick(HAN)).join(''))
    const documents = [page(TITLE, ...lines()), page(TITLE, ...lines()), page(TITLE, ...lines())]
    expect(checked(documents, { maxSteps: 200 }).fallback).toBe(true)
    expect(checked([page(TITLE, FIRST), page(TITLE, FIRST)], { maxSteps: 200 }).fallback).toBe(false)
  })
})

const HAN = [...'政务公开审查部门负责组织实施的和在了一二三四十，。；、甲乙丙丁戊己庚辛']
const PIECES = [
  ...HAN,
  '二十五',
  '国务院办公厅',
  '一、',
  '（二）',
  '3.',
  '2026年',
  'e\u0301',
  '\u0301',
  '𠮷',
  '👍🏽',
  '🇨🇳',
  '\ud83d',
  '\t',
  '葛\u{e0100}',
]

/** A life of a text: so many versions, each made from the one before by a few edits, also ones that tear characters. */
const lifeOf = (random: Random, versions: number): OfficialDocument[] => {
  const text = (most: number): string =>
    Array.from({ length: random.below(most + 1) }, () => random.pick(PIECES)).join('')
  let title = text(8)
  let lines = Array.from({ length: random.below(7) }, () => text(20))
  const documents = [page(title, ...lines)]
  while (documents.length < versions) {
    lines = [...lines]
    for (let edits = random.below(5); edits > 0; edits -= 1) {
      const at = random.below(lines.length + 1)
      const here = lines[at] ?? ''
      const choice = random.below(8)
      const from = random.below(here.length + 1)
      if (choice < 3) lines[at] = here.slice(0, from) + text(3) + here.slice(from + random.below(4))
      else if (choice === 3) lines.splice(at, 0, text(20))
      else if (choice === 4) lines.splice(at, 1)
      else if (choice === 5) lines.splice(random.below(lines.length + 1), 0, ...lines.splice(at, 1 + random.below(2)))
      else if (choice === 6) lines.splice(at, 1, here.slice(0, from), here.slice(from))
      else lines.splice(at, 2, here + (lines[at + 1] ?? ''))
    }
    if (random.below(4) === 0) title += text(2)
    documents.push(page(title, ...lines))
  }
  return documents
}

describe('the attribution of random lives of texts', () => {
  it('keeps every law on 1,000 of them', () => {
    const random = createRandom(20261123)
    let versionsStanding = 0
    for (let round = 0; round < 1000; round += 1) {
      const { paragraphs } = checked(lifeOf(random, 2 + random.below(6)))
      versionsStanding += new Set(paragraphs.flatMap(({ runs }) => runs.map((run) => run.version))).size
    }
    expect(versionsStanding).toBeGreaterThan(2500)
  })

  it('keeps every law when the work allowed runs out', () => {
    const random = createRandom(17)
    let fallbacks = 0
    for (let round = 0; round < 300; round += 1)
      if (checked(lifeOf(random, 4), { maxSteps: random.below(200) }).fallback) fallbacks += 1
    expect(fallbacks).toBeGreaterThan(30)
  })

  it('names the true version of every character where versions only put in sentences of their own', () => {
    const random = createRandom(29)
    const own = '甲乙丙丁戊己'
    const sentence = (version: number): string => `${(own[version - 1] ?? '').repeat(6 + random.below(9))}。`
    for (let round = 0; round < 500; round += 1) {
      let lines = Array.from({ length: 1 + random.below(5) }, () => [sentence(1), sentence(1), sentence(1)])
      const documents: OfficialDocument[] = []
      for (let version = 1; version <= 6; version += 1) {
        const target = random.below(lines.length)
        if (version > 1)
          lines = lines.map((line, index) =>
            index === target ? line.toSpliced(random.below(line.length + 1), 0, sentence(version)) : line,
          )
        documents.push(page(TITLE, ...lines.map((line) => line.join(''))))
      }
      for (const { text, version } of checked(documents)
        .paragraphs.slice(1)
        .flatMap(({ runs }) => runs))
        expect(new Set(text.replaceAll('。', '')), text).toEqual(new Set(own[version - 1]))
    }
  })
})
