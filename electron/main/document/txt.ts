import { err, ok, type Result } from '#shared/lib/result.ts'
import { assembleDocument } from './assemble.ts'
import { FindingList } from './finding.ts'
import { Flow } from './flow.ts'
import type { ImportedDocument } from './imported.ts'
import { ImportStop, type ImportRefusal } from './refusal.ts'
import { decodeText } from './text-encoding.ts'

/** Every line end that Unicode knows (UAX #14): CR, LF, VT, FF, NEL, LS, PS. */
const isLineEnd = (unit: number): boolean =>
  (unit >= 0x0a && unit <= 0x0d) || unit === 0x85 || unit === 0x2028 || unit === 0x2029

/** The pieces between line ends, empty ones left out; a loop, because a pattern fails on a line of megabytes. */
const linesOf = function* (text: string): Generator<string> {
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && !isLineEnd(text.charCodeAt(at))) continue
    if (at > start) yield text.slice(start, at)
    start = at + 1
  }
}

const gather = (text: string, findings: FindingList): Result<Flow, ImportRefusal> => {
  const flow = new Flow(findings)
  try {
    for (const line of linesOf(text)) {
      flow.text(line)
      flow.endLine()
    }
    return ok(flow)
  } catch (stop) {
    if (stop instanceof ImportStop) return err(stop.refusal)
    throw stop
  }
}

/**
 * Reads plain text: one line is one paragraph.
 * Refuses what `decodeText` refuses, import.empty, and import.tooLarge.
 */
export const importText = (bytes: Uint8Array): Result<ImportedDocument, ImportRefusal> => {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded
  const { encoding, text } = decoded.value
  const findings = new FindingList()
  const flow = gather(text, findings)
  if (!flow.ok) return flow
  const assembled = assembleDocument(flow.value.blocks, findings)
  if (!assembled.ok) return assembled
  const { document, lineOf } = assembled.value
  return ok({
    document,
    pictures: new Map(),
    revisions: [],
    format: 'txt',
    encoding,
    findings: findings.list(lineOf),
    hiddenText: [],
    hiddenPieces: [],
  })
}
