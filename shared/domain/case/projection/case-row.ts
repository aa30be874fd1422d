import type { Retention } from '../../archive/archival-number.ts'
import { custodyEnds } from '../custody/custody.ts'
import { firstReviewers } from '../authority/department.ts'
import { postedFacts, type PostedFacts } from '../enforcement/enforcement.ts'
import { isReviewStage, waitingRole, type Role, type Stage } from '../roles.ts'
import { currentVersion, openHits, type CaseState } from '../state.ts'
import { deadlineStart, isPaused, type Timing } from '../duty/timing.ts'
import { validityFacts, type ValidityFacts } from '../duty/validity.ts'

/** Rises whenever `caseRowOf` gives other rows for the same log; stored rows of another version are dropped and rebuilt. */
export const CASE_ROW_VERSION = 9

/** A case as lists show it: a projection, made from the log alone. */
export interface CaseRow {
  readonly caseId: string
  readonly title: string
  readonly stage: Stage
  readonly round: number
  readonly drafterId: string
  readonly drafterName: string
  /** Of the newest event. */
  readonly seq: number
  /** Time of the newest event, RFC 3339 UTC with milliseconds. */
  readonly updatedAt: string
  readonly openHits: number
  readonly waitingRole: Role | null
  /** 移交: the one person whom it waits for; null for anybody of the role. */
  readonly assigneeId: string | null
  /** The only ones who may do the first review at which it stands; empty for anybody of the role. */
  readonly reviewers: readonly string[]
  /** 承办科室; '' for none. */
  readonly department: string
  /** Since when it waits there, and how it came. */
  readonly waitingSince: string
  readonly cameBy: Timing['cameBy']
  readonly version: number
  /** 公开期限: the limit and its first day; null until the approval. */
  readonly limitRule: string
  readonly limitFrom: string | null
  readonly releasedOn: string | null
  /** 报请确定: the office's own clock stands still. */
  readonly paused: boolean
  /** Who may not act at this stage: whoever wrote the text, or has passed another level of the round (I6). */
  readonly keptOut: readonly string[]
  readonly lastActs: Timing['lastActs']
  readonly validity: ValidityFacts
  /** What this case is to do to a release, and to which; null for an ordinary one. */
  readonly changes: { readonly kind: string; readonly caseId: string } | null
  /** 归档登记; null before. */
  readonly archive: ArchiveRow | null
  /** 保全: nothing of it may be destroyed now. */
  readonly held: boolean
  /** What says how long a release stays published; null for neither a decision of enforcement nor 公示期. */
  readonly posted: PostedFacts | null
  /** 定期评估审查 of a case that ended without being published (政府信息公开条例 Art. 18); null for none, and for what was destroyed. */
  readonly review: { readonly mode: 'onRequest' | 'withheld'; readonly on: string } | null
}

/** A filed case as the archive's lists show it. */
export interface ArchiveRow {
  readonly archivalNumber: string
  readonly fonds: string
  readonly year: number
  readonly retention: Retention
  readonly organisation: string
  readonly serial: number
  readonly pages: number
  /** The number without its serial. */
  readonly series: string
  /** Numbers that were given before; never again. */
  readonly voided: readonly string[]
  /** Last day of keeping; null for permanent. */
  readonly ends: string | null
  readonly filedAt: string
  /** A package was made under this number. */
  readonly packaged: boolean
  readonly proposed: boolean
  readonly destroyedAt: string | null
}

const archiveRow = ({ custody }: CaseState): ArchiveRow | null => {
  const { filed, voided, packaged, proposal, destroyedAt } = custody
  if (filed === null) return null
  const { archivalNumber, fonds, year, retention, organisation, serial, pages, at } = filed
  return {
    ...{ archivalNumber, fonds, year, retention, organisation, serial, pages, voided, packaged, destroyedAt },
    // Numbers end with their serial, padded with zeros.
    series: archivalNumber.replace(/\d+$/u, ''),
    ends: custodyEnds(custody),
    filedAt: at,
    proposed: proposal !== null,
  }
}

const reviewOf = ({ publicity: { ending }, custody }: CaseState): CaseRow['review'] =>
  ending?.nextReviewOn === undefined || ending.nextReviewOn === null || custody.destroyedAt !== null
    ? null
    : { mode: ending.mode, on: ending.nextReviewOn }

const keptOut = ({ stage, versions, hands }: CaseState): readonly string[] =>
  isReviewStage(stage)
    ? [
        ...new Set([
          ...versions.map(({ authorId }) => authorId),
          ...hands.filter((hand) => hand.stage !== stage).map(({ personId }) => personId),
        ]),
      ]
    : []

export const caseRowOf = (state: CaseState): CaseRow => {
  const { timing, duty } = state
  const { rule, from } = deadlineStart(timing)
  return {
    caseId: state.caseId,
    title: currentVersion(state).title,
    stage: state.stage,
    round: state.round,
    drafterId: state.drafterId,
    drafterName: state.drafterName,
    seq: state.seq,
    updatedAt: state.lastAt,
    openHits: openHits(state).length,
    waitingRole: waitingRole(state.stage),
    assigneeId: state.assignee?.personId ?? null,
    reviewers: firstReviewers(state),
    department: state.department?.name ?? '',
    waitingSince: timing.stageSince,
    cameBy: timing.cameBy,
    version: currentVersion(state).version,
    limitRule: rule,
    limitFrom: from,
    releasedOn: timing.releasedOn,
    paused: isPaused(timing),
    keptOut: keptOut(state),
    lastActs: timing.lastActs,
    validity: validityFacts(duty),
    changes: duty.change === null ? null : { kind: duty.change.kind, caseId: duty.change.targetCaseId },
    archive: archiveRow(state),
    held: state.holds.length > 0,
    posted: postedFacts(state.publicity.determination),
    review: reviewOf(state),
  }
}
