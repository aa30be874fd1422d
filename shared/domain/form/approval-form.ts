import { assert } from '#shared/lib/result.ts'
import { chainOf } from '../case/review/chain-of.ts'
import { stepOf, type ChainTemplate } from '../case/review/chain-template.ts'
import type { CaseEvent } from '../case/events.ts'
import type { ReviewStage, Stage } from '../case/roles.ts'
import { factsAfter, stateAfter, type FormFacts, type FormSource } from './form-facts.ts'
import { formHands, openLevels, type FormHand } from './hands.ts'

/** 审批单: how a case stands, with every hand of its last round and what went back before. */
export interface ApprovalForm extends FormFacts {
  readonly stage: Stage
  /** Hands since the last submission, itself the first. */
  readonly hands: readonly FormHand[]
  readonly chain: ChainTemplate
  /** What the parties of a countersign are called, by their ids. */
  readonly parties: Readonly<Record<string, string>>
  /** Levels that nobody stands for. */
  readonly open: readonly ReviewStage[]
  /** Returns and withdrawals of earlier rounds. */
  readonly earlier: readonly FormHand[]
}

/** The hash of the wording that the last submission handed in; null when the case never was. */
export const submittedHash = (events: readonly CaseEvent[]): string | null =>
  events.findLast((event) => event.type === 'CaseSubmitted')?.data.contentHash ?? null

/** Shapes the form of a case that was submitted; `source.document` is what its last submission handed in. */
export const approvalForm = (source: FormSource): ApprovalForm => {
  const { events, hashes } = source
  const submitted = events.findLastIndex((event) => event.type === 'CaseSubmitted')
  const contentHash = submittedHash(events)
  assert(contentHash !== null, 'a form is made of a case that was submitted')
  const chain = chainOf(events)
  const all = formHands(events, hashes)
  const since = events[submitted]?.seq ?? 0
  const hands = all.filter(({ event }) => event.seq >= since)
  return {
    ...factsAfter(source, submitted, contentHash),
    stage: stateAfter(events, events.length - 1).stage,
    hands,
    chain,
    parties: Object.fromEntries(
      (stepOf(chain, 'countersign')?.parties ?? []).map(({ partyId, name }) => [partyId, name]),
    ),
    open: openLevels(hands, chain),
    earlier: all.filter(
      ({ event }) => event.seq < since && (event.type === 'CaseReturned' || event.type === 'CaseWithdrawn'),
    ),
  }
}
