import type { Input, Output } from '#shared/contract/channels.ts'
import { ok } from '#shared/lib/result.ts'
import { beijingDate } from '../beijing-date.ts'
import { activeLexicons } from './lexicon-use.ts'
import { scanLimitsOf } from './scan-limits.ts'
import { findCase } from '../review/view-case.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

/**
 * What a scan of the draft as it stands on the page would find; the scan that counts is made when it is submitted. Writes
 * nothing. Refuses whoever is not the drafter (case.notFound, case.notDrafter).
 */
export const scanDraft = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { caseId, document }: Input<'draft.scan'>,
): Promise<Outcome<Output<'draft.scan'>>> => {
  const loaded = findCase(unlocked, caseId)
  if (loaded === null) return refuse('case.notFound')
  if (loaded.state.drafterId !== unlocked.person.personId) return refuse('case.notDrafter')
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
