import { expect, it } from 'vitest'
import { documentFromText } from '#shared/domain/document/from-text.ts'
import { createBlockSharing } from '#shared/domain/document/share-blocks.ts'

const LINES = ['一、总体要求', '落实责任。', '二、工作措施', '加强巡查。']

it('an equal block of the next document is the same object, a changed one is not, and the text stays the next one’s', () => {
  const share = createBlockSharing()
  const first = share(documentFromText('标题', LINES))
  const typed = documentFromText('标题', [...LINES.slice(0, 3), '加强巡查和宣传。', '落实责任。'])
  const second = share(structuredClone(typed))
  expect(second).toEqual(typed)
  expect(second.body.map((block) => first.body.indexOf(block))).toEqual([0, 1, 2, -1, 1])
})
