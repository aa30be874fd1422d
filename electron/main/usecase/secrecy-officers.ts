import type { ReadStore } from '../store/types.ts'

/** The people who conclude secrecy reviews here, by name: to them classified material is reported. */
export const secrecyOfficersOf = (store: ReadStore): string[] =>
  store
    .people()
    .filter(({ roles }) => roles.includes('secrecyOfficer'))
    .map(({ name }) => name)

/** The detail of a refusal travels in one sentence; an office has a handful of them. */
const MAX_NAMES_UNITS = 200

/** The same for the sentence that tells whom to turn to. */
export const secrecyOfficersNamed = (store: ReadStore): string =>
  secrecyOfficersOf(store).join('、').slice(0, MAX_NAMES_UNITS)
