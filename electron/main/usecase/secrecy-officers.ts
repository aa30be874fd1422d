import type { ReadStore } from '../store/types.ts'

/** The people who conclude secrecy reviews here, by name: to them classified material is reported. */
export const secrecyOfficersOf = (store: ReadStore): string[] =>
  store
    .people()
    .filter(({ roles }) => roles.includes('secrecyOfficer'))
    .map(({ name }) => name)
