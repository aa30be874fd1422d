import { describe, expect, it } from 'vitest'
import { documentLines } from '#shared/domain/document/lines.ts'
import { EMPTY_DOCUMENT, type Block, type OfficialDocument } from '#shared/domain/document/model.ts'
import { acceptAll, rejectAll } from '#shared/domain/text/paragraph/diff.ts'
import { diffVersions, type Version, type VersionDiff } from '#shared/domain/text/version/version-diff.ts'
import { createRandom } from '../../../helper/random.ts'
import { documentWriter } from '../../../helper/random-document.ts'

const page = (...texts: (string | Block)[]): OfficialDocument => ({
  ...EMPTY_DOCUMENT,
  title: '关于开展排查的通知',
  body: texts.map((text) => (typeof text === 'string' ? { kind: 'paragraph', text } : text)),
})
const FIRST = '全县共有农村集中供水工程128处，受益人口21.4万人。'
const SECOND = '本次排查实现全覆盖，共派出工作组16个，历时两个月完成。'
const THIRD = '各乡镇要对照问题清单逐项整改，并将整改情况报县水利局。'

/** Compares the first with the last, after checking what holds for any. */
const checked = (...documents: OfficialDocument[]): VersionDiff => {
  const versions = documents.map((document, at): Version => ({ document, version: at + 1 }))
  const [from = { document: EMPTY_DOCUMENT, version: 0 }, ...later] = versions
  const to = later.pop() ?? from
  const diff = diffVersions(from, later, to)
  const texts = (document: OfficialDocument): string[] => documentLines(document).map(({ text }) => text)
  expect(acceptAll(diff)).toStrictEqual(texts(to.document))
  expect(rejectAll(diff)).toStrictEqual(texts(from.document))
  const wrong = diff.paragraphs.flatMap(({ runs }) =>
    runs.filter(({ kind, version }) =>
      kind === 'kept' ? version !== null : version === null || version <= from.version || version > to.version,
    ),
  )
  expect(wrong).toStrictEqual([])
  return diff
}
/** 文字 kept bare, [-文字-3] deleted by the third version, {+文字+3} inserted by it. */
const marked = ({ paragraphs }: VersionDiff): string[] =>
  paragraphs.slice(1).map(({ runs }) =>
    runs
      .map(({ kind, text, version }) => {
        if (kind === 'kept') return text
        return kind === 'deleted' ? `[-${text}-${String(version)}]` : `{+${text}+${String(version)}}`
      })
      .join(''),
  )

describe('the comparison over several versions', () => {
  it('names the version of each insertion and of each deletion, and of what is replaced with them', () => {
    const second = page(FIRST.replace('128', '131'), SECOND, THIRD)
    const third = page(FIRST.replace('128', '131').replace('，受益人口21.4万人', ''), SECOND, THIRD)
    const fourth = page(
      FIRST.replace('128', '131').replace('，受益人口21.4万人', ''),
      SECOND.replace('16', '18'),
      THIRD,
    )
    expect(marked(checked(page(FIRST, SECOND, THIRD), second, third, fourth))).toStrictEqual([
      '全县共有农村集中供水工程[-128处-2][-，受益人口21.4万人-3]{+131处+2}。',
      '本次排查实现全覆盖，共派出工作组[-16-4]{+18+4}个，历时两个月完成。',
      THIRD,
    ])
  })

  it('parts what two persons put in side by side', () => {
    const second = page(FIRST, THIRD.replace('县水利局', '县水利局和县财政局'))
    const third = page(FIRST, THIRD.replace('县水利局', '县水利局和县财政局、县审计局'))
    expect(marked(checked(page(FIRST, THIRD), second, third)).at(1)).toBe(
      '各乡镇要对照问题清单逐项整改，并将整改情况报县水利局{+和县财政局+2}{+、县审计局+3}。',
    )
  })

  it('is silent on what came and went in between', () => {
    expect(marked(checked(page(FIRST), page(FIRST, SECOND), page(FIRST)))).toStrictEqual([FIRST])
  })

  it('names who moved a paragraph, and who made it a heading', () => {
    const heading: Block = { kind: 'heading1', text: '一、总体要求' }
    const plain: Block = { kind: 'paragraph', text: '一、总体要求' }
    const { paragraphs } = checked(
      page(plain, FIRST, SECOND, THIRD),
      page(plain, SECOND, THIRD, FIRST),
      page(heading, SECOND, THIRD, FIRST),
      page(heading, SECOND, THIRD.replace('县水利局', '县政府'), FIRST),
    )
    expect(paragraphs.map(({ change, placedBy }) => [change, placedBy])).toStrictEqual([
      ...[
        ['same', null],
        ['same', 3],
        ['same', null],
        ['edited', null],
      ],
      ['moved', 2],
    ])
  })

  it('gives everything to the newer one when there is nothing between', () => {
    const { paragraphs } = checked(page(FIRST, SECOND, THIRD), page(SECOND, THIRD, FIRST))
    expect(paragraphs.at(-1)?.placedBy).toBe(2)
  })

  it('keeps its laws on random histories', () => {
    const random = createRandom(41)
    const { document, revised } = documentWriter(random)
    for (let round = 0; round < 400; round += 1) {
      const history = [document()]
      for (let steps = 1 + random.below(3); steps > 0; steps -= 1)
        history.push(revised(history.at(-1) ?? EMPTY_DOCUMENT))
      checked(...history)
    }
  })
})
