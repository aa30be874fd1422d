import { DEFAULT_CHAIN, stepOf, type ChainTemplate } from './chain-template.ts'
import type { CaseEvent } from './events.ts'

/** The chain that a log binds its case to; the default one when it binds it to none. */
export const chainOf = (events: readonly CaseEvent[]): ChainTemplate =>
  events.find((event) => event.type === 'ChainBound')?.data.template ?? DEFAULT_CHAIN

/** What a countersigning party of the case is called; its id when the chain names no such party. */
export const partyName = (events: readonly CaseEvent[], partyId: string): string =>
  stepOf(chainOf(events), 'countersign')?.parties.find((party) => party.partyId === partyId)?.name ?? partyId
