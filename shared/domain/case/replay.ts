import { sameValue } from '#shared/lib/same-value.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { dutyCommandOf } from './duty/decide-duty.ts'
import { custodyCommandOf } from './custody/custody.ts'
import { isCustodyEvent } from './custody/custody-shape.ts'
import { holdCommandOf, isHoldEvent } from './custody/hold.ts'
import { disclosureCommandOf } from './disclosure/disclosure.ts'
import { isDisclosureEvent } from './disclosure/disclosure-shape.ts'
import { afterReleaseCommandOf, isAfterRelease } from './release/after-release.ts'
import { isDutyEvent } from './duty/duty-shape.ts'
import { decide, type CaseCommand } from './decide.ts'
import type { Wording, DerivedHash } from './draft/wording.ts'
import { actingRole } from './authority/acting-role.ts'
import { type DecideContext, delegationFor } from './authority/may-review.ts'
import type { CaseEvent, EventHead } from './events.ts'
import { evolve } from './evolve.ts'
import type { CaseRefusalCode } from './refusals.ts'
import { currentVersion, type CaseState } from './state.ts'

export type ReplayProblemCode =
  | 'replay.empty'
  | 'replay.refused' // the rules do not allow this act, of this person, at this point
  | 'replay.notOneAct' // events of one command that no single act yields
  | 'replay.otherFacts' // the act is allowed, but yields other facts than those recorded
  | 'replay.commandTwice' // one command, one act: the name was used before

export interface ReplayProblem {
  readonly code: ReplayProblemCode
  readonly seq: number
  /** Why the rules say no, with `replay.refused`. */
  readonly refusal?: CaseRefusalCode
}

/** Says whether the text under a content hash is empty; whoever has no texts says no. */
export type IsEmptyWording = (contentHash: string) => boolean

/** Events that one command recorded: they lie together and share its name. */
export const groupByCommand = <E extends EventHead>(events: readonly E[]): readonly (readonly [E, ...E[]])[] => {
  const groups: [E, ...E[]][] = []
  for (const event of events) {
    const group = groups.at(-1)
    if (group !== undefined && group[0].commandId === event.commandId) group.push(event)
    else groups.push([event])
  }
  return groups
}

const submitCommand = (
  state: CaseState | null,
  group: readonly CaseEvent[],
  isEmpty: IsEmptyWording,
): CaseCommand | null => {
  const submitted = group.find((event) => event.type === 'CaseSubmitted')
  const scan = group.find((event) => event.type === 'ScanCompleted')
  if (state === null || submitted === undefined || scan === undefined) return null
  const titles = group.flatMap((event) => (event.type === 'DraftRevised' ? [event.data] : []))
  const wordingOf = (contentHash: string): Wording => {
    const { title } = [...state.versions, ...titles].findLast((one) => one.contentHash === contentHash) ?? { title: '' }
    return { title, contentHash, empty: title.trim() === '' || isEmpty(contentHash) }
  }
  const made = group.find((event) => event.type === 'PublicVersionMade')?.data
  const { datedOn, heads } = submitted.data
  const dated = datedOn === undefined ? {} : { datedOn }
  const wording = { ...wordingOf(made?.fromContentHash ?? submitted.data.contentHash), ...dated }
  const redaction =
    made === undefined ? {} : { redaction: { removals: made.removals, wording: wordingOf(made.contentHash) } }
  const bound = group.find((event) => event.type === 'ChainBound')
  return {
    type: 'submit',
    wording,
    scan: scan.data,
    ...redaction,
    ...(bound === undefined ? {} : { chain: bound.data.template }),
    ...(bound?.data.kind === undefined ? {} : { kind: bound.data.kind }),
    ...(heads === undefined ? {} : { heads }),
  }
}

const hasText: IsEmptyWording = () => false

