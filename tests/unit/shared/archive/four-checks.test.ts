import { describe, expect, it } from 'vitest'
import { fourCheckText } from '#resources/text/four-checks.ts'
import type { CheckFacts } from '#shared/domain/archive/four-check-facts.ts'
import { CHECK_STAGES, codesOf, FOUR_CHECK_CODES, type FourCheckCode } from '#shared/domain/archive/check-stage.ts'
import { blockingFailures, fourChecks } from '#shared/domain/archive/four-checks.ts'
import { LINKS } from '#shared/domain/archive/metadata.ts'
import { FACTS, filedAs, PAGES, withFile, withValue } from './fixture.ts'

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
    ['1-8', { sameTitle: null }, 'manual'],
    ['1-8', { sameTitle: { repeated: [], others: ['Z109-2'] } }, 'manual'],
    ['1-8', { sameTitle: { repeated: ['Z109-2'], others: ['Z109-2'] } }, 'failed'],
    ['1-8', { register: null, sameInBatch: 1 }, 'passed'],
    ['2-7', {}, 'passed'],
    ['2-7', { releasePages: { told: 2, counted: 3 } }, 'failed'],
    ['2-7', { releasePages: { told: 2, counted: null } }, 'failed'],
    ['2-7', { releasePages: { told: PAGES - 1, counted: PAGES - 1 } }, 'manual'],
    ['2-7', { releasePages: null }, 'manual'],
    ['1-11', problem('guide'), 'failed'],
    ['1-13', problem('contents'), 'failed'],
    ['2-1', {}, 'passed'],
    ['2-1', { cases: { declared: 'case-2', found: ['case-1'] } }, 'failed'],
    ['2-1', { cases: { declared: 'case-1', found: ['case-1', 'case-2'] } }, 'failed'],
    ['2-1', { cases: { declared: '', found: [] } }, 'failed'],
    ['2-2', {}, 'passed'],
    ['2-2', { declared: { files: 3, bytes: 4 } }, 'failed'],
    ['2-2', { declared: null }, 'failed'],
    ['2-5', problem('process'), 'failed'],
    ['2-10', {}, 'passed'],
    ['2-10', problem('description'), 'failed'],
    ['3-1', problem('description'), 'failed'],
    ['3-1', { metadata: null }, 'failed'],
    ['3-2', {}, 'passed'],
    ['3-2', { register: { sameNumber: 0, othersWithDocumentNumber: 0 } }, 'failed'],
    ['3-2', { register: null }, 'manual'],
    ...(['3-4', '4-1', '4-2', '4-3'] as const).map((code) => [code, {}, 'manual'] as const),
  ] as const)('%s with %o: %s', (code, change, expected) => {
    expect(result(code, change)?.result).toBe(expected)
  })

  const only = (name: keyof CheckFacts['problems']) => problem(name)

  /** Each item that the program sees by itself, broken alone: nothing else fails with it but what says the same by another name. */
  const BROKEN: readonly (readonly [string, Partial<CheckFacts>, readonly FourCheckCode[]])[] = [
    ['a signature', only('signatures'), ['1-1']],
    ['a value that is too long', withValue(22, '县'.repeat(2001)), ['1-2']],
    ['an opinion that is too long', withValue(85, '县'.repeat(20_001)), ['1-2']],
    ['a time that is none', withValue(59, '昨天'), ['1-3']],
    ['a time of an act that is none', withValue(83, '2026-03-01'), ['1-3']],
    ['a state of an act that is none', withValue(81, '将来'), ['1-4']],
    ['a kind of person that is none', withValue(77, '内设机构人员'), ['1-4']],
    ['a secrecy that is none', withValue(38, '内部'), ['1-4']],
    ['a date behind the filing', withValue(33, '20991231'), ['1-5']],
    ['pages other than those of the filing', withValue(43, '99'), ['1-5']],
    ['acts that go back in time', { acts: [...FACTS.acts].reverse() }, ['1-5']],
    ['a control character', withValue(22, '关于\u0007的通知'), ['1-6']],
    ['a private character in an opinion', withValue(85, '同意\ue000'), ['1-6']],
    ['a number of other parts', filedAs({ fonds: 'Z110' }), ['1-7']],
    ['another class in the metadata', withValue(14, 'KJ'), ['1-7']],
    ['another organisation in the metadata', withValue(13, '别处'), ['1-7']],
    ['a number that stands twice', { register: { sameNumber: 2, othersWithDocumentNumber: 0 } }, ['1-8']],
    ['a title of the same day and 文号', { sameTitle: { repeated: ['Z109-2'], others: ['Z109-2'] } }, ['1-8']],
    ['a size other than that of the file', withValue(49, '9'), ['1-9']],
    ['a format other than that of the file', withFile(1, { format: 'jpeg' }), ['1-9']],
    ['a file that the metadata does not name', withFile(2, { path: 'data/files/b.html' }), ['1-10']],
    ['a guide that is missing', only('guide'), ['1-11']],
    ['a tree of another form', only('layout'), ['1-12']],
    ['contents other than those recorded', only('contents'), ['1-13', '2-11']],
    ['events of another case', { cases: { declared: 'case-1', found: ['case-1', 'case-2'] } }, ['2-1']],
    ['another number of bytes', { declared: { files: 3, bytes: 19 } }, ['2-2']],
    ['another number of files', { declared: { files: 4, bytes: 18 } }, ['2-2']],
    ['an act of nobody', withValue(LINKS.person, null), ['2-3']],
    ['acts without a name', withValue(82, null), ['2-3']],
    ['no office', withValue(6, null), ['2-3']],
    ['no responsible', withValue(32, null), ['2-3', '2-4']],
    ['a process with a hole', only('process'), ['2-5']],
    ['a gap that nobody told of', filedAs({ lastSerial: -3, reason: '' }), ['2-6']],
    ['a PDF that is cut off', withFile(0, { whole: false }), ['2-7']],
    [
      'a released PDF of other pages than its manifest says',
      { releasePages: { told: PAGES + 1, counted: PAGES } },
      ['2-7'],
    ],
    ['a released PDF whose pages cannot be found', { releasePages: { told: PAGES, counted: null } }, ['2-7']],
    ['fewer pages in the filing than in the PDF', { releasePages: { told: PAGES + 1, counted: PAGES + 1 } }, ['1-5']],
    ['an attachment that is missing', only('attachments'), ['2-8']],
    ['a description of something else', only('description'), ['2-10', '3-1']],
    ['a file that the register does not have', { register: { sameNumber: 0, othersWithDocumentNumber: 0 } }, ['3-2']],
    ['a format that nobody knows', { ...withFile(1, { format: '' }), ...withValue(47, '') }, ['1-9', '3-3']],
    ['a file that is locked', withFile(0, { encrypted: true }), ['3-6']],
    ['a file of a closed format', { ...withFile(1, { format: 'rar' }) }, ['1-9', '3-6']],
  ]
  const failing = (change: Partial<CheckFacts>) =>
    fourChecks({ ...FACTS, ...change }, fourCheckText.words).flatMap(({ code, result: found }) =>
      found === 'failed' ? [code] : [],
    )
  /** What only people or other programs can see. */
  const BY_HAND: readonly FourCheckCode[] = ['3-4', '4-1', '4-2', '4-3']

  it.each(BROKEN)('%s fails that item and no other', (_, change, codes) => {
    expect(failing(change)).toEqual(codes)
  })

  it('passes all that it sees of a sound package with evidence, and nothing that it does not see', () => {
    const findings = fourChecks(FACTS, fourCheckText.words)
    expect(findings.map(({ code }) => code)).toEqual(codesOf('filing'))
    expect(findings.filter(({ result: one }) => one !== 'passed').map(({ code }) => code)).toEqual(BY_HAND)
    for (const { evidence } of findings) expect(evidence.length).toBeGreaterThan(5)
    // 2-9 and 3-5 are for a person where they do not hold; every other item has been broken above.
    const broken = new Set(BROKEN.flatMap(([, , codes]) => codes))
    const never = codesOf('filing').filter((code) => !broken.has(code))
    expect(never).toEqual(['2-9', '3-4', '3-5', '4-1', '4-2', '4-3'])
    for (const [, change] of BROKEN)
      for (const { code, result: one } of fourChecks({ ...FACTS, ...change }, fourCheckText.words))
        if (BY_HAND.includes(code)) expect(one).toBe('manual')
  })

  it.each([
    ['2-9', 'a period that is not the table’s', filedAs({ tableItem: '' })],
    ['2-7', 'a file that only opening tells of', withFile(1, { whole: null })],
    ['3-5', 'a format that is bound to a maker', { ...withFile(1, { format: 'wps' }), ...withValue(47, 'wps') }],
    ['3-5', 'no word of the environment', withValue(51, '')],
  ] as const)('%s is for a person with %s', (code, _, change) => {
    expect(result(code, change)?.result).toBe('manual')
  })

  it('has everything fail that hangs on metadata which cannot be read', () => {
    expect(failing({ metadata: null, people: [], acts: [] })).toEqual(
      expect.arrayContaining(['1-2', '1-3', '1-4', '1-5', '1-6', '1-9', '1-10', '2-3', '2-4', '2-10', '3-1']),
    )
  })

  it.each(CHECK_STAGES)(
    'has at the stage %s the items of that stage alone, and passes none that takes a person',
    (stage) => {
      const findings = fourChecks({ ...FACTS, stage }, fourCheckText.words)
      expect(findings.map(({ code }) => code)).toEqual(codesOf(stage))
      const { filing, handover, keeping } = { filing: ['3-7'], handover: ['2-9', '3-7'], keeping: ['2-9'] }
      const absent = { filing, handover, keeping }[stage]
      expect(FOUR_CHECK_CODES.filter((code) => !codesOf(stage).includes(code))).toEqual(absent)
      const byHand = [...BY_HAND, ...(stage === 'keeping' ? (['3-7'] as const) : [])]
      expect(findings.filter(({ result: one }) => one === 'manual').map(({ code }) => code)).toEqual(byHand.sort())
      // The report says how sure the list is and what it leaves out.
      for (const code of absent) expect(fourCheckText.stageNotes[stage]).toContain(code)
      expect(fourCheckText.stageNotes[stage]).toMatch(/M-[HML]/u)
      expect(new Set(CHECK_STAGES.map((one) => fourCheckText.nameOf(one, '4-3'))).size).toBe(3)
    },
  )

  it('names the others with the same title, so that a person can look', () => {
    for (const sameTitle of [
      { repeated: [], others: ['Z109-2'] },
      { repeated: ['Z109-2'], others: ['Z109-2'] },
    ])
      expect(result('1-8', { sameTitle })?.evidence).toContain('Z109-2')
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
