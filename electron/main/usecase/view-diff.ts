import type { Input, Output } from '#shared/contract/channels.ts'
import { ok } from '#shared/lib/result.ts'
import { authoredVersions } from './authored-versions.ts'
import { loadWording } from './load-case.ts'
import { findCase } from './view-case.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from './workstation.ts'

/**
 * What changed between two versions of a case, and which version between them made each change, computed off the main
 * thread. Comparing backwards, from a newer version to an older one, names nobody. Refuses case.notFound, also for a
 * version that the case does not have.
 */
export const viewDiff = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { caseId, fromVersion, toVersion }: Input<'case.diff'>,
): Promise<Outcome<Output<'case.diff'>>> => {
  const loaded = findCase(unlocked, caseId)
  if (loaded === null) return refuse('case.notFound')
  const authored = authoredVersions(loaded.events)
  const load = (version: number, contentHash: string) => ({
    document: loadWording(unlocked.store, caseId, contentHash),
    version,
  })
  const find = (version: number) => authored.find(({ origin }) => origin.version === version)
  const [from, to] = [find(fromVersion), find(toVersion)]
  if (from === undefined || to === undefined) return refuse('case.notFound')
  const made = authored.filter(({ origin }) => origin.version > fromVersion && origin.version <= toVersion)
  const diff = await workstation.tasks.run('diff', {
    from: load(fromVersion, from.contentHash),
    between: made.slice(0, -1).map(({ origin, contentHash }) => load(origin.version, contentHash)),
    to: load(toVersion, to.contentHash),
  })
  return ok({ ...diff, versions: made.map(({ origin }) => origin) })
}
