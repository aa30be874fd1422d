import type { Stage } from '../roles.ts'
import type { BasisCode } from '../disclosure/disclosure-events.ts'
import type { ChangeKind } from './duty-events.ts'
import type { CaseEvent, EventData } from '../events.ts'
import { beijingDateOf } from '../../deadline/date.ts'
import type { Suspension } from '../../deadline/working-day.ts'

/** When what happened, as deadlines and lists need it. All read off the log; dates are of the Beijing calendar. */
export interface Timing {
  /** Chosen with a reason, or null for what `deadlineStart` reads off the case. */
  readonly deadline: EventData['DeadlineSet'] | null
  /** On what provision the drafter has it made public, and what it is to do to a release: what the limit follows from. */
  readonly basisCode: BasisCode | null
  readonly change: ChangeKind | null
  /** 成文日期 of the text that was handed in last, and the day on which it was; null where it bears none. */
  readonly dated: { readonly on: string; readonly handedInOn: string } | null
  /** When the approval that stands was given. */
  readonly approvedAt: string | null
  readonly releasedOn: string | null
  /** Since when the case is at its stage. */
  readonly stageSince: string
  /** How it came there. */
  readonly cameBy: 'registered' | 'forward' | 'returned' | 'withdrawn'
  /** Days of 报请确定, the last one open while the authority has not answered. */
  readonly referrals: readonly { readonly from: string; readonly to: string | null }[]
  /** Dates that were taken from a clock set ahead and still count; each is shown no later than the clock was put right. */
  readonly doubts: readonly DateDoubt[]
  /** Each person's last act: where the log and the text stood. */
  readonly lastActs: Readonly<Record<string, { readonly seq: number; readonly version: number }>>
}

/** Which date of a case is not to be relied on. */
export const DATE_DOUBTS = ['stageSince', 'approvedAt', 'formedOn', 'releasedOn', 'referral'] as const
export type DateDoubt = (typeof DATE_DOUBTS)[number]

export const newTiming = (event: CaseEvent): Timing => ({
  deadline: null,
  basisCode: null,
  change: null,
  dated: null,
  approvedAt: null,
  releasedOn: null,
  stageSince: event.at,
  cameBy: 'registered',
  referrals: [],
  doubts: [],
  lastActs: { [event.actor.personId]: { seq: event.seq, version: 1 } },
})

/** The clock was put right: what lies after now is capped at now, and named. What was released, and what was typed, stays. */
const clockCorrected = (timing: Timing, at: string): Partial<Timing> => {
  const today = beijingDateOf(at)
  const { stageSince, approvedAt, deadline, releasedOn, referrals } = timing
  const wrong: Readonly<Record<DateDoubt, boolean>> = {
    stageSince: stageSince > at,
    approvedAt: approvedAt !== null && approvedAt > at,
    formedOn: (deadline?.formedOn ?? '') > today,
    releasedOn: (releasedOn ?? '') > today,
    referral: referrals.some(({ from, to }) => from > today || (to ?? '') > today),
  }
  const cap = (day: string): string => (day > today ? today : day)
  return {
    stageSince: wrong.stageSince ? at : stageSince,
    approvedAt: wrong.approvedAt ? at : approvedAt,
    referrals: wrong.referral
      ? referrals.map(({ from, to }) => ({ from: cap(from), to: to === null ? null : cap(to) }))
      : referrals,
    doubts: DATE_DOUBTS.filter((name) => wrong[name] || timing.doubts.includes(name)),
  }
}

const after = (timing: Timing, event: CaseEvent): Partial<Timing> => {
  switch (event.type) {
    case 'DeadlineSet':
      return { deadline: event.data }
    case 'FinalApprovalGiven':
      return { approvedAt: event.at }
    case 'DisclosureDetermined':
      return { basisCode: event.data.basisCode }
    case 'ChangeDeclared':
      return { change: event.data.kind }
    case 'DraftRevised':
    case 'CaseReturned':
      return { approvedAt: null }
    case 'CaseSubmitted': {
      const { datedOn } = event.data
      const dated = datedOn === undefined ? null : { on: datedOn, handedInOn: beijingDateOf(event.at) }
      return { approvedAt: null, dated }
    }
    case 'PassTakenBack':
      return event.data.step === 'finalApproval' ? { approvedAt: null } : {}
    case 'CaseReleased':
      return { releasedOn: event.data.releasedOn }
    case 'SecrecyReviewConcluded':
      return event.data.conclusion === 'referred'
        ? { referrals: [...timing.referrals, { from: beijingDateOf(event.at), to: null }] }
        : {}
    case 'SecrecyReferralAnswered': {
      const to = beijingDateOf(event.at)
      return { referrals: timing.referrals.map((one) => (one.to === null ? { ...one, to } : one)) }
    }
    case 'ClockCorrected':
      return clockCorrected(timing, event.at)
    default:
      return {}
  }
}

