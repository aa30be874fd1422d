import type { ChannelName } from '../names.ts'
import type { Channel } from '../channel.ts'
import { IMPORT } from '../file-refusals.ts'
import { CASE_REFUSALS, LAYOUT, OFFICE_REFUSALS } from '../refusals.ts'
import { HOLD_ROLES, LIFT_ROLES } from '#shared/domain/case/hold.ts'
import * as archive from '../dto/archive.ts'
import * as common from '../dto/common.ts'
import * as handover from '../dto/handover.ts'
import * as hold from '../dto/hold.ts'
import * as jobs from '../dto/job.ts'

const KEEPERS = ['archivist', 'deputyLeader', 'principalLeader'] as const
const TABLE = [
  ...IMPORT,
  ...(['retention.empty', 'retention.columns', 'retention.period', 'retention.itemTwice'] as const),
  ...(['retention.tooLong', 'file.tokenUnknown'] as const),
] as const

/** 档案管理: rules, filing, lists, batches, handover, appraisal, checks. */
export const archiveChannels = {
  'archive.rules': { input: common.none, output: archive.rulesView, roles: KEEPERS, refusals: [] },
  'archive.setRules': {
    input: archive.setRulesInput,
    output: common.none,
    roles: ['archivist'],
    refusals: [...OFFICE_REFUSALS, 'archive.patternUnusable', 'import.classified'],
  },
  'archive.checkTable': {
    input: archive.checkTableInput,
    output: archive.tableChecked,
    roles: ['archivist'],
    refusals: TABLE,
  },
  'archive.adoptTable': {
    input: archive.adoptTableInput,
    output: common.none,
    roles: ['archivist'],
    refusals: [
      ...OFFICE_REFUSALS,
      ...TABLE,
      'retention.versionTaken',
      'retention.unusable',
      'office.reasonRequired',
      'import.classified',
    ],
  },
  'archive.list': { input: archive.archiveListInput, output: archive.archiveList, roles: KEEPERS, refusals: [] },
  'archive.file': {
    input: archive.fileItemsInput,
    output: archive.itemsFiled,
    roles: ['archivist'],
    confirm: true,
    refusals: [
      ...CASE_REFUSALS,
      'case.notReleased',
      'case.contentChanged',
      'archive.noFonds',
      'archive.numberTaken',
      'archive.reasonRequired',
      'archive.handedOver',
      'archive.destroyed',
      'import.classified',
    ],
  },
  'archive.proposal': {
    input: common.caseInput,
    output: archive.filingProposal,
    roles: ['archivist'],
    refusals: ['case.notFound'],
  },
  'archive.proposeDisposal': {
    input: archive.disposalInput,
    output: common.receipt,
    roles: ['archivist'],
    confirm: true,
    refusals: [
      ...CASE_REFUSALS,
      'case.reasonRequired',
      'case.notReleased',
      'archive.notFiled',
      'archive.destroyed',
      'archive.permanent',
      'archive.notExpired',
      'archive.disposalProposed',
      'archive.held',
      'import.classified',
    ],
  },
  'archive.decideDisposal': {
    input: archive.appraisalInput,
    output: common.receipt,
    roles: ['deputyLeader', 'principalLeader'],
    confirm: true,
    refusals: [
      ...CASE_REFUSALS,
      'case.reasonRequired',
      'case.notReleased',
      'archive.notFiled',
      'archive.destroyed',
      'archive.permanent',
      'archive.notExpired',
      'archive.noProposal',
      'archive.secondHand',
      'archive.keepUntil',
      'archive.held',
      'import.classified',
    ],
  },
  'hold.place': {
    input: hold.placeInput,
    output: common.receipt,
    roles: HOLD_ROLES,
    refusals: [
      ...CASE_REFUSALS,
      'case.reasonRequired',
      'archive.destroyed',
      'hold.paperRequired',
      'hold.inFuture',
      'hold.twice',
      'import.classified',
    ],
  },
  'hold.lift': {
    input: hold.liftInput,
    output: common.receipt,
    roles: LIFT_ROLES,
    confirm: true,
    refusals: [
      ...CASE_REFUSALS,
      'case.reasonRequired',
      'hold.paperRequired',
      'hold.unknown',
      'hold.secondHand',
      'import.classified',
    ],
  },
  'archive.plan': {
    input: archive.batchPlanInput,
    output: archive.batchPlan,
    roles: ['archivist'],
    refusals: ['archive.noFonds', 'file.tokenUnknown'],
  },
  'archive.exportBatch': {
    input: archive.batchInput,
    output: jobs.jobStarted,
    roles: ['archivist'],
    confirm: true,
    refusals: [...CASE_REFUSALS, 'archive.noFonds', 'archive.nothingChosen', 'file.tokenUnknown'],
  },
  'archive.exportCatalog': {
    input: archive.catalogInput,
    output: jobs.jobStarted,
    roles: ['archivist'],
    refusals: [...LAYOUT, 'archive.nothingChosen', 'file.tokenUnknown'],
  },
  'archive.exportDisposals': {
    input: archive.disposalsInput,
    output: jobs.jobStarted,
    roles: KEEPERS,
    refusals: [...LAYOUT, 'archive.nothingChosen', 'file.tokenUnknown'],
  },
  'archive.handovers': { input: common.none, output: handover.handoverView, roles: ['archivist'], refusals: [] },
  'archive.handoverPlan': {
    input: handover.handoverPlanInput,
    output: handover.handoverPlan,
    roles: ['archivist'],
    refusals: [],
  },
  'archive.prepareHandover': {
    input: handover.prepareHandoverInput,
    output: common.none,
    roles: ['archivist'],
    confirm: true,
    refusals: [
      ...OFFICE_REFUSALS,
      'handover.receiverMissing',
      'handover.empty',
      'handover.twice',
      'handover.batchDiffers',
      'handover.unknown',
      'import.classified',
    ],
  },
  'archive.receiveHandover': {
    input: handover.receiveHandoverInput,
    output: common.none,
    roles: ['archivist'],
    confirm: true,
    refusals: [
      ...OFFICE_REFUSALS,
      'handover.receiverMissing',
      'handover.unknown',
      'handover.received',
      'handover.withdrawn',
      'handover.impossibleDate',
      'handover.countDiffers',
      'import.classified',
    ],
  },
  'archive.withdrawHandover': {
    input: handover.withdrawHandoverInput,
    output: common.none,
    roles: ['archivist'],
    confirm: true,
    refusals: [
      ...OFFICE_REFUSALS,
      'handover.unknown',
      'handover.received',
      'handover.withdrawn',
      'office.reasonRequired',
      'import.classified',
    ],
  },
  'archive.exportHandover': {
    input: handover.exportHandoverInput,
    output: jobs.jobStarted,
    roles: ['archivist'],
    refusals: [...LAYOUT, 'handover.unknown', 'file.tokenUnknown'],
  },
  'archive.inspect': {
    input: archive.inspectInput,
    output: jobs.jobStarted,
    roles: ['archivist'],
    refusals: ['file.tokenUnknown', 'archive.rootUnusable'],
  },
  'archive.inspected': {
    input: archive.inspectedInput,
    output: archive.inspected,
    roles: ['archivist'],
    refusals: [],
  },
  'archive.export': {
    input: jobs.archiveInput,
    output: jobs.jobStarted,
    roles: ['archivist'],
    refusals: [
      ...CASE_REFUSALS,
      'case.notReleased',
      'case.contentChanged',
      'archive.notFiled',
      'archive.destroyed',
      'file.tokenUnknown',
    ],
    confirm: true,
  },
} as const satisfies Partial<Record<ChannelName, Channel>>
