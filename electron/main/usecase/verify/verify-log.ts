import type { CheckDetail } from '#shared/domain/archive/verification-report.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import type { EventRecord } from '#shared/domain/chain/event-record.ts'
import { verifyChain, type ChainTools } from '#shared/domain/chain/verify.ts'
import { parseEventLines } from '../../archive/event-log/event-lines.ts'
import { CERTIFICATE_FOLDER, certificateFile, CHECKPOINT_FILE, LOG_FILE } from '../../archive/bag/package-layout.ts'
import type { Tree } from '../../archive/bag/read-tree.ts'
import { createChainTools } from '../../crypto/chain-tools.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import type { Checklist } from './checklist.ts'
import type { VerifiedBag } from './verify-bag.ts'

/** The log of a package, proven link by link. */
export interface VerifiedLog {
  readonly records: readonly EventRecord[]
  readonly events: readonly CaseEvent[]
  /** Who knows the certificates of the package. */
  readonly tools: ChainTools
}

/** The certificates of a package, each under its own hash; null when one is not. */
const readCertificates = async (
  list: Checklist,
  tree: Tree,
  bag: VerifiedBag,
): Promise<readonly Uint8Array[] | null> => {
  const certificates: Uint8Array[] = []
  for (const path of tree.paths.filter((candidate) => candidate.startsWith(CERTIFICATE_FOLDER))) {
    const der = await tree.read(path)
    if (der === null || certificateFile(sha256Hex(der)) !== path) {
      list.note('certificates', { problem: 'file.altered', file: path })
      return null
    }
    certificates.push(der)
  }
  const absent = [bag.authority, bag.signer]
    .map(({ sha256 }) => certificateFile(sha256))
    .find((path) => !tree.has(path))
  return list.note('certificates', absent === undefined ? null : { problem: 'file.missing', file: absent })
    ? certificates
    : null
}

const chainProblem = (
  records: readonly EventRecord[],
  events: readonly CaseEvent[],
  bag: VerifiedBag,
): CheckDetail | null => {
  if (records[0]?.caseId !== bag.caseId) return { problem: 'chain.otherCase', file: LOG_FILE, seq: 1 }
  const last = events.at(-1)
  return last !== undefined && last.at > bag.checkpoint.at
    ? { problem: 'time.backwards', file: CHECKPOINT_FILE, seq: last.seq }
    : null
}

/** Certificates, form of the log, and its chain: who signed what, in which order, under whose authority. */
export const verifyLog = async (list: Checklist, tree: Tree, bag: VerifiedBag): Promise<VerifiedLog | null> => {
  const certificates = await readCertificates(list, tree, bag)
  if (certificates === null) return null
  const parsed = parseEventLines((await tree.read(LOG_FILE)) ?? new Uint8Array())
  if (!parsed.ok) {
    list.note('logForm', { problem: 'file.malformed', file: LOG_FILE, seq: parsed.error })
    return null
  }
  list.note('logForm', null)
  const tools = createChainTools(certificates, bag.authority.der)
  const verdict = verifyChain(parsed.value, tools)
  if (!verdict.ok) {
    list.note('chain', { problem: verdict.error.code, file: LOG_FILE, seq: verdict.error.seq })
    return null
  }
  const { events } = verdict.value
  return list.note('chain', chainProblem(parsed.value, events, bag)) ? { records: parsed.value, events, tools } : null
}
