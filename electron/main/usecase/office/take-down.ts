import type { Input, Output } from '#shared/contract/channels.ts'
import { takeDownLimits } from '#shared/contract/dto/take-down.ts'
import { NO_TAKE_DOWN, shownUntil, type TakeDownLimits } from '#shared/domain/case/enforcement/enforcement.ts'
import { ok } from '#shared/lib/result.ts'
import type { ReadStore } from '../../store/types.ts'
import { beijingDate } from '../beijing-date.ts'
import { loadOffice } from '../load-office.ts'
import { officeAct } from '../office-act.ts'
import { seesSubmitted } from '../visibility.ts'
import { cleanWords } from '../written-words.ts'
import type { Outcome, Unlocked, Workstation } from '../workstation.ts'

/** An office that lets more run out than this is told of these. */
const MOST_DUE = 2000

/** 公示期限 that the office set, as its signed log says; none where it set none. @throws for a value that this program did not write. */
export const takeDownLimitsOf = (store: ReadStore): TakeDownLimits => {
  const saved = loadOffice(store)?.state.settings.takeDown
  return saved === undefined ? NO_TAKE_DOWN : takeDownLimits.parse(JSON.parse(saved))
}

export const viewTakeDown = ({ store }: Unlocked): Outcome<Output<'takeDown.view'>> => ok(takeDownLimitsOf(store))

/** Sets 公示期限: a signed event of the office. What waits to be taken down is counted by the new ones at once. */
export const setTakeDown = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, ...limits }: Input<'takeDown.set'>,
): Promise<Outcome<Output<'takeDown.set'>>> => {
  const basis = cleanWords(limits.basis).trim()
  const command = { type: 'changeSetting', name: 'takeDown', value: JSON.stringify({ ...limits, basis }) } as const
  const done = await officeAct(workstation, unlocked, commandId, command, [basis])
  return done.ok ? ok({}) : done
}

/** How many releases stay published longer than the office's limits allow, and were not taken down 撤下. */
export const takeDownsDue = (workstation: Workstation, { store, person }: Unlocked): number => {
  const today = beijingDate(workstation.now())
  const limits = takeDownLimitsOf(store)
  const access = { personId: person.personId, seesSubmitted: seesSubmitted(person.roles) }
  return store
    .rowsPosted(access, today, MOST_DUE)
    .filter(({ posted, releasedOn }) => shownUntil(posted, releasedOn, null, { limits, today })?.isOver === true).length
}
