import { REVIEW_ROLES } from '#shared/domain/case/roles.ts'
import type { Channel } from '../channel.ts'
import type { ErrorCode } from '../errors.ts'
import * as change from '../dto/change.ts'
import * as decision from '../dto/decision.ts'
import * as common from '../dto/common.ts'
import * as duty from '../dto/duty.ts'
import type { ChannelName } from '../names.ts'
import { IMPORT } from '../file-refusals.ts'
import { CASE_REFUSALS, DRAFT } from '../refusals.ts'

/** Of the drafter of a draft. */
const PREPARE: readonly ErrorCode[] = [...DRAFT, 'case.reasonRequired', 'import.classified']
const HANDS = ['drafter', ...REVIEW_ROLES] as const

/** Time limits, the evidence of procedures, and changes of releases. */
export const dutyChannels = {
  'case.deadline': {
    input: common.caseInput,
    output: duty.deadlineView,
    roles: 'any',
    refusals: ['case.notFound'],
  },
  'deadline.set': {
    input: duty.setDeadlineInput,
    output: common.receipt,
    roles: HANDS,
    refusals: [
      ...CASE_REFUSALS,
      'case.released',
      'case.notYourStage',
      'case.notDrafter',
      'case.ownDraft',
      'case.samePersonTwice',
      'case.contentChanged',
      'case.referred',
      'case.reasonRequired',
      'deadline.unknownLimit',
      'deadline.dateRequired',
      'deadline.notDocumentDate',
      'deadline.inFuture',
      'import.classified',
    ],
  },
  'case.decision': {
    input: common.caseInput,
    output: decision.decisionView,
    roles: 'any',
    refusals: ['case.notFound'],
  },
  'decision.setKind': { input: decision.setKindInput, output: common.receipt, roles: ['drafter'], refusals: PREPARE },
  'decision.setStep': {
    input: decision.setStepInput,
    output: common.receipt,
    roles: ['drafter'],
    refusals: [...PREPARE, 'decision.noKind'],
  },
  'evidence.add': {
    input: decision.addEvidenceInput,
    output: common.receipt,
    roles: ['drafter'],
    refusals: [
      ...CASE_REFUSALS,
      ...IMPORT,
      'case.notDrafter',
      'case.contentChanged',
      'decision.noKind',
      'decision.unknownItem',
      'decision.evidenceEmpty',
      'change.termReversed',
      'deadline.inFuture',
      'archive.destroyed',
      'file.tokenUnknown',
    ],
  },
  'evidence.void': {
    input: decision.voidEvidenceInput,
    output: common.receipt,
    roles: ['drafter'],
    refusals: [
      ...CASE_REFUSALS,
      'case.notDrafter',
      'decision.unknownItem',
      'case.reasonRequired',
      'archive.destroyed',
      'import.classified',
    ],
  },
  'case.changes': { input: common.caseInput, output: change.changesView, roles: 'any', refusals: ['case.notFound'] },
  'change.targets': { input: change.targetsInput, output: change.targetList, roles: ['drafter'], refusals: [] },
  'change.setTerm': {
    input: change.setTermInput,
    output: common.receipt,
    roles: ['drafter'],
    refusals: [...PREPARE, 'change.termReversed', 'disclosure.basisRequired'],
  },
  'change.declare': {
    input: change.declareChangeInput,
    output: common.receipt,
    roles: ['drafter'],
    refusals: [...PREPARE, 'change.itself', 'change.targetGone', 'disclosure.basisRequired'],
  },
} as const satisfies Partial<Record<ChannelName, Channel>>
