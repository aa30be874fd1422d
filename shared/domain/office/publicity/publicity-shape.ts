import { ofTypesIn } from '#shared/lib/typed.ts'
import { calendarDate, closed, identifier, integer, list, oneOf, text, type Guard } from '#shared/lib/guard.ts'
import type { CatalogueEntry, OfficePublicityData, OfficePublicityType } from './publicity-events.ts'

export const MAX_CATALOGUE_ENTRIES = 2000
/** UTF-16 units of all lines together: an event is no longer than what is read back (`MAX_BODY_BYTES`). */
export const MAX_CATALOGUE_UNITS = 2_000_000
/** 公开内容 and 公开依据 are the long ones. */
export const CATALOGUE_CELL_UNITS = 2000
export const GUIDE_TEXT_UNITS = 10_000
const cell = text(CATALOGUE_CELL_UNITS)
const some = text(CATALOGUE_CELL_UNITS, /\S/u)

/** Each cell of a line by itself, so that what is wrong with one can be named. */
export const CATALOGUE_CELLS: { readonly [K in keyof CatalogueEntry]: Guard<CatalogueEntry[K]> } = {
  // One printed line, nothing in it that nobody sees.
  item: text(40, /^(?=.*\S)[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u),
  group: cell,
  matter: some,
  content: some,
  basis: some,
  limit: some,
  organ: some,
  channels: some,
  audience: cell,
  mode: oneOf(['proactive', 'onRequest']),
  level: cell,
}
const isCatalogueEntry: Guard<CatalogueEntry> = closed(CATALOGUE_CELLS)
const part = text(GUIDE_TEXT_UNITS, /\S/u)

/** The closed shapes of `OfficePublicityData`, part of those of `event-shape.ts`. */
export const PUBLICITY_SHAPES: { readonly [T in OfficePublicityType]: Guard<OfficePublicityData[T]> } = {
  BasicCatalogueProposed: closed({
    proposalId: identifier,
    version: text(40, /\S/u),
    effectiveOn: calendarDate,
    note: text(4000),
    entries: list(isCatalogueEntry, MAX_CATALOGUE_ENTRIES),
  }),
  BasicCatalogueAdopted: closed({ proposalId: identifier }),
  BasicCatalogueDeclined: closed({ proposalId: identifier, reason: text(4000) }),
  GuideIssued: closed({
    recordId: identifier,
    issuedOn: calendarDate,
    texts: closed({
      classification: part,
      arrangement: part,
      access: part,
      organ: part,
      address: part,
      hours: part,
      telephone: part,
      fax: part,
      internet: part,
    }),
    reviewMonths: integer(1, 120),
  }),
}

export const isPublicityEvent = ofTypesIn(PUBLICITY_SHAPES)
