import type { Input, Output } from '#shared/contract/channels.ts'
import { personOf } from '#shared/domain/office/state.ts'
import { RECOVERY_HANDS, RECOVERY_KEEPERS } from '#shared/domain/office/rights/recovery.ts'
import { ok } from '#shared/lib/result.ts'
import { loadOffice } from '../load-office.ts'
import type { Receipt } from '../run-command.ts'
import { runOfficeCommand } from '../run-office-command.ts'
import type { Outcome, Unlocked, Workstation } from '../workstation.ts'

/** Who came back with the recovery code and is not vouched for: the person who asks, and those whom they may vouch for. */
export const viewRecovery = ({ store, person }: Unlocked): Outcome<Output<'recovery.view'>> => {
  const state = loadOffice(store)?.state
  const recoveries = state?.rights.recoveries ?? {}
  const mine = recoveries[person.personId]
  const mayConfirm = mine === undefined && RECOVERY_KEEPERS.some((role) => person.roles.includes(role))
  const shown = ({ certificateSha256, at, confirmedBy }: NonNullable<typeof mine>) => ({
    certificateSha256,
    at,
    confirmedBy: confirmedBy.map(({ name }) => name),
  })
  return ok({
    mine: mine === undefined ? null : { ...shown(mine), ready: mine.confirmedBy.length >= RECOVERY_HANDS },
    others: Object.entries(recoveries).flatMap(([personId, recovery]) => {
      const other = state === undefined ? null : personOf(state, personId)
      const isMine = recovery.confirmedBy.some((one) => one.personId === person.personId)
      if (!mayConfirm || other === null || other.disabled || isMine) return []
      return recovery.confirmedBy.length >= RECOVERY_HANDS ? [] : [{ personId, name: other.name, ...shown(recovery) }]
    }),
  })
}

/** 确认是其本人: one of the two. Refuses recovery.notOpen, recovery.ownOpen, recovery.confirmedAlready, office.ownRights. */
export const confirmRecovery = (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, personId, certificateSha256 }: Input<'recovery.confirm'>,
): Promise<Outcome<Receipt>> =>
  runOfficeCommand(workstation, unlocked, { commandId }, { type: 'confirmRecovery', personId, certificateSha256 })

/** 确认是本人重设, after the two. Refuses recovery.notOpen, recovery.unconfirmed. */
export const acknowledgeRecovery = (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, certificateSha256 }: Input<'recovery.acknowledge'>,
): Promise<Outcome<Receipt>> =>
  runOfficeCommand(workstation, unlocked, { commandId }, { type: 'acknowledgeRecovery', certificateSha256 })