/** What the person must have asked for; null when no single command yields such events. */
export const caseCommandOf = (
  state: CaseState | null,
  group: readonly [CaseEvent, ...CaseEvent[]],
  isEmpty: IsEmptyWording = hasText,
): CaseCommand | null => {
  const [event] = group
  if (isDisclosureEvent(event)) return disclosureCommandOf(event)
  if (isCustodyEvent(event)) return custodyCommandOf(event)
  if (isHoldEvent(event)) return holdCommandOf(event)
  if (isDutyEvent(event)) return dutyCommandOf(event)
  if (isAfterRelease(event)) return afterReleaseCommandOf(event)
  /** The text that stood then; facts that name none were made on it. */
  const seen = state === null ? null : currentVersion(state).contentHash
  switch (event.type) {
    case 'DraftRegistered': {
      const { title, contentHash, source, department } = event.data
      const second = group.find((one) => one.type === 'DraftRevised')?.data ?? null
      const revised = second === null ? null : { title: second.title, contentHash: second.contentHash, empty: false }
      const placed = department === undefined ? {} : { department }
      return { type: 'register', wording: { title, contentHash, empty: false }, revised, source, ...placed }
    }
    case 'ChainBound':
    case 'DraftRevised':
    case 'CaseSubmitted':
    case 'PublicVersionMade':
      return submitCommand(state, group, isEmpty)
    case 'ScanCompleted':
      return null
    case 'DisclosureModeSet':
      return { type: 'setDisclosure', ...event.data }
    case 'CaseWithdrawn':
      return { type: 'withdraw', reason: event.data.reason }
    case 'DepartmentReviewPassed':
      return { type: 'pass', stage: 'departmentReview', ...event.data }
    case 'DeputyReviewPassed':
      return { type: 'pass', stage: 'deputyReview', ...event.data }
    case 'FinalApprovalGiven':
      return { type: 'pass', stage: 'finalApproval', ...event.data }
    case 'StepPassed':
      return { type: 'pass', stage: event.data.step, ...event.data }
    case 'CountersignGiven':
      return { type: 'pass', stage: 'countersign', ...event.data }
    case 'CollectiveDiscussionRecorded':
      return { type: 'recordDiscussion', ...event.data }
    case 'StepSkipped':
      return { type: 'skipStep', ...event.data }
    case 'PassTakenBack':
      return { type: 'takeBack', ...event.data }
    case 'CaseReassigned':
      return { type: 'reassign', ...event.data }
    case 'StepUrged':
      return { type: 'urge', ...event.data }
    case 'StepEscalated':
      return { type: 'escalate', ...event.data }
    case 'CaseReturned': {
      return { type: 'return', ...event.data }
    }
    case 'RemarkMade':
      return { type: 'remark', ...event.data }
    case 'RemarkAnswered':
      return seen === null ? null : { type: 'answerRemark', contentHash: seen, ...event.data }
    case 'RemarkSettled':
      return seen === null ? null : { type: 'settleRemark', contentHash: seen, ...event.data }
    case 'SuggestionMade': {
      const suggestions = group.flatMap((one) => (one.type === 'SuggestionMade' ? [one.data] : []))
      const made = suggestions.map(({ suggestionId, editHash }) => ({ suggestionId, editHash }))
      return { type: 'suggest', contentHash: event.data.contentHash, suggestions: made }
    }
    case 'SuggestionDecided': {
      const suggestionIds = group.flatMap((one) => (one.type === 'SuggestionDecided' ? [one.data.suggestionId] : []))
      const { decision, reason } = event.data
      return seen === null ? null : { type: 'decideSuggestions', contentHash: seen, suggestionIds, decision, reason }
    }
    case 'SecrecyReferralReported':
      return seen === null ? null : { type: 'reportReferral', contentHash: seen, ...event.data }
    case 'SecrecyReferralAnswered':
      return seen === null ? null : { type: 'answerReferral', contentHash: seen, ...event.data }
    case 'HitDisposed':
      return { type: 'disposeHit', ...event.data }
    case 'SecrecyReviewConcluded': {
      const { contentHash, answers, items, conclusion, note } = event.data
      // Whether these are the items of the text, only whoever has the text can say (verify-package).
      const itemHashes = items.map(({ itemHash }) => itemHash)
      return { type: 'concludeSecrecy', contentHash, itemHashes, answers, items, conclusion, note }
    }
    case 'ReleaseGateOverridden':
    case 'ReleaseGateAcknowledged':
      return { type: 'answerGate', role: event.actor.role, ...event.data }
    case 'CaseReleased':
      return { type: 'release', ...event.data }
    case 'ClockCorrected':
      return { type: 'correctClock', correctionId: event.data.correctionId }
    case 'ArchivePackageBuilt':
      return { type: 'archive', ...event.data }
  }
}

