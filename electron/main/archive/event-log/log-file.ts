import { parseCheckpointFile, encodeCheckpointFile, type SignedCheckpoint } from '#shared/domain/chain/checkpoint.ts'
import type { EventRecord } from '#shared/domain/chain/event-record.ts'
import { closed, integer, oneOf, text, type Guarded } from '#shared/lib/guard.ts'
import { eventLine } from './event-lines.ts'

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
  /** In the order of the ledger, each without its end; ends early when the file does. Not looked into. */
  readonly lines: () => Iterable<Uint8Array>
  /** After the lines: what closes them, and null when it is missing or something follows it. */
  readonly closing: () => SignedCheckpoint | null
  /** The line of the file, from 1, on which this line of the ledger lies. */
  readonly fileLine: (position: number) => number
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

const parse = (line: Uint8Array | null): unknown => {
  try {
    return line === null ? null : JSON.parse(Buffer.from(line.buffer, line.byteOffset, line.length).toString('utf8'))
  } catch {
    return null
  }
}

const isClosing = closed({ checkpoint: text(100_000, BASE64) })
const NEWLINE = 10

/** Reads a log file; null for bytes that do not begin as one. Nothing of hostile bytes is a throw. */
export const readLogFile = (bytes: Uint8Array): LogFile | null => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = 0
  const next = (): Uint8Array | null => {
    const end = buffer.indexOf(NEWLINE, at)
    if (end < 0) return null
    const found = buffer.subarray(at, end)
    at = end + 1
    return found
  }
  const first = parse(next())
  if (!isHead(first)) return null
  const head: Head = first
  const certificates: Uint8Array[] = []
  for (let index = 0; index < head.certificates; index += 1) {
    const value = parse(next())
    if (!isCertificate(value)) return null
    certificates.push(fromBase64(value.certificate))
  }
  const start = at
  let read = 0
  function* lines(): Generator<Uint8Array, void> {
    at = start
    for (read = 0; read < head.events; read += 1) {
      const line = next()
      if (line === null) return
      yield line
    }
  }
  return {
    officeName: head.officeName,
    authority: fromBase64(head.authority),
    certificates,
    events: head.events,
    lines,
    closing: () => {
      if (read < head.events) return null
      const last = parse(next())
      return isClosing(last) && at === buffer.length ? parseCheckpointFile(fromBase64(last.checkpoint)) : null
    },
    fileLine: (position) => 1 + head.certificates + position,
  }
}
