import type { ChannelName } from '../names.ts'
import type { Channel } from '../channel.ts'
import * as common from '../dto/common.ts'
import { OFFICE_REFUSALS } from '../refusals.ts'
import * as session from '../dto/session.ts'

/** Who is at the workstation, and how an office is set up on it. */
export const sessionChannels = {
  'session.status': { input: common.none, output: session.sessionView, roles: null, refusals: [] },
  'session.unlock': {
    input: session.unlockInput,
    output: session.sessionView,
    roles: null,
    refusals: [
      'identity.wrongPassword',
      'identity.lockedOut',
      'office.personDisabled',
      'case.stale',
      'identity.wrongRole',
      'identity.unknownPerson',
      'identity.keyLost',
      'identity.certificateExpired',
      'identity.clockBack',
      'identity.certificateEarly',
    ],
  },
  'session.lock': { input: common.none, output: session.sessionView, roles: null, refusals: [] },
  'session.recover': {
    input: session.recoverInput,
    output: session.sessionView,
    roles: null,
    refusals: [
      'office.personDisabled',
      'case.stale',
      'identity.wrongRecoveryCode',
      'recovery.shareMissing',
      'recovery.sameShare',
      'recovery.otherShares',
      'identity.unknownPerson',
      'identity.weakPassword',
      'identity.passwordUsed',
      'identity.certificateExpired',
      'identity.lockedOut',
      'identity.clockBack',
      'identity.certificateEarly',
    ],
  },
  'clock.correct': {
    input: session.correctClockInput,
    output: session.clockCorrected,
    roles: null,
    refusals: [
      'clock.notLocked',
      'clock.twoNeeded',
      'clock.otherDate',
      'clock.wrongPassword',
      'hand.firstPassword',
      'clock.lockedOut',
      'clock.notAhead',
      'office.reasonRequired',
      'office.secondHand',
      'office.personDisabled',
      'import.classified',
      'identity.unknownPerson',
      'identity.wrongRole',
      'identity.keyLost',
      'identity.certificateExpired',
      'identity.certificateEarly',
    ],
  },
  'session.confirm': {
    input: session.confirmInput,
    output: common.none,
    roles: 'any',
    refusals: ['identity.wrongPassword', 'identity.lockedOut'],
  },
  'session.changePassword': {
    input: session.changePasswordInput,
    output: common.none,
    roles: 'any',
    refusals: [
      ...OFFICE_REFUSALS,
      'identity.wrongPassword',
      'identity.lockedOut',
      'identity.weakPassword',
      'identity.passwordUsed',
    ],
  },
  'session.renewKey': {
    input: session.renewKeyInput,
    output: session.sessionView,
    roles: 'any',
    refusals: [...OFFICE_REFUSALS, 'identity.wrongPassword', 'identity.lockedOut'],
  },
  'office.create': {
    input: session.createOfficeInput,
    output: session.officeCreated,
    roles: null,
    refusals: ['office.exists', 'office.incomplete', 'identity.weakPassword'],
  },
} as const satisfies Partial<Record<ChannelName, Channel>>