interface Fact {
  readonly type: string
  readonly data: unknown
}

/** Are these the very facts? Without making texts of them: every act that is lived again asks. */
export const sameFacts = (some: readonly Fact[], others: readonly Fact[]): boolean =>
  some.length === others.length &&
  some.every(({ type, data }, index) => type === others[index]?.type && sameValue(data, others[index].data))

/** The first event that is not of the same hand and moment as the act that it lies in; null for one whole act. */
export const strangerIn = <E extends EventHead>(group: readonly [E, ...E[]]): E | null => {
  const [{ at, actor }] = group
  return group.find((event) => event.at !== at || !sameValue(event.actor, actor)) ?? null
}

/** Who acted, as the rules are asked: in the role that the event names, and under its delegation. */
export const contextOf = ({ actor: { personId, role, delegation }, at }: EventHead): DecideContext => ({
  ...{ personId, roles: [role], at },
  delegations: delegation === undefined ? [] : [delegation],
})

/** Does one recorded act hold, where it stands? */
export const checkGroup = (
  state: CaseState | null,
  group: readonly [CaseEvent, ...CaseEvent[]],
  isEmpty: IsEmptyWording,
  derivedHash?: DerivedHash,
): ReplayProblem | null => {
  const [first] = group
  const { seq, actor, commandId } = first
  if (state?.commandIds.includes(commandId) === true) return { code: 'replay.commandTwice', seq }
  const stranger = strangerIn(group)
  if (stranger !== null) return { code: 'replay.notOneAct', seq: stranger.seq }
  const command = caseCommandOf(state, group, isEmpty)
  if (command === null) return { code: 'replay.notOneAct', seq }
  const { delegation } = actor
  const context = { ...contextOf(first), ...(derivedHash === undefined ? {} : { derivedHash }) }
  // A delegation is named where it was needed, and nowhere else.
  const needed = delegationFor(actingRole(state, command, context), context)
  if ((needed === null) !== (delegation === undefined)) return { code: 'replay.notOneAct', seq }
  const decided = decide(state, command, context)
  if (!decided.ok) return { code: 'replay.refused', seq, refusal: decided.error.code }
  return sameFacts(decided.value, group) ? null : { code: 'replay.otherFacts', seq }
}

/**
 * Lives the case again: every recorded act must be one that `decide` allows to that person, in the role that the event
 * names, at that point, and must have yielded exactly the facts that are recorded. So a log that is correctly signed and
 * linked, but tells what the rules forbid, is refused. That the person holds the role is `verifyChain`'s question; run
 * it before. Names the first event that does not fit.
 */
export const replay = (
  events: readonly CaseEvent[],
  isEmpty: IsEmptyWording = hasText,
  derivedHash?: DerivedHash,
): Result<CaseState, ReplayProblem> => {
  let state: CaseState | null = null
  for (const group of groupByCommand(events)) {
    const problem = checkGroup(state, group, isEmpty, derivedHash)
    if (problem !== null) return err(problem)
    state = group.reduce<CaseState | null>(evolve, state)
  }
  return state === null ? err({ code: 'replay.empty', seq: 0 }) : ok(state)
}
