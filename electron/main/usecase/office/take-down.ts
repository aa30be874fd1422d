import type { Input, Output } from '#shared/contract/channels.ts'
import { shownUntil } from '#shared/domain/case/enforcement/enforcement.ts'
import { ok } from '#shared/lib/result.ts'
import { beijingDate } from '../beijing-date.ts'
import { officeAct } from '../office-act.ts'
import { seesSubmitted } from '../visibility.ts'
import { cleanWords } from '../written-words.ts'
import { takeDownLimitsOf } from './take-down-limits.ts'
import type { Outcome, Unlocked, Workstation } from '../workstation.ts'

/** An office that lets more run out than this is told of these. */
const MOST_DUE = 2000

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
