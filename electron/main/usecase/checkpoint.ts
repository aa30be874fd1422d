import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Checkpoint } from '#shared/domain/archive/release-manifest.ts'
import {
  checkpointCode,
  checkpointPreimage,
  encodeCheckpointFile,
  type SignedCheckpoint,
  type TreeHead,
} from '#shared/domain/chain/checkpoint.ts'
import { checkpointDue, type KeptElsewhere } from '#shared/domain/chain/checkpoint-due.ts'
import { bytesToHex } from '#shared/domain/chain/event-record.ts'
import { proveEvents, type Inclusion } from '#shared/domain/chain/inclusion.ts'
import { closed, integer, timestamp, type Guard } from '#shared/lib/guard.ts'
import { sha256Hex } from '../crypto/digest.ts'
import { renameOver } from '../disk/replace-file.ts'
import type { ReadStore, WriteStore } from '../store/types.ts'
import { loadOffice } from './load-office.ts'
import { certificateOf } from './own-certificate.ts'
import { sessionRulesIn } from './session/password-policy.ts'
import type { Unlocked, Workstation } from './workstation.ts'

/** 检查点: where the workstation's ledger stands now, to be signed into what leaves the house (architecture R3). */
export const checkpointOf = (store: ReadStore, now: Date): Checkpoint => {
  const { position, hash } = store.ledgerHead()
  return { position, hash: bytesToHex(hash), root: bytesToHex(store.treeRoot(position)), at: now.toISOString() }
}

/** Head of the Merkle tree over the ledger as it stands, and of what in the office's log bears on cases. */
export const treeHeadOf = (store: ReadStore, now: Date): TreeHead => {
  const { position } = store.ledgerHead()
  const office = loadOffice(store)
  return {
    ...{ size: position, root: bytesToHex(store.treeRoot(position)), at: now.toISOString() },
    ...(office === null ? {} : { bearing: office.bearing }),
  }
}

/** 检查码 of the ledger as it stands: printed where people write it down. */
export const codeOf = (store: ReadStore, now: Date): string => checkpointCode(treeHeadOf(store, now))

/** Proof that the events of this case lie in the tree of that checkpoint (of this ledger, and not before its last event). */
export const proveCase = (store: ReadStore, caseId: string, head: Pick<TreeHead, 'size' | 'root'>): Inclusion =>
  proveEvents(caseId, store.ledgerPositions(caseId), head, (index) => store.treeProof(index, head.size))

type Hand = Pick<Unlocked, 'store' | 'signer' | 'person' | 'certificateSha256'>

/** The same, signed by the person at the keyboard; null while nothing is recorded. */
export const signCheckpoint = async (
  hand: Hand,
  now: Date,
  head: TreeHead = treeHeadOf(hand.store, now),
): Promise<SignedCheckpoint | null> => {
  const { store, signer } = hand
  if (head.size === 0) return null
  const office = sha256Hex(store.office().authorityCertificate)
  const certificate = certificateOf(hand)
  const signature = await signer.sign(checkpointPreimage(head, office, signer.suite))
  return {
    format: 'mingjian-checkpoint',
    version: 1,
    office,
    ...head,
    suite: signer.suite,
    certificate: Buffer.from(certificate).toString('base64'),
    signature: bytesToHex(signature),
  }
}

/** Beside the office's folder, not in it: whoever puts an old copy of the folder back does not put this back with it. */
export const checkpointFile = (profileFolder: string): string => join(profileFolder, 'checkpoint.json')

/** Lengths of the ledger: of the file on disk, of the newest that is to be; and the writing under way, one at a time. */
interface Noting {
  written: number
  newest: number
  turn: Promise<void>
}
const noting = new WeakMap<Workstation, Noting>()
const notingOf = (workstation: Workstation): Noting => {
  const noted = noting.get(workstation) ?? { written: 0, newest: 0, turn: Promise.resolve() }
  noting.set(workstation, noted)
  return noted
}

/**
 * Writes where the ledger stands to the file outside of the database, after an act. A disk that does not take it fails no
 * act, which is recorded already: the diagnostic log says so, and the next act writes it.
 */
export const noteCheckpoint = async (workstation: Workstation, hand: Hand): Promise<void> => {
  try {
    await settleCheckpoint(workstation, hand)
  } catch (error) {
    workstation.log.record({ code: 'fault.readOnly', where: 'checkpoint' }, error)
  }
}

/** What was to be noted is noted, or its failure told. */
export const checkpointNoted = (workstation: Workstation): Promise<void> =>
  notingOf(workstation).turn.catch(() => undefined) // told to whoever asked for it

/**
 * The same, waited for; of those that come while one is written, only the newest is. Flushed before it takes the name: after a
 * power cut an empty file would be told as one that somebody took away. @throws what the disk says.
 */
export const settleCheckpoint = (workstation: Workstation, hand: Hand): Promise<void> => {
  const noted = notingOf(workstation)
  const { position } = hand.store.ledgerHead()
  if (position <= noted.newest) return noted.turn
  const ready = Promise.all([signCheckpoint(hand, workstation.now()), checkpointNoted(workstation)])
  noted.newest = position
  noted.turn = (async () => {
    try {
      const [checkpoint] = await ready
      if (checkpoint === null || noted.newest !== position) return
      const path = checkpointFile(workstation.profileFolder)
      await writeFile(`${path}.new`, encodeCheckpointFile(checkpoint), { mode: 0o600, flush: true })
      renameOver(`${path}.new`, path)
      noted.written = position
    } catch (error) {
      if (noted.newest === position) noted.newest = noted.written
      throw error
    }
  })()
  return noted.turn
}

/** Another store lies here now, and begins to be noted anew. */
export const forgetNoted = (workstation: Workstation): void => {
  Object.assign(notingOf(workstation), { written: 0, newest: 0 })
}

/** When the act on this line of the ledger was recorded; null for no such line. */
const actAt = (store: ReadStore, position: number): string | null => {
  const record = store.eventAt(position)
  if (record === null) return null
  const { at } = JSON.parse(new TextDecoder().decode(record.body)) as { readonly at: string } // every log's head has it
  return at
}

/** When the newest act of all logs was recorded; null in an empty store. */
export const newestActAt = (store: ReadStore): string | null => actAt(store, store.ledgerHead().position)

const KEPT_ELSEWHERE = 'checkpointKept'
const keptElsewhere: Guard<KeptElsewhere> = closed({ at: timestamp, size: integer(1, 2 ** 40) })

/** The whole log lies outside of the store with its checkpoint (`audit.export`): that it was to be written is not enough. */
export const noteKeptElsewhere = (store: WriteStore, { at, size }: KeptElsewhere): void => {
  store.saveSetting(KEPT_ELSEWHERE, { at, size })
}

/** Since when it was not, and whether the auditor is to be told. */
export const checkpointKept = (
  store: ReadStore,
  now: Date,
): ReturnType<typeof checkpointDue> & { readonly lastAt: string | null } => {
  const saved = store.setting(KEPT_ELSEWHERE)
  const last = keptElsewhere(saved) ? saved : null
  const at = now.toISOString()
  const here = { at, size: store.ledgerHead().position }
  return { ...checkpointDue(last, actAt(store, 1) ?? at, here, sessionRulesIn(store)), lastAt: last?.at ?? null }
}
