import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { backupText } from '#resources/text/backup.ts'
import type { CustodyEventData } from '#shared/domain/case/custody/custody-events.ts'
import { CUSTODY_SHAPES } from '#shared/domain/case/custody/custody-shape.ts'
import { bytesToHex } from '#shared/domain/chain/event-record.ts'
import { assert } from '#shared/lib/result.ts'
import { canonicalBytes } from '#shared/lib/canonical.ts'
import { isSystemError } from '#shared/lib/error-code.ts'
import { closed, identifier, list, timestamp, type Guard } from '#shared/lib/guard.ts'
import { safeBaseName } from '../../archive/medium/file-name.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { NONCE_BYTES, seal, unseal, type SealContext } from '../../crypto/sealed.ts'
import { replaceFile } from '../../disk/replace-file.ts'
import type { ReadStore } from '../../store/types.ts'
import { loadCase } from '../load-case.ts'
import type { Unlocked, Workstation } from '../workstation.ts'

/** A file that was destroyed after an appraisal, and what a later restore records when it carries that out again. */
export interface Destruction {
  readonly caseId: string
  readonly told: CustodyEventData['DisposalRepeated']
}

/** 销毁登记: every destruction of an office up to `at`. It only grows. */
export interface DestructionRegister {
  readonly at: string
  readonly entries: readonly Destruction[]
}

/** Far more than an office destroys in its life. */
const MOST = 200_000
const isRegister: Guard<DestructionRegister> = closed({
  at: timestamp,
  entries: list(closed({ caseId: identifier, told: CUSTODY_SHAPES.DisposalRepeated }), MOST),
})

/** Of the file: some 200,000 destructions. */
const MOST_BYTES = 128 * 1024 * 1024
const MAGIC = Buffer.from('MINGJIAN-DESTROYED-1\n')
const contextOf = (office: string): SealContext => ['mingjian destruction register', '1', office]
const REGISTER_SUFFIX = '.mjdestroyed'
/** Beside the office's folder, not in it: whoever puts an older copy of the store there does not put this back with it. */
const registerHere = (profileFolder: string): string => join(profileFolder, `destroyed${REGISTER_SUFFIX}`)
const registerBeside = (folder: string, officeName: string): string =>
  join(folder, `${safeBaseName(backupText.registerName(officeName))}${REGISTER_SUFFIX}`)

/** What the log says of the destruction of a case; null for one that has its texts. @throws ChainFault. */
const destructionOf = (store: ReadStore, caseId: string): Destruction | null => {
  const loaded = loadCase(store, caseId)
  const last = loaded?.events.findLast(
    ({ type, data }) =>
      type === 'DisposalRepeated' || (type === 'DisposalDecided' && 'result' in data && data.result === 'destroyed'),
  )
  if (last?.type === 'DisposalRepeated') return { caseId, told: last.data }
  const proposed = loaded?.events.findLast(({ type, seq }) => type === 'DisposalProposed' && seq < (last?.seq ?? 0))
  const filed = loaded?.events.findLast(({ type, seq }) => type === 'ArchiveItemFiled' && seq < (last?.seq ?? 0))
  if (last?.type !== 'DisposalDecided') return null
  assert(
    filed?.type === 'ArchiveItemFiled' && proposed?.type === 'DisposalProposed',
    'a file is destroyed by its appraisal',
  )
  return {
    caseId,
    told: {
      ...{ filed: filed.data, filedAt: filed.at, filedBy: filed.actor.name },
      ...{ reason: last.data.reason, expiredOn: proposed.data.expiredOn, destroyedAt: last.at },
      decisionHash: bytesToHex(loaded?.records[last.seq - 1]?.hash ?? new Uint8Array()),
      ...{ proposedBy: proposed.actor.name, proposalReason: proposed.data.reason, proposedAt: proposed.at },
      decidedBy: last.actor.name,
    },
  }
}

