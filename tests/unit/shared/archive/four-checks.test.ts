import { describe, expect, it } from 'vitest'
import { fourCheckText } from '#resources/text/four-checks.ts'
import type { CheckFacts } from '#shared/domain/archive/four-check-facts.ts'
import { blockingFailures, FOUR_CHECK_CODES, fourChecks } from '#shared/domain/archive/four-checks.ts'

const FACTS: CheckFacts = {
  metadata: [{ number: 8, children: [{ number: 8, value: 'Z109-WS·2026-D30-BGS-0001' }] }],
  people: [],
  acts: [],
  files: [{ path: 'data/history.html', bytes: 3, format: 'html', pdf: null }],
  declared: { files: 1, bytes: 3 },
  beforeReport: false,
  cases: { declared: 'case-1', found: ['case-1'] },
  authority: { name: '云溪县 CA', own: true },
  holdsOffice: true,
  problems: {
    ...{ signatures: null, layout: null, contents: null, attachments: null },
    ...{ process: null, guide: null, description: null },
  },
  filed: {
    ...{ archivalNumber: 'Z109-WS·2026-D30-BGS-0001', fonds: 'Z109', year: 2026, retention: 'D30' },
    ...{ serial: 1, lastSerial: 0, reason: '', tableVersion: '2026', tableItem: '1', pages: 1, filedOn: '2026-03-05' },
  },
  eventCount: 9,
  releasePages: null,
  register: { sameNumber: 1, othersWithDocumentNumber: 0 },
  sameInBatch: null,
}
const result = (code: string, change: Partial<CheckFacts>) =>
  fourChecks({ ...FACTS, ...change }, fourCheckText.words).find((one) => one.code === code)
const problem = (name: keyof CheckFacts['problems']): Partial<CheckFacts> => ({
  problems: { ...FACTS.problems, [name]: '不成立' },
})

describe('四性检测 says passed only of what was seen to hold', () => {
  it.each([
    ['1-1', {}, 'passed'],
    ['1-1', problem('signatures'), 'failed'],
    ['1-1', { authority: { name: '别处 CA', own: false } }, 'manual'],
    ['1-1', { authority: null }, 'manual'],
    ['1-1', { holdsOffice: false }, 'manual'],
    ['1-8', {}, 'passed'],
    ['1-8', { register: { sameNumber: 2, othersWithDocumentNumber: 0 } }, 'failed'],
    ['1-8', { register: { sameNumber: 1, othersWithDocumentNumber: 1 } }, 'failed'],
    ['1-8', { register: null, sameInBatch: 2 }, 'failed'],
    ['1-8', { register: null }, 'manual'],
    ['1-11', problem('guide'), 'failed'],
    ['1-13', problem('contents'), 'failed'],
    ['2-1', {}, 'passed'],
    ['2-1', { cases: { declared: 'case-2', found: ['case-1'] } }, 'failed'],
    ['2-1', { cases: { declared: 'case-1', found: ['case-1', 'case-2'] } }, 'failed'],
    ['2-1', { cases: { declared: '', found: [] } }, 'failed'],
    ['2-2', {}, 'passed'],
    ['2-2', { declared: { files: 1, bytes: 4 } }, 'failed'],
    ['2-2', { declared: null }, 'failed'],
    ['2-5', problem('process'), 'failed'],
    ['2-10', {}, 'passed'],
    ['2-10', problem('description'), 'failed'],
    ['3-1', problem('description'), 'failed'],
    ['3-1', { metadata: null }, 'failed'],
    ['3-2', {}, 'passed'],
    ['3-2', { register: { sameNumber: 0, othersWithDocumentNumber: 0 } }, 'failed'],
    ['3-2', { register: null }, 'manual'],
    ...(['3-4', '3-7', '4-1', '4-2', '4-3'] as const).map((code) => [code, {}, 'manual'] as const),
  ] as const)('%s with %o: %s', (code, change, expected) => {
    expect(result(code, change)?.result).toBe(expected)
  })

  it('names the authority that a person must compare', () => {
    expect(result('1-1', { authority: { name: '别处 CA', own: false } })?.evidence).toContain('别处 CA')
  })

  it('keeps a package from its name for what breaks it, and not for what can be put right later or takes a person', () => {
    const failing = (code: (typeof FOUR_CHECK_CODES)[number]) => [{ code, result: 'failed', evidence: '' } as const]
    const blocking = FOUR_CHECK_CODES.filter((code) => blockingFailures(failing(code)).length > 0)
    expect(blocking).toEqual([
      ...['1-1', '1-10', '1-12', '1-13', '2-1', '2-2', '2-7', '2-8', '2-10', '2-11', '3-1', '3-6'],
    ])
    const others = FOUR_CHECK_CODES.flatMap((code) =>
      (['passed', 'manual', 'notApplicable'] as const).map((one) => ({ code, result: one, evidence: '' })),
    )
    expect(blockingFailures(others)).toEqual([])
  })
})
