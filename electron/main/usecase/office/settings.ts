import { randomUUID } from 'node:crypto'
import type { Input, Output } from '#shared/contract/channels.ts'
import { unitDefaults as unitDefaultsSchema } from '#shared/contract/dto/settings.ts'
import { ok } from '#shared/lib/result.ts'
import type { ReadStore } from '../../store/types.ts'
import { refuseClassified } from '../refuse-classified.ts'
import { runOfficeCommand } from '../run-office-command.ts'
import { secrecyOfficersOf } from '../secrecy-officers.ts'
import type { Outcome, Unlocked, Workstation } from '../workstation.ts'

type UnitDefaults = Output<'settings.get'>['unitDefaults']
const UNIT_DEFAULTS = 'unitDefaults'

/** What was saved last; until then the office itself issues, signs and prints. @throws for what `saveSettings` did not write. */
export const unitDefaultsOf = (store: ReadStore): UnitDefaults => {
  const saved = store.setting(UNIT_DEFAULTS)
  if (saved !== null) return unitDefaultsSchema.parse(saved)
  const { name } = store.office()
  return { issuers: [name], signatories: [name], copyTo: '', printedBy: name }
}

/** The unit's defaults and its contact for secrecy. Refuses nothing. */
export const viewSettings = ({ store }: Unlocked): Outcome<Output<'settings.get'>> =>
  ok({ unitDefaults: unitDefaultsOf(store), secrecyOfficers: secrecyOfficersOf(store) })

/** Replaces the unit's defaults; documents that exist stay as they are. Refuses classified material, as for every text, and what `runOfficeCommand` refuses. */
export const saveSettings = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'settings.set'>,
): Promise<Outcome<Output<'settings.set'>>> => {
  const { issuers, signatories, copyTo, printedBy } = input.unitDefaults
  const text = [...issuers, ...signatories, copyTo, printedBy].join('\n')
  const refusal = refuseClassified(workstation, unlocked, await workstation.tasks.run('gate', { text }), null)
  if (refusal !== null) return refusal
  const also = (): void => {
    unlocked.store.saveSetting(UNIT_DEFAULTS, input.unitDefaults)
  }
  const value = JSON.stringify(input.unitDefaults)
  const envelope = { commandId: randomUUID(), also }
  const changed = await runOfficeCommand(workstation, unlocked, envelope, {
    type: 'changeSetting',
    name: UNIT_DEFAULTS,
    value,
  })
  return changed.ok ? ok({}) : changed
}
