import { beijingDateOf } from '../deadline/date.ts'
import { isoOfPrintedDate } from '../deadline/printed-date.ts'
import { postedFacts, type PostedFacts } from '../case/enforcement/enforcement.ts'
import type { EnforcementDecision } from '../case/enforcement/enforcement-events.ts'
import type { DecisionKind } from '../case/duty/duty-events.ts'
import { evolve } from '../case/evolve.ts'
import type { CaseEvent, SecrecyConclusion } from '../case/events.ts'
import type { DisclosureMode } from '../case/disclosure/disclosure-events.ts'
import { hitStories, type HitOutcome } from '../case/secrecy/hit-outcomes.ts'
import { holdStories, type HoldStory } from '../case/custody/hold.ts'
import type { SheetColumn, SheetRow } from '../case/review/opinion-sheet.ts'
import type { ReturnStage, Stage } from '../case/roles.ts'
import { currentVersion, type CaseState } from '../case/state.ts'
import { deadlineStart } from '../case/duty/timing.ts'
import { validityFacts, type ValidityFacts } from '../case/duty/validity.ts'
import type { OfficialDocument } from '../document/model.ts'

export interface SecrecyReview {
  readonly on: string
  readonly round: number
  readonly reviewer: string
  readonly conclusion: SecrecyConclusion
  readonly note: string
  readonly items: number
}
export interface Return {
  readonly on: string
  readonly from: ReturnStage
  readonly reason: string
  /** What the sheet asked to be revised; empty where the person filled in none. */
  readonly aspects: readonly { readonly row: SheetRow; readonly column: SheetColumn }[]
}
/** A stay of the case at one stage, from when to when; the last one may be open. */
export interface Stay {
  readonly stage: Stage
  readonly from: string
  readonly until: string | null
}

/** What the registers need of a case. Dates are of the Beijing calendar. */
export interface RegisterCase {
  readonly caseId: string
  readonly title: string
  /** 文种; '' for what is no statutory kind. */
  readonly kind: string
  /** 内容概述: how the text begins. */
  readonly summary: string
  readonly drafterName: string
  /** 承办科室; '' for none. */
  readonly department: string
  readonly stage: Stage
  readonly mode: DisclosureMode | null
  readonly basis: string
  readonly registeredOn: string
  /** Days on which it was handed in. */
  readonly submittedOn: readonly string[]
  /** 成文日期 as it is printed, or the day of the approval. */
  readonly formedOn: string | null
  readonly releasedAt: string | null
  readonly releasedOn: string | null
  readonly documentNumber: string
  /** 索引号 that the release was given; '' for none. */
  readonly indexNumber: string
  /** 编号 of the line of 主动公开基本目录 that the determination names; null for none. */
  readonly entryItem: string | null
  /** 行政执法公示 of a decision; null for none. */
  readonly enforcement: EnforcementDecision | null
  readonly posted: PostedFacts | null
  readonly concludedOn: string | null
  readonly limitRule: string
  readonly limitFrom: string | null
  readonly decisionKind: DecisionKind | null
  readonly validity: ValidityFacts
  /** What ended or changed it, in words of those who did. */
  readonly changedBy: readonly { readonly title: string; readonly number: string; readonly on: string }[]
  readonly secrecy: readonly SecrecyReview[]
  readonly returns: readonly Return[]
  readonly holds: readonly HoldStory[]
  readonly stays: readonly Stay[]
  readonly hits: readonly { readonly rule: string; readonly outcome: HitOutcome }[]
}

const SUMMARY_UNITS = 120

/** How the text begins, whole sentences where they fit: 内容概述 of 条例 Art. 12. */
export const summaryOf = ({ body }: Pick<OfficialDocument, 'body'>): string => {
  let summary = ''
  for (const block of body) {
    if (block.kind !== 'paragraph' && block.kind !== 'listItem') continue
    summary += block.text.trim()
    if (summary.length >= SUMMARY_UNITS / 2) break
  }
  const characters = Array.from(summary)
  if (characters.length <= SUMMARY_UNITS) return summary
  const cut = characters.slice(0, SUMMARY_UNITS).join('')
  const end = Math.max(...['。', '；', '！', '？'].map((mark) => cut.lastIndexOf(mark)))
  return end >= SUMMARY_UNITS / 4 ? cut.slice(0, end + 1) : `${cut}…`
}

