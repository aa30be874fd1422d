import { constants, mkdirSync, readFileSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { parseCheckpointFile, type SignedCheckpoint } from '#shared/domain/chain/checkpoint.ts'
import { bytesToHex } from '#shared/domain/chain/event-record.ts'
import { errorCode, isSystemError } from '#shared/lib/error-code.ts'
import { ok } from '#shared/lib/result.ts'
import { readBackup, readHeader, type ContainerProblem } from '../../archive/backup-container.ts'
import { freeBytes } from '../../archive/medium/durable.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { codeTyped, unlockWithRecoveryCode, type TypedCode } from '../../crypto/keyring-access.ts'
import type { RecoveryWrap } from '../../crypto/keyring-format.ts'
import { readKeyring, type Keyring } from '../../crypto/keyring.ts'
import { revealSecret, type Secret } from '../../crypto/secret.ts'
import { openStore } from '../../store/open.ts'
import type { ReadStore, WriteStore } from '../../store/types.ts'
import { parseBackupHeader, type BackupHeader } from './backup-header.ts'
import { holdsCheckpoint, isSignedBy } from '../verify/checkpoint-trust.ts'
import { FileFault } from '../faults.ts'
import type { JobContext } from '../jobs.ts'
import { clearPlace, keyringFile, officeFolder, storeFile } from '../session/office-folder.ts'
import { eventLinesOf } from '../audit/event-records.ts'
import { firstProblem, verifyWhole } from '../verify/verify-whole.ts'
import { megabytes } from '../archive/archive-space.ts'
import { refuse, type Outcome, type Workstation } from '../workstation.ts'

/** Parts of a backup, in their order. */
export const PARTS = { store: 0, keyring: 1, checkpoint: 2 } as const

/** A backup that was opened in a place of its own, and holds. Whoever has it closes the store and removes the place. */
export interface OpenedCopy {
  readonly header: BackupHeader
  readonly keyring: Keyring
  readonly store: WriteStore
  readonly storeKey: Secret<Uint8Array>
  /** Of the whole file. */
  readonly sha256: string
  readonly sizeBytes: number
  readonly ledgerSize: number
  readonly root: string
}

const PROBLEMS: Readonly<Record<ContainerProblem, 'backup.notBackup' | 'backup.newer' | 'backup.damaged'>> = {
  notBackup: 'backup.notBackup',
  newer: 'backup.newer',
  damaged: 'backup.damaged',
}

/** A pipe that nobody writes into is opened at once, to be turned away. Windows has no such flag, and no such names. */
const NOT_WAITING = constants.O_RDONLY | ((constants as { readonly O_NONBLOCK?: number }).O_NONBLOCK ?? 0)

/**
 * Opens a file that a person chose. @throws FileFault fault.fileUnreadable, also for what is no file: a pipe would be waited for
 * without end, a folder opens and cannot be read.
 */
export const openChosen = async (path: string): Promise<FileHandle> => {
  const handle = await open(path, NOT_WAITING).catch(() => null)
  if (handle === null) throw new FileFault('fault.fileUnreadable')
  const isFile = await handle.stat().then(
    (stats) => stats.isFile(),
    () => false, // the medium was pulled out
  )
  if (isFile) return handle
  await handle.close()
  throw new FileFault('fault.fileUnreadable')
}

/** What stands in the clear; nothing of it is proven yet. */
export const headerIn = async (
  handle: FileHandle,
): Promise<Outcome<{ readonly header: BackupHeader; readonly bytes: Uint8Array }>> => {
  const bytes = await readHeader(handle)
  if (!bytes.ok) return refuse(PROBLEMS[bytes.error])
  const header = parseBackupHeader(bytes.value)
  return header === null ? refuse('backup.damaged') : ok({ header, bytes: bytes.value })
}

/** The store's key out of what was typed: one code, or two shares. */
export const keyByCode = async (recovery: RecoveryWrap, typed: TypedCode): Promise<Outcome<Secret<Uint8Array>>> => {
  const code = codeTyped(recovery, typed)
  if (!code.ok) return refuse(code.error.code, 'detail' in code.error ? code.error.detail : undefined)
  const key = await unlockWithRecoveryCode({ recovery }, code.value)
  return key === null ? refuse('identity.wrongRecoveryCode', { group: 0 }) : ok(key)
}

/** Null when it is none: that is about the file, not about the office that may live here. */
const copiedKeyring = (place: string): Keyring | null => {
  try {
    return readKeyring(keyringFile(place))
  } catch (error) {
    if (errorCode(error) === 'fault.keyringCorrupt') return null
    throw error
  }
}

const copiedCheckpoint = (place: string): string => join(place, 'checkpoint.json')

/** What the store writes beside itself when it is opened. */
const ROOM_BESIDE = 32 * 1024 * 1024

/** Where the parts go. A failure of this side is kept apart from one of the file that is read. */
const unpackInto = async (place: string) => {
  mkdirSync(officeFolder(place), { recursive: true, mode: 0o700 })
  const paths = [storeFile(place), keyringFile(place), copiedCheckpoint(place)]
  const handles: FileHandle[] = []
  let failure: { readonly error: unknown } | null = null
  let tooMany = false
  return {
    sink: {
      write: async (part: number, bytes: Uint8Array): Promise<void> => {
        const path = paths[part]
        if (path === undefined) {
          tooMany = true
          return
        }
        try {
          handles[part] ??= await open(path, 'wx', 0o600)
          await handles[part].writeFile(bytes)
        } catch (error) {
          failure = { error }
          throw error
        }
      },
    },
    failure: () => failure,
    isWhole: () => !tooMany && handles.length === paths.length,
    flush: async () => {
      for (const handle of handles) await handle.sync()
    },
    close: async () => {
      for (const handle of handles) await handle.close()
    },
  }
}

const unpack = async (
  handle: FileHandle,
  { header, bytes }: { readonly header: BackupHeader; readonly bytes: Uint8Array },
  storeKey: Secret<Uint8Array>,
  place: string,
  job: JobContext,
): Promise<Outcome<{ readonly sha256: string; readonly sizeBytes: number }>> => {
  const unpacking = await unpackInto(place)
  try {
    const onProgress = (fraction: number): void => {
      job.report('check', 0.4 * fraction)
    }
    const keys = { storeKey, salt: header.salt }
    const read = await readBackup(handle, bytes, keys, unpacking.sink, { signal: job.signal, onProgress })
    if (!read.ok) return refuse(PROBLEMS[read.error])
    if (!unpacking.isWhole()) return refuse('backup.damaged')
    await unpacking.flush()
    return ok(read.value)
  } catch (error) {
    const failure = unpacking.failure()
    job.signal.throwIfAborted()
    if (failure !== null) throw failure.error
    throw isSystemError(error) ? new FileFault('fault.fileUnreadable') : error
  } finally {
    await unpacking.close()
  }
}

/** Every page and every index; on a thread of its own, as it takes a while and cannot be paused. */
const readEveryPage = async (
  workstation: Workstation,
  place: string,
  storeKey: Secret<Uint8Array>,
  job: JobContext,
): Promise<Outcome<null>> => {
  try {
    const key = revealSecret(storeKey).slice()
    await workstation.slowTasks.run('readStore', { path: storeFile(place), key }, job.signal)
    return ok(null)
  } catch (error) {
    job.signal.throwIfAborted()
    if (errorCode(error) === 'fault.storeNewer') return refuse('backup.newer')
    if (['fault.storeCorrupt', 'fault.wrongKey'].includes(errorCode(error))) return refuse('backup.damaged')
    throw error
  }
}

const verifyLog = async (
  store: ReadStore,
  header: BackupHeader,
  checkpoint: SignedCheckpoint | null,
  job: JobContext,
): Promise<Outcome<{ readonly ledgerSize: number; readonly root: string }>> => {
  const authority = store.office().authorityCertificate
  if (sha256Hex(authority) !== header.office) return refuse('backup.damaged')
  const ledgerSize = store.ledgerHead().position
  const certificates = store.certificates().map(({ certificate }) => certificate)
  const report = await verifyWhole(
    { lines: eventLinesOf(store, ledgerSize), events: ledgerSize, certificates, authority },
    {
      signatures: true,
      signal: job.signal,
      onProgress: (fraction) => {
        job.report('verify', 0.6 + 0.4 * fraction)
      },
    },
  )
  const problem = firstProblem(report)
  if (problem !== null) return refuse('backup.logBroken', { position: problem.position })
  const holds = checkpoint !== null && isSignedBy(checkpoint, authority) && holdsCheckpoint(store, checkpoint)
  if (!holds || checkpoint.size !== ledgerSize) return refuse('backup.logBroken', { position: ledgerSize })
  return ok({ ledgerSize, root: bytesToHex(store.treeRoot(ledgerSize)) })
}

/**
 * Opens a backup wholly, in `place`: every byte authenticated, every page of the store read, every event's link, signature and
 * rule verified, and the ledger compared with the checkpoint that came with it. What does not hold leaves nothing behind.
 * Refuses BACKUP_FILE's codes, backup.logBroken, backup.noRoom, and what `keyFor` refuses. @throws FileFault when the file cannot be read,
 * what the system says of the place, and the signal's reason.
 */
export const openCopy = async (
  workstation: Workstation,
  path: string,
  place: string,
  keyFor: (header: BackupHeader) => Promise<Outcome<Secret<Uint8Array>>>,
  job: JobContext,
): Promise<Outcome<OpenedCopy>> => {
  clearPlace(place)
  const handle = await openChosen(path)
  let store: WriteStore | null = null
  let opened = false
  try {
    const head = await headerIn(handle)
    if (!head.ok) return head
    const { header } = head.value
    const storeKey = await keyFor(header)
    if (!storeKey.ok) return storeKey
    mkdirSync(place, { recursive: true, mode: 0o700 })
    const [{ size }, free] = [await handle.stat(), await freeBytes(place)]
    // Told before, not in the middle: opening takes as much as the file, and reading its log a little more.
    const need = size + ROOM_BESIDE
    if (free < need) return refuse('backup.noRoom', { need: megabytes(need), free: megabytes(free) })
    const unpacked = await unpack(handle, head.value, storeKey.value, place, job)
    if (!unpacked.ok) return unpacked
    job.report('verify', 0.4)
    const pages = await readEveryPage(workstation, place, storeKey.value, job)
    if (!pages.ok) return pages
    store = openStore(storeFile(place), storeKey.value)
    const keyring = copiedKeyring(place)
    if (keyring === null) return refuse('backup.damaged')
    const checkpoint = parseCheckpointFile(readFileSync(copiedCheckpoint(place)))
    const log = await verifyLog(store, header, checkpoint, job)
    if (!log.ok) return log
    opened = true
    return ok({ header, keyring, store, storeKey: storeKey.value, ...unpacked.value, ...log.value })
  } finally {
    await handle.close()
    if (!opened) {
      store?.close()
      clearPlace(place)
    }
  }
}
