import type { Output } from '#shared/contract/channels.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import { withheld } from '#shared/domain/document/redact/withheld.ts'
import type { Version } from '#shared/domain/text/version/version-diff.ts'
import type { ReadStore } from '../../store/types.ts'
import { loadWording, type LoadedCase } from '../load-case.ts'
import type { Unlocked } from '../workstation.ts'

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

/**
 * May a comparison of these versions leave the house, deleted words and all? Once a case has a public version, only one of
 * public versions may, and only if neither says what the newest one removes: a later round may remove what an earlier one
 * showed. Texts that public versions were made of never may.
 */
export const mayLeave = (
  store: ReadStore,
  { events, state: { caseId } }: LoadedCase,
  { from, to }: Pick<VersionRange, 'from' | 'to'>,
): boolean => {
  const made = events.flatMap((event) => (event.type === 'PublicVersionMade' ? [event.data] : []))
  const newest = made.at(-1)
  if (newest === undefined) return true
  const authored = authoredVersions(events)
  const isPublic = ({ version }: Version): boolean => {
    const hash = authored.find(({ origin }) => origin.version === version)?.contentHash
    return made.some(({ contentHash }) => contentHash === hash)
  }
  if (!isPublic(from) || !isPublic(to)) return false
  const whole = loadWording(store, caseId, newest.fromContentHash)
  const left = withheld(whole, newest.removals, loadWording(store, caseId, newest.contentHash))
  return [from, to].every(({ document }) => documentLines(document).every(({ text }) => left.find(text) === null))
}

/** Two versions with those that lie between them, and who made which. */
export interface VersionRange {
  readonly from: Version
  readonly between: readonly Version[]
  readonly to: Version
  /** Of the older one. */
  readonly origin: AuthoredVersion['origin']
  /** Of those after it up to the newer one, oldest first; none when comparing backwards. */
  readonly made: readonly AuthoredVersion['origin'][]
}

/** Null for a version that the case does not have. */
export const loadVersionRange = (
  { store }: Unlocked,
  { events, state: { caseId } }: LoadedCase,
  fromVersion: number,
  toVersion: number,
): VersionRange | null => {
  const authored = authoredVersions(events)
  const load = ({ origin, contentHash }: AuthoredVersion): Version => ({
    document: loadWording(store, caseId, contentHash),
    version: origin.version,
  })
  const from = authored.find(({ origin }) => origin.version === fromVersion)
  const to = authored.find(({ origin }) => origin.version === toVersion)
  if (from === undefined || to === undefined) return null
  const made = authored.filter(({ origin }) => origin.version > fromVersion && origin.version <= toVersion)
  return {
    from: load(from),
    between: made.slice(0, -1).map(load),
    to: load(to),
    origin: from.origin,
    made: made.map(({ origin }) => origin),
  }
}
