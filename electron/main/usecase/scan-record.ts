import { z } from 'zod'
import type { EventData } from '#shared/domain/case/events.ts'
import { canonicalBytes } from '#shared/lib/canonical.ts'
import { sha256Hex } from '../crypto/digest.ts'
import type { ReadStore } from '../store/types.ts'
import { ChainFault } from './faults.ts'

const level = z.enum(['block', 'high', 'medium', 'notice'])

/**
 * The proof of what was checked with which lists: kept encrypted among the case's blobs, because its hits quote the
 * text; the log holds its hash and, of each hit, only identity, rule and level.
 */
const scanRecord = z.strictObject({
  format: z.literal('mingjian-scan'),
  version: z.literal(1),
  contentHash: z.string(),
  ruleSetVersion: z.string(),
  lexicons: z.array(z.strictObject({ id: z.string(), version: z.string(), sha256: z.string(), entries: z.int() })),
  characters: z.int(),
  hits: z.array(
    z.strictObject({
      id: z.string(),
      rule: z.string(),
      list: z.string(),
      term: z.string(),
      category: z.string(),
      level,
      start: z.int(),
      end: z.int(),
      via: z.array(z.string()),
      basis: z.string(),
      lowered: z.strictObject({ from: level, reason: z.string() }).nullable(),
    }),
  ),
})
export type ScanRecord = z.output<typeof scanRecord>

export const encodeScanRecord = (record: ScanRecord): { readonly bytes: Uint8Array; readonly scanHash: string } => {
  const bytes = canonicalBytes(record)
  return { bytes, scanHash: sha256Hex(bytes) }
}

/** @throws ChainFault when the record is missing or is not the one that the log names. */
export const readScanRecord = (store: ReadStore, caseId: string, scanHash: string): ScanRecord => {
  const bytes = store.readBlob(caseId, scanHash)
  if (bytes === null || sha256Hex(bytes) !== scanHash) throw new ChainFault(0)
  return scanRecord.parse(JSON.parse(new TextDecoder().decode(bytes)))
}

/** What the log keeps of a scan. */
export const scanFact = (record: ScanRecord, scanHash: string): EventData['ScanCompleted'] => ({
  contentHash: record.contentHash,
  scanHash,
  ruleSetVersion: record.ruleSetVersion,
  lexicons: record.lexicons.map(({ id, version, sha256 }) => ({ id, version, sha256 })),
  hits: record.hits.map(({ id, rule, level: hitLevel }) => ({ id, rule, level: hitLevel })),
})
