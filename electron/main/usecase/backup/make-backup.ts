import { randomBytes, randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { backupText } from '#resources/text/backup.ts'
import { encodeCheckpointFile } from '#shared/domain/chain/checkpoint.ts'
import { beijingTimeOf } from '#shared/domain/deadline/date.ts'
import { isSystemError } from '#shared/lib/error-code.ts'
import { ok } from '#shared/lib/result.ts'
import { backupBytes, writeBackup, type BackupPart } from '../../archive/backup-container.ts'
import { assertRoom, removeFiles, renameNew, syncFolder } from '../../archive/medium/durable.ts'
import { writeFault } from '../../archive/medium/fault.ts'
import { safeBaseName } from '../../archive/medium/file-name.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { formatKeyring } from '../../crypto/keyring-format.ts'
import { readKeyring } from '../../crypto/keyring.ts'
import type { StoreSnapshot } from '../../store/snapshot.ts'
import { BACKUP_SUFFIX, encodeBackupHeader, headerOf } from './backup-header.ts'
import { signCheckpoint } from '../checkpoint.ts'
import { copyDestructions } from '../archive/destruction-register.ts'
import { dropOldest } from './drop-oldest.ts'
import { ChainFault, FileFault } from '../faults.ts'
import { forgetHalfFile, noteHalfFile, sweepHalfFiles } from './half-files.ts'
import type { JobContext } from '../jobs.ts'
import { clearPlace, keyringFile } from '../session/office-folder.ts'
import { openCopy } from './open-copy.ts'
import { recordCopy } from '../audit/record-access.ts'
import { runOfficeCommand } from '../run-office-command.ts'
import { onTrial } from './trial.ts'
import type { Outcome, Unlocked, Workstation } from '../workstation.ts'

const PARTIAL = '.partial'
const PIECE_BYTES = 1024 * 1024

const piecesOf = (snapshot: StoreSnapshot) =>
  async function* (): AsyncGenerator<Uint8Array, void> {
    let position = 0
    while (position < snapshot.sizeBytes) {
      const piece = await snapshot.read(position, Math.min(PIECE_BYTES, snapshot.sizeBytes - position))
      if (piece.length === 0) return
      position += piece.length
      yield piece
    }
  }

const whole = (bytes: Uint8Array): BackupPart => ({
  sizeBytes: bytes.length,
  pieces: async function* () {
    yield bytes
  },
})

/** Beijing date and time as a name sorts: 20261128-2130. */
const stampOf = (now: Date): string =>
  beijingTimeOf(now.toISOString()).slice(0, 16).replaceAll(/[-:]/gu, '').replace('T', '-')

interface Named {
  readonly madeAt: Date
  readonly name: string
  readonly partial: string
}

const nameNow = ({ now }: Workstation, { store }: Unlocked, folder: string): Named => {
  const madeAt = now()
  const words = backupText.fileName(store.office().name, stampOf(madeAt), store.ledgerHead().position)
  const name = `${safeBaseName(words)}${BACKUP_SUFFIX}`
  return { madeAt, name, partial: join(folder, `${name}${PARTIAL}`) }
}

/** The file under a temporary name, flushed; the store stood still while it was read. */
const writePartial = async (
  { profileFolder }: Workstation,
  unlocked: Unlocked,
  folder: string,
  { madeAt, partial }: Named,
  job: JobContext,
): Promise<void> => {
  const { store, storeKey } = unlocked
  // One moment for all of it: nothing runs between these lines, and the signature is waited for after them.
  const snapshot = store.holdSnapshot()
  try {
    const keyring = readKeyring(keyringFile(profileFolder))
    const { authorityCertificate } = store.office()
    const signing = signCheckpoint(unlocked, madeAt)
    const salt = new Uint8Array(randomBytes(32))
    const header = encodeBackupHeader(headerOf(keyring, sha256Hex(authorityCertificate), madeAt.toISOString(), salt))
    const checkpoint = await signing
    if (checkpoint === null) throw new ChainFault(0)
    const parts = [
      { sizeBytes: snapshot.sizeBytes, pieces: piecesOf(snapshot) },
      whole(new Uint8Array(Buffer.from(formatKeyring(keyring)))),
      whole(encodeCheckpointFile(checkpoint)),
    ]
    // Better told before than in the middle.
    await assertRoom(folder, backupBytes(header, parts))
    await rm(partial, { force: true })
    const handle = await open(partial, 'wx', 0o600)
    try {
      const onProgress = (fraction: number): void => {
        job.report('write', 0.4 * fraction)
      }
      await writeBackup(handle, header, { storeKey, salt }, parts, { signal: job.signal, onProgress })
    } finally {
      await handle.close()
    }
  } finally {
    snapshot.release()
  }
}

export interface BackupOrder {
  readonly folder: string
  readonly scheduled: boolean
  /** How many stay in the folder; null for all. */
  readonly keep: number | null
}

export interface MadeBackup {
  readonly fileName: string
  /** The new one is good, and older ones than `keep` could not be taken away. */
  readonly oldStay: boolean
}

/**
 * 备份: the whole store as it stands, its keyring and a checkpoint, as one encrypted file. People go on working. Before it gets
 * its name the file is opened again and looked through to the last event; only then is it recorded, and the oldest go.
 * Refuses backup.busy and what `openCopy` and `runOfficeCommand` refuse. @throws faults of the folder (fault.diskFull,
 * fault.folderUnwritable) and the signal's reason; then no file is left, and nothing recorded. A disk that was pulled out keeps
 * its half file, which goes when the disk is back.
 */
export const makeBackup = (
  workstation: Workstation,
  unlocked: Unlocked,
  order: BackupOrder,
  job: JobContext,
): Promise<Outcome<MadeBackup>> =>
  onTrial(workstation.profileFolder, async (place) => {
    await sweepHalfFiles(unlocked.store)
    const named = nameNow(workstation, unlocked, order.folder)
    noteHalfFile(unlocked.store, named.partial)
    try {
      await writePartial(workstation, unlocked, order.folder, named, job)
      return await whenItHolds(workstation, unlocked, order, named, place, job)
    } catch (error) {
      job.signal.throwIfAborted()
      throw writeFault(error)
    } finally {
      await removeFiles([named.partial])
    }
  })

/** Opens the half file on trial; when it holds, it gets its name and is recorded. */
const whenItHolds = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { folder, scheduled, keep }: BackupOrder,
  { name, partial, madeAt }: Named,
  place: string,
  job: JobContext,
): Promise<Outcome<MadeBackup>> => {
  const { store, storeKey } = unlocked
  const inCopy: JobContext = {
    signal: job.signal,
    report: (step, fraction) => {
      job.report(step, 0.4 + 0.55 * fraction)
    },
  }
  const opened = await openCopy(workstation, partial, place, () => Promise.resolve(ok(storeKey)), inCopy)
  if (!opened.ok) return opened
  const { sha256, sizeBytes, ledgerSize, root, header } = opened.value
  opened.value.store.close()
  clearPlace(place)
  job.signal.throwIfAborted()
  const copy = { caseId: null, kind: 'backup', format: BACKUP_SUFFIX.slice(1), files: 1, sha256 } as const
  const noted = await recordCopy(workstation, unlocked, copy)
  if (!noted.ok) return noted
  const path = join(folder, name)
  if (!(await renameNew(partial, path)).ok) throw new FileFault('fault.folderUnwritable')
  let isRecorded = false
  try {
    await syncFolder(folder)
    job.report('record', 0.97)
    const facts = { sha256, sizeBytes, fileName: name, ledgerSize, root, scheduled }
    const envelope = { commandId: randomUUID() }
    const recorded = await runOfficeCommand(workstation, unlocked, envelope, { type: 'noteBackup', ...facts })
    if (!recorded.ok) return recorded
    isRecorded = true
    forgetHalfFile(store, partial)
  } finally {
    if (!isRecorded) await removeFiles([path])
  }
  try {
    copyDestructions(folder, unlocked, madeAt)
  } catch (error) {
    // A restore elsewhere then says that it has no register; the backup itself is whole.
    if (!isSystemError(error)) throw error
    workstation.log.record({ code: 'fault.folderUnwritable', where: 'destructions' }, error)
  }
  if (keep === null) return ok({ fileName: name, oldStay: false })
  try {
    await dropOldest(folder, { office: header.office, madeAt: madeAt.toISOString(), name }, keep)
    return ok({ fileName: name, oldStay: false })
  } catch (error) {
    // The backup is made, opened and recorded: that too many lie there takes nothing from it.
    workstation.log.record({ code: 'fault.folderUnwritable', where: 'backup' }, error)
    return ok({ fileName: name, oldStay: true })
  }
}
