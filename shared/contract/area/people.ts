import { DELEGABLE_ROLES } from '#shared/domain/case/authority/delegation.ts'
import { BUSINESS_ROLES } from '#shared/domain/case/roles.ts'
import type { Channel } from '../channel.ts'
import * as common from '../dto/common.ts'
import * as people from '../dto/people.ts'
import type { ErrorCode } from '../errors.ts'
import { IMPORT } from '../file-refusals.ts'
import type { ChannelName } from '../names.ts'
import { CASE_REFUSALS, OFFICE_REFUSALS, READING } from '../refusals.ts'

const SYSTEM = ['systemAdministrator'] as const
const SECURITY = ['securityAdministrator'] as const
const TWO = ['systemAdministrator', 'securityAdministrator'] as const
const KEEPERS = ['systemAdministrator', 'securityAdministrator', 'auditor'] as const

const GRANT: readonly ErrorCode[] = [
  ...OFFICE_REFUSALS,
  'office.unknownPerson',
  'office.ownRights',
  'office.noRoles',
  'office.mixedDuties',
  'office.lastAdministrator',
  'office.proposalOpen',
  'office.reasonRequired',
  'import.classified',
]
const CHAIN: readonly ErrorCode[] = [
  'approvalChain.stepMissing',
  'approvalChain.stepTwice',
  'approvalChain.order',
  'approvalChain.mandatorySkipped',
  'approvalChain.noParty',
  'approvalChain.partyTwice',
  'approvalChain.partyElsewhere',
  'approvalChain.nameMissing',
  'officeChain.noHand',
  'officeChain.partyNoHand',
  'officeChain.handsTooFew',
]