/** The destructions that a store records. */
export const destructionsIn = (store: ReadStore): readonly Destruction[] =>
  store.destroyedCases().flatMap((caseId) => destructionOf(store, caseId) ?? [])

type Office = Pick<Unlocked, 'store' | 'storeKey'>
const officeOf = ({ store }: Pick<Office, 'store'>): string => sha256Hex(store.office().authorityCertificate)

/** Null when it is not there, cannot be read, or is not this office's: then nothing is known from it. */
const readRegister = (path: string, office: Office): DestructionRegister | null => {
  let bytes: Uint8Array
  try {
    const found = statSync(path)
    // Whoever can write beside a backup can put anything there.
    if (!found.isFile() || found.size > MOST_BYTES) return null
    bytes = readFileSync(path)
  } catch (error) {
    if (isSystemError(error)) return null
    throw error
  }
  if (!MAGIC.equals(bytes.subarray(0, MAGIC.length))) return null
  const nonce = bytes.subarray(MAGIC.length, MAGIC.length + NONCE_BYTES)
  const sealed = { nonce, ciphertext: bytes.subarray(MAGIC.length + NONCE_BYTES) }
  const plain = unseal(office.storeKey, sealed, contextOf(officeOf(office)))
  if (plain === null) return null
  const register: unknown = JSON.parse(Buffer.from(plain).toString('utf8')) // sealed under the store's key: ours
  return isRegister(register) ? register : null
}

const joined = (known: readonly Destruction[], more: readonly Destruction[]): readonly Destruction[] => [
  ...new Map([...known, ...more].map((one) => [one.caseId, one])).values(),
]

/** In place of what lay there, whole or not at all; what it knew is kept. @throws what the disk says. */
const writeRegister = (path: string, office: Office, now: Date): void => {
  const entries = joined(readRegister(path, office)?.entries ?? [], destructionsIn(office.store))
  const plain = canonicalBytes({
    at: now.toISOString(),
    entries: entries.map(({ caseId, told }) => ({ caseId, told: { ...told, filed: { ...told.filed } } })),
  })
  const { nonce, ciphertext } = seal(office.storeKey, plain, contextOf(officeOf(office)))
  replaceFile(path, Buffer.concat([MAGIC, nonce, ciphertext]))
}

/**
 * Writes the register outside of the store, after a destruction. The appraisal is recorded already: a disk that does not take the
 * register fails nothing, the diagnostic log says so, and the next unlock writes it.
 */
export const noteDestructions = ({ profileFolder, now, log }: Workstation, office: Office): void => {
  try {
    writeRegister(registerHere(profileFolder), office, now())
  } catch (error) {
    if (!isSystemError(error)) throw error
    log.record({ code: 'fault.readOnly', where: 'destructions' }, error)
  }
}

/** The same at an unlock, where a process before this one ended between the two, or somebody took the file away. */
export const settleDestructions = (workstation: Workstation, office: Office): void => {
  const recorded = office.store.destroyedCases()
  if (recorded.length === 0) return
  const kept = new Set(readRegister(registerHere(workstation.profileFolder), office)?.entries.map((one) => one.caseId))
  if (recorded.some((caseId) => !kept.has(caseId))) noteDestructions(workstation, office)
}

/** Beside backups, where another machine finds it with them. @throws what the disk says. */
export const copyDestructions = (folder: string, office: Office, now: Date): void => {
  writeRegister(registerBeside(folder, office.store.office().name), office, now)
}

/** What these places know of an office's destructions; null when none of them has a register of it. */
export const registeredIn = (
  profileFolder: string,
  backupFolder: string,
  office: Office,
): DestructionRegister | null => {
  const paths = [registerHere(profileFolder), registerBeside(backupFolder, office.store.office().name)]
  return paths
    .map((path) => readRegister(path, office))
    .reduce((one, other) => {
      if (one === null || other === null) return one ?? other
      return { at: one.at > other.at ? one.at : other.at, entries: joined(one.entries, other.entries) }
    }, null)
}
