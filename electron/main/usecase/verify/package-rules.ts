import type { CheckDetail } from '#shared/domain/archive/verification-report.ts'
import { replay } from '#shared/domain/case/replay.ts'
import type { DocumentKind, OfficialDocument } from '#shared/domain/document/model.ts'
import { isEmptyDocument } from '#shared/domain/document/settle.ts'
import { LOG_FILE } from '../../archive/bag/package-layout.ts'
import { derivedHashFrom } from '../derived-hash.ts'
import { itemHashesOf } from '../draft/item-hashes.ts'
import type { VerifiedLog } from './verify-log.ts'

/** Every secrecy review and every determination went through exactly the items of its text (实施条例 Art. 42: 逐项). */
const itemsProblem = (log: VerifiedLog, texts: ReadonlyMap<string, OfficialDocument>): CheckDetail | null => {
  for (const event of log.events) {
    if (event.type !== 'SecrecyReviewConcluded' && event.type !== 'DisclosureDetermined') continue
    const document = texts.get(event.data.contentHash)
    // A determination may be of a draft that was never handed in; the one of a text that was is asked with it.
    if (document === undefined && event.type === 'DisclosureDetermined') continue
    const expected = document === undefined ? [] : itemHashesOf(document)
    const told = event.data.items.map(({ itemHash }) => itemHash)
    if (told.join() !== expected.join()) return { problem: 'text.differs', file: LOG_FILE, seq: event.seq }
  }
  return null
}

/** Was each text handed in as the 文种 that it is, so that the chain is the one of such documents? Older logs do not say. */
const kindProblem = ({ events }: VerifiedLog, texts: ReadonlyMap<string, OfficialDocument>): CheckDetail | null => {
  let kind: DocumentKind | null | undefined
  for (const event of events) {
    if (event.type === 'ChainBound') kind = event.data.kind
    if (event.type !== 'CaseSubmitted' || kind === undefined) continue
    const document = texts.get(event.data.contentHash)
    if (document !== undefined && document.kind !== kind)
      return { problem: 'officeLog.chain', file: LOG_FILE, seq: event.seq }
  }
  return null
}

/** Was everything that the log tells allowed when it was done, given the texts that it was done to? */
export const rulesProblem = (log: VerifiedLog, texts: ReadonlyMap<string, OfficialDocument>): CheckDetail | null => {
  const isEmpty = (contentHash: string): boolean => {
    const document = texts.get(contentHash)
    return document !== undefined && isEmptyDocument(document)
  }
  const lived = replay(
    log.events,
    isEmpty,
    derivedHashFrom((contentHash) => texts.get(contentHash) ?? null),
  )
  if (lived.ok) return itemsProblem(log, texts) ?? kindProblem(log, texts)
  const { code, seq, refusal } = lived.error
  return { problem: code, file: LOG_FILE, seq, ...(refusal === undefined ? {} : { refusal }) }
}
