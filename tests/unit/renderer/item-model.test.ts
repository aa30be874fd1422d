import { describe, expect, it } from 'vitest'
import { EMPTY_DOCUMENT, type OfficialDocument } from '#shared/domain/document/model.ts'
import { isOfficialDocument } from '#shared/domain/document/parse-document.ts'
import {
  addAttachment,
  emptyAttachment,
  itemsOf,
  moveAttachment,
  removeAttachment,
  renameAttachment,
} from '#renderer/feature/drafting/item-model.ts'

const document: OfficialDocument = ['表格', '名单', '流程'].reduce(
  (one, title, index) =>
    renameAttachment(addAttachment(one, emptyAttachment(`a${String(index)}`)), `a${String(index)}`, title),
  { ...EMPTY_DOCUMENT, title: '通知' },
)
const titles = (one: OfficialDocument) => one.attachments.map(({ title }) => title)

describe('the parts of a document', () => {
  it('are the text and the attachments in their order, labelled as they are printed', () => {
    expect(itemsOf(document).map(({ label, title }) => `${label} ${title}`)).toEqual([
      '正文 通知',
      '附件1 表格',
      '附件2 名单',
      '附件3 流程',
    ])
    expect(itemsOf(removeAttachment(removeAttachment(document, 'a0'), 'a1')).map(({ label }) => label)).toEqual([
      '正文',
      '附件',
    ])
  })

  it.each([
    ['a1', -1, ['名单', '表格', '流程']],
    ['a1', 1, ['表格', '流程', '名单']],
    ['a0', -1, ['表格', '名单', '流程']],
    ['a2', 1, ['表格', '名单', '流程']],
    ['none', 1, ['表格', '名单', '流程']],
  ] as const)('move by one place: %s by %i', (id, by, expected) => {
    const moved = moveAttachment(document, id, by)
    expect(titles(moved)).toEqual(expected)
    expect(isOfficialDocument(moved)).toBe(true)
  })

  it('are named in 附件说明 as long as that names them title by title', () => {
    expect(document.attachmentNames).toEqual(['表格', '名单', '流程'])
    expect(moveAttachment(document, 'a0', 1).attachmentNames).toEqual(['名单', '表格', '流程'])
    expect(removeAttachment(document, 'a1').attachmentNames).toEqual(['表格', '流程'])
  })

  it('leave an 附件说明 that the drafter worded otherwise as it is', () => {
    const worded = { ...document, attachmentNames: ['报名表', '名单', '流程'] }
    expect(renameAttachment(worded, 'a0', '登记表').attachmentNames).toEqual(worded.attachmentNames)
  })
})
