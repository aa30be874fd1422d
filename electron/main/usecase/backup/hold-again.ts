import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { isHeldBy } from '#shared/domain/case/custody/hold.ts'
import type { HoldEventData } from '#shared/domain/case/custody/hold-events.ts'
import { REPEAT_ROLES } from '#shared/domain/case/roles.ts'
import { currentVersion, type Hold } from '#shared/domain/case/state.ts'
import { bytesToHex } from '#shared/domain/chain/event-record.ts'
import { isSystemError } from '#shared/lib/error-code.ts'
import { assert, ok } from '#shared/lib/result.ts'
import { StoreFault } from '../../store/fault.ts'
import { openStore } from '../../store/open.ts'
import { loadCase, type LoadedCase } from '../load-case.ts'
import { officeFolder, storeFile } from '../session/office-folder.ts'
import type { OpenedCopy } from './open-copy.ts'
import { runCommand } from '../run-command.ts'
import type { Outcome, Unlocked, Workstation } from '../workstation.ts'

/** A hold that stands in the store that lives here, and would not in the one that takes its place. */
export interface HeldSince {
  readonly caseId: string
  readonly title: string
  /** Null where the case began after the backup, or was destroyed in it: nothing is left that could be held. */
  readonly again: HoldEventData['HoldRepeated'] | null
  readonly hold: Hold
}

const isOfHold = ({ type, data }: CaseEvent, holdId: string): boolean =>
  (type === 'HoldPlaced' || type === 'HoldRepeated') && 'holdId' in data && data.holdId === holdId

/** What is to be recorded of it in the copy; of one that was placed again before, what was said then. */
const toldOf = ({ events, records }: LoadedCase, hold: Hold): HoldEventData['HoldRepeated'] => {
  const event = events.findLast((one) => isOfHold(one, hold.holdId))
  assert(event !== undefined, 'a hold that stands was placed')
  if (event.type === 'HoldRepeated') return event.data
  const { holdId, kind, authority, documentNumber, orderedOn, reason, at, personId, personName } = hold
  return {
    ...{ holdId, kind, authority, documentNumber, orderedOn, reason },
    ...{ placedAt: at, placedById: personId, placedBy: personName },
    recordHash: bytesToHex(records[event.seq - 1]?.hash ?? new Uint8Array()),
  }
}

/**
 * 保全 that a restore would undo, and therefore places again: while a matter is under way the file is evidence, whatever became of the
 * store. Empty where no store lives here; null where nobody can read the one that does.
 */
export const heldSince = (profileFolder: string, { store, storeKey }: OpenedCopy): readonly HeldSince[] | null => {
  if (!existsSync(officeFolder(profileFolder))) return []
  let here: ReturnType<typeof openStore> | null = null
  try {
    here = openStore(storeFile(profileFolder), storeKey)
    const live = here
    return live.heldCases().flatMap((caseId) => {
      const loaded = loadCase(live, caseId)
      if (loaded === null) return []
      const copied = loadCase(store, caseId)?.state
      const isLeft = copied?.custody.destroyedAt === null
      const { title } = currentVersion(loaded.state)
      return loaded.state.holds
        .filter((hold) => copied === undefined || !isHeldBy(copied, hold))
        .map((hold) => ({ caseId, title, again: isLeft ? toldOf(loaded, hold) : null, hold }))
    })
  } catch (error) {
    if (error instanceof StoreFault || isSystemError(error)) return null // a dead disk is why people restore
    throw error
  } finally {
    here?.close()
  }
}

/**
 * Places them again in the copy, before it becomes anybody's office, each in the log of its case, signed by whoever restores. Refuses
 * what `runCommand` refuses.
 */
export const holdAgain = async (
  inPlace: Workstation,
  hand: Unlocked,
  held: readonly HeldSince[],
): Promise<Outcome<null>> => {
  const { store, person } = hand
  const role = person.roles.find((one) => REPEAT_ROLES.includes(one)) ?? 'principalLeader'
  for (const { caseId, again } of held) {
    const state = again === null ? undefined : loadCase(store, caseId)?.state
    if (again === null || state === undefined || isHeldBy(state, again)) continue
    const envelope = { caseId, expectedSeq: state.seq, commandId: randomUUID() }
    const done = await runCommand(inPlace, hand, envelope, { type: 'repeatHold', role, ...again })
    if (!done.ok) return done
  }
  return ok(null)
}
