import { parseCheckpointFile, encodeCheckpointFile, type SignedCheckpoint } from '#shared/domain/chain/checkpoint.ts'
import type { EventRecord } from '#shared/domain/chain/event-record.ts'
import { closed, integer, oneOf, text, type Guarded } from '#shared/lib/guard.ts'
import { eventLine, parseEventLine } from './event-lines.ts'

/** Ending of a whole log's file. */
export const LOG_SUFFIX = '.mjlog'

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/
const isHead = closed({
  format: oneOf(['mingjian-log']),
  version: oneOf([1]),
  officeName: text(300),
  authority: text(24_000, BASE64),
  certificates: integer(0, 100_000),
  events: integer(0, 10_000_000),
})
type Head = Guarded<typeof isHead>
const isCertificate = closed({ certificate: text(24_000, BASE64) })

/** A whole log as it lies in a file. */
export interface LogFile {
  readonly officeName: string
  readonly authority: Uint8Array
  readonly certificates: readonly Uint8Array[]
  readonly events: number
  /** In the order of the ledger. Read as it is asked for; ends early at the first line that is none of ours (`badLine`). */
  readonly records: () => Iterable<EventRecord>
  /** Number of the first line that is not what we write, from 1; null for none so far. */
  readonly badLine: () => number | null
  /** The last line; null when it is missing. */
  readonly closing: () => SignedCheckpoint | null
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const fromBase64 = (source: string): Uint8Array => Uint8Array.from(Buffer.from(source, 'base64'))

/**
 * A whole log as lines: a head, the certificates, the events in the order of the ledger, and the signed checkpoint over
 * them as the last. Yields the file in pieces, so that no copy of it all is made.
 */
export function* logFileLines(log: {
  readonly officeName: string
  readonly authority: Uint8Array
  readonly certificates: readonly Uint8Array[]
  readonly events: number
  readonly records: Iterable<EventRecord>
  readonly closing: SignedCheckpoint
}): Generator<string, void> {
  const head: Head = {
    format: 'mingjian-log',
    version: 1,
    officeName: log.officeName,
    authority: base64(log.authority),
    certificates: log.certificates.length,
    events: log.events,
  }
  yield `${JSON.stringify(head)}\n`
  for (const certificate of log.certificates) yield `${JSON.stringify({ certificate: base64(certificate) })}\n`
  for (const record of log.records) yield `${eventLine(record)}\n`
  yield `${JSON.stringify({ checkpoint: base64(encodeCheckpointFile(log.closing)) })}\n`
}

const parse = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

const isClosing = closed({ checkpoint: text(100_000, BASE64) })
const NEWLINE = 10

/** Reads a log file; null for bytes that do not begin as one. Hostile bytes end in `badLine`, never in a throw. */
export const readLogFile = (bytes: Uint8Array): LogFile | null => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = 0
  let line = 0
  let bad: number | null = null
  const next = (): string | null => {
    const end = buffer.indexOf(NEWLINE, at)
    if (end < 0) return null
    const found = buffer.toString('utf8', at, end)
    at = end + 1
    line += 1
    return found
  }
  const first = parse(next() ?? '')
  if (!isHead(first)) return null
  const head: Head = first
  const certificates: Uint8Array[] = []
  for (let index = 0; index < head.certificates; index += 1) {
    const value = parse(next() ?? '')
    if (!isCertificate(value)) return null
    certificates.push(fromBase64(value.certificate))
  }
  const start = { at, line }
  let closing: SignedCheckpoint | null = null
  function* records(): Generator<EventRecord, void> {
    ;({ at, line } = start)
    for (let index = 0; index < head.events; index += 1) {
      const source = next()
      const record = source === null ? null : parseEventLine(source)
      if (record === null) {
        bad = line + (source === null ? 1 : 0)
        return
      }
      yield record
    }
    const last = parse(next() ?? '')
    closing = isClosing(last) ? parseCheckpointFile(fromBase64(last.checkpoint)) : null
    if (closing === null || at !== buffer.length) bad = line
  }
  return {
    officeName: head.officeName,
    authority: fromBase64(head.authority),
    certificates,
    events: head.events,
    records,
    badLine: () => bad,
    closing: () => closing,
  }
}
