import { readFileSync } from 'node:fs'
import {
  checkpointPreimage,
  parseCheckpointFile,
  type SignedCheckpoint,
  type TreeHead,
} from '#shared/domain/chain/checkpoint.ts'
import { bytesToHex, hexToBytes } from '#shared/domain/chain/event-record.ts'
import { readCertificate } from '../../certificate/certificate.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { verifyEventSignature } from '../../crypto/event-signature.ts'
import type { ReadStore } from '../../store/types.ts'
import { checkpointFile } from '../checkpoint.ts'
import { LogFault } from '../faults.ts'
import { loadOffice } from '../load-office.ts'

// Apart from the writing of checkpoints, which every start needs: reading certificates loads a large library.

/** Was this signed by a person whom this authority attested, while the certificate was valid? */
export const isSignedBy = (checkpoint: SignedCheckpoint, authority: Uint8Array): boolean => {
  const issuer = readCertificate(authority)
  const signer = readCertificate(Uint8Array.from(Buffer.from(checkpoint.certificate, 'base64')))
  if (issuer === null || signer === null || checkpoint.office !== sha256Hex(authority)) return false
  const inTime = signer.validFrom <= checkpoint.at && checkpoint.at <= signer.validUntil
  const preimage = checkpointPreimage(checkpoint, checkpoint.office, checkpoint.suite)
  return (
    inTime &&
    signer.personId !== '' &&
    signer.isIssuedBy(issuer) &&
    verifyEventSignature(checkpoint.suite, signer.publicKey, preimage, hexToBytes(checkpoint.signature))
  )
}

const readKept = (path: string): SignedCheckpoint | null => {
  try {
    return parseCheckpointFile(readFileSync(path))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** Does the ledger still begin with what was noted? */
export const holdsCheckpoint = (store: ReadStore, noted: Pick<TreeHead, 'size' | 'root'>): boolean =>
  noted.size <= store.ledgerHead().position && bytesToHex(store.treeRoot(noted.size)) === noted.root

/** Whose checkpoint this machine keeps: SHA-256 of the authority's certificate; null for none. */
export const keptOffice = (profileFolder: string): string | null =>
  readKept(checkpointFile(profileFolder))?.office ?? null

/** The newest checkpoint that this machine keeps; null when it is missing, or when no person of this store's office signed it. */
export const keptCheckpoint = (profileFolder: string, store: ReadStore): SignedCheckpoint | null => {
  const kept = readKept(checkpointFile(profileFolder))
  return kept !== null && isSignedBy(kept, store.office().authorityCertificate) ? kept : null
}

/**
 * At opening: the newest checkpoint that this machine knows must still hold, or be one that two people gave up when they
 * restored an older backup. @throws LogFault fault.logRolledBack when the ledger is shorter, or another one.
 */
export const assertNotRolledBack = (profileFolder: string, store: ReadStore): void => {
  const kept = keptCheckpoint(profileFolder, store)
  if (kept === null || holdsCheckpoint(store, kept)) return
  const accepted = loadOffice(store)?.state.backup.accepted ?? []
  if (accepted.some(({ size, root }) => size === kept.size && root === kept.root)) return
  throw new LogFault('fault.logRolledBack')
}
