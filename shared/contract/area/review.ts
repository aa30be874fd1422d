import { REVIEW_ROLES } from '#shared/domain/case/roles.ts'
import type { Channel } from '../channel.ts'
import * as common from '../dto/common.ts'
import * as review from '../dto/review.ts'
import type { ChannelName } from '../names.ts'
import { CASE_REFUSALS, PASS, REVIEW } from '../refusals.ts'

/** 审核: the acts of the four stages and of the secrecy review. */
export const reviewChannels = {
  'case.passDepartment': {
    input: review.passInput,
    output: common.receipt,
    roles: REVIEW_ROLES,
    refusals: PASS,
    confirm: true,
  },
  'case.passDeputy': {
    input: review.passInput,
    output: common.receipt,
    roles: REVIEW_ROLES,
    refusals: PASS,
    confirm: true,
  },
  'case.approveFinal': {
    input: review.passInput,
    output: common.receipt,
    roles: REVIEW_ROLES,
    refusals: PASS,
    confirm: true,
  },
  'case.return': {
    input: review.returnInput,
    output: common.receipt,
    roles: REVIEW_ROLES,
    refusals: [
      ...CASE_REFUSALS,
      ...REVIEW,
      'case.reasonRequired',
      'case.notEarlierStage',
      ...(['sheet.agrees', 'sheet.cellTwice', 'sheet.noteMissing', 'sheet.sourceBlank'] as const),
      'import.classified',
    ],
    confirm: true,
  },
  'hit.dispose': {
    input: review.disposeInput,
    output: common.receipt,
    roles: ['departmentHead', 'secrecyOfficer'],
    refusals: [
      ...CASE_REFUSALS,
      ...REVIEW,
      'case.unknownHit',
      'case.blockingHits',
      'case.reasonRequired',
      'import.classified',
    ],
  },
  'secrecy.conclude': {
    input: review.concludeInput,
    output: common.receipt,
    roles: ['secrecyOfficer'],
    refusals: [
      ...CASE_REFUSALS,
      ...REVIEW,
      'case.openHits',
      'case.opinionRequired',
      'secrecy.itemsDiffer',
      'secrecy.notClear',
      'secrecy.redacted',
      'redaction.required',
      'import.classified',
    ],
    confirm: true,
  },
  'secrecy.referral': {
    input: review.referralInput,
    output: common.receipt,
    roles: ['secrecyOfficer'],
    refusals: [
      ...CASE_REFUSALS,
      ...REVIEW,
      'case.notReferred',
      'case.referralReported',
      'secrecy.impossibleDate',
      'case.reasonRequired',
      'import.classified',
    ],
  },
} as const satisfies Partial<Record<ChannelName, Channel>>
