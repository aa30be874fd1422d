import { discussionLines } from '#resources/text/discussion.ts'
import { delegationLines, sheetLines } from '#resources/text/opinion-sheet.ts'
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
import { isDisclosureEvent } from '#shared/domain/case/disclosure/disclosure-shape.ts'
import { isAfterRelease } from '#shared/domain/case/release/after-release.ts'
import { isHoldEvent } from '#shared/domain/case/custody/hold.ts'
import { isDutyEvent } from '#shared/domain/case/duty/duty-shape.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { partyName } from '#shared/domain/case/review/chain-of.ts'
import { fold } from '#shared/domain/case/evolve.ts'
import { beijingTimeOf } from '#shared/domain/deadline/date.ts'
import { assert, assertNever } from '#shared/lib/result.ts'
import { custodyFact } from './custody-fact.ts'
import { disclosureFact } from './disclosure-fact.ts'
import { afterReleaseFact } from './after-release-fact.ts'
import { holdFact } from './hold-fact.ts'
import { redactionFact } from './redaction-fact.ts'
import { escape, unescape } from '../page/html.ts'
import { dutyFact } from './duty-fact.ts'
import { versionTextFile } from '../bag/package-layout.ts'
import { pageFrame } from '../page/page-frame.ts'

/** Text for a page: nothing that people wrote can become markup. */
const withBreaks = (text: string): string => escape(text).replace(/\n/g, '<br>')

const beijingTime = (at: string): string => beijingTimeOf(at).replace('T', ' ')

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

/** Cells are text, except those that are handed over as markup. */
type Cell = string | { readonly html: string }
const cell = (tag: 'td' | 'th', value: Cell): string =>
  `<${tag}>${typeof value === 'string' ? withBreaks(value) : value.html}</${tag}>`
const row = (tag: 'td' | 'th', cells: readonly Cell[]): string =>
  `<tr>${cells.map((value) => cell(tag, value)).join('')}</tr>`
