import { describe, expect, it } from 'vitest'
import { EMPTY_DOCUMENT, type OfficialDocument } from '#shared/domain/document/model.ts'
import { firstMarkPlace } from '#shared/domain/scan/mark-place.ts'

const MARK = '机密★10年'
const text = (line: string) => ({ kind: 'paragraph', text: line }) as const
const document = (over: Partial<OfficialDocument>): OfficialDocument => ({
  ...EMPTY_DOCUMENT,
  title: '关于水利工程的通知',
  body: [text('第一段。'), text('第二段。')],
  ...over,
})

describe('the place of a mark of a state secret', () => {
  it.each([
    ['in the title', document({ title: MARK }), { part: 'title', item: 0, nth: 1 }],
    [
      'in a paragraph',
      document({ body: [text('一'), text('二'), text(MARK)] }),
      { part: 'paragraph', item: 0, nth: 3 },
    ],
    [
      'in a table, counted with the lines of the body before it',
      document({
        body: [
          text('一'),
          {
            ...{ kind: 'table', widths: [1, 1], headRows: 0, landscape: false },
            rows: [['甲', MARK].map((line) => ({ lines: [line], columnSpan: 1, rowSpan: 1 }))],
          },
        ],
      }),
      { part: 'cell', item: 0, nth: 3 },
    ],
    [
      'in an attachment',
      document({
        attachments: [{ id: 'a1', title: '清单', content: { kind: 'text', body: [text('无'), text(MARK)] } }],
      }),
      { part: 'paragraph', item: 1, nth: 2 },
    ],
    ['in a field at the end', document({ copyTo: `县委办公室，${MARK}` }), { part: 'copyTo', item: 0, nth: 1 }],
  ] as const)('is told %s', (_, marked, place) => {
    expect(firstMarkPlace(marked)).toStrictEqual(place)
  })

  it('is none where there is no mark', () => {
    expect(firstMarkPlace(document({}))).toBeNull()
    expect(firstMarkPlace(EMPTY_DOCUMENT)).toBeNull()
  })
})
