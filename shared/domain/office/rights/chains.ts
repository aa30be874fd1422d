import { err, ok, type Result } from '#shared/lib/result.ts'
import { chainTemplateProblem, DEFAULT_CHAIN, type ChainTemplate } from '../../case/review/chain-template.ts'
import type { DecideContext } from '../../case/authority/may-review.ts'
import { REVIEW_ROLE } from '../../case/roles.ts'
import { canStaff, type Hand } from '../../identity/office-rule.ts'
import type { NewOfficeEvent } from '../events.ts'
import { refuse, type OfficeRefusal } from '../refusals.ts'
import type { ChainUse, OfficeRightsData } from './rights-events.ts'
import type { OfficeState, ChainInUse } from '../state.ts'
import { isBlank } from '#shared/lib/blank.ts'

export type ChainCommand =
  | ({ readonly type: 'proposeChain' } & OfficeRightsData['ChainTemplateProposed'])
  | { readonly type: 'confirmChain'; readonly proposalId: string }
  | { readonly type: 'withdrawChain'; readonly proposalId: string; readonly reason: string }

type Decision = Result<readonly NewOfficeEvent[], OfficeRefusal>

const chainOf = ({ rights }: OfficeState, templateId: string): ChainInUse | null =>
  Object.hasOwn(rights.chains, templateId) ? (rights.chains[templateId] ?? null) : null

/** The last version that was confirmed; the default chain comes with the program as its version 1. */
const latestVersion = (state: OfficeState, templateId: string): number =>
  chainOf(state, templateId)?.template.version ?? (templateId === DEFAULT_CHAIN.templateId ? DEFAULT_CHAIN.version : 0)

/** The hands of a whole round by this chain, all of them different people (I6). */
const handsOf = ({ steps }: ChainTemplate): readonly Hand[] => [
  { role: 'drafter' },
  ...steps.flatMap((step): readonly Hand[] =>
    step.kind === 'countersign'
      ? step.parties
          .filter(({ required }) => required)
          .map(({ personId }) => ({ role: REVIEW_ROLE.countersign, ...(personId === null ? {} : { personId }) }))
      : [{ role: REVIEW_ROLE[step.kind] }],
  ),
]

/**
 * What keeps this office from handling cases by this chain: the law's floor and order (`chainTemplateProblem`), a step that
 * nobody can take, a party that is no countersigner of the office, or hands that cannot all be different people.
 */
const chainRefusal = (state: OfficeState, template: ChainTemplate): OfficeRefusal | null => {
  const problem = chainTemplateProblem(template)
  if (problem !== null) return problem
  const people = Object.values(state.people).filter(({ disabled }) => !disabled)
  const orphan = template.steps.find(({ kind }) => !people.some(({ roles }) => roles.includes(REVIEW_ROLE[kind])))
  if (orphan !== undefined) return { code: 'officeChain.noHand', detail: { stage: orphan.kind } }
  const stranger = template.steps
    .flatMap(({ parties }) => parties)
    .find(
      ({ personId }) =>
        personId !== null &&
        !people.some((one) => one.personId === personId && one.roles.includes(REVIEW_ROLE.countersign)),
    )
  if (stranger !== undefined) return { code: 'officeChain.partyNoHand', detail: { party: stranger.name } }
  return canStaff(handsOf(template), people) ? null : { code: 'officeChain.handsTooFew' }
}

const decideProposal = (state: OfficeState, command: Extract<ChainCommand, { type: 'proposeChain' }>): Decision => {
  const { proposalId, reason } = command
  const template = { ...command.template, name: command.template.name.trim() }
  const { templateId, version, name } = template
  if (isBlank(name)) return refuse('officeChain.nameMissing')
  const { rights } = state
  if (Object.hasOwn(rights.chainProposals, proposalId)) return refuse('office.unknownProposal')
  if (Object.values(rights.chainProposals).some((one) => one.template.templateId === templateId))
    return refuse('officeChain.proposalOpen')
  const known = [...Object.values(rights.chains), ...Object.values(rights.chainProposals)]
  if (known.some((one) => one.template.name === name && one.template.templateId !== templateId))
    return refuse('officeChain.nameTaken')
  if (version !== latestVersion(state, templateId) + 1) return refuse('officeChain.notNewer')
  const uses = [...new Set(command.uses)]
  // What is to be put out of use need not be lawful any more: the law, or the people, may have changed.
  const problem = uses.length === 0 ? null : chainRefusal(state, template)
  if (problem !== null) return err(problem)
  if (isBlank(reason)) return refuse('office.reasonRequired')
  return ok([{ type: 'ChainTemplateProposed', data: { proposalId, template, uses, reason: reason.trim() } }])
}

/**
 * 审批链模板: drawn up by the security administrator, confirmed by another administrator, versions rising by one. Nobody
 * takes a chain below the law's floor: `chainTemplateProblem` is asked at both hands, and at the binding of each case.
 */
export const decideChain = (state: OfficeState, command: ChainCommand, { personId }: DecideContext): Decision => {
  if (command.type === 'proposeChain') return decideProposal(state, command)
  const { chainProposals } = state.rights
  const proposal = Object.hasOwn(chainProposals, command.proposalId) ? chainProposals[command.proposalId] : undefined
  if (proposal === undefined) return refuse('office.unknownProposal')
  const { proposalId, template, uses } = proposal
  if (command.type === 'withdrawChain')
    return isBlank(command.reason)
      ? refuse('office.reasonRequired')
      : ok([{ type: 'ChainTemplateWithdrawn', data: { proposalId, reason: command.reason.trim() } }])
  if (proposal.proposedBy === personId) return refuse('office.secondHand')
  const problem = uses.length === 0 ? null : chainRefusal(state, template)
  if (problem !== null) return err(problem)
  const { templateId, version } = template
  return ok([{ type: 'ChainTemplateConfirmed', data: { proposalId, templateId, version } }])
}

/** A use has one chain: the newest confirmed one takes it from any other. */
export const chainsAfter = (
  chains: Readonly<Record<string, ChainInUse>>,
  taken: ChainInUse,
): Readonly<Record<string, ChainInUse>> => ({
  ...Object.fromEntries(
    Object.entries(chains).map(([id, one]) => [
      id,
      one.uses.some((use) => taken.uses.includes(use))
        ? { ...one, uses: one.uses.filter((use) => !taken.uses.includes(use)) }
        : one,
    ]),
  ),
  [taken.template.templateId]: taken,
})

/**
 * The chain that a case is bound to when it is first handed in: that of its procedure, else that of its 文种, else that of
 * all others, else the default.
 */
export const chainForCase = (
  state: OfficeState | null,
  { decision, kind }: { readonly decision: ChainUse | null; readonly kind: ChainUse | null },
): ChainTemplate => {
  const chains = Object.values(state?.rights.chains ?? {})
  for (const use of [decision, kind, 'other'] as const) {
    const found = use === null ? undefined : chains.find(({ uses }) => uses.includes(use))
    if (found !== undefined) return found.template
  }
  return DEFAULT_CHAIN
}
