import {
  calendarDate,
  closed,
  closedWith,
  flag,
  identifier,
  integer,
  list,
  nullable,
  oneOf,
  sha256Hex,
  text,
  timestamp,
  type Guard,
} from '#shared/lib/guard.ts'
import { isBearingHead } from '../chain/bearing.ts'
import { PUBLIC_PARTS } from '../layout/public-version.ts'
import { AFTER_RELEASE_SHAPES } from './release/after-release.ts'
import { isCatalogue } from './release/catalogue.ts'
import { CUSTODY_SHAPES } from './custody/custody-shape.ts'
import { HOLD_SHAPES } from './custody/hold.ts'
import { DISCLOSURE_SHAPES } from './disclosure/disclosure-shape.ts'
import { DUTY_SHAPES } from './duty/duty-shape.ts'
import {
  DISCUSSION_RESULTS,
  REFERRAL_ANSWERS,
  SECRECY_ANSWERS,
  SECRECY_CONCLUSIONS,
  type Actor,
  type CaseEvent,
  type EventData,
  type EventType,
} from './events.ts'
import { DOCUMENT_KINDS } from '../document/model.ts'
import { isDelegation } from './authority/delegation.ts'
import { isDepartment } from './authority/department.ts'
import { HANDLING_SHAPES } from './handling/handling-events.ts'
import { isOpinionSheet } from './review/opinion-sheet.ts'
import { GATE_IDS } from './gate/gate-id.ts'
import { isChainTemplate } from './review/chain-template.ts'
import { CASE_CLOCK_SHAPES } from './clock/clock.ts'
import { REDACTION_SHAPES } from './draft/redaction.ts'
import { RETURN_ROLE, REVIEW_STAGES, ROLES, STAGES, type ReturnStage } from './roles.ts'

/** Limits of what one event may hold; generous beside what the window lets through, so that nothing signed is refused. */
const MAX_TITLE = 2000
const MAX_REMARK = 4000
const MAX_NAME = 300
/** Nobody can dispose of so many hits: such a text is not handed in. */
export const MAX_HITS = 100_000
const MAX_LEXICONS = 1000
/** The document and its attachments. */
const MAX_ITEMS = 101
/** People at a meeting. */
const MAX_ATTENDANCE = 500
const MAX_COUNT = 10_000_000

const round = integer(1, MAX_COUNT)
const title = text(MAX_TITLE)
const remark = text(MAX_REMARK)
const name = text(MAX_NAME)
// The keys of RETURN_ROLE are the stages that a return goes out from; Object.keys forgets it.
const returnStage = oneOf(Object.keys(RETURN_ROLE) as ReturnStage[])
const gateAnswer = closed({ gate: oneOf(GATE_IDS), contentHash: sha256Hex, reason: remark })
const sheet = { sheet: isOpinionSheet }
const passed = closedWith({ round, contentHash: sha256Hex, opinion: remark }, sheet)

const move = closed({ round, contentHash: sha256Hex, step: oneOf(REVIEW_STAGES), reason: remark })

const MAX_HEADS = 1000

