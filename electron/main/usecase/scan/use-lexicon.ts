import type { Input, Output } from '#shared/contract/channels.ts'
import { lexiconProposalOf } from '#shared/domain/office/lexicon/lexicon-use.ts'
import { ok } from '#shared/lib/result.ts'
import { storedLexicon, versionsInUse } from './lexicon-use.ts'
import { loadOffice } from '../load-office.ts'
import { rescanCases } from './rescan.ts'
import { runOfficeCommand } from '../run-office-command.ts'
import { refuseClassified } from '../refuse-classified.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

const refuseWords = async (workstation: Workstation, unlocked: Unlocked, text: string) =>
  refuseClassified(workstation, unlocked, await workstation.tasks.run('gate', { text }), null)

/**
 * Proposes to put a version to use, an earlier one too, or with null the lexicon out of use; another person confirms.
 * Refuses lexicon.unknown, lexicon.weakensBlocking when it would stand in the place of a shipped one and stop less than
 * that, lexicon.inUse when nothing would change, and what the office's log refuses.
 */
export const proposeLexiconUse = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, id: lexiconId, version, reason }: Input<'lexicon.propose'>,
): Promise<Outcome<Output<'lexicon.propose'>>> => {
  const { store } = unlocked
  const known = store.lexicons().filter((one) => one.lexiconId === lexiconId)
  const record = known.find((one) => one.version === version)
  if (known.length === 0 || (version !== null && record === undefined)) return refuse('lexicon.unknown')
  if ((versionsInUse(store).get(lexiconId) ?? null) === version) return refuse('lexicon.inUse')
  const refusal = await refuseWords(workstation, unlocked, reason)
  if (refusal !== null) return refusal
  const file = record === undefined ? null : storedLexicon(store, record).file
  const replaced = file === null ? null : await workstation.tasks.run('lexiconReplaces', { file })
  if (replaced !== null && replaced.blocking.length > 0)
    return refuse('lexicon.weakensBlocking', { count: replaced.blocking.length, term: replaced.blocking[0] ?? '' })
  const done = await runOfficeCommand(
    workstation,
    unlocked,
    { commandId },
    {
      ...{ type: 'proposeLexiconUse', proposalId: commandId, lexiconId, version, reason },
      ...{ sha256: record?.sha256 ?? null, dropped: replaced?.lost.length ?? 0 },
    },
  )
  return done.ok ? ok({}) : done
}

/**
 * Confirms what somebody else proposed: from now on scans use it, and every open case and everything released is scanned
 * anew, as a job of its own. Refuses lexicon.unknown when the stored file is not the one that was proposed, and what the
 * office's log refuses.
 */
export const confirmLexiconUse = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, proposalId }: Input<'lexicon.confirm'>,
): Promise<Outcome<Output<'lexicon.confirm'>>> => {
  const { store, person } = unlocked
  const state = loadOffice(store)?.state
  const proposal = state === undefined ? null : lexiconProposalOf(state, proposalId)
  const also = (): void => {
    if (proposal === null) return
    const { lexiconId, version } = proposal
    store.activateLexicon({ lexiconId, version, at: workstation.now().toISOString(), personId: person.personId })
  }
  if (proposal !== null && proposal.version !== null) {
    const { lexiconId, version, sha256 } = proposal
    const file = store.lexicons().find((one) => one.lexiconId === lexiconId && one.version === version)
    if (file?.sha256 !== sha256) return refuse('lexicon.unknown')
  }
  const done = await runOfficeCommand(
    workstation,
    unlocked,
    { commandId, also },
    { type: 'confirmLexiconUse', proposalId },
  )
  if (!done.ok) return done
  const started = rescanCases(workstation, unlocked, {})
  return started.ok ? ok({ jobId: started.value.jobId }) : started
}

/** 不予确认, by the second hand, or taken back by the first. */
export const declineLexiconUse = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, proposalId, reason }: Input<'lexicon.decline'>,
): Promise<Outcome<Output<'lexicon.decline'>>> => {
  const refusal = await refuseWords(workstation, unlocked, reason)
  if (refusal !== null) return refusal
  const command = { type: 'declineLexiconUse', proposalId, reason } as const
  const done = await runOfficeCommand(workstation, unlocked, { commandId }, command)
  return done.ok ? ok({}) : done
}
