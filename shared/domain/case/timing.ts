import type { ReturnStage, Stage } from './roles.ts'
import type { CaseEvent, EventData } from './events.ts'
import { beijingDateOf } from '../deadline/date.ts'
import type { Suspension } from '../deadline/working-day.ts'

/** When what happened, as deadlines and lists need it. All read off the log; dates are of the Beijing calendar. */
export interface Timing {
  /** Chosen with a reason, or null for the rule: 主动公开, from the day of approval. */
  readonly deadline: EventData['DeadlineSet'] | null
  /** When the approval that stands was given. */
  readonly approvedAt: string | null
  readonly releasedOn: string | null
  /** Since when the case is at its stage. */
  readonly stageSince: string
  /** How it came there. */
  readonly cameBy: 'registered' | 'forward' | 'returned' | 'withdrawn'
  /** From where a return came that still stands. */
  readonly returnedFrom: ReturnStage | null
  /** Days of 报请确定, the last one open while the authority has not answered. */
  readonly referrals: readonly { readonly from: string; readonly to: string | null }[]
  /** Each person's last act: where the log and the text stood. */
  readonly lastActs: Readonly<Record<string, { readonly seq: number; readonly version: number }>>
}

export const newTiming = (event: CaseEvent): Timing => ({
  deadline: null,
  approvedAt: null,
  releasedOn: null,
  stageSince: event.at,
  cameBy: 'registered',
  returnedFrom: null,
  referrals: [],
  lastActs: { [event.actor.personId]: { seq: event.seq, version: 1 } },
})

const after = (timing: Timing, event: CaseEvent): Partial<Timing> => {
  switch (event.type) {
    case 'DeadlineSet':
      return { deadline: event.data }
    case 'FinalApprovalGiven':
      return { approvedAt: event.at }
    case 'DraftRevised':
    case 'CaseSubmitted':
      return { approvedAt: null, returnedFrom: null }
    case 'CaseReturned':
      return { approvedAt: null, returnedFrom: event.data.fromStage }
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
    default:
      return {}
  }
}

/** A person's own act undone by them. */
const WITHDRAWALS: ReadonlySet<CaseEvent['type']> = new Set(['CaseWithdrawn', 'PassTakenBack'])

/** The next timing after a fact that moved the case from one stage to another (or left it where it was). */
export const timingAfter = (
  timing: Timing,
  event: CaseEvent,
  moved: { readonly from: Stage; readonly to: Stage; readonly version: number },
): Timing => ({
  ...timing,
  ...after(timing, event),
  ...(moved.from === moved.to
    ? {}
    : {
        stageSince: event.at,
        cameBy: event.type === 'CaseReturned' ? 'returned' : WITHDRAWALS.has(event.type) ? 'withdrawn' : 'forward',
      }),
  lastActs: { ...timing.lastActs, [event.actor.personId]: { seq: event.seq, version: moved.version } },
})

/** 期限规则 and its first day: the day of formation or change; null until the approval gives it. */
export interface DeadlineStart {
  readonly rule: string
  readonly from: string | null
}

/** The rule that holds where nobody chose one: 政府信息公开条例 Art. 26 (V[S1]). */
export const DEFAULT_RULE = 'disclosure'

export const deadlineStart = ({ deadline, approvedAt }: Timing): DeadlineStart => ({
  rule: deadline?.rule ?? DEFAULT_RULE,
  from: deadline?.formedOn ?? (approvedAt === null ? null : beijingDateOf(approvedAt)),
})

/** The spans that the office's own clock leaves out; one that is open runs up to and with `today`. */
export const suspensionsOf = ({ referrals }: Timing, today: string): readonly Suspension[] =>
  referrals.map(({ from, to }) => ({ from, to: to ?? (today > from ? today : from) }))

/** True while the office's own clock stands still. */
export const isPaused = ({ referrals }: Timing): boolean => referrals.at(-1)?.to === null
