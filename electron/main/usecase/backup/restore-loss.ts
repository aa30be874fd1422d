import { existsSync } from 'node:fs'
import { bytesToHex } from '#shared/domain/chain/event-record.ts'
import type { TreeHead } from '#shared/domain/chain/checkpoint.ts'
import { isSystemError } from '#shared/lib/error-code.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { openStore } from '../../store/open.ts'
import { StoreFault } from '../../store/fault.ts'
import type { ReadStore } from '../../store/types.ts'
import { newestActAt } from '../checkpoint.ts'
import { holdsCheckpoint, keptCheckpoint, keptOffice } from '../verify/checkpoint-trust.ts'
import type { OpenedCopy } from './open-copy.ts'
import { officeFolder, readOfficeKeyring, storeFile } from '../session/office-folder.ts'

/** What a restore gives up, as far as this machine can tell. */
export interface Loss {
  /** The farthest that the ledger here is known to have come, when the copy does not hold it; null when it holds all. */
  readonly later: TreeHead | null
  /** How many acts of it are not in the copy; null when only a checkpoint is left, and it is of another history. */
  readonly lost: number | null
  /** An office lies here that nobody can read, and no checkpoint says how far it had come: it may lose anything. */
  readonly unseen: boolean
}

const NOTHING: Loss = { later: null, lost: 0, unseen: false }

/** How many first acts two ledgers have in common. */
const commonLength = (one: ReadStore, other: ReadStore): number => {
  const rootOf = (store: ReadStore, size: number): string => bytesToHex(store.treeRoot(size))
  let same = 0
  let beyond = Math.min(one.ledgerHead().position, other.ledgerHead().position) + 1
  while (beyond - same > 1) {
    const middle = Math.floor((same + beyond) / 2)
    if (rootOf(one, middle) === rootOf(other, middle)) same = middle
    else beyond = middle
  }
  return same
}

/** The office that lives here; null for none, and for one whose keyring cannot be read and does not say. */
export const livesHere = (profileFolder: string): { readonly officeName: string } | null => {
  try {
    return readOfficeKeyring(profileFolder)
  } catch {
    return null
  }
}

type Here = Loss | 'otherOffice' | 'unreadable' | 'none'

/** What the store that lives here holds beyond the copy. All copies of an office have the one key. */
const beyondCopy = (profileFolder: string, { store, storeKey, header }: OpenedCopy): Here => {
  if (!existsSync(officeFolder(profileFolder))) return 'none'
  let here: ReturnType<typeof openStore> | null = null
  try {
    here = openStore(storeFile(profileFolder), storeKey)
    if (sha256Hex(here.office().authorityCertificate) !== header.office) return 'otherOffice'
    const size = here.ledgerHead().position
    const root = bytesToHex(here.treeRoot(size))
    if (size === 0 || holdsCheckpoint(store, { size, root })) return NOTHING
    const at = newestActAt(here) ?? header.madeAt
    return { later: { size, root, at }, lost: size - commonLength(here, store), unseen: false }
  } catch (error) {
    if (error instanceof StoreFault || isSystemError(error)) return 'unreadable' // a dead disk is why people restore
    throw error
  } finally {
    here?.close()
  }
}

/** What a file beside the office says; null where the disk does not give it. */
const ifReadable = <T>(read: () => T): T | null => {
  try {
    return read()
  } catch (error) {
    if (isSystemError(error)) return null
    throw error
  }
}

/** The newest checkpoint that this machine keeps of that office. */
const beyondCheckpoint = (profileFolder: string, copy: OpenedCopy): Loss | null => {
  const kept = ifReadable(() => keptCheckpoint(profileFolder, copy.store))
  if (kept === null) return null
  if (holdsCheckpoint(copy.store, kept)) return NOTHING
  const { size, root, at } = kept
  return { later: { size, root, at }, lost: size > copy.ledgerSize ? size - copy.ledgerSize : null, unseen: false }
}

/**
 * What would be lost if the copy took the place of what lies here: told by the ledger that lives here, and by the newest
 * checkpoint, whichever knows of more. Neither can be taken away to hide it: without the checkpoint the ledger tells, without
 * a readable ledger the checkpoint, and where both are gone that is said itself, `unseen`. On a machine that never had an
 * office nothing is known. `otherOffice` when the store here is another office's.
 */
export const lossOf = (profileFolder: string, copy: OpenedCopy): Loss | 'otherOffice' => {
  const { header } = copy
  const named = livesHere(profileFolder)
  const kept = named === null ? null : ifReadable(() => keptOffice(profileFolder))
  if (named !== null && (named.officeName !== header.officeName || (kept ?? header.office) !== header.office))
    return 'otherOffice'
  const here = beyondCopy(profileFolder, copy)
  if (here === 'otherOffice') return here
  const noted = beyondCheckpoint(profileFolder, copy)
  if (here === 'none') return noted ?? NOTHING
  if (here === 'unreadable') return noted ?? { later: null, lost: null, unseen: true }
  return (noted?.later?.size ?? 0) > (here.later?.size ?? 0) && noted !== null ? noted : here
}
