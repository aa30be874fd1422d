import { describe, expect, it } from 'vitest'
import { leakDocument } from '#electron/main/form/leak-document.ts'
import { leakText } from '#resources/text/leak.ts'
import { ADDRESSEE_WORDS, MATTER_WORDS } from '#resources/text/word/leak.ts'
import type { Leak } from '#shared/domain/office/leak/leak.ts'

const leak = (change: Partial<Leak>): Leak => ({
  ...{ incidentId: 'i1', caseId: null, noticedAt: '2026-11-24T01:00:00.000Z', noticedBy: '方知行' },
  ...{ what: '名单中的证件号码没有遮盖', recordedAt: '2026-11-24T01:05:00.000Z', recordedBy: '方知行' },
  ...{ measures: [], reports: [], closed: null },
  ...change,
})
const printed = (change: Partial<Leak>): string =>
  JSON.stringify(leakDocument(leak(change), '', { office: '云溪县水利局', printedAt: '2026-11-24T02:00:00.000Z' }))

describe('the record of a leak', () => {
  it('of personal data alone names their law, no last moment, and the one department', () => {
    const text = printed({ matter: 'personal' })
    expect(text).toContain(leakText.basis.personal)
    expect(text).toContain(MATTER_WORDS.personal)
    expect(text).toContain(ADDRESSEE_WORDS.privacyAuthority)
    expect(text).not.toContain(ADDRESSEE_WORDS.superior)
    expect(text).toContain(`"${leakText.atOnce}"`)
    expect(text).not.toContain('11月25日')
  })

  it('from before it was asked what it touches reads as it did: two authorities within 24 hours', () => {
    const report = {
      incidentId: 'i1',
      to: 'superior' as const,
      authority: '云溪市水利局',
      documentNumber: '',
      by: '吴守谨',
    }
    const text = printed({ reports: [{ ...report, reportedAt: '2026-11-25T01:00:01.000Z' }] })
    expect(text).toContain(leakText.basis.secret)
    expect(text).toContain(ADDRESSEE_WORDS.secrecyAuthority)
    expect(text).toContain(leakText.late)
    expect(text).toContain('11月25日')
    expect(text).not.toContain(ADDRESSEE_WORDS.privacyAuthority)
    expect(text).not.toContain(leakText.facts.matter)
  })
})
