import type { Input, Output } from '#shared/contract/channels.ts'
import { ok } from '#shared/lib/result.ts'
import { loadVersionRange } from './authored-versions.ts'
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
  const range = loadVersionRange(unlocked, loaded, fromVersion, toVersion)
  if (range === null) return refuse('case.notFound')
  const { from, between, to, made } = range
  const diff = await workstation.tasks.run('diff', { from, between, to })
  return ok({ ...diff, from: from.document, to: to.document, versions: [...made] })
}
