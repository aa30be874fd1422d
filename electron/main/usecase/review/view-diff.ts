import type { Input, Output } from '#shared/contract/channels.ts'
import { ok } from '#shared/lib/result.ts'
import { loadVersionRange } from './authored-versions.ts'
import { findText } from './find-text.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

/**
 * What changed between two versions of a case, and which version between them made each change, computed off the main
 * thread. Comparing backwards, from a newer version to an older one, names nobody. Refuses as
 * `findText`, and case.notFound for a version that the case does not have.
 */
export const viewDiff = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { caseId, fromVersion, toVersion }: Input<'case.diff'>,
): Promise<Outcome<Output<'case.diff'>>> => {
  const found = findText(unlocked, caseId)
  if (!found.ok) return found
  const range = loadVersionRange(unlocked, found.value, fromVersion, toVersion)
  if (range === null) return refuse('case.notFound')
  const { from, between, to, made } = range
  const diff = await workstation.tasks.run('diff', { from, between, to })
  return ok({ ...diff, from: from.document, to: to.document, versions: [...made] })
}
