import { z } from 'zod'
import type { EventData } from '#shared/domain/case/events.ts'
import { SOURCE_KINDS } from '#shared/domain/scan/place.ts'
import { hitElsewhere } from '#shared/contract/dto/hit-place.ts'
import { canonicalBytes, canonicalText } from '#shared/lib/canonical.ts'
import { utf8Text } from '#shared/lib/utf8.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import type { ReadStore } from '../../store/types.ts'
import { ChainFault } from '../faults.ts'
import { keptBytes } from '../load-case.ts'

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
  /** Absent in records of before files and pictures were looked into. */
  files: z
    .array(
      z.strictObject({
        kind: z.enum(SOURCE_KINDS),
        item: z.int(),
        fileName: z.string(),
        sha256: z.string(),
        format: z.string(),
        characters: z.int(),
        pictures: z.int(),
        picturesRead: z.int(),
      }),
    )
    .exactOptional(),
  /** Absent in records of before an office could set them. */
  limits: z.strictObject({ smallCellLeast: z.int(), manyTables: z.int() }).exactOptional(),
  recogniser: z.string().nullable().exactOptional(),
  hits: z.array(
    z.strictObject({
      id: z.string(),
      key: z.string(),
      rule: z.string(),
      list: z.string(),
      term: z.string(),
      category: z.string(),
      level,
      start: z.int(),
      end: z.int(),
      via: z.array(z.string()),
      basis: z.string(),
      replacement: z.string().exactOptional(),
      lowered: z.strictObject({ from: level, reason: z.string() }).nullable(),
      elsewhere: hitElsewhere.exactOptional(),
    }),
  ),
})
/** A scan as it is kept. */
export type ScanRecord = z.output<typeof scanRecord>

/** The record's bytes, and their hash, which is the scan's name in the log. */
export const encodeScanRecord = (record: ScanRecord): { readonly bytes: Uint8Array; readonly scanHash: string } => {
  const bytes = canonicalBytes(record)
  return { bytes, scanHash: sha256Hex(bytes) }
}

/** Reads a record from exactly the bytes that `encodeScanRecord` writes; null for any other. */
export const parseScanRecord = (bytes: Uint8Array): ScanRecord | null => {
  const text = utf8Text(bytes)
  if (text === null) return null
  try {
    const parsed = scanRecord.safeParse(JSON.parse(text))
    return parsed.success && canonicalText(parsed.data) === text ? parsed.data : null
  } catch {
    return null // not JSON, or a number that canonical JSON cannot hold
  }
}

/** @throws DestroyedFault after an appraisal; ChainFault when the record is missing or is not the one that the log names. */
export const readScanRecord = (store: ReadStore, caseId: string, scanHash: string): ScanRecord => {
  const bytes = keptBytes(store, caseId, scanHash)
  const record = sha256Hex(bytes) !== scanHash ? null : parseScanRecord(bytes)
  if (record === null) throw new ChainFault(0)
  return record
}

/** What the log keeps of a scan. */
export const scanFact = (record: ScanRecord, scanHash: string): EventData['ScanCompleted'] => ({
  contentHash: record.contentHash,
  scanHash,
  ruleSetVersion: record.ruleSetVersion,
  lexicons: record.lexicons.map(({ id, version, sha256 }) => ({ id, version, sha256 })),
  hits: record.hits.map(({ id, key, rule, level: hitLevel }) => ({ id, key, rule, level: hitLevel })),
})
