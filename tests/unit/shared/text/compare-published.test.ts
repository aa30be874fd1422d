import { describe, expect, it } from 'vitest'
import { comparePublished } from '#shared/domain/text/version/compare-published.ts'

const line = (text: string, anywhere = false) => ({ text, anywhere })
const released = [line('关于排查的通知', true), line('第一段，共3处。'), line('第二段。'), line('')]
const FRAMED = { framed: true }
const ALONE = { framed: false }

describe('a published page against the released one', () => {
  it.each<[string, string, string[], string[]]>([
    ['the same with a frame around it', '首页 > 政策\n关于排查的通知\n第一段，共3处。\n第二段。\n版权所有', [], []],
    ['other breaks, spaces and unseen characters', '关于排查\u3000的通知第一\u200b段，\n共3处。 第二段。', [], []],
    ['a title behind the text', '第一段，共3处。第二段。关于排查的通知', [], []],
    ['another figure', '关于排查的通知第一段，共8处。第二段。', ['第一段，共3处。'], []],
    ['a paragraph less', '关于排查的通知第一段，共3处。', ['第二段。'], []],
    ['a sentence more between two', '关于排查的通知第一段，共3处。各户另交五百元。第二段。', [], ['各户另交五百元。']],
    ['nothing', '', ['关于排查的通知', '第一段，共3处。', '第二段。'], []],
  ])('%s', (_, published, missing, added) => {
    const differences = missing.length + added.length
    expect(comparePublished(released, published, FRAMED)).toEqual({ lines: 3, missing, added, differences })
  })

  it('says of paragraphs in another order that one is out of its place', () => {
    const found = comparePublished(released, '关于排查的通知第二段。第一段，共3处。', FRAMED)
    expect(found).toMatchObject({ differences: 1 })
    expect(found.missing).toHaveLength(1)
  })
})

describe('a published file without a frame', () => {
  it('is read to its first and last character', () => {
    const whole = '关于排查的通知第一段，共3处。第二段。'
    expect(comparePublished(released, whole, ALONE)).toMatchObject({ differences: 0, missing: [], added: [] })
    for (const [published, added] of [
      [`内部资料${whole}`, '内部资料'],
      [`${whole}另附名单。`, '另附名单。'],
    ] as const)
      expect(comparePublished(released, published, ALONE)).toMatchObject({ differences: 1, added: [added] })
  })

  it('counts a line that reads otherwise once, and shows both readings', () => {
    const found = comparePublished(released, '关于排查的通知第一段，共8处。第二段。', ALONE)
    expect(found).toEqual({ lines: 3, missing: ['第一段，共3处。'], added: ['第一段，共8处。'], differences: 1 })
  })

  it('knows lines that stand twice by their neighbours, and is not led astray by short ones', () => {
    const lines = ['附件', '一、总则', '略', '二、分则', '略', '三、附则'].map((text) => line(text))
    expect(comparePublished(lines, '附件一、总则略二、分则略三、附则', ALONE)).toMatchObject({ differences: 0 })
    expect(comparePublished(lines, '附件一、总则二、分则略三、附则', ALONE)).toMatchObject({
      differences: 1,
      missing: ['略'],
      added: [],
    })
  })

  it('stays linear where lines repeat, and in a page much longer than the text', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => line(index % 2 === 0 ? '同上' : `第${String(index)}项`))
    const text = many.map((one) => one.text).join('\n')
    expect(comparePublished(many, text, ALONE)).toMatchObject({ differences: 0 })
    const frame = '首页导航新闻'.repeat(20_000)
    expect(comparePublished(many, frame + text + frame, FRAMED)).toMatchObject({ differences: 0 })
    expect(comparePublished(many, frame, FRAMED)).toMatchObject({ differences: 5_000 })
  })
})
