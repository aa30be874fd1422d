import { describe, expect, it } from 'vitest'
import { noteMode } from '#shared/domain/document/note-mode.ts'

describe('附注', () => {
  it.each([
    ['（此件公开发布）', 'proactive'],
    ['(此件主动公开)', 'proactive'],
    ['（公开）', 'proactive'],
    ['信息公开选项：主动公开', 'proactive'],
    ['（此件依申请公开）', 'onRequest'],
    ['信息公开选项：依申请公开', 'onRequest'],
    ['（公开方式：依申请公开）', 'onRequest'],
    ['（此件不予公开）', 'withheld'],
    ['（政府信息公开：不公开）', 'withheld'],
    ['（此件主动公开，附件不予公开）', 'withheld'],
    ['（此件公开发布）（附件2依申请公开）', 'onRequest'],
    ['（此件发至县级，联系人：周小满）', null],
    ['', null],
  ] as const)('%s says %s', (note, mode) => {
    expect(noteMode({ note })).toBe(mode)
  })
})