/** One closed shape for each type of event. */
const DATA: { readonly [T in EventType]: Guard<EventData[T]> } = {
  DraftRegistered: closedWith(
    {
      title,
      version: oneOf([1]),
      contentHash: sha256Hex,
      source: nullable(closed({ fileName: name, format: name, sizeBytes: integer(0, 2 ** 40), sha256: sha256Hex })),
    },
    { department: isDepartment },
  ),
  DisclosureModeSet: closed({ mode: oneOf(['proactive', 'onRequest', 'withheld']), basis: remark, reason: remark }),
  DraftRevised: closed({ title, version: integer(2, MAX_COUNT), contentHash: sha256Hex }),
  CaseSubmitted: closedWith(
    { round, version: integer(1, MAX_COUNT), contentHash: sha256Hex },
    { datedOn: calendarDate, heads: list(identifier, MAX_HEADS) },
  ),
  ChainBound: closedWith({ template: isChainTemplate }, { kind: nullable(oneOf(DOCUMENT_KINDS)) }),
  ScanCompleted: closed({
    contentHash: sha256Hex,
    scanHash: sha256Hex,
    ruleSetVersion: name,
    lexicons: list(closed({ id: name, version: name, sha256: sha256Hex }), MAX_LEXICONS),
    hits: list(
      closed({ id: name, key: name, rule: name, level: oneOf(['block', 'high', 'medium', 'notice']) }),
      MAX_HITS,
    ),
  }),
  DepartmentReviewPassed: passed,
  HitDisposed: closed({
    contentHash: sha256Hex,
    hitId: name,
    disposition: oneOf(['kept', 'falsePositive']),
    reason: remark,
  }),
  SecrecyReviewConcluded: closed({
    round,
    contentHash: sha256Hex,
    scanHash: sha256Hex,
    answers: closed({
      stateSecret: oneOf(SECRECY_ANSWERS),
      workSecret: oneOf(SECRECY_ANSWERS),
      commercialSecret: oneOf(SECRECY_ANSWERS),
      personalPrivacy: oneOf(SECRECY_ANSWERS),
      sensitive: oneOf(SECRECY_ANSWERS),
    }),
    items: list(closed({ itemHash: sha256Hex, conclusion: oneOf(SECRECY_CONCLUSIONS), note: remark }), MAX_ITEMS),
    conclusion: oneOf(SECRECY_CONCLUSIONS),
    note: remark,
  }),
  SecrecyReferralReported: closed({ authority: name, documentNumber: name, reportedOn: calendarDate }),
  SecrecyReferralAnswered: closed({
    authority: name,
    documentNumber: name,
    answeredOn: calendarDate,
    answer: oneOf(REFERRAL_ANSWERS),
  }),
  DeputyReviewPassed: passed,
  FinalApprovalGiven: passed,
  StepPassed: closedWith(
    {
      round,
      contentHash: sha256Hex,
      step: oneOf(['legalReview', 'fairCompetitionReview', 'disclosureOfficeReview']),
      opinion: remark,
      documentNumber: name,
    },
    sheet,
  ),
  CountersignGiven: closed({ round, contentHash: sha256Hex, partyId: identifier, opinion: remark }),
  CollectiveDiscussionRecorded: closed({
    round,
    contentHash: sha256Hex,
    meeting: name,
    heldOn: calendarDate,
    attendance: list(name, MAX_ATTENDANCE),
    result: oneOf(DISCUSSION_RESULTS),
    headSpokeLast: flag,
    againstMajority: flag,
    reason: remark,
    dissent: list(closed({ name, opinion: remark }), MAX_ATTENDANCE),
  }),
  StepSkipped: move,
  PassTakenBack: move,
  CaseReturned: closedWith(
    { round, contentHash: sha256Hex, fromStage: returnStage, toStage: oneOf(STAGES), reason: remark },
    sheet,
  ),
  CaseWithdrawn: closed({ round, reason: remark }),
  RemarkMade: closed({
    round,
    contentHash: sha256Hex,
    remarkId: identifier,
    place: nullable(closed({ line: integer(0, MAX_COUNT), start: integer(0, MAX_COUNT), end: integer(0, MAX_COUNT) })),
    text: remark,
  }),
  RemarkAnswered: closed({ remarkId: identifier, text: remark }),
  RemarkSettled: closed({ remarkId: identifier }),
  SuggestionMade: closed({ round, contentHash: sha256Hex, suggestionId: identifier, editHash: sha256Hex }),
  SuggestionDecided: closed({
    suggestionId: identifier,
    decision: oneOf(['accepted', 'rejected', 'withdrawn']),
    reason: remark,
  }),
  ReleaseGateOverridden: gateAnswer,
  ReleaseGateAcknowledged: gateAnswer,
  CaseReleased: closedWith(
    {
      contentHash: sha256Hex,
      documentNumber: name,
      releasedOn: calendarDate,
      pdfSha256: sha256Hex,
      manifestSha256: sha256Hex,
      manifestSignatureSha256: sha256Hex,
    },
    { catalogue: isCatalogue, omitted: list(oneOf(PUBLIC_PARTS), PUBLIC_PARTS.length) },
  ),
  ...DUTY_SHAPES,
  ...DISCLOSURE_SHAPES,
  ...HANDLING_SHAPES,
  ...AFTER_RELEASE_SHAPES,
  ...REDACTION_SHAPES,
  ...CUSTODY_SHAPES,
  ...HOLD_SHAPES,
  ...CASE_CLOCK_SHAPES,
  ArchivePackageBuilt: closed({
    contentHash: sha256Hex,
    packageSha256: sha256Hex,
    files: integer(1, MAX_COUNT),
  }),
}

const isAnything: Guard<unknown> = (value): value is unknown => value !== undefined
const actor: Guard<Actor> = closedWith(
  { personId: identifier, name, role: oneOf(ROLES), certificateSha256: sha256Hex },
  { delegation: isDelegation },
)

/** What stands around the data of every event, as a body holds it. */
const HEAD = { caseId: identifier, seq: integer(1, MAX_COUNT), at: timestamp, actor, commandId: identifier }
const MORE = { office: isBearingHead }
export const isEventHead = closedWith(HEAD, MORE)
/** A whole body; version and data are asked for by themselves. */
export const isEventBody = closedWith({ ...HEAD, v: isAnything, data: isAnything }, MORE)

export const isEventType = (type: string): type is EventType => Object.hasOwn(DATA, type)

/** True when `data` is exactly what an event of this type holds: every key, no other, all within bounds. */
export const isEventData = (type: EventType, data: unknown): boolean => DATA[type](data)

/** True when a whole event has the shape that `parseEvent` will read back. */
export const isWellFormed = ({ type, data, ...head }: CaseEvent): boolean =>
  isEventType(type) && isEventData(type, data) && isEventHead(head)
