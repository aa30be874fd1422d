import { describe, expect, it } from 'vitest'
import { comparePublished } from '#shared/domain/text/compare-published.ts'

const line = (text: string, anywhere = false) => ({ text, anywhere })
const released = [line('关于排查的通知', true), line('第一段，共3处。'), line('第二段。'), line('')]

describe('a published text against the released one', () => {
  it.each([
    ['the same with a frame around it', '首页 > 政策\n关于排查的通知\n第一段，共3处。\n第二段。\n版权所有', []],
    ['other breaks, spaces and unseen characters', '关于排查\u3000的通知第一\u200b段，\n共3处。 第二段。', []],
    ['a title behind the text', '第一段，共3处。第二段。关于排查的通知', []],
    ['another figure', '关于排查的通知第一段，共8处。第二段。', ['第一段，共3处。']],
    ['paragraphs in another order', '关于排查的通知第二段。第一段，共3处。', ['第二段。']],
    ['a paragraph less', '关于排查的通知第一段，共3处。', ['第二段。']],
    ['nothing', '', ['关于排查的通知', '第一段，共3处。', '第二段。']],
  ])('%s', (_, published, missing) => {
    expect(comparePublished(released, published)).toEqual({ lines: 3, missing, differences: missing.length })
  })
})
