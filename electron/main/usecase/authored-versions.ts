import type { Output } from '#shared/contract/channels.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'

/** A version as its event tells it: whose it is, and the round that it was first handed in for. */
export interface AuthoredVersion {
  readonly contentHash: string
  readonly origin: Output<'case.attribution'>['versions'][number]
}

const roundOf = (events: readonly CaseEvent[], version: number): number => {
  const submitted = events.find((event) => event.type === 'CaseSubmitted' && event.data.version === version)
  return submitted?.type === 'CaseSubmitted' ? submitted.data.round : 0
}

/** The versions of a case, oldest first. */
export const authoredVersions = (events: readonly CaseEvent[]): readonly AuthoredVersion[] =>
  events.flatMap((event): AuthoredVersion[] => {
    if (event.type !== 'DraftRegistered' && event.type !== 'DraftRevised') return []
    const { version, contentHash } = event.data
    const round = roundOf(events, version)
    return [{ contentHash, origin: { version, personName: event.actor.name, round, at: event.at } }]
  })
