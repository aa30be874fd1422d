import { ok, type Result } from '#shared/lib/result.ts'
import { assembleDocument, LineList, tooLarge } from './assemble.ts'
import { FindingList } from './finding.ts'
import type { ImportedDocument } from './imported.ts'
import { refuse, type ImportRefusal } from './refusal.ts'
import { decodeText } from './text-encoding.ts'

/** Every line end that Unicode knows (UAX #14: CR, LF, VT, FF, NEL, LS, PS). */
// eslint-disable-next-line no-control-regex -- line ends are control characters
const LINE = /[^\n\r\u000b\u000c\u0085\u2028\u2029]+/gu

/**
 * Reads plain text: one line is one paragraph.
 * Refuses what `decodeText` refuses, import.empty, and import.tooLarge.
 */
export const importText = (bytes: Uint8Array): Result<ImportedDocument, ImportRefusal> => {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded
  const findings = new FindingList()
  const list = new LineList(findings)
  for (const [text] of decoded.value.text.matchAll(LINE)) {
    if (!list.add({ text })) return refuse('import.tooLarge', tooLarge)
  }
  const document = assembleDocument(list, findings)
  if (!document.ok) return document
  const { encoding } = decoded.value
  return ok({ document: document.value, format: 'txt', encoding, findings: findings.list(), hiddenText: [] })
}
