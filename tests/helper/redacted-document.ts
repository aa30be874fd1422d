import { documentLines } from '#shared/domain/document/lines.ts'
import type { OfficialDocument, TableCell } from '#shared/domain/document/model.ts'
import type { Mask, Removal } from '#shared/domain/document/redact/removal.ts'
import { plainDocument } from './plain-document.ts'

/** What must not leave the house, each with how it is removed. Invented; the check digits are valid. */
export const SECRETS: readonly (readonly [string, Mask | null])[] = [
  ['何小田', 'name'],
  ['11010519491231002X', 'idNumber'],
  ['13812345678', 'phone'],
  ['6222021234567890128', 'bankAccount'],
  ['柳林村三组十二号', 'address'],
  ['评议时有两人反对', null],
  ['云水公示〔2026〕9号', null],
]
const cell = (text: string): TableCell => ({ lines: [text], columnSpan: 1, rowSpan: 1 })
export const TEXT = [
  '各村民委员会：',
  '申请人何小田，身份证号11010519491231002X，手机13812345678，现住柳林村三组十二号。',
  '救助金汇入账号6222021234567890128。评议时有两人反对，经复议通过。',
  '以上情况予以公示。',
].join('\n')
export const DOCUMENT: OfficialDocument = {
  ...plainDocument('关于何小田同志临时救助的公示', TEXT),
  attachmentNames: ['何小田家庭情况'],
  signatories: ['云岭县水利局'],
  date: '2026年3月1日',
  documentNumber: '云水公示〔2026〕9号',
  attachments: [
    {
      id: 'a1',
      title: '何小田家庭情况',
      content: {
        kind: 'text',
        body: [
          {
            ...{ kind: 'table', widths: [1, 1], headRows: 1, landscape: false },
            rows: [
              [cell('姓名'), cell('身份证号')],
              [cell('何小田'), cell('11010519491231002X')],
            ],
          },
        ],
      },
    },
  ],
}

/** Every place of every secret. */
export const removalsOf = (document: OfficialDocument): Removal[] =>
  documentLines(document).flatMap(({ text }, line) =>
    SECRETS.flatMap(([words, mask]) => {
      const removals: Removal[] = []
      for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
        const place = { kind: 'passage', line, start: at, end: at + words.length } as const
        removals.push({ place, mask, ground: mask === null ? 'discussion' : 'personalPrivacy', reason: '不宜公开' })
      }
      return removals
    }),
  )
