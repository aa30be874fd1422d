import { createHash } from 'node:crypto'
import { documentToText } from '#shared/domain/document/lines.ts'
import { NOTHING_WITHHELD, withheld } from '#shared/domain/document/redact/withheld.ts'
import { scanSummary } from '#shared/domain/scan/scan-text.ts'
import { tableHits } from '#shared/domain/scan/table-hits.ts'
import { scanFile } from './scan-elsewhere.ts'
import type { LoadedScanner } from './scan-files.ts'
import type { ScanOutcome, TaskInput } from './tasks.ts'

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)

/** Hits are named by a digest: their own names quote lexicon terms, which the event log must not. */
const opaqueId = (contentHash: string, id: string): string => digest(`${contentHash}\n${id}`)

/** So many characters on either side make a hit the same hit when they are the same. */
const KEY_CONTEXT_CHARACTERS = 12

/** Says of hits in two versions of a case whether they are the same; a digest, as above. */
const keyOf = (
  caseId: string,
  text: string,
  { rule, list, term, start, end }: { rule: string; list: string; term: string; start: number; end: number },
): string => {
  const before = text.slice(Math.max(0, start - KEY_CONTEXT_CHARACTERS), start)
  const after = text.slice(end, end + KEY_CONTEXT_CHARACTERS)
  return digest(JSON.stringify([caseId, rule, list, term, before, text.slice(start, end), after]))
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** Scans a document and every file and picture that belongs to its case, and says what was looked at with which lists. */
export const scanTask = (
  { scan, matcher, sha256Of }: LoadedScanner,
  { caseId, document, contentHash, today, releasedThemes, limits, files, recogniser, partial }: TaskInput<'scan'>,
): ScanOutcome => {
  const text = documentToText(document)
  const context = { today, releasedThemes, smallCellLeast: limits.smallCellLeast }
  const inText = [...scan(text, context), ...tableHits(document, context)]
  const { ruleSetVersion, tablesVersion, lexicons } = scanSummary(matcher, inText, sha256Of)
  const own = inText.map(({ id, text: _, via, ...hit }) => ({
    ...{ id: opaqueId(contentHash, id), key: keyOf(caseId, text, hit) },
    ...hit,
    via: [...via],
  }))
  const removed =
    partial === undefined ? NOTHING_WITHHELD : withheld(partial.original, partial.removals, document, partial.known)
  const others = files.flatMap((file, fileIndex) =>
    scanFile(file, scan, context, removed).map(({ hit, elsewhere, same }, index) => {
      const { id, text: _, via, ...told } = hit
      return {
        id: opaqueId(contentHash, ['elsewhere', fileIndex, elsewhere.sha256, index, id].join('\n')),
        key: digest(JSON.stringify([caseId, ...same])),
        ...told,
        elsewhere,
        via: [...via],
      }
    }),
  )
  return {
    format: 'mingjian-scan',
    version: 1,
    contentHash,
    ruleSetVersion: `${ruleSetVersion}/${tablesVersion}`,
    lexicons: [...lexicons],
    characters: text.length,
    files: files.map(({ source: { kind, item, fileName, sha256 }, format, inside, pictures }) => ({
      ...{ kind, item, fileName, sha256, format },
      characters: sum([
        ...(inside?.pieces ?? []).map((piece) => piece.text.length),
        ...pictures.map((picture) => picture.text?.length ?? 0),
      ]),
      pictures: pictures.length,
      picturesRead: pictures.filter((picture) => picture.text !== null).length,
    })),
    limits: { ...limits },
    recogniser,
    hits: [...own, ...others],
  }
}
