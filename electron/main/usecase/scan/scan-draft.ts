import type { Input, Output } from '#shared/contract/channels.ts'
import { ok } from '#shared/lib/result.ts'
import { beijingDate } from '../beijing-date.ts'
import { activeLexicons } from './lexicon-use.ts'
import { scanLimitsOf } from './scan-limits.ts'
import { findOwnCase } from '../find-case.ts'
import type { Outcome, Unlocked, Workstation } from '../workstation.ts'

/**
 * What a scan of the draft as it stands on the page would find; the scan that counts is made when it is submitted. Writes
 * nothing. Refuses whoever is not the drafter (case.notFound, case.notDrafter).
 */
export const scanDraft = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { caseId, document }: Input<'draft.scan'>,
): Promise<Outcome<Output<'draft.scan'>>> => {
  const found = findOwnCase(unlocked, caseId)
  if (!found.ok) return found
  return ok(
    await workstation.tasks.run('scanDraft', {
      caseId,
      document,
      today: beijingDate(workstation.now()),
      lexicons: activeLexicons(unlocked.store),
      smallCellLeast: scanLimitsOf(unlocked.store).smallCellLeast,
    }),
  )
}
