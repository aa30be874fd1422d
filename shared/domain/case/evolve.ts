import { assert, assertNever } from '#shared/lib/result.ts'
import { exercisedRole, type CaseEvent } from './events.ts'
import type { DocumentKind } from '../document/model.ts'
import { DEFAULT_CHAIN, stageAfter } from './review/chain-template.ts'
import { waitingRole } from './roles.ts'
import { isSecrecyPassed, type CaseState } from './state.ts'
import { carriedOver, disposed } from './secrecy/evolve-hits.ts'
import { countersigned, discussed, passed, returned, takenBack } from './review/evolve-steps.ts'
import { isAfterRelease } from './release/after-release.ts'
import { dutyAfter, NO_DUTY } from './duty/duty.ts'
import { isDutyEvent } from './duty/duty-shape.ts'
import { newTiming, timingAfter } from './duty/timing.ts'
import { custodyAfter, NO_CUSTODY } from './custody/custody.ts'
import { isCustodyEvent } from './custody/custody-shape.ts'
import { holdsAfter, isHoldEvent, NO_HOLDS } from './custody/hold.ts'
import { disclosureChange, NO_PUBLICITY } from './disclosure/disclosure.ts'
import { isDisclosureEvent } from './disclosure/disclosure-shape.ts'

const registered = (event: Extract<CaseEvent, { type: 'DraftRegistered' }>): CaseState => ({
  caseId: event.caseId,
  seq: event.seq,
  lastAt: event.at,
  chain: DEFAULT_CHAIN,
  chainBound: false,
  chainFor: null,
  stage: 'draft',
  stageTouched: false,
  round: 0,
  drafterId: event.actor.personId,
  drafterName: event.actor.name,
  drafterIds: [event.actor.personId],
  department: event.data.department ?? null,
  heads: [],
  assignee: null,
  escalatedTo: null,
  versions: [
    { version: 1, contentHash: event.data.contentHash, title: event.data.title, authorId: event.actor.personId },
  ],
  disclosure: null,
  scan: null,
  dispositions: {},
  disposedKeys: {},
  passes: [],
  hands: [],
  skips: [],
  discussions: [],
  secrecy: null,
  referral: null,
  remarks: [],
  suggestions: [],
  timing: newTiming(event),
  duty: NO_DUTY,
  publicity: NO_PUBLICITY,
  custody: NO_CUSTODY,
  holds: NO_HOLDS,
  gateAnswers: [],
  commandIds: [event.commandId],
})

const boundFor = ({ duty }: CaseState, kind: DocumentKind | null | undefined): CaseState['chainFor'] =>
  kind === undefined ? null : { kind, decision: duty.kind?.kind ?? null }

/** What was destroyed lawfully was held no more; a backup of before that a restore destroys again may still say so. */
const custodyChange = (state: CaseState, event: Parameters<typeof custodyAfter>[1]): Partial<CaseState> => ({
  custody: custodyAfter(state.custody, event),
  ...(event.type === 'DisposalRepeated' ? { holds: NO_HOLDS } : {}),
})

