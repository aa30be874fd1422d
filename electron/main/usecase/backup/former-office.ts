import { randomBytes, randomUUID } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { formerStoreDue, formerStoreKeptUntil } from '#shared/domain/office/backup/former-store.ts'
import { NO_BACKUP } from '#shared/domain/office/backup/backup.ts'
import { isSystemError } from '#shared/lib/error-code.ts'
import { syncNames } from '../../disk/replace-file.ts'
import { destructionsIn } from '../archive/destruction-register.ts'
import { loadOffice } from '../load-office.ts'
import { runOfficeCommand } from '../run-office-command.ts'
import type { FormerPlaces } from '../session/office-folder.ts'
import type { Unlocked, Workstation } from '../workstation.ts'

/**
 * 恢复前的旧数据: the office that a restore replaced, whole, with the keyring of its day. It is kept for a while for what the restore
 * gave up; for ever it would open to every password and recovery code of its day, and hold texts that were destroyed since.
 */
export interface FormerOffice {
  readonly folder: string
  readonly checkpoint: string
  readonly replacedAt: string
  readonly keptUntil: string
  readonly bytes: number
}

const FOLDER = /^office\.replaced-(\d{4}-\d{2}-\d{2}T\d{2})-(\d{2})-(\d{2})-(\d{3}Z)$/u

/** Where the office that gives way now goes, and the checkpoint that stood for it. */
export const formerPlaces = (profileFolder: string, now: Date): FormerPlaces => {
  const stamp = now.toISOString().replaceAll(/[:.]/gu, '-')
  return {
    folder: join(profileFolder, `office.replaced-${stamp}`),
    checkpoint: join(profileFolder, `checkpoint.replaced-${stamp}.json`),
  }
}

const bytesIn = (folder: string): number =>
  readdirSync(folder).reduce(
    (sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  )

/** Those that lie in this profile, the oldest first. */
export const formerOffices = (profileFolder: string): readonly FormerOffice[] =>
  readdirSync(profileFolder)
    .sort()
    .flatMap((name) => {
      const [, hour, minute, second, rest] = FOLDER.exec(name) ?? []
      if (hour === undefined || Number.isNaN(Date.parse(`${hour}:${minute}:${second}.${rest}`))) return []
      const replacedAt = `${hour}:${minute}:${second}.${rest}`
      const folder = join(profileFolder, name)
      return [
        {
          folder,
          checkpoint: formerPlaces(profileFolder, new Date(replacedAt)).checkpoint,
          replacedAt,
          keptUntil: formerStoreKeptUntil(replacedAt),
          bytes: bytesIn(folder),
        },
      ]
    })

/** Random bytes in the place of what stood there, on the disk before the next step. */
const overwrite = (path: string): void => {
  const handle = openSync(path, 'r+')
  try {
    const { size } = statSync(path)
    writeSync(handle, randomBytes(size), 0, size, 0)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/**
 * The wrapped keys are written over first: without them nothing opens the store, whatever the disk keeps of its bytes (flash may keep
 * an older copy of the keys themselves; nothing that a program does reaches it). Ended anywhere, the next call goes on.
 */
const erase = (profileFolder: string, { folder, checkpoint }: FormerOffice): void => {
  const keyrings = readdirSync(folder).filter((name) => name.startsWith('keyring'))
  for (const name of keyrings) overwrite(join(folder, name))
  rmSync(folder, { recursive: true, force: true })
  if (existsSync(checkpoint)) rmSync(checkpoint, { force: true })
  syncNames(profileFolder)
}

/**
 * Erases what was kept long enough, or holds texts that were destroyed since: recorded in the office's log first, under whoever has
 * unlocked, and once. A disk that does not let it go loses nothing: the diagnostic log says so, and the next unlock goes on.
 */
export const eraseFormerOffices = async (workstation: Workstation, unlocked: Unlocked): Promise<void> => {
  const { profileFolder, log } = workstation
  const found = formerOffices(profileFolder)
  if (found.length === 0) return
  const destroyed = destructionsIn(unlocked.store).map(({ told }) => told.destroyedAt)
  const held = unlocked.store.heldCases().length > 0
  for (const former of found) {
    const reason = formerStoreDue(former.replacedAt, destroyed, workstation.now().toISOString(), held)
    if (reason === null) continue
    const { replacedAt } = former
    const { erased } = loadOffice(unlocked.store)?.state.backup ?? NO_BACKUP
    if (!erased.includes(replacedAt)) {
      const command = { type: 'eraseFormerStore', replacedAt, reason } as const
      const recorded = await runOfficeCommand(workstation, unlocked, { commandId: randomUUID() }, command)
      if (!recorded.ok) return
    }
    try {
      erase(profileFolder, former)
    } catch (error) {
      if (!isSystemError(error)) throw error
      log.record({ code: 'fault.readOnly', where: 'former-office' }, error)
    }
  }
}
