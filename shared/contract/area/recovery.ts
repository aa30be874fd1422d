import { RECOVERY_KEEPERS } from '#shared/domain/office/rights/recovery.ts'
import type { Channel } from '../channel.ts'
import * as common from '../dto/common.ts'
import * as recovery from '../dto/recovery.ts'
import type { ChannelName } from '../names.ts'
import { OFFICE_REFUSALS } from '../refusals.ts'

/** Rows of the contract: who came back with the recovery code, and who says that it was them. */
export const recoveryChannels = {
  'recovery.view': { input: common.none, output: recovery.recoveryView, roles: 'any', refusals: [] },
  'recovery.confirm': {
    input: recovery.confirmInput,
    output: common.receipt,
    roles: RECOVERY_KEEPERS,
    confirm: true,
    refusals: [
      ...OFFICE_REFUSALS,
      'recovery.notOpen',
      'recovery.ownOpen',
      'recovery.confirmedAlready',
      'office.ownRights',
    ],
  },
  'recovery.acknowledge': {
    input: recovery.acknowledgeInput,
    output: common.receipt,
    roles: 'any',
    confirm: true,
    refusals: [...OFFICE_REFUSALS, 'recovery.notOpen', 'recovery.unconfirmed'],
  },
} as const satisfies Partial<Record<ChannelName, Channel>>
