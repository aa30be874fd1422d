import { closed, integer, sha256Hex } from '#shared/lib/guard.ts'
import { assert } from '#shared/lib/result.ts'
import { isRemovals, type Removal } from '../../document/redact/removal.ts'
import type { Wording, DerivedHash } from './wording.ts'
import type { NewEvent } from '../events.ts'
import type { CaseRefusal } from '../refusals.ts'
import { type CaseState, type Standing, publicVersionOf } from '../state.ts'

export const REDACTION_SHAPES = {
  PublicVersionMade: closed({
    round: integer(1, 10_000_000),
    fromContentHash: sha256Hex,
    contentHash: sha256Hex,
    removals: isRemovals,
  }),
}

/** What is handed in beside the text itself. */
export interface Redaction {
  readonly removals: readonly Removal[]
  /** The public version as the caller made and hashed it. */
  readonly wording: Wording
}

/** The text that a content was made of: itself, unless it is the public version that stands. */
export const originalHash = (state: Standing, contentHash: string): string => {
  const made = publicVersionOf(state)
  return made?.contentHash === contentHash ? made.fromContentHash : contentHash
}

/**
 * Why this redaction cannot be handed in; null when it can. It is never taken on the caller's word: with `derivedHash` it is
 * made again. Without (a log that is lived again without its texts) that question stays open.
 */
export const redactionProblem = (
  state: CaseState,
  original: Wording,
  { removals, wording }: Redaction,
  derivedHash: DerivedHash | undefined,
): CaseRefusal | null => {
  if (state.disclosure?.mode === 'withheld') return { code: 'redaction.withheld' }
  if (removals.length === 0 || wording.contentHash === original.contentHash) return { code: 'redaction.nothing' }
  if (wording.empty) return { code: 'case.emptyDocument' }
  if (removals.some(({ reason }) => reason.trim() === '')) return { code: 'case.reasonRequired' }
  if (derivedHash !== undefined && derivedHash(original.contentHash, removals) !== wording.contentHash)
    return { code: 'redaction.mismatch' }
  return null
}

/** The text fixed as versions, the public version last; and that it was made. */
export const fixedVersions = (
  state: CaseState,
  original: Wording,
  redaction: Redaction | undefined,
): { readonly version: number; readonly contentHash: string; readonly facts: readonly NewEvent[] } => {
  const current = state.versions.at(-1)
  assert(current !== undefined, 'a case has a version')
  let { version } = current
  const revised = ({ title, contentHash }: Wording): NewEvent => {
    version += 1
    return { type: 'DraftRevised', data: { title, version, contentHash } }
  }
  if (redaction === undefined) {
    const facts = original.contentHash === current.contentHash ? [] : [revised(original)]
    return { version, contentHash: original.contentHash, facts }
  }
  const { removals, wording } = redaction
  const isKnown = state.versions.some(({ contentHash }) => contentHash === original.contentHash)
  // Handed in again as it was: text and public version are the last two versions already.
  const stands = isKnown && wording.contentHash === current.contentHash
  const facts = stands ? [] : [...(isKnown ? [] : [revised(original)]), revised(wording)]
  const { contentHash } = wording
  const round = state.round + 1
  const made = { round, fromContentHash: original.contentHash, contentHash, removals }
  return { version, contentHash, facts: [...facts, { type: 'PublicVersionMade', data: made }] }
}
