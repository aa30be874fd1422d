import type { Output } from '#shared/contract/channels.ts'

export type Entry = Output<'basicCatalogue.version'>['entries'][number]

export const BLANK_ENTRY: Entry = {
  ...{ item: '', group: '', matter: '', content: '', basis: '', limit: '', organ: '', channels: '' },
  ...{ audience: '', mode: 'proactive', level: '' },
}

/** A version as it is being written. */
export interface Draft {
  readonly entries: readonly Entry[]
  readonly version: string
  readonly effectiveOn: string
  readonly note: string
}
export const NO_DRAFT: Draft = { entries: [], version: '', effectiveOn: '', note: '' }

/** Columns that must be filled in. */
const NEEDED = ['item', 'matter', 'content', 'basis', 'limit', 'organ', 'channels'] as const

export const isWhole = (entry: Entry): boolean => NEEDED.every((column) => entry[column].trim() !== '')

export const canPropose = ({ entries, version, effectiveOn }: Draft): boolean =>
  entries.length > 0 && version.trim() !== '' && effectiveOn !== '' && entries.every(isWhole)

/** With one entry in the place of another, or after all others for null. */
export const withEntry = (entries: readonly Entry[], at: number | null, entry: Entry): readonly Entry[] =>
  at === null ? [...entries, entry] : entries.with(at, entry)

/** Is the number of this entry that of another one? */
export const isTaken = (entries: readonly Entry[], at: number | null, item: string): boolean =>
  entries.some((one, index) => index !== at && one.item.trim() === item.trim())
