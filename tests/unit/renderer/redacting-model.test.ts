import { describe, expect, it } from 'vitest'
import {
  fittingMasks,
  isConfirmed,
  openPersonalHits,
  redactingActs,
  removalOfHit,
  wholesOf,
  withRemoval,
} from '#renderer/feature/drafting/redaction/redacting-model.ts'
import type { PlacedHit, Scanned } from '#renderer/feature/drafting/scan-model.ts'
import { documentFromText } from '#shared/domain/document/from-text.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import type { Removal } from '#shared/domain/document/redact/removal.ts'

const HASH = 'a'.repeat(64)

describe('isConfirmed', () => {
  const opened = { contentHash: HASH, lost: 0 }
  it('holds for exactly the text that was confirmed, and for a draft of which nothing was ever said', () => {
    expect(isConfirmed(null, opened)).toBe(true)
    expect(isConfirmed({ contentHash: HASH }, opened)).toBe(true)
  })
  it('asks again for work in progress, for an edited text, and when a place was lost', () => {
    expect(isConfirmed({ contentHash: null }, opened)).toBe(false)
    expect(isConfirmed({ contentHash: 'b'.repeat(64) }, opened)).toBe(false)
    expect(isConfirmed({ contentHash: HASH }, { ...opened, lost: 1 })).toBe(false)
  })
})

describe('redactingActs', () => {
  const reasoned = [{ reason: '个人隐私' }]
  it('confirms once, and only what has its reasons and makes a public version', () => {
    expect(redactingActs(reasoned, false, true)).toEqual({ mayConfirm: true, mayClear: true })
    expect(redactingActs(reasoned, true, true).mayConfirm).toBe(false)
    expect(redactingActs([{ reason: ' ' }], false, true).mayConfirm).toBe(false)
    expect(redactingActs(reasoned, false, false).mayConfirm).toBe(false)
  })
  it('lets the redaction be taken back also when its last place is gone', () => {
    expect(redactingActs([], false, false)).toEqual({ mayConfirm: false, mayClear: true })
    expect(redactingActs([], true, false).mayClear).toBe(false)
  })
})

describe('removals from what was found and selected', () => {
  const document = documentFromText('通知', ['电话13800001111，联系人李某某。'])
  const line = documentLines(document).findIndex(({ text }) => text.includes('13800001111'))
  const passage = (start: number, end: number): Removal => ({
    place: { kind: 'passage', line, start, end },
    mask: null,
    ground: 'personalPrivacy',
    reason: '个人隐私',
  })
  const hit = (start: number, end: number, level: 'high' | 'notice', category = 'personal') =>
    ({
      hit: { rule: 'personal.phone', level, category },
      text: documentLines(document)[line]?.text.slice(start, end),
      pieces: [{ line, from: start, to: end }],
    }) as unknown as PlacedHit

  it('offers personal data that nothing is removed of, the gravest first', () => {
    const scanned = { hits: [hit(14, 17, 'notice'), hit(2, 13, 'high'), hit(0, 2, 'high', 'sensitive')] }
    const offered = openPersonalHits(document, [], scanned as unknown as Scanned)
    expect(offered.map(({ hit: { level } }) => level)).toEqual(['high', 'notice'])
    expect(openPersonalHits(document, [passage(5, 8)], scanned as unknown as Scanned)).toHaveLength(1)
    expect(openPersonalHits(document, [], null)).toEqual([])
  })

  it('makes a removal of a hit at its place', () => {
    expect(removalOfHit(hit(2, 13, 'high')).place).toEqual({ kind: 'passage', line, start: 2, end: 13 })
  })

  it('takes the place of removals that the new one covers', () => {
    expect(withRemoval([passage(2, 5), passage(14, 17)], passage(0, 13), document)).toEqual([
      passage(14, 17),
      passage(0, 13),
    ])
  })

  it('offers the whole paragraph that words stand in', () => {
    expect(wholesOf(document, { line, start: 2, end: 5 })).toEqual([{ kind: 'block', item: 0, block: 0 }])
    expect(wholesOf(document, { line: 999, start: 0, end: 1 })).toEqual([])
  })

  it('offers no mask that hides everything anyway', () => {
    expect(fittingMasks('13800001111')).toContain('phone')
    expect(fittingMasks('李')).not.toContain('phone')
  })
})
