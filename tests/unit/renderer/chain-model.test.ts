import { expect, it } from 'vitest'
import { emptyDraft, lacksDisclosureOffice, withoutStep, withStep } from '#renderer/feature/chains/chain-model.ts'
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
