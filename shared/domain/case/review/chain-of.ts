import { DEFAULT_CHAIN, stepOf, type ChainTemplate } from './chain-template.ts'
import type { CaseEvent } from '../events.ts'

/** The chain that a log binds its case to, the last of several; the default one when it binds it to none. */
export const chainOf = (events: readonly CaseEvent[]): ChainTemplate =>
  events.findLast((event) => event.type === 'ChainBound')?.data.template ?? DEFAULT_CHAIN

/** What a countersigning party of the case is called; its id when no chain of the case names such a party. */
export const partyName = (events: readonly CaseEvent[], partyId: string): string => {
  const parties = events.flatMap((event) =>
    event.type === 'ChainBound' ? (stepOf(event.data.template, 'countersign')?.parties ?? []) : [],
  )
  return parties.findLast((party) => party.partyId === partyId)?.name ?? partyId
}
