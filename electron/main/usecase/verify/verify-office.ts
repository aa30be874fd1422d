import type { CheckDetail } from '#shared/domain/archive/verification-report.ts'
import type { Checkpoint } from '#shared/domain/archive/release-manifest.ts'
import { parseCheckpointFile } from '#shared/domain/chain/checkpoint.ts'
import type { EventRecord } from '#shared/domain/chain/event-record.ts'
import { inclusionProblem, parseInclusionFile, type Inclusion } from '#shared/domain/chain/inclusion.ts'
import {
  judgeOfficeExtract,
  type OfficeExtractDoubt,
  type OfficeExtractProblem,
} from '#shared/domain/chain/office-extract.ts'
import { parseEventLines } from '../../archive/event-log/event-lines.ts'
import {
  LOG_FILE,
  OFFICE_LOG_FILE,
  OFFICE_PROOF_FILE,
  PROOF_FILE,
  SIGNED_CHECKPOINT_FILE,
} from '../../archive/bag/package-layout.ts'
import type { Tree } from '../../archive/bag/read-tree.ts'
import { sha256, sha256Hex } from '../../crypto/digest.ts'
import type { VerifiedBag } from './verify-bag.ts'
import type { Judgement } from './verify-description.ts'
import type { VerifiedLog } from './verify-log.ts'

/** What a package holds of its office's log, read and not yet proven. */
export interface PackedOffice {
  readonly records: readonly EventRecord[]
  readonly proof: Inclusion
}

/** Reads it; a detail when it is missing, or not of the form that we write. @throws ArchiveFault. */
export const readOffice = async (tree: Tree): Promise<PackedOffice | CheckDetail> => {
  const [log, proven] = [await tree.read(OFFICE_LOG_FILE), await tree.read(OFFICE_PROOF_FILE)]
  if (log === null) return { problem: 'file.missing', file: OFFICE_LOG_FILE }
  if (proven === null) return { problem: 'file.missing', file: OFFICE_PROOF_FILE }
  const lines = parseEventLines(log)
  if (!lines.ok) return { problem: 'file.malformed', file: OFFICE_LOG_FILE, seq: lines.error }
  const proof = parseInclusionFile(proven)
  return proof === null ? { problem: 'file.malformed', file: OFFICE_PROOF_FILE } : { records: lines.value, proof }
}

const positionsOf = ({ events }: Inclusion): readonly number[] => events.map(({ position }) => position)

const unproven = (problem: CheckDetail): Judgement => ({ problem, doubt: null })

/**
 * Does the office bear out who signed in this case, by which certificate, role, delegation and chain? The case's own events and
 * the signed checkpoint have been proven before, and its rules hold. @throws ArchiveFault.
 */
export const officeDetail = async (
  tree: Tree,
  bag: VerifiedBag,
  log: VerifiedLog,
  { records, proof }: PackedOffice,
  /** Under which certificate the manifest of the release in the package is signed; null for none. */
  releaseSigner: string | null,
): Promise<Judgement> => {
  const head: Pick<Checkpoint, 'root'> & { readonly size: number } = {
    size: bag.checkpoint.position,
    root: bag.checkpoint.root,
  }
  const outside = inclusionProblem(sha256, proof, records, head)
  if (outside !== null) return unproven({ problem: outside.code, file: OFFICE_PROOF_FILE, seq: outside.seq })
  const ofCase = parseInclusionFile((await tree.read(PROOF_FILE)) ?? new Uint8Array())
  const checkpoint = parseCheckpointFile((await tree.read(SIGNED_CHECKPOINT_FILE)) ?? new Uint8Array())
  if (ofCase === null) return unproven({ problem: 'file.malformed', file: PROOF_FILE })
  if (checkpoint === null) return unproven({ problem: 'file.malformed', file: SIGNED_CHECKPOINT_FILE })
  const verdict = judgeOfficeExtract(
    {
      office: { records, positions: positionsOf(proof) },
      caseLog: { records: log.records, positions: positionsOf(ofCase), events: log.events },
      authoritySha256: bag.authority.sha256,
      checkpoint: { ...checkpoint, signer: sha256Hex(Buffer.from(checkpoint.certificate, 'base64')) },
      releaseSigners: [bag.signer.sha256, ...(releaseSigner === null ? [] : [releaseSigner])],
    },
    log.tools,
  )
  const told = ({ code, log: of, seq }: OfficeExtractProblem | OfficeExtractDoubt): CheckDetail => ({
    problem: code,
    file: of === 'case' ? LOG_FILE : OFFICE_LOG_FILE,
    seq,
  })
  if (!verdict.ok) return unproven(told(verdict.problem))
  return { problem: null, doubt: verdict.doubt === null ? null : told(verdict.doubt) }
}
