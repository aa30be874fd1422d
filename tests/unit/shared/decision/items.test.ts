import { describe, expect, it } from 'vitest'
import { itemsOf, STEPS_OF, type StepRule } from '#shared/domain/decision/items.ts'

/** A step in one line: what it asks for, what it asks for now, of what one is enough; `?` first asked whether it applies, `>` after the release. */
const line = ({ step, optional, later, items, askedNow, oneOf }: StepRule): string =>
  [
    `${later ? '>' : ''}${step}${optional === null ? '' : `?${optional}`}:`,
    items.map((item) => item.replace(`${step}.`, '')).join(' '),
    ...(askedNow.length === 0 ? [] : [`+${askedNow.map((item) => item.replace(`${step}.`, '')).join(' ')}`]),
    ...(oneOf.length === 0 ? [] : [`|${oneOf.map((item) => item.replace(`${step}.`, '')).join(' ')}`]),
  ]
    .filter((part) => part !== '')
    .join(' ')

describe('what each procedure asks for, by the text of its law', () => {
  it('国务院令第713号 Arts 3, 10 to 33', () => {
    expect(STEPS_OF.majorDecision.map(line)).toEqual([
      'catalogue: list', // Art. 3
      'start: proposal decision', // Arts 10, 11
      'draft: text basis consultation', // Arts 12, 13
      'participation?participation: summary |notice direct', // Arts 14, 15, 18
      'hearing?hearing: notice selection delivery record report', // Arts 16, 17
      'expert?expert: list opinion adoption', // Arts 19 to 21
      'risk?risk: |controllable adjusted uncontrollable', // Arts 22 to 24
      'legality: request +counsel |lawful unlawful', // Arts 25 to 28
      'fairCompetition?fairCompetition: review', // Art. 29 (1)
      'discussion: materials minutes', // Arts 29, 30
      'party?party: report', // Art. 31
      '>publish: gazette website newspaper', // Art. 32: all three
      '>archive: index', // Art. 33
    ])
  })

  it('国办发〔2018〕37号: 评估论证、公开征求意见、合法性审核、集体审议决定、向社会公开发布; 统一登记、统一编号、统一印发', () => {
    expect(STEPS_OF.normativeDocument.map(line)).toEqual([
      'draft: text basis',
      'risk?risk: |controllable adjusted uncontrollable expert.opinion',
      'participation?participation: notice summary',
      'legality: request |lawful unlawful',
      'fairCompetition?fairCompetition: review',
      'discussion: minutes',
      'register: number',
      '>publish: website',
      '>archive: index',
    ])
  })

  it('规章制定程序条例 Arts 14 to 16, 18 to 21, 27, 30, 31', () => {
    expect(STEPS_OF.governmentRule.map(line)).toEqual([
      'draft: text basis',
      'participation?participation: notice summary',
      'hearing?hearing: notice record',
      'legality: request |lawful unlawful',
      'fairCompetition?fairCompetition: review',
      'discussion: minutes',
      '>publish: gazette website newspaper',
      '>archive: index',
    ])
  })

  it('takes beside what is asked for whatever else belongs to the step, and what another step lends it', () => {
    const of = (kind: keyof typeof STEPS_OF, step: string) => {
      const rule = STEPS_OF[kind].find((one) => one.step === step)
      return rule === undefined ? [] : itemsOf(rule)
    }
    expect(of('majorDecision', 'draft')).toEqual(['draft.text', 'draft.basis', 'draft.analysis', 'draft.consultation'])
    expect(of('normativeDocument', 'risk')).toEqual([
      ...['expert.opinion', 'risk.controllable', 'risk.adjusted', 'risk.uncontrollable'],
    ])
    expect(of('majorDecision', 'risk')).not.toContain('expert.opinion')
    expect(of('governmentRule', 'legality')).toEqual([
      ...['legality.request', 'legality.lawful', 'legality.unlawful', 'legality.unchanged', 'legality.counsel'],
    ])
  })
})
