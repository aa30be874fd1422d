import { describe, expect, it } from 'vitest'
import {
  chainChanges,
  draftOf,
  emptyDraft,
  lacksDisclosureOffice,
  withoutStep,
  withStep,
  type ChainVersion,
  type ChainDraft,
} from '#renderer/feature/chains/chain-model.ts'
import { chainTemplateProblem, DEFAULT_CHAIN } from '#shared/domain/case/review/chain-template.ts'

it('tells of a chain without the office for disclosure (条例 Art. 4), and refuses none for the want of it', () => {
  const draft = emptyDraft()
  expect(lacksDisclosureOffice(draft)).toBe(true)
  expect(chainTemplateProblem({ ...DEFAULT_CHAIN, steps: draft.steps })).toBeNull()
  const reviewed = withStep(draft, 'disclosureOfficeReview')
  expect(lacksDisclosureOffice(reviewed)).toBe(false)
  expect(chainTemplateProblem({ ...DEFAULT_CHAIN, steps: reviewed.steps })).toBeNull()
  expect(lacksDisclosureOffice(withoutStep(reviewed, 'disclosureOfficeReview'))).toBe(true)
})

describe('what a proposed version changes', () => {
  const version = (draft: ChainDraft): ChainVersion => ({
    template: { templateId: draft.templateId ?? 'new', version: 1, name: draft.name, steps: [...draft.steps] },
    uses: [...draft.uses],
  })
  const steps = DEFAULT_CHAIN.steps.map((step) => ({ ...step, parties: [...step.parties] }))
  const inUse: ChainVersion = { template: { ...DEFAULT_CHAIN, steps }, uses: [] }
  const other = version({ ...emptyDraft(), templateId: 'quick', name: '简易', uses: ['公告'] })
  const changed = (draft: ChainDraft) => chainChanges([inUse, other], version(draft))
  const draft = draftOf(inUse)

  it('nothing, for the chain as it is; and a new chain has nothing to differ from', () => {
    expect(changed(draft)).toEqual([])
    expect(changed({ ...draft, templateId: 'new' })).toBeNull()
  })

  it('steps that come, go and change places, what each allows, and what the chain is for', () => {
    const [first, ...rest] = draft.steps
    if (first === undefined) throw new Error('the chain has steps')
    expect(changed(withStep(draft, 'legalReview'))).toEqual([expect.stringMatching(/^增加合法性审核，在.+之后$/u)])
    expect(changed({ ...draft, name: '一般事项', uses: ['other', '公告'] })).toEqual([
      '名称由“默认审批链”改为“一般事项”',
      '增加适用于公告，“简易”不再适用于它',
    ])
    const longer = { ...first, workingDays: 9 }
    expect(changed({ ...draft, steps: [longer, ...rest] })).toEqual([expect.stringMatching(/限时由.+改为9个工作日$/u)])
    const [second = first, ...after] = rest
    expect(changed({ ...draft, steps: [second, first, ...after] })).toEqual([expect.stringMatching(/^原有环节的次序/u)])
    expect(chainChanges([version(withStep(draft, 'legalReview'))], version(draft))).toEqual(['去掉合法性审核'])
  })

  it('the parties of a joint signature, and who signs for them', () => {
    const joint = withStep(draft, 'countersign')
    const named = (name: string, personId: string | null) => ({
      ...joint,
      steps: joint.steps.map((step) =>
        step.kind === 'countersign' ? { ...step, parties: [{ partyId: 'p', name, personId, required: true }] } : step,
      ),
    })
    const against = (one: ChainDraft, next: ChainDraft) => chainChanges([version(one)], version(next))
    expect(against(named('县财政局', null), named('县司法局', null))).toEqual([
      expect.stringMatching(/会签方由“县财政局”改为“县司法局”$/u),
    ])
    expect(against(named('县财政局', null), named('县财政局', 'p1'))).toEqual([
      expect.stringMatching(/指定的会签人员有变动$/u),
    ])
  })
})