const change = (state: CaseState, event: CaseEvent): Partial<CaseState> => {
  if (isDisclosureEvent(event)) return disclosureChange(state, event)
  if (isAfterRelease(event)) return {}
  if (isCustodyEvent(event)) return custodyChange(state, event)
  if (isHoldEvent(event)) return { holds: holdsAfter(state.holds, event) }
  if (isDutyEvent(event)) return { duty: dutyAfter(state.duty, event) }
  switch (event.type) {
    case 'DraftRegistered':
      return {}
    case 'DisclosureModeSet':
      return { disclosure: event.data, publicity: { ...state.publicity, determination: null } }
    case 'DraftRevised':
      return {
        versions: [
          ...state.versions,
          {
            version: event.data.version,
            contentHash: event.data.contentHash,
            title: event.data.title,
            authorId: event.actor.personId,
          },
        ],
        passes: [],
        skips: [],
        secrecy: null,
        scan: null,
        dispositions: {},
      }
    case 'ChainBound':
      return { chain: event.data.template, chainBound: true, chainFor: boundFor(state, event.data.kind) }
    case 'CaseSubmitted':
      return {
        stage: stageAfter(state.chain, 'draft'),
        round: event.data.round,
        heads: event.data.heads ?? [],
        passes: [],
        hands: [],
        skips: [],
        secrecy: null,
      }
    case 'PublicVersionMade':
      return { publicity: { ...state.publicity, made: event.data } }
    case 'ScanCompleted':
      return {
        scan: {
          contentHash: event.data.contentHash,
          scanHash: event.data.scanHash,
          ruleSetVersion: event.data.ruleSetVersion,
          hits: event.data.hits,
        },
        dispositions: carriedOver(state, event.data.hits),
      }
    case 'HitDisposed':
      return disposed(state, event)
    case 'DepartmentReviewPassed':
      return passed(state, 'departmentReview', event, event.data.contentHash)
    case 'DeputyReviewPassed':
      return passed(state, 'deputyReview', event, event.data.contentHash)
    case 'FinalApprovalGiven':
      return passed(state, 'finalApproval', event, event.data.contentHash)
    case 'StepPassed':
      return passed(state, event.data.step, event, event.data.contentHash)
    case 'CountersignGiven':
      return countersigned(state, event)
    case 'CollectiveDiscussionRecorded':
      return discussed(state, event)
    case 'StepSkipped': {
      const { step, reason } = event.data
      const skip = { stage: step, personId: event.actor.personId, reason }
      return { stage: stageAfter(state.chain, step), skips: [...state.skips, skip] }
    }
    case 'PassTakenBack':
      return takenBack(state, event)
    case 'CaseReassigned': {
      const { what, toPersonId, toName } = event.data
      const byLeader = event.actor.role === 'principalLeader' || event.actor.role === state.escalatedTo
      return what === 'step'
        ? { assignee: { personId: toPersonId, name: toName, byLeader } }
        : { drafterId: toPersonId, drafterName: toName, drafterIds: [...state.drafterIds, toPersonId] }
    }
    case 'StepUrged':
    case 'ClockCorrected':
      return {}
    case 'StepEscalated':
      return { escalatedTo: event.data.toRole }
    case 'SecrecyReviewConcluded': {
      const secrecy = { conclusion: event.data.conclusion, contentHash: event.data.contentHash }
      if (event.data.conclusion === 'referred') return { secrecy, referral: { referredAt: event.at, reportedOn: null } }
      if (isSecrecyPassed(state, event.data.conclusion) && event.data.answers.stateSecret !== 'yes')
        return { ...passed(state, 'secrecyReview', event, event.data.contentHash), secrecy }
      if (event.data.conclusion !== 'partial') return { secrecy }
      const partOnly = [...state.publicity.partOnly, event.data.contentHash]
      return { secrecy, publicity: { ...state.publicity, partOnly } }
    }
    case 'SecrecyReferralReported': {
      const { reportedOn } = event.data
      return { referral: state.referral === null ? null : { ...state.referral, reportedOn } }
    }
    case 'SecrecyReferralAnswered': {
      const isFree = event.data.answer === 'notSecret'
      return {
        referral: null,
        secrecy: isFree || state.secrecy === null ? null : { ...state.secrecy, conclusion: 'restricted' },
      }
    }
    case 'CaseReturned':
      return returned(state, event.data.toStage)
    case 'CaseWithdrawn':
      return returned(state, 'draft')
    case 'RemarkMade':
      return { remarks: [...state.remarks, { remarkId: event.data.remarkId, settled: false }] }
    case 'RemarkAnswered':
      return {}
    case 'RemarkSettled': {
      const { remarkId } = event.data
      return {
        remarks: state.remarks.map((remark) => (remark.remarkId === remarkId ? { ...remark, settled: true } : remark)),
      }
    }
    case 'SuggestionMade': {
      const made = { suggestionId: event.data.suggestionId, authorId: event.actor.personId, decision: null }
      return { suggestions: [...state.suggestions, made] }
    }
    case 'SuggestionDecided': {
      const { suggestionId, decision } = event.data
      return {
        suggestions: state.suggestions.map((one) => (one.suggestionId === suggestionId ? { ...one, decision } : one)),
      }
    }
    case 'ReleaseGateOverridden':
    case 'ReleaseGateAcknowledged': {
      const kind = event.type === 'ReleaseGateOverridden' ? 'overridden' : 'acknowledged'
      const answer = { ...event.data, kind, personName: event.actor.name, at: event.at } as const
      return { gateAnswers: [...state.gateAnswers, answer] }
    }
    case 'CaseReleased':
      return { stage: 'released' }
    case 'ArchivePackageBuilt':
      return { stage: 'archived', custody: { ...state.custody, packaged: true } }
    default:
      return assertNever(event)
  }
}

/** The next state after a recorded fact. Total and without checks: what is recorded has happened. */
export const evolve = (state: CaseState | null, event: CaseEvent): CaseState => {
  if (event.type === 'DraftRegistered') return registered(event)
  assert(state !== null, 'the first event of a case registers it')
  const changed = change(state, event)
  const { stage = state.stage, versions = state.versions } = changed
  const { assignee = state.assignee, escalatedTo = state.escalatedTo } = changed
  const stays = stage === state.stage
  return {
    ...state,
    ...changed,
    timing: timingAfter(state.timing, event, { from: state.stage, to: stage, version: versions.length }),
    assignee: stays ? assignee : null,
    escalatedTo: stays ? escalatedTo : null,
    stageTouched: stays && (state.stageTouched || exercisedRole(event.actor) === waitingRole(state.stage)),
    seq: event.seq,
    lastAt: event.at,
    commandIds: state.commandIds.includes(event.commandId) ? state.commandIds : [...state.commandIds, event.commandId],
  }
}

/** All facts of one case, in order; null for none. */
export const fold = (events: readonly CaseEvent[]): CaseState | null =>
  events.reduce<CaseState | null>((state, event) => evolve(state, event), null)
