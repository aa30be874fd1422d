import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DestructionSource } from '#shared/domain/office/backup/backup-events.ts'
import { isSystemError } from '#shared/lib/error-code.ts'
import { ok } from '#shared/lib/result.ts'
import { StoreFault } from '../../store/fault.ts'
import { openStore } from '../../store/open.ts'
import type { ReadStore } from '../../store/types.ts'
import { destructionsIn, registeredIn, type Destruction } from '../archive/destruction-register.ts'
import { REPEAT_ROLES } from '#shared/domain/case/roles.ts'
import { loadCase } from '../load-case.ts'
import { officeFolder, storeFile } from '../session/office-folder.ts'
import type { OpenedCopy } from './open-copy.ts'
import { forgetFindings } from '../scan/rescan.ts'
import { runCommand } from '../run-command.ts'
import type { Outcome, Unlocked, Workstation } from '../workstation.ts'

/** What was destroyed since a backup was made, which therefore goes again when it is restored. */
export interface DestroyedSince {
  readonly again: readonly Destruction[]
  /** Who says so; `none`: nobody can tell whether there was any. */
  readonly source: DestructionSource
  /** Of a register: up to when it tells. */
  readonly registeredAt: string | null
}

/** What the store that lives here records; null when there is none, or nobody can read it. All copies have the one key. */
const recordedHere = (profileFolder: string, { storeKey }: OpenedCopy): readonly Destruction[] | null => {
  if (!existsSync(officeFolder(profileFolder))) return null
  let here: ReturnType<typeof openStore> | null = null
  try {
    here = openStore(storeFile(profileFolder), storeKey)
    return destructionsIn(here)
  } catch (error) {
    if (error instanceof StoreFault || isSystemError(error)) return null // a dead disk is why people restore
    throw error
  } finally {
    here?.close()
  }
}

/** Does the copy hold what was destroyed? A case that began after the backup is not in it. */
const isBack = (store: ReadStore, { caseId }: Destruction): boolean =>
  !store.isDestroyed(caseId) && store.headOf(caseId) !== null

/**
 * The destructions that a copy does not know of: by the store that lives here, by the register beside it and by the one beside
 * the backup. They win over the copy (档案法 Art. 21, V: what an appraisal destroyed is destroyed).
 */
export const destroyedSince = (profileFolder: string, backupPath: string, copy: OpenedCopy): DestroyedSince => {
  const here = recordedHere(profileFolder, copy)
  const register = registeredIn(profileFolder, dirname(backupPath), copy)
  const known = new Map([...(register?.entries ?? []), ...(here ?? [])].map((one) => [one.caseId, one]))
  return {
    again: [...known.values()].filter((one) => isBack(copy.store, one)),
    source: here !== null ? 'store' : register !== null ? 'register' : 'none',
    registeredAt: register?.at ?? null,
  }
}

/**
 * Carries them out in the copy, before it becomes anybody's office: each is recorded in the log of its case, signed by whoever
 * restores, and its key goes in the same transaction. Refuses what `runCommand` refuses.
 */
export const destroyAgain = async (
  inPlace: Workstation,
  hand: Unlocked,
  { again }: Pick<DestroyedSince, 'again'>,
): Promise<Outcome<null>> => {
  const { store, person } = hand
  const role = person.roles.find((one) => REPEAT_ROLES.includes(one)) ?? 'principalLeader'
  for (const destruction of again) {
    const { caseId, told } = destruction
    const state = isBack(store, destruction) ? loadCase(store, caseId)?.state : undefined
    if (state === undefined) continue
    const also = (): void => {
      forgetFindings(store, caseId)
      store.destroyKey(caseId, told.destroyedAt)
    }
    const envelope = { caseId, expectedSeq: state.seq, commandId: randomUUID(), also }
    const done = await runCommand(inPlace, hand, envelope, { type: 'repeatDisposal', role, ...told })
    if (!done.ok) return done
  }
  return ok(null)
}
