import { randomBytes, randomUUID } from 'node:crypto'
import { open, readdir, rm, statfs } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { backupText } from '#resources/text/backup.ts'
import { encodeCheckpointFile } from '#shared/domain/chain/checkpoint.ts'
import { ok } from '#shared/lib/result.ts'
import { backupBytes, writeBackup, type BackupPart } from '../archive/backup/container.ts'
import { renameNew, syncFolder } from '../archive/durable.ts'
import { ArchiveFault, writeFault } from '../archive/fault.ts'
import { safeBaseName } from '../archive/file-name.ts'
import { sha256Hex } from '../crypto/digest.ts'
import { formatKeyring } from '../crypto/keyring-format.ts'
import { readKeyring } from '../crypto/keyring.ts'
import type { StoreSnapshot } from '../store/snapshot.ts'
import type { WriteStore } from '../store/types.ts'
import { BACKUP_SUFFIX, encodeBackupHeader, headerOf } from './backup-header.ts'
import { signCheckpoint } from './checkpoint.ts'
import { ChainFault, FileFault } from './faults.ts'
import type { JobContext } from './jobs.ts'
import { keyringFile } from './office-folder.ts'
import { clearPlace, headerIn, openChosen, openCopy } from './open-copy.ts'
import { recordCopy } from './record-access.ts'
import { runOfficeCommand } from './run-office-command.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from './workstation.ts'

/** Where copies are opened on trial: encrypted like the office's own folder, and taken away again. */
export const rehearsalPlace = (profileFolder: string): string => join(profileFolder, 'rehearsal')

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
  new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replaceAll(/[-:]/gu, '').replace('T', '-')

const underWay = new WeakSet<WriteStore>()

interface Written {
  readonly partial: string
  readonly name: string
}

/** The file under a temporary name, flushed; the store stood still while it was read. */
const writePartial = async (
  { profileFolder, now }: Workstation,
  unlocked: Unlocked,
  folder: string,
  job: JobContext,
): Promise<Written> => {
  const { store, storeKey } = unlocked
  const madeAt = now()
  // One moment for all of it: nothing runs between these lines, and the signature is waited for after them.
  const snapshot = store.holdSnapshot()
  try {
    const keyring = readKeyring(keyringFile(profileFolder))
    const { name: officeName, authorityCertificate } = store.office()
    const size = store.ledgerHead().position
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
    const name = `${safeBaseName(backupText.fileName(officeName, stampOf(madeAt), size))}${BACKUP_SUFFIX}`
    const partial = join(folder, `${name}${PARTIAL}`)
    await assertRoom(folder, backupBytes(header, parts))
    await rm(partial, { force: true })
    const handle = await open(partial, 'wx', 0o600)
    try {
      const onProgress = (fraction: number): void => {
        job.report('write', 0.4 * fraction)
      }
      await writeBackup(handle, header, { storeKey, salt }, parts, { signal: job.signal, onProgress })
    } catch (error) {
      await handle.close()
      await rm(partial, { force: true }).catch(() => undefined) // a disk that was pulled out keeps its half file
      throw error
    }
    await handle.close()
    return { partial, name }
  } finally {
    snapshot.release()
  }
}

/** Better told before than in the middle. @throws ArchiveFault fault.diskFull, and what the system says of the folder. */
const assertRoom = async (folder: string, needed: number): Promise<void> => {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < needed) throw new ArchiveFault('fault.diskFull')
}

/** The oldest of our own backups beyond `keep` go; other files, and backups of other offices, are let alone. */
const dropOldest = async (folder: string, office: string, keep: number): Promise<void> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith(BACKUP_SUFFIX))
  const ours: { readonly name: string; readonly madeAt: string }[] = []
  for (const name of names) {
    // What cannot be opened is no backup of ours that could go.
    const handle = await openChosen(join(folder, name)).catch(() => null)
    if (handle === null || !(await handle.stat()).isFile()) {
      await handle?.close()
      continue
    }
    try {
      const head = await headerIn(handle)
      if (head.ok && head.value.header.office === office) ours.push({ name, madeAt: head.value.header.madeAt })
    } finally {
      await handle.close()
    }
  }
  const old = ours.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1)).slice(keep)
  for (const { name } of old) await rm(join(folder, name), { force: true })
}

export interface BackupOrder {
  readonly folder: string
  readonly scheduled: boolean
  /** How many stay in the folder; null for all. */
  readonly keep: number | null
}

/**
 * 备份: the whole store as it stands, its keyring and a checkpoint, as one encrypted file. People go on working. Before it gets
 * its name the file is opened again and looked through to the last event; only then is it recorded, and the oldest go.
 * Refuses backup.busy and what `openCopy` and `runOfficeCommand` refuse. @throws faults of the folder (fault.diskFull,
 * fault.folderUnwritable) and the signal's reason; then no file is left, and nothing recorded.
 */
export const makeBackup = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { folder, scheduled, keep }: BackupOrder,
  job: JobContext,
): Promise<Outcome<{ readonly fileName: string }>> => {
  const { store, storeKey } = unlocked
  if (underWay.has(store)) return refuse('backup.busy')
  underWay.add(store)
  let partial: string | null = null
  try {
    const written = await writePartial(workstation, unlocked, folder, job)
    partial = written.partial
    const place = rehearsalPlace(workstation.profileFolder)
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
    const named = await renameNew(partial, join(folder, written.name))
    if (!named.ok) throw new FileFault('fault.folderUnwritable')
    partial = null
    await syncFolder(folder)
    job.report('record', 0.97)
    const facts = { sha256, sizeBytes, fileName: written.name, ledgerSize, root, scheduled }
    const envelope = { commandId: randomUUID() }
    const recorded = await runOfficeCommand(workstation, unlocked, envelope, { type: 'noteBackup', ...facts })
    if (!recorded.ok) return recorded
    if (keep !== null) await dropOldest(folder, header.office, keep)
    return ok({ fileName: basename(written.name) })
  } catch (error) {
    job.signal.throwIfAborted()
    throw writeFault(error)
  } finally {
    underWay.delete(store)
    if (partial !== null) await rm(partial, { force: true }).catch(() => undefined)
  }
}
