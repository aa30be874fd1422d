import type { Role } from '#shared/domain/case/roles.ts'
import type { Channel } from '../channel.ts'
import * as common from '../dto/common.ts'
import * as publicity from '../dto/publicity.ts'
import { setTakeDownInput, takeDownLimits } from '../dto/take-down.ts'
import type { ErrorCode } from '../errors.ts'
import { IMPORT } from '../file-refusals.ts'
import type { ChannelName } from '../names.ts'
import { OFFICE_REFUSALS } from '../refusals.ts'
import { READERS } from './register.ts'

const CONFIRMERS: readonly Role[] = ['disclosureOfficer', 'deputyLeader', 'principalLeader']
const ACT: readonly ErrorCode[] = [...OFFICE_REFUSALS, 'import.classified']

/** 主动公开基本目录 and 政府信息公开指南. */
export const publicityChannels = {
  'basicCatalogue.view': { input: common.none, output: publicity.catalogueView, roles: READERS, refusals: [] },
  'basicCatalogue.version': {
    input: publicity.catalogueVersionInput,
    output: publicity.catalogueVersion,
    roles: READERS,
    refusals: ['office.unknownProposal'],
  },
  'basicCatalogue.choices': {
    input: common.none,
    output: publicity.catalogueChoices,
    roles: ['drafter'],
    refusals: [],
  },
  'basicCatalogue.check': {
    input: publicity.catalogueCheckInput,
    output: publicity.catalogueVersion,
    roles: ['disclosureOfficer'],
    refusals: [
      ...IMPORT,
      'publicity.noEntries',
      'publicity.columns',
      'publicity.line',
      'publicity.itemTwice',
      'file.tokenUnknown',
    ],
  },
  'basicCatalogue.propose': {
    input: publicity.cataloguePropose,
    output: common.none,
    roles: ['disclosureOfficer'],
    refusals: [
      ...ACT,
      'publicity.proposalOpen',
      'publicity.noEntries',
      'publicity.tooLong',
      'publicity.itemTwice',
      'publicity.versionTaken',
      'publicity.earlier',
    ],
  },
  'basicCatalogue.confirm': {
    input: publicity.catalogueConfirm,
    output: common.none,
    roles: CONFIRMERS,
    confirm: true,
    refusals: [...ACT, 'office.unknownProposal', 'publicity.ownVersion'],
  },
  'basicCatalogue.decline': {
    input: publicity.catalogueDecline,
    output: common.none,
    roles: CONFIRMERS,
    refusals: [...ACT, 'office.unknownProposal', 'office.reasonRequired'],
  },
  'takeDown.view': { input: common.none, output: takeDownLimits, roles: READERS, refusals: [] },
  'takeDown.set': {
    input: setTakeDownInput,
    output: common.none,
    roles: ['disclosureOfficer'],
    refusals: [...ACT],
  },
  'guide.view': { input: common.none, output: publicity.guideView, roles: READERS, refusals: [] },
  'guide.issue': {
    input: publicity.guideIssue,
    output: common.none,
    roles: ['disclosureOfficer'],
    refusals: [...ACT, 'publicity.guidePart', 'publicity.guideDay'],
  },
} as const satisfies Partial<Record<ChannelName, Channel>>
