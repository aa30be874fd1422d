import { assert } from '#shared/lib/result.ts'
import type { CaseEvent } from '../case/events.ts'
import { fold } from '../case/evolve.ts'
import { currentVersion, publicVersionOf } from '../case/state.ts'
import { bytesToHex } from '../chain/event-record.ts'
import { articlesOf } from '../document/redact/removal.ts'
import { handsOf } from './hands.ts'
import type { OfficialDocument } from '../document/model.ts'
import { publicVersion, type PublicPart } from '../layout/public-version.ts'
import type { Catalogue } from '../case/release/catalogue.ts'
import { releaseMetadata, type Site } from './release-metadata.ts'
import type { ReleaseManifest } from './release-manifest.ts'

/** What the log does not know: the act of release, and what the world made of it. */
export interface ReleaseFacts {
  readonly documentNumber: string
  readonly releasedOn: string
  readonly office: ReleaseManifest['office']
  /** The approved text, whole. */
  readonly document: OfficialDocument
  /** What the version for the public leaves out, as far as the text has it. */
  readonly drop: readonly PublicPart[]
  readonly catalogue: Catalogue
  readonly site: Site
  readonly pdf: ReleaseManifest['pdf']
  readonly files: ReleaseManifest['files']
  readonly fonts: ReleaseManifest['fonts']
  readonly checkpoint: ReleaseManifest['checkpoint']
  readonly inclusion: ReleaseManifest['inclusion']
}

/**
 * The manifest of a release, from the log as it stands before the release is recorded. `hashes[n]` is the hash of
 * `events[n]`. @throws when the case was never submitted or scanned: the caller asked `mayRelease` before.
 */
export const buildReleaseManifest = (
  events: readonly CaseEvent[],
  hashes: readonly Uint8Array[],
  facts: ReleaseFacts,
): ReleaseManifest => {
  const state = fold(events)
  const scan = events.findLast((event) => event.type === 'ScanCompleted')?.data
  const head = hashes.at(-1)
  assert(
    state !== null && scan !== undefined && head !== undefined,
    'a case that is released was submitted and scanned',
  )
  const { version, contentHash, title } = currentVersion(state)
  const made = publicVersionOf(state)
  return {
    format: 'mingjian-release',
    version: 2,
    caseId: state.caseId,
    title,
    documentNumber: facts.documentNumber,
    releasedOn: facts.releasedOn,
    office: facts.office,
    metadata: releaseMetadata(state, { ...facts, officeName: facts.office.name }),
    document: {
      ...{ contentHash, version, round: state.round },
      omitted: publicVersion(facts.document, facts.drop).dropped,
      ...(made === null
        ? {}
        : { partial: { removals: made.removals.length, articles: [...articlesOf(made.removals)] } }),
    },
    pdf: facts.pdf,
    files: facts.files,
    fonts: facts.fonts,
    scan: {
      scanHash: scan.scanHash,
      ruleSetVersion: scan.ruleSetVersion,
      lexicons: scan.lexicons,
      hits: scan.hits.length,
    },
    hands: handsOf(events, hashes.map(bytesToHex)),
    log: { events: events.length, head: bytesToHex(head) },
    checkpoint: facts.checkpoint,
    inclusion: facts.inclusion,
  }
}
