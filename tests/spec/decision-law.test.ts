import { describe, expect, it } from 'vitest'
import type { CaseCommand } from '#shared/domain/case/decide.ts'
import type { DecisionKind } from '#shared/domain/case/duty/duty-events.ts'
import { decisionChecklist, type StepView } from '#shared/domain/decision/checklist.ts'
import type { DecisionStep, EvidenceItem } from '#shared/domain/decision/items.ts'
import { workingDaysBetween } from '#shared/domain/deadline/working-day.ts'
import { clerk, disclose, play, register, TEXT_A, TEXT_B, type Act } from '../helper/case-play.ts'
import { statutoryCalendar } from '../helper/calendar.ts'

const calendar = statutoryCalendar()
const workingDays = (from: string, to: string): number => workingDaysBetween(calendar, from, to)

/** The step as the checklist has it when this evidence was recorded, each with its note. */
const stepWith = (
  step: DecisionStep,
  evidence: readonly (readonly [EvidenceItem, string, string?])[],
  {
    kind = 'majorDecision',
    contentHash = TEXT_A,
    now = true,
  }: { kind?: DecisionKind; contentHash?: string; now?: boolean } = {},
): StepView | undefined => {
  const commands: readonly CaseCommand[] = [
    register(),
    disclose,
    { type: 'setDecisionKind', kind, marketEntities: false, reason: '' },
    { type: 'setDecisionStep', step: 'party', applicable: true, reason: '' },
    ...evidence.map(([item, on, note = ''], index): CaseCommand => ({
      ...{ type: 'addEvidence', evidenceId: `e${String(index)}`, item, on, until: null },
      ...{ contentHash: TEXT_A, file: null, number: '云政〔2026〕1号', note },
    })),
  ]
  const { duty } = play(commands.map((command): Act => [clerk, command])).state
  const steps = decisionChecklist({ duty, contentHash, workingDays: now ? workingDays : null })
  return steps.find(({ rule }) => rule.step === step)
}
const told = (view: StepView | undefined): readonly string[] =>
  (view?.problems ?? []).map(({ code, severity, items }) => `${code} ${severity}: ${items.join()}`)

const REQUEST = ['legality.request', '2026-03-02'] as const
const COUNSEL = ['legality.counsel', '2026-03-09'] as const
const REFUSED = 'unlawful block: legality.unlawful'

describe('国务院令第713号 Art. 25: 探索性改革', () => {
  const NAMED = '属于国家尚无明确规定的探索性改革决策事项，主要法律风险：收费权限没有上位法依据'
  const opinion = (note: string, on = '2026-03-11') => ['legality.unlawful', on, note] as const

  it('may be discussed although the review says no, with its legal risks named', () => {
    const view = stepWith('legality', [REQUEST, COUNSEL, opinion(NAMED)])
    expect(told(view)).toEqual(['unlawful warn: legality.unlawful'])
    expect(view?.state).toBe('met')
  })

  it.each([
    ['nothing is said', ''],
    ['the risks are not named', '属于探索性改革'],
    ['it is no such reform', '法律风险较大'],
  ])('may not when %s', (_name, note) => {
    expect(told(stepWith('legality', [REQUEST, COUNSEL, opinion(note)]))).toContain(REFUSED)
  })

  it('is known to major decisions alone', () => {
    for (const kind of ['normativeDocument', 'governmentRule'] as const)
      expect(told(stepWith('legality', [REQUEST, COUNSEL, opinion(NAMED)], { kind }))).toContain(REFUSED)
  })

  it('takes the time of a review and the text that was reviewed, as any other', () => {
    expect(told(stepWith('legality', [REQUEST, COUNSEL, opinion(NAMED)], { contentHash: TEXT_B }))).toContain(
      'textChanged block: legality.unlawful',
    )
    expect(told(stepWith('legality', [REQUEST, COUNSEL, opinion(NAMED, '2026-03-10')]))).toContain(
      'reviewShort warn: legality.request,legality.unlawful',
    )
    const discussed = [REQUEST, COUNSEL, opinion(NAMED), ['discussion.minutes', '2026-03-10']] as const
    expect(told(stepWith('discussion', discussed))).toContain('outOfOrder block: legality.unlawful,discussion.minutes')
  })
})

describe('国务院令第713号 Art. 28: the lawyers’ opinion', () => {
  const reviewed = [REQUEST, ['legality.lawful', '2026-03-11']] as const

  it('is evidence of a major decision, of no other document, and of no log that was not asked for it', () => {
    expect(told(stepWith('legality', reviewed))).toEqual(['missing block: legality.counsel'])
    expect(told(stepWith('legality', [...reviewed, COUNSEL]))).toEqual([])
    expect(told(stepWith('legality', reviewed, { kind: 'normativeDocument' }))).toEqual([])
    expect(told(stepWith('legality', reviewed, { now: false }))).toEqual([])
  })
})

describe('国务院令第713号 Art. 31: the report to the party committee', () => {
  it.each([
    ['2026-03-17', []],
    ['2026-03-15', ['outOfOrder warn: discussion.minutes,party.report']],
  ])('on %s comes before the decision comes out, also before the meeting', (on, problems) => {
    const view = stepWith('party', [
      ['discussion.minutes', '2026-03-16'],
      ['party.report', on],
    ])
    expect(told(view)).toEqual(problems)
    expect(view?.state).toBe('met')
  })
})
