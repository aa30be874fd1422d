import { canonicalBytes } from '#shared/lib/canonical.ts'
import { assertNever, ok, type Result } from '#shared/lib/result.ts'
import { concatBytes } from '../../chain/event-record.ts'
import type { DecideContext } from '../../case/authority/may-review.ts'
import type { Role } from '../../case/roles.ts'
import { RESTORE_KEEPERS } from '../backup/backup.ts'
import type { NewOfficeEvent, OfficeEvent, OfficeEventData } from '../events.ts'
import { refuse, type OfficeRefusal } from '../refusals.ts'
import type { OfficeState, OpenRecovery } from '../state.ts'

/** A change of rights takes two (三员分立, rules 8.3 and 8.4, D), and a new key in a person's name is no less. */
export const RECOVERY_HANDS = 2

/**
 * Who may say that the person came themselves: the three administrators and the head of the unit, as for a restore. So that one of
 * two administrators who forgot the password can be confirmed without the other being both hands.
 */
export const RECOVERY_KEEPERS: readonly Role[] = RESTORE_KEEPERS

export type RecoveryCommand =
  | ({ readonly type: 'confirmRecovery' } & OfficeEventData['KeyRecoveryConfirmed'])
  | ({ readonly type: 'acknowledgeRecovery' } & OfficeEventData['KeyRecoveryAcknowledged'])

type Decision = Result<readonly NewOfficeEvent[], OfficeRefusal>

/** What others may say of a recovery, and then its person. Whose own recovery is open vouches for nobody. */
export const decideRecovery = (state: OfficeState, command: RecoveryCommand, { personId }: DecideContext): Decision => {
  const { recoveries } = state.rights
  const ofPerson = (id: string): OpenRecovery | undefined =>
    Object.hasOwn(recoveries, id) ? recoveries[id] : undefined
  const { certificateSha256 } = command
  switch (command.type) {
    case 'confirmRecovery': {
      const recovery = ofPerson(command.personId)
      if (recovery?.certificateSha256 !== certificateSha256) return refuse('recovery.notOpen')
      if (command.personId === personId) return refuse('office.ownRights')
      if (ofPerson(personId) !== undefined) return refuse('recovery.ownOpen')
      if (recovery.confirmedBy.some((one) => one.personId === personId)) return refuse('recovery.confirmedAlready')
      return ok([{ type: 'KeyRecoveryConfirmed', data: { personId: command.personId, certificateSha256 } }])
    }
    case 'acknowledgeRecovery': {
      const recovery = ofPerson(personId)
      if (recovery?.certificateSha256 !== certificateSha256) return refuse('recovery.notOpen')
      if (recovery.confirmedBy.length < RECOVERY_HANDS) return refuse('recovery.unconfirmed')
      return ok([{ type: 'KeyRecoveryAcknowledged', data: { certificateSha256 } }])
    }
    default:
      return assertNever(command)
  }
}

type Recoveries = Readonly<Record<string, OpenRecovery>>

const without = (recoveries: Recoveries, personId: string): Recoveries =>
  Object.fromEntries(Object.entries(recoveries).filter(([id]) => id !== personId))

/** Total and without checks; the same value for what changes nothing here. `proposedBy`: the first hand of a reset. */
export const recoveriesAfter = (recoveries: Recoveries, event: OfficeEvent, proposedBy: string | null): Recoveries => {
  const { at, actor } = event
  switch (event.type) {
    case 'KeyRecovered': {
      const { personId, certificateSha256 } = event.data
      return { ...recoveries, [personId]: { certificateSha256, at, confirmedBy: [] } }
    }
    case 'KeyRecoveryConfirmed': {
      const { personId } = event.data
      const recovery = recoveries[personId]
      if (recovery === undefined) return recoveries
      const confirmedBy = [...recovery.confirmedBy, { personId: actor.personId, name: actor.name }]
      return { ...recoveries, [personId]: { ...recovery, confirmedBy } }
    }
    case 'KeyRecoveryAcknowledged':
      return without(recoveries, actor.personId)
    case 'KeyReset': {
      // Two administrators gave the person another key; if either of them is not vouched for, neither is that.
      const { personId } = event.data
      const isVouched = [actor.personId, proposedBy ?? ''].every((hand) => !Object.hasOwn(recoveries, hand))
      return isVouched ? without(recoveries, personId) : recoveries
    }
    default:
      return recoveries
  }
}

/** 0x03 keeps this apart from events (0x00), ledger lines (0x01) and checkpoints (0x02). */
const DOMAIN = Uint8Array.of(0x03)

/** The exact bytes that the printed code's own key signs: whose new certificate this is, in which office. */
export const recoveryPreimage = (office: string, personId: string, certificateSha256: string): Uint8Array =>
  concatBytes([
    DOMAIN,
    canonicalBytes({ certificateSha256, format: 'mingjian-recovery', office, personId, version: 1 }),
  ])
