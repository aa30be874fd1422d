import { FREQUENT_CHARACTERS } from '#resources/text/frequent-characters.ts'
import { unitOrder } from '#shared/domain/search/posting.ts'

/** How the lists of the search index write a unit. */
export const UNIT_ORDER = unitOrder(FREQUENT_CHARACTERS)
