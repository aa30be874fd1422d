import type { Input, Output } from '#shared/contract/channels.ts'
import { ok } from '#shared/lib/result.ts'
import { loadWording } from './load-case.ts'
import { findCase } from './view-case.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from './workstation.ts'

/** What changed between two versions of a case, computed off the main thread. Version 0 is the empty page. */
export const viewDiff = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'case.diff'>,
): Promise<Outcome<Output<'case.diff'>>> => {
  const loaded = findCase(unlocked, input.caseId)
  if (loaded === null) return refuse('case.notFound')
  const { versions, caseId } = loaded.state
  const from = versions.find(({ version }) => version === input.fromVersion)
  const to = versions.find(({ version }) => version === input.toVersion)
  if (from === undefined || to === undefined) return refuse('case.notFound')
  const older = loadWording(unlocked.store, caseId, from.contentHash)
  const newer = loadWording(unlocked.store, caseId, to.contentHash)
  return ok(await workstation.tasks.run('diff', { older, newer }))
}