const returnsOf = (events: readonly CaseEvent[]): readonly Return[] =>
  events.flatMap((event) =>
    event.type !== 'CaseReturned'
      ? []
      : [
          {
            on: beijingDateOf(event.at),
            from: event.data.fromStage,
            reason: event.data.reason,
            aspects: (event.data.sheet?.cells ?? [])
              .filter(({ mark }) => mark === 'revise')
              .map(({ row, column }) => ({ row, column })),
          },
        ],
  )

const staysOf = (events: readonly CaseEvent[]): readonly Stay[] => {
  const stays: Stay[] = []
  let state: CaseState | null = null
  for (const event of events) {
    const before = state?.stage
    state = evolve(state, event)
    if (state.stage === before) continue
    const last = stays.at(-1)
    if (last !== undefined) stays[stays.length - 1] = { ...last, until: event.at }
    stays.push({ stage: state.stage, from: event.at, until: null })
  }
  return stays
}

const hitsOf = (events: readonly CaseEvent[], state: CaseState): RegisterCase['hits'] => {
  const rules = new Map<string, string>()
  for (const event of events) {
    if (event.type !== 'ScanCompleted') continue
    for (const { key, rule } of event.data.hits) rules.set(key, rule)
  }
  return hitStories(events, state).map(({ key, outcome }) => ({ rule: rules.get(key) ?? '', outcome }))
}

/** Reads the facts off a case's log; `document` is the wording that it stands on. */
export const registerCase = (
  events: readonly CaseEvent[],
  state: CaseState,
  document: OfficialDocument,
): RegisterCase => {
  const released = events.findLast((event) => event.type === 'CaseReleased')
  const concluded = events.findLast((event) => event.type === 'CaseConcluded')
  const approved = state.timing.approvedAt
  const said = state.publicity.determination?.enforcement ?? null
  const { rule, from } = deadlineStart(state.timing)
  return {
    caseId: state.caseId,
    title: currentVersion(state).title,
    kind: document.kind ?? '',
    summary: released?.data.catalogue?.summary ?? summaryOf(document),
    drafterName: state.drafterName,
    department: state.department?.name ?? '',
    stage: state.stage,
    mode: state.disclosure?.mode ?? null,
    basis: state.disclosure?.basis ?? '',
    registeredOn: beijingDateOf(events[0]?.at ?? state.lastAt),
    submittedOn: events.flatMap((event) => (event.type === 'CaseSubmitted' ? [beijingDateOf(event.at)] : [])),
    formedOn: isoOfPrintedDate(document.date) ?? (approved === null ? null : beijingDateOf(approved)),
    releasedAt: released?.at ?? null,
    releasedOn: state.timing.releasedOn,
    documentNumber: released?.data.documentNumber ?? document.documentNumber,
    indexNumber: released?.data.catalogue?.indexNumber ?? '',
    entryItem: state.publicity.determination?.entry?.item ?? null,
    enforcement: said?.phase === 'decision' ? said : null,
    posted: postedFacts(state.publicity.determination),
    concludedOn: concluded === undefined ? null : beijingDateOf(concluded.at),
    limitRule: rule,
    limitFrom: from,
    decisionKind: state.duty.kind?.kind ?? null,
    validity: validityFacts(state.duty),
    changedBy: state.duty.changedBy.map(({ byTitle, byNumber, on }) => ({ title: byTitle, number: byNumber, on })),
    secrecy: events.flatMap((event) =>
      event.type !== 'SecrecyReviewConcluded'
        ? []
        : [
            {
              on: beijingDateOf(event.at),
              round: event.data.round,
              reviewer: event.actor.name,
              conclusion: event.data.conclusion,
              note: event.data.note,
              items: event.data.items.length,
            },
          ],
    ),
    returns: returnsOf(events),
    holds: holdStories(events),
    stays: staysOf(events),
    hits: hitsOf(events, state),
  }
}