/** Rows of the contract: accounts and rights, chains of approval, delegations, keys. */
export const peopleChannels = {
  'people.list': { input: common.none, output: people.peopleView, roles: KEEPERS, refusals: [] },
  'people.add': {
    input: people.addPersonInput,
    output: common.receipt,
    roles: SYSTEM,
    confirm: true,
    refusals: [
      ...OFFICE_REFUSALS,
      'office.nameTaken',
      'department.unknown',
      'identity.weakPassword',
      'import.classified',
    ],
  },
  'people.proposeRoles': {
    input: people.proposeRolesInput,
    output: common.receipt,
    roles: TWO,
    confirm: true,
    refusals: GRANT,
  },
  'people.disable': {
    input: people.onPersonInput,
    output: common.receipt,
    roles: SYSTEM,
    confirm: true,
    refusals: GRANT,
  },
  'people.renewCertificate': {
    input: people.certificateInput,
    output: common.receipt,
    roles: SYSTEM,
    confirm: true,
    refusals: [...OFFICE_REFUSALS, 'office.unknownPerson'],
  },
  'people.proposeReset': {
    input: people.onPersonInput,
    output: common.receipt,
    roles: TWO,
    confirm: true,
    refusals: GRANT,
  },
  'people.confirm': {
    input: people.confirmProposalInput,
    output: common.receipt,
    roles: TWO,
    confirm: true,
    refusals: [
      ...GRANT,
      ...CHAIN,
      'office.unknownProposal',
      'office.secondHand',
      'delegation.unknown',
      'contract.invalidInput',
    ],
  },
  'people.decline': {
    input: people.declineProposalInput,
    output: common.receipt,
    roles: TWO,
    confirm: true,
    refusals: [...OFFICE_REFUSALS, 'office.unknownProposal', 'office.reasonRequired', 'import.classified'],
  },
  'people.confirmReset': {
    input: people.confirmResetInput,
    output: common.receipt,
    roles: TWO,
    confirm: true,
    refusals: [
      ...OFFICE_REFUSALS,
      'office.unknownProposal',
      'office.unknownPerson',
      'office.secondHand',
      'office.ownRights',
      'identity.weakPassword',
      'identity.passwordUsed',
    ],
  },
  'people.setRules': {
    input: people.setRulesInput,
    output: common.receipt,
    roles: SECURITY,
    confirm: true,
    refusals: OFFICE_REFUSALS,
  },
  'department.view': { input: common.none, output: people.departmentView, roles: KEEPERS, refusals: [] },
  'department.propose': {
    input: people.proposeDepartmentsInput,
    output: common.receipt,
    roles: SECURITY,
    confirm: true,
    refusals: [
      ...OFFICE_REFUSALS,
      'department.proposalOpen',
      'department.nameMissing',
      'department.nameTaken',
      'department.unknown',
      'office.unknownPerson',
      'office.reasonRequired',
      'import.classified',
    ],
  },
  'approvalChain.view': { input: common.none, output: people.approvalChainView, roles: KEEPERS, refusals: [] },
  'approvalChain.propose': {
    input: people.proposeChainInput,
    output: common.receipt,
    roles: SECURITY,
    confirm: true,
    refusals: [
      ...OFFICE_REFUSALS,
      ...CHAIN,
      'officeChain.nameMissing',
      'officeChain.nameTaken',
      'officeChain.proposalOpen',
      'officeChain.notNewer',
      'office.unknownProposal',
      'office.reasonRequired',
      'import.classified',
    ],
  },
  'delegation.view': { input: common.none, output: people.delegationListView, roles: 'any', refusals: [] },
  'delegation.record': {
    input: people.recordDelegationInput,
    output: common.receipt,
    roles: [...DELEGABLE_ROLES, ...SECURITY],
    confirm: true,
    refusals: [
      ...OFFICE_REFUSALS,
      ...IMPORT,
      'file.tokenUnknown',
      'office.unknownPerson',
      'delegation.notYours',
      'delegation.toOneself',
      'delegation.roleNotHeld',
      'delegation.holdsRole',
      'delegation.noOffice',
      'delegation.dates',
      'delegation.overlaps',
    ],
  },
  'delegation.end': {
    input: people.endDelegationInput,
    output: common.receipt,
    roles: 'any',
    confirm: true,
    refusals: [
      ...OFFICE_REFUSALS,
      'delegation.unknown',
      'delegation.notYours',
      'office.reasonRequired',
      'import.classified',
    ],
  },
  'delegation.saveLetter': {
    input: people.saveLetterInput,
    output: common.none,
    roles: 'any',
    refusals: ['delegation.unknown', 'file.tokenUnknown', 'file.nameTaken', 'job.cancelled', ...READING],
  },
  'handling.view': {
    input: common.caseInput,
    output: people.handlingView,
    roles: BUSINESS_ROLES,
    refusals: ['case.notFound'],
  },
  'handling.lying': {
    input: common.none,
    output: people.lyingView,
    roles: ['departmentHead', 'principalLeader'],
    refusals: [],
  },
  'handling.reassign': {
    input: people.reassignInput,
    output: common.receipt,
    roles: BUSINESS_ROLES,
    confirm: true,
    refusals: [
      ...CASE_REFUSALS,
      'case.released',
      'case.notYourStage',
      'case.samePersonTwice',
      'case.ownDraft',
      'case.reasonRequired',
      'reassign.samePerson',
      'reassign.notOfRole',
      'import.classified',
    ],
  },
  'handling.urge': {
    input: people.urgeInput,
    output: common.receipt,
    roles: ['drafter'],
    refusals: [...CASE_REFUSALS, 'case.notDrafter', 'case.notYourStage', 'import.classified'],
  },
  'handling.escalate': {
    input: people.urgeInput,
    output: common.receipt,
    roles: ['drafter'],
    refusals: [
      ...CASE_REFUSALS,
      'case.notDrafter',
      'case.notYourStage',
      'case.reasonRequired',
      'escalation.nobodyAbove',
      'escalation.notOverdue',
      'escalation.doneAlready',
      'import.classified',
    ],
  },
  'phrase.list': { input: common.none, output: people.phrases, roles: BUSINESS_ROLES, refusals: [] },
  'phrase.save': {
    input: people.phrases,
    output: common.none,
    roles: BUSINESS_ROLES,
    refusals: ['import.classified'],
  },
} as const satisfies Partial<Record<ChannelName, Channel>>