/** A person's own act undone by them. */
const WITHDRAWALS: ReadonlySet<CaseEvent['type']> = new Set(['CaseWithdrawn', 'PassTakenBack'])

const wayOf = ({ type }: CaseEvent): Timing['cameBy'] =>
  type === 'CaseReturned' ? 'returned' : WITHDRAWALS.has(type) ? 'withdrawn' : 'forward'

interface Moved {
  readonly from: Stage
  readonly to: Stage
  readonly version: number
}

/** Doubts that an event ends, because another date stands where the doubtful one stood. */
const settledBy = (
  before: Timing,
  approvedAt: string | null,
  event: CaseEvent,
  { from, to }: Moved,
): readonly DateDoubt[] => {
  if (event.type === 'ClockCorrected') return []
  const day = event.type === 'DeadlineSet' ? event.data.formedOn : null
  return [
    ...(from === to ? [] : (['stageSince'] as const)),
    // A day that a person set stands in for the day of approval.
    ...(approvedAt === before.approvedAt && day === null ? [] : (['approvedAt'] as const)),
    ...(event.type === 'DeadlineSet' ? (['formedOn'] as const) : []),
  ]
}

/** The next timing after a fact that moved the case from one stage to another (or left it where it was). */
export const timingAfter = (timing: Timing, event: CaseEvent, moved: Moved): Timing => {
  const changed = after(timing, event)
  const { doubts = timing.doubts, stageSince = timing.stageSince, approvedAt = timing.approvedAt } = changed
  const settled = doubts.length === 0 ? [] : settledBy(timing, approvedAt, event, moved)
  const stays = moved.from === moved.to
  return {
    ...timing,
    ...changed,
    doubts: settled.length === 0 ? doubts : doubts.filter((one) => !settled.includes(one)),
    stageSince: stays ? stageSince : event.at,
    cameBy: stays ? timing.cameBy : wayOf(event),
    lastActs: { ...timing.lastActs, [event.actor.personId]: { seq: event.seq, version: moved.version } },
  }
}

/**
 * Matters of 政府信息公开条例 Arts 20 and 21 that other rules give less time for publishing what is decided in them; the shortest of each, as
 * nobody misses a limit by keeping a shorter one. Until the drafter or a reviewer says which holds; the provisions are in deadline/limits.ts.
 */
const LIMIT_OF_BASIS: Readonly<Partial<Record<BasisCode, string>>> = {
  '20-05': 'enforcement.permit', // 行政许可: 国办发〔2018〕118号
  '20-06': 'enforcement.penalty', // 行政处罚、行政强制
  '20-07': 'budget.department', // 预算法 Art. 14
  '20-09': 'procurement.award', // 政府采购法实施条例 Art. 43
  '21-04': 'land.notice', // 土地征收: 土地管理法实施条例 Art. 31
}

/** What was published of a penalty and is withdrawn: 行政处罚法 Art. 48 para. 2. */
const WITHDRAWAL = 'penalty.withdrawal'

const ruleOf = ({ basisCode, change }: Timing): string =>
  basisCode === '20-06' && change === 'withdraw'
    ? WITHDRAWAL
    : ((basisCode === null ? undefined : LIMIT_OF_BASIS[basisCode]) ?? DEFAULT_RULE)

/** 期限规则 and its first day: the day of formation or change; null until there is one. */
export interface DeadlineStart {
  readonly rule: string
  readonly from: string | null
}

/** The rule that holds where nobody chose one: 政府信息公开条例 Art. 26 (V). */
export const DEFAULT_RULE = 'disclosure'

/**
 * Information is formed on the day that the document bears, 成文日期 (D on 条例 Art. 26), or on the day of the approval if that is
 * earlier; a document that bears a day still to come is not formed by being handed in.
 */
const formedOn = ({ dated, approvedAt }: Timing): string | null => {
  const approvedOn = approvedAt === null ? null : beijingDateOf(approvedAt)
  if (dated === null || dated.on > (approvedOn ?? dated.handedInOn)) return approvedOn
  return dated.on
}

export const deadlineStart = (timing: Timing): DeadlineStart => {
  const { deadline, approvedAt } = timing
  if (deadline === null) return { rule: ruleOf(timing), from: formedOn(timing) }
  const { rule, formedOn: chosen } = deadline
  return { rule, from: chosen ?? (approvedAt === null ? null : beijingDateOf(approvedAt)) }
}

/** The spans that the office's own clock leaves out; one that is open runs up to and with `today`. */
export const suspensionsOf = ({ referrals }: Timing, today: string): readonly Suspension[] =>
  referrals.map(({ from, to }) => ({ from, to: to ?? (today > from ? today : from) }))

/** True while the office's own clock stands still. */
export const isPaused = ({ referrals }: Timing): boolean => referrals.at(-1)?.to === null
