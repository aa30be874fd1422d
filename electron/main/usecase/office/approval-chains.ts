import type { Input, Output } from '#shared/contract/channels.ts'
import { DEFAULT_CHAIN, type ChainTemplate } from '#shared/domain/case/review/chain-template.ts'
import { REVIEW_ROLE } from '#shared/domain/case/roles.ts'
import { holdersOf } from '#shared/domain/office/state.ts'
import type { ChainUse } from '#shared/domain/office/rights/rights-events.ts'
import { ok } from '#shared/lib/result.ts'
import { ChainFault } from '../faults.ts'
import { loadOffice } from '../load-office.ts'
import { nameOfAct, officeAct } from '../office-act.ts'
import type { Outcome, Unlocked, Workstation } from '../workstation.ts'

type View = Output<'approvalChain.view'>

const templateView = ({ templateId, version, name, steps }: ChainTemplate): View['chains'][number]['template'] => ({
  ...{ templateId, version, name },
  steps: steps.map((step) => ({ ...step, parties: step.parties.map((party) => ({ ...party })) })),
})

/** 审批链: those in use, the default first, and the versions that wait for their second hand. */
export const viewApprovalChains = ({ store, person }: Unlocked): Outcome<View> => {
  const state = loadOffice(store)?.state
  if (state === undefined) throw new ChainFault(0)
  const { chains, chainProposals } = state.rights
  const shipped = { template: templateView(DEFAULT_CHAIN), uses: [] as ChainUse[], confirmed: null }
  const known = Object.values(chains).map((one) => ({
    template: templateView(one.template),
    uses: [...one.uses],
    confirmed: {
      at: one.confirmedAt,
      proposedByName: one.proposedByName,
      confirmedByName: one.confirmedByName,
    },
  }))
  const isDefault = (one: { readonly template: { readonly templateId: string } }): boolean =>
    one.template.templateId === DEFAULT_CHAIN.templateId
  const administers = person.roles.some((role) => role === 'securityAdministrator' || role === 'systemAdministrator')
  return ok({
    chains: [known.find(isDefault) ?? shipped, ...known.filter((one) => !isDefault(one))],
    proposals: Object.values(chainProposals).map((one) => ({
      proposalId: one.proposalId,
      reason: one.reason,
      proposedByName: one.proposedByName,
      at: one.at,
      mayConfirm: administers && one.proposedBy !== person.personId,
      template: templateView(one.template),
      uses: [...one.uses],
      mine: one.proposedBy === person.personId,
    })),
    countersigners: holdersOf(state, REVIEW_ROLE.countersign).map(({ personId, name }) => ({ personId, name })),
    mayPropose: person.roles.includes('securityAdministrator'),
  })
}

/**
 * 提出审批链: a version of a chain, with the cases that it is for; without any, the chain is put out of use. In force only
 * when another administrator confirms it. Refuses what `decideChain` refuses, officeChain.notNewer for an overtaken page.
 */
export const proposeChain = (workstation: Workstation, unlocked: Unlocked, input: Input<'approvalChain.propose'>) => {
  const { commandId, templateId, baseVersion, name, steps, uses, reason } = input
  const proposalId = nameOfAct(unlocked, commandId)
  const template = { templateId: templateId ?? proposalId, version: baseVersion + 1, name, steps }
  const written = [name, reason, ...steps.flatMap(({ parties }) => parties.map((party) => party.name))]
  const command = { type: 'proposeChain', proposalId, template, uses, reason } as const
  return officeAct(workstation, unlocked, commandId, command, written)
}
