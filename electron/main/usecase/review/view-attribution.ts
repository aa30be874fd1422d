import type { Input, Output } from '#shared/contract/channels.ts'
import { documentToText } from '#shared/domain/document/lines.ts'
import { ok } from '#shared/lib/result.ts'
import { authoredVersions } from './authored-versions.ts'
import { loadWording } from '../load-case.ts'
import { findText } from './find-text.ts'
import type { Outcome, Unlocked, Workstation } from '../workstation.ts'

type View = Output<'case.attribution'>

/**
 * 责任到人: which version, and so which person in which round, every run of the newest version came with. Computed off
 * the main thread. Refuses as `findText`.
 */
export const viewAttribution = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'case.attribution'>,
): Promise<Outcome<View>> => {
  const found = findText(unlocked, input.caseId)
  if (!found.ok) return found
  const loaded = found.value
  const authored = authoredVersions(loaded.events).map(({ contentHash, origin }) => ({
    document: loadWording(unlocked.store, loaded.state.caseId, contentHash),
    origin,
  }))
  const versions = authored.map(({ document, origin }) => ({ document, version: origin.version }))
  const { paragraphs, fallback } = await workstation.tasks.run('attribute', { versions })
  return ok({
    paragraphs: paragraphs.map(({ line, runs }) => ({ line, runs: [...runs] })),
    versions: authored.flatMap(({ document, origin }) => (documentToText(document).trim() === '' ? [] : [origin])),
    fallback,
  })
}
