import { describe, expect, it } from 'vitest'
import { EMPTY_DOCUMENT, type OfficialDocument } from '#shared/domain/document/model.ts'
import { derive } from '#shared/domain/document/redact/derive.ts'
import type { Mask, Removal } from '#shared/domain/document/redact/removal.ts'
import { numberStillThere, withheld } from '#shared/domain/document/redact/withheld.ts'

/** Of the first line below the title. */
const passage = (start: number, end: number, mask: Mask | null = null): Removal => ({
  place: { kind: 'passage', line: 1, start, end },
  ...{ mask, ground: 'personalPrivacy', reason: '涉及个人隐私' },
})
const made = (removals: readonly Removal[], document: OfficialDocument): OfficialDocument => {
  const derived = derive(document, removals)
  if (!derived.ok) throw new Error(derived.error.code)
  return derived.value
}

describe('what a public version withholds', () => {
  const find = (
    text: string,
    removals: readonly Removal[],
    document: OfficialDocument,
    known: readonly string[] = [],
  ) => withheld(document, removals, made(removals, document), known).find(text)

  it('is found in any width and spacing', () => {
    const text = '申请人何小田，电话13812345678，账号6222021234567890128，核查时有两人提出书面反对意见并说明理由。'
    const document = { ...EMPTY_DOCUMENT, body: [{ kind: 'paragraph', text } as const] }
    const at = (words: string, mask: Mask | null = null) => {
      const start = text.indexOf(words)
      return passage(start, start + words.length, mask)
    }
    const removals = [
      at('13812345678', 'phone'),
      at('6222021234567890128', 'bankAccount'),
      at('核查时有两人提出书面反对意见并说明理由'),
    ]
    const asked = (words: string) => find(words, removals, document)
    for (const shape of [
      '13812345678',
      '138 1234 5678',
      '１３８－１２３４－５６７８',
      '138\u200b12345678',
      '电话:138.1234.5678。',
    ])
      expect(asked(shape), shape).toBe(0)
    expect(asked('6222 0212 3456 7890 128')).toBe(1)
    expect(asked('有两人提出书面反对')).toBe(2)
    expect(asked('138****5678，反对')).toBeNull()
    expect(asked('《中华人民共和国政府信息公开条例》第二十条')).toBeNull()
  })

  it('is nothing that the public version says all the same, or that is known anyway', () => {
    const text = '云岭县水利局工作人员何小田经手。何小田已回避。'
    const document = { ...EMPTY_DOCUMENT, body: [{ kind: 'paragraph', text } as const] }
    expect(find('何小田', [passage(10, 13)], document)).toBeNull()
    const both = [passage(10, 13), passage(16, 19)]
    expect(find('何小田', both, document)).toBe(0)
    const office = [passage(0, 6)]
    expect(find('云岭县水利局', office, document)).toBe(0)
    expect(find('云岭县水利局', office, document, ['云岭县水利局'])).toBeNull()
  })

  it('is a number that still stands elsewhere in another spacing', () => {
    const text = '账号6222021234567890128；备注：6222 0212 3456 7890 128。'
    const document = { ...EMPTY_DOCUMENT, body: [{ kind: 'paragraph', text } as const] }
    const one = [passage(2, 21, 'bankAccount')]
    expect(numberStillThere(document, one, made(one, document))).toBe(0)
    const both = [...one, passage(25, 48, 'bankAccount')]
    expect(numberStillThere(document, both, made(both, document))).toBeNull()
  })
})
