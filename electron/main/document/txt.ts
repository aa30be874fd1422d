import { ok, type Result } from '#shared/lib/result.ts'
import { assembleDocument, LineList, tooLarge } from './assemble.ts'
import { FindingList } from './finding.ts'
import type { ImportedDocument } from './imported.ts'
import { refuse, type ImportRefusal } from './refusal.ts'
import { decodeText } from './text-encoding.ts'

/** Every line end that Unicode knows (UAX #14): CR, LF, VT, FF, NEL, LS, PS. */
const isLineEnd = (unit: number): boolean =>
  (unit >= 0x0a && unit <= 0x0d) || unit === 0x85 || unit === 0x2028 || unit === 0x2029

/** The pieces between line ends, empty ones left out; a loop, because a pattern fails on a line of megabytes. */
export const linesOf = function* (text: string): Generator<string> {
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && !isLineEnd(text.charCodeAt(at))) continue
    if (at > start) yield text.slice(start, at)
    start = at + 1
  }
}

/**
 * Reads plain text: one line is one paragraph.
 * Refuses what `decodeText` refuses, import.empty, and import.tooLarge.
 */
export const importText = (bytes: Uint8Array): Result<ImportedDocument, ImportRefusal> => {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded
  const findings = new FindingList()
  const list = new LineList(findings)
  for (const text of linesOf(decoded.value.text)) {
    if (!list.add({ text })) return refuse('import.tooLarge', tooLarge)
  }
  const document = assembleDocument(list, findings)
  if (!document.ok) return document
  const { encoding } = decoded.value
  return ok({ document: document.value, format: 'txt', encoding, findings: findings.list(), hiddenText: [] })
}