const table = (head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `<table><thead>${row('th', head)}</thead><tbody>\n${rows.map((cells) => row('td', cells)).join('\n')}\n</tbody></table>`
const section = (title: string, body: string): string => `<h2>${escape(title)}</h2>\n${body}`

const who = ({ actor }: CaseEvent): string => words.actor(actor.name, ROLE_WORDS[actor.role])

const summary = (events: readonly CaseEvent[]): string => {
  const state = fold(events)
  const registered = events.find((event) => event.type === 'DraftRegistered')?.data
  const released = events.find((event) => event.type === 'CaseReleased')?.data
  assert(state !== null && registered !== undefined, 'the history of a case that was registered')
  const { labels } = words
  const none = labels.none
  const lines: readonly (readonly [string, string])[] = [
    [labels.caseId, state.caseId],
    [labels.title, state.versions.at(-1)?.title ?? none],
    [labels.drafter, state.drafterName],
    [labels.source, registered.source?.fileName ?? none],
    [labels.disclosure, state.disclosure === null ? none : MODE_WORDS[state.disclosure.mode]],
    [labels.rounds, String(state.round)],
    [labels.documentNumber, released?.documentNumber === '' ? none : (released?.documentNumber ?? none)],
    [labels.releasedOn, released?.releasedOn ?? none],
  ]
  const body = lines.map(([label, value]) => `<tr>${cell('th', label)}${cell('td', value)}</tr>`).join('\n')
  return `<table class="summary"><tbody>\n${body}\n</tbody></table>`
}

const passedLevel = (
  event: CaseEvent,
  events: readonly CaseEvent[],
): { readonly stage: string; readonly opinion: string } | null => {
  switch (event.type) {
    case 'DepartmentReviewPassed':
      return { stage: STAGE_WORDS.departmentReview, opinion: event.data.opinion }
    case 'SecrecyReviewConcluded': {
      const { conclusion, note } = event.data
      return { stage: STAGE_WORDS.secrecyReview, opinion: `${CONCLUSION_WORDS[conclusion]}\n${note}` }
    }
    case 'StepPassed':
    case 'CountersignGiven':
    case 'CollectiveDiscussionRecorded':
    case 'StepSkipped': {
      const { what, remark } = factOf(event, events)
      return { stage: what, opinion: remark }
    }
    case 'DeputyReviewPassed':
      return { stage: STAGE_WORDS.deputyReview, opinion: event.data.opinion }
    case 'FinalApprovalGiven':
      return { stage: STAGE_WORDS.finalApproval, opinion: event.data.opinion }
    default:
      return null
  }
}

/** 审批单: who passed each level of the last round, and with which words. */
const approvals = (events: readonly CaseEvent[]): string => {
  const lastSubmit = events.findLastIndex((event) => event.type === 'CaseSubmitted')
  const rows = events.slice(lastSubmit).flatMap((event) => {
    const passed = passedLevel(event, events)
    if (passed === null) return []
    const sheet = 'sheet' in event.data ? sheetLines(event.data.sheet) : []
    const by = [event.actor.name, ...delegationLines(event.actor.delegation)].join('\n')
    return [[passed.stage, by, [passed.opinion, ...sheet].join('\n'), beijingTime(event.at)]]
  })
  const { labels } = words
  return table([labels.stage, labels.person, labels.opinion, labels.time], rows)
}

const versions = (events: readonly CaseEvent[]): string => {
  const { labels } = words
  const rows = events.flatMap((event) =>
    event.type === 'DraftRegistered' || event.type === 'DraftRevised'
      ? [
          [
            String(event.data.version),
            event.data.title,
            event.actor.name,
            beijingTime(event.at),
            { html: `<code>${event.data.contentHash}</code>` },
            // The page lies in data/, beside the folder of the versions.
            { html: `<a href="${versionTextFile(event.data.version).replace(/^data\//, '')}">${labels.read}</a>` },
          ],
        ]
      : [],
  )
  return table([labels.version, labels.title, labels.person, labels.time, labels.contentHash, labels.text], rows)
}

/** One line of 留痕 as such a page tells it. */
export interface ToldEvent {
  readonly seq: number
  readonly at: string
  readonly who: string
  readonly what: string
  readonly said: string
}

/** The lines of 留痕 as this program tells them. */
export const tellEvents = (events: readonly CaseEvent[]): readonly ToldEvent[] =>
  events.map((event) => {
    const { what, remark } = factOf(event, events)
    const sheet = 'sheet' in event.data ? sheetLines(event.data.sheet) : []
    const said = [...delegationLines(event.actor.delegation), remark, ...sheet].filter((line) => line !== '').join('\n')
    return { seq: event.seq, at: beijingTime(event.at), who: who(event), what, said }
  })

const timeline = (events: readonly CaseEvent[]): string => {
  const { labels } = words
  const rows = tellEvents(events).map((one) => [String(one.seq), one.at, one.who, one.what, one.said])
  return table(['#', labels.time, labels.person, labels.event, labels.opinion], rows)
}

/** Bounded, or a cell of some megabytes, which anybody may have made, fills the stack of the pattern. Ours are far shorter. */
const CELL = '([^<]{0,1000000})'
const TIMELINE_ROW = new RegExp(`<tr><td>(\\d{1,9})</td>${`<td>${CELL}</td>`.repeat(4)}</tr>`, 'gu')

/** The lines of 留痕 on such a page, whatever program wrote it; what is no such line is left out. */
export const toldEvents = (page: string): readonly ToldEvent[] =>
  [...page.replaceAll('<br>', '\n').matchAll(TIMELINE_ROW)].map(([, seq, at = '', by = '', what = '', said = '']) => ({
    seq: Number(seq),
    at: unescape(at),
    who: unescape(by),
    what: unescape(what),
    said: unescape(said),
  }))

const STYLE = [
  'body{font-family:"Noto Serif CJK SC","Source Han Serif SC",SimSun,serif;max-width:62em;margin:2em auto;padding:0 1em;line-height:1.6;color:#1a1a1a}',
  'h1{font-size:1.5em;color:#a61b1b;border-bottom:2px solid #a61b1b;padding-bottom:.3em}h2{font-size:1.15em;margin-top:1.8em}',
  'table{border-collapse:collapse;width:100%}th,td{border:1px solid #bbb;padding:.35em .6em;text-align:left;vertical-align:top}',
  'th{background:#f4efe6;white-space:nowrap}td:first-child{white-space:nowrap}code{font-size:.75em;word-break:break-all}.summary th{width:8em}',
].join('\n')

/**
 * The case as a page that anyone can read: who did what on which text, with the opinions. Complete in itself: no script,
 * nothing from elsewhere, links only to the versions beside it. For reading; the log is the evidence.
 */
export const renderHistory = (events: readonly CaseEvent[]): string => {
  const title = words.title(fold(events)?.versions.at(-1)?.title ?? '')
  const parts = [
    section(words.summary, summary(events)),
    section(words.approvals, approvals(events)),
    section(words.versions, versions(events)),
    section(words.timeline, timeline(events)),
  ]
  return pageFrame(title, words.intro, STYLE, parts.join('\n'))
}
