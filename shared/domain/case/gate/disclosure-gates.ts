import type { Determination } from '../disclosure/disclosure-events.ts'
import { saysYes } from '../disclosure/disclosure.ts'
import { objectionState } from '../enforcement/enforcement.ts'
import { addDays } from '../../deadline/date.ts'
import type { GateFinding, GateRule, ReleaseFacts } from './gate-rule.ts'
import { originalHash } from '../draft/redaction.ts'
import { type CaseState, publicVersionOf } from '../state.ts'

const determined = (state: CaseState, { contentHash }: ReleaseFacts): Determination | null => {
  const { determination } = state.publicity
  // 公开认定 is of the whole text, also where a part of it goes out.
  return determination?.contentHash === originalHash(state, contentHash) ? determination : null
}

/** A gate that asks the determination of this content; without one G4 blocks, and the others have nothing to ask. */
const ask =
  (holds: (said: Determination, state: CaseState) => boolean): GateRule['check'] =>
  (state, facts): GateFinding | null => {
    const said = determined(state, facts)
    return said === null ? null : { level: 'block', holds: holds(said, state) }
  }

/** Art. 10: 制作机关; of joint making 牵头机关; of citizens' information 保存机关; of another organ's, not this one. */
export const isRightOrgan = ({ origin, joint }: Pick<Determination, 'origin' | 'joint'>): boolean =>
  origin === 'fromOrgan' ? false : origin === 'fromCitizens' || (joint?.leads ?? true)

/**
 * 法律、法规对政府信息公开的权限另有规定的，从其规定 (Art. 10 para. 1, V): who rests on another law than the regulation goes on with a leader's
 * hand, who names it; nobody else does.
 */
const rightOrgan: GateRule['check'] = (state, facts) => {
  const said = determined(state, facts)
  if (said === null) return null
  return { level: said.basisCode === 'other' ? 'override' : 'block', holds: isRightOrgan(said) }
}

const PUBLIC_BASES = /^(?:19|20|21)-|^other$/

/**
 * 公示期 that has begun without what it posts would be shorter than its law asks: of such a law it blocks (土地管理法实施条例 Arts 26, 28,
 * 国有土地上房屋征收与补偿条例 Art. 10, V). Null where it is long enough, where the law lets it be shorter, or without a calendar.
 */
const postedLate = (
  { posting, postingMinimum }: Determination,
  today: string,
  { workingDays }: ReleaseFacts,
): GateFinding | null => {
  if (posting === null || postingMinimum === undefined || postingMinimum === null || postingMinimum.general) return null
  const { count, unit, basis } = postingMinimum
  const begins = today > posting.from ? today : posting.from
  const isShort =
    unit === 'naturalDay'
      ? posting.until < addDays(begins, count)
      : workingDays !== undefined && workingDays(begins, posting.until) < count
  if (!isShort) return null
  return { level: 'block', holds: false, detail: { from: posting.from, to: posting.until, least: count, unit, basis } }
}

/**
 * 成文日期 that is still to come: nothing is made public before it is formed (D). Asked by whoever has a calendar, as logs
 * from before were not.
 */
const notFormedYet = ({ timing }: CaseState, today: string, { workingDays }: ReleaseFacts): GateFinding | null =>
  workingDays !== undefined && timing.dated !== null && timing.dated.on > today
    ? { level: 'block', holds: false, detail: { dated: timing.dated.on } }
    : null

/**
 * Somebody takes note of what a day has brought from the day after on, never in advance. Asked by whoever has a calendar, as logs from
 * before were not: their answers let them go out.
 */
const since = (
  day: string,
  { workingDays }: ReleaseFacts,
  detail: NonNullable<GateFinding['detail']>,
): GateFinding => ({
  ...{ level: 'warn', holds: false, detail },
  ...(workingDays === undefined ? {} : { answeredFrom: addDays(day, 1) }),
})

/**
 * What is said of times agrees with the day on which it goes out: a 公示期 that has begun is shorter than it says, and a document whose
 * term is over is out of force (D). Somebody takes note of it; what bears a day to come waits for it. Asked by whoever knows the day.
 */
const timesAgree: GateRule['check'] = (state, facts) => {
  const said = determined(state, facts)
  const posting = said?.posting ?? null
  const until = state.duty.term?.until ?? null
  const { today } = facts
  if (today === undefined) return null
  const early = notFormedYet(state, today, facts)
  if (early !== null) return early
  if (posting === null && until === null) return null
  if (until !== null && until < today) return since(until, facts, { until })
  const late = said === null ? null : postedLate(said, today, facts)
  if (late !== null) return late
  if (posting !== null && posting.from < today)
    return since(posting.from, facts, { from: posting.from, to: posting.until })
  return { level: 'warn', holds: true }
}

/**
 * The applicant's time to object (行政许可法 Art. 5 para. 2, V): while it runs nothing goes out; what was objected to goes out with a
 * leader's hand only; once it is over without an answer on file, whoever publishes says that none came in. Asked by whoever knows the day.
 */
const mayBeObjected: GateRule['check'] = (state, facts) => {
  const said = determined(state, facts)
  const found = said === null || facts.today === undefined ? null : objectionState(said, facts.today)
  if (found === null) return null
  const { state: stands, name, until } = found
  const level = stands === 'running' ? 'block' : stands === 'raised' ? 'override' : 'warn'
  const finding = { level, holds: stands === 'settled', detail: { state: stands, name, until } } as const
  return stands === 'over' ? { ...finding, answeredFrom: addDays(until, 1) } : finding
}

/** G3, G4, G6, G7, G8, G16, G19 (政府信息公开条例 Arts 10, 11, 13 to 17, 19 to 22, 行政许可法 Art. 5; V). */
export const DISCLOSURE_GATES: readonly GateRule[] = [
  { id: 'G3', check: ask(({ basisCode }) => PUBLIC_BASES.test(basisCode)) },
  {
    id: 'G4',
    check: (state, facts) => {
      const said = determined(state, facts)
      const absolute = (['stateSecret', 'prohibited', 'safety'] as const).some(
        (question) => said !== null && saysYes(said, question),
      )
      return { level: 'block', holds: said !== null && said.items.length > 0 && !absolute }
    },
  },
  {
    id: 'G6',
    check: ask((said, state) => {
      const { thirdParties } = said
      // 已作区分处理 is not taken on the drafter's word: a public version stands.
      const isRemoved = thirdParties.every(({ ground }) => ground !== 'removed') || publicVersionOf(state) !== null
      return isRemoved && (!saysYes(said, 'thirdParty') || thirdParties.length > 0)
    }),
  },
  {
    id: 'G7',
    check: ask(
      ({ concernsOthers, consultations, needsApproval, approval }) =>
        (!concernsOthers || (consultations.length > 0 && consultations.every(({ outcome }) => outcome === 'agreed'))) &&
        (!needsApproval || approval !== null),
    ),
  },
  { id: 'G8', check: rightOrgan },
  { id: 'G16', check: timesAgree },
  { id: 'G19', check: mayBeObjected },
]
