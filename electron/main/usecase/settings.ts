import type { Input, Output } from '#shared/contract/channels.ts'
import { unitDefaults as unitDefaultsSchema } from '#shared/contract/dto/settings.ts'
import { ok } from '#shared/lib/result.ts'
import type { ReadStore } from '../store/types.ts'
import type { Outcome, Unlocked } from './workstation.ts'

type UnitDefaults = Output<'settings.get'>['unitDefaults']
const UNIT_DEFAULTS = 'unitDefaults'

/** What was saved last; until then the office itself issues, signs and prints. @throws for what `saveSettings` did not write. */
export const unitDefaultsOf = (store: ReadStore): UnitDefaults => {
  const saved = store.setting(UNIT_DEFAULTS)
  if (saved !== null) return unitDefaultsSchema.parse(saved)
  const { name } = store.office()
  return { issuers: [name], signatories: [name], copyTo: '', printedBy: name }
}

/** The people who conclude secrecy reviews here, by name: to them classified material is reported. */
export const secrecyOfficersOf = (store: ReadStore): string[] =>
  store
    .people()
    .filter(({ roles }) => roles.includes('secrecyOfficer'))
    .map(({ name }) => name)

/** The unit's defaults and its contact for secrecy. Refuses nothing. */
export const viewSettings = ({ store }: Unlocked): Outcome<Output<'settings.get'>> =>
  ok({ unitDefaults: unitDefaultsOf(store), secrecyOfficers: secrecyOfficersOf(store) })

/** Replaces the unit's defaults; documents that exist stay as they are. */
export const saveSettings = ({ store }: Unlocked, input: Input<'settings.set'>): Outcome<Output<'settings.set'>> => {
  store.saveSetting(UNIT_DEFAULTS, input.unitDefaults)
  return ok({})
}
