import { discussionLines } from '#resources/text/discussion.ts'
import { historyText as words } from '#resources/text/history.ts'
import {
  CONCLUSION_WORDS,
  DISCUSSION_WORDS,
  DISPOSITION_WORDS,
  MODE_WORDS,
  REFERRAL_WORDS,
  ROLE_WORDS,
  STAGE_WORDS,
  SUGGESTION_WORDS,
} from '#resources/text/word/case.ts'
import { isCustodyEvent } from '#shared/domain/case/custody/custody-shape.ts'
import { isHoldEvent } from '#shared/domain/case/custody/hold.ts'
import { isDisclosureEvent } from '#shared/domain/case/disclosure/disclosure-shape.ts'
import { isDutyEvent } from '#shared/domain/case/duty/duty-shape.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { isAfterRelease } from '#shared/domain/case/release/after-release.ts'
import { partyName } from '#shared/domain/case/review/chain-of.ts'
import { beijingTimeOf } from '#shared/domain/deadline/date.ts'
import { assertNever } from '#shared/lib/result.ts'
import { afterReleaseFact } from './after-release-fact.ts'
import { custodyFact } from './custody-fact.ts'
import { disclosureFact } from './disclosure-fact.ts'
import { dutyFact } from './duty-fact.ts'
import { holdFact } from './hold-fact.ts'
import { redactionFact } from './redaction-fact.ts'

/** A time as it is told to people. */
export const beijingTime = (at: string): string => beijingTimeOf(at).replace('T', ' ')

/** What happened, and what the person wrote with it. */
export const factOf = (
  event: CaseEvent,
  events: readonly CaseEvent[],
): { readonly what: string; readonly remark: string } => {
  if (isDisclosureEvent(event)) return disclosureFact(event)
  if (isDutyEvent(event)) return dutyFact(event)
  if (isAfterRelease(event)) return afterReleaseFact(event)
  if (isCustodyEvent(event)) return custodyFact(event)
  if (isHoldEvent(event)) return holdFact(event, events)
  const { facts } = words
  switch (event.type) {
    case 'DraftRegistered':
      return { what: facts.registered(event.data.source?.fileName ?? null), remark: event.data.title }
    case 'DisclosureModeSet': {
      const { mode, basis, reason } = event.data
      const remark = [words.basis(basis), ...(reason === '' ? [] : [words.reason(reason)])].join('\n')
      return { what: facts.disclosure(MODE_WORDS[mode]), remark }
    }
    case 'DraftRevised':
      return { what: facts.revised(event.data.version), remark: event.data.title }
    case 'PublicVersionMade':
      return redactionFact(event.data)
    case 'CaseSubmitted':
      return { what: facts.submitted(event.data.round, event.data.version), remark: '' }
    case 'ScanCompleted': {
      const lists = event.data.lexicons.map(({ id, version }) => `${id} ${version}`)
      return { what: facts.scanned(event.data.hits.length), remark: lists.join('\n') }
    }
    case 'HitDisposed':
      return { what: facts.disposed(DISPOSITION_WORDS[event.data.disposition]), remark: event.data.reason }
    case 'DepartmentReviewPassed':
      return { what: facts.passed(STAGE_WORDS.departmentReview), remark: event.data.opinion }
    case 'SecrecyReviewConcluded':
      return { what: facts.concluded(CONCLUSION_WORDS[event.data.conclusion]), remark: event.data.note }
    case 'DeputyReviewPassed':
      return { what: facts.passed(STAGE_WORDS.deputyReview), remark: event.data.opinion }
    case 'FinalApprovalGiven':
      return { what: facts.approved, remark: event.data.opinion }
    case 'SecrecyReferralReported': {
      const { authority, documentNumber, reportedOn } = event.data
      return {
        what: facts.referralReported(authority),
        remark: [documentNumber, reportedOn].filter(Boolean).join('\n'),
      }
    }
    case 'SecrecyReferralAnswered': {
      const { authority, documentNumber, answeredOn, answer } = event.data
      const remark = [documentNumber, answeredOn].filter(Boolean).join('\n')
      return { what: facts.referralAnswered(authority, REFERRAL_WORDS[answer]), remark }
    }
    case 'ChainBound': {
      const { name, version, steps } = event.data.template
      return { what: facts.bound(name, version, words.steps(steps.map(({ kind }) => STAGE_WORDS[kind]))), remark: '' }
    }
    case 'StepPassed': {
      const { step, opinion, documentNumber } = event.data
      const number = documentNumber === '' ? [] : [words.number(documentNumber)]
      return { what: facts.passed(STAGE_WORDS[step]), remark: [...number, opinion].join('\n') }
    }
    case 'CountersignGiven':
      return { what: facts.countersigned(partyName(events, event.data.partyId)), remark: event.data.opinion }
    case 'CollectiveDiscussionRecorded':
      return {
        what: facts.discussed(DISCUSSION_WORDS[event.data.result]),
        remark: discussionLines(event.data).join('\n'),
      }
    case 'CaseReassigned': {
      const { what, stage, toName, reason } = event.data
      return {
        what: facts.reassigned(what === 'drafter' ? null : STAGE_WORDS[stage], toName),
        remark: words.reason(reason),
      }
    }
    case 'StepUrged':
      return { what: facts.urged(STAGE_WORDS[event.data.stage], event.data.dueOn), remark: event.data.text }
    case 'StepEscalated': {
      const { stage, toRole, dueOn, text } = event.data
      return { what: facts.escalated(STAGE_WORDS[stage], ROLE_WORDS[toRole], dueOn), remark: text }
    }
    case 'StepSkipped':
      return { what: facts.skipped(STAGE_WORDS[event.data.step]), remark: words.reason(event.data.reason) }
    case 'PassTakenBack':
      return { what: facts.takenBack(STAGE_WORDS[event.data.step]), remark: words.reason(event.data.reason) }
    case 'CaseReturned':
      return { what: facts.returned(STAGE_WORDS[event.data.toStage]), remark: words.reason(event.data.reason) }
    case 'CaseWithdrawn':
      return { what: facts.withdrawn, remark: words.reason(event.data.reason) }
    case 'RemarkMade':
      return { what: facts.remark, remark: event.data.text }
    case 'RemarkAnswered':
      return { what: facts.answer, remark: event.data.text }
    case 'RemarkSettled':
      return { what: facts.settled, remark: '' }
    case 'SuggestionMade':
      return { what: facts.suggested, remark: '' }
    case 'SuggestionDecided':
      return { what: facts.suggestionDecided(SUGGESTION_WORDS[event.data.decision]), remark: event.data.reason }
    case 'ReleaseGateOverridden':
      return { what: facts.gateOverridden(event.data.gate), remark: words.reason(event.data.reason) }
    case 'ReleaseGateAcknowledged':
      return { what: facts.gateAcknowledged(event.data.gate), remark: words.reason(event.data.reason) }
    case 'CaseReleased':
      return { what: facts.released, remark: event.data.documentNumber }
    case 'ClockCorrected':
      return { what: facts.clock, remark: facts.clockUntil(beijingTime(event.data.wrongUntil)) }
    case 'ArchivePackageBuilt':
      return { what: facts.archived(event.data.files), remark: '' }
    default:
      return assertNever(event)
  }
}
