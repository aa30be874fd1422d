import { delegationLines, sheetLines } from '#resources/text/opinion-sheet.ts'
import { historyText as words } from '#resources/text/history.ts'
import { CONCLUSION_WORDS, MODE_WORDS, ROLE_WORDS, STAGE_WORDS } from '#resources/text/word/case.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { fold } from '#shared/domain/case/evolve.ts'
import { assert } from '#shared/lib/result.ts'
import { beijingTime, factOf } from './case-fact.ts'
import { escape, unescape } from '../page/html.ts'
import { versionTextFile } from '../bag/package-layout.ts'
import { pageFrame } from '../page/page-frame.ts'

/** Text for a page: nothing that people wrote can become markup. */
const withBreaks = (text: string): string => escape(text).replace(/\n/g, '<br>')

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
