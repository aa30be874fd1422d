import { parseEventLine } from '#electron/main/archive/event-log/event-lines.ts'
import { createChainTools } from '#electron/main/crypto/chain-tools.ts'
import { sha256 } from '#electron/main/crypto/digest.ts'
import { decodeUtf8 } from '#electron/main/crypto/utf8.ts'
import { parseEvent } from '#shared/domain/case/parse-event.ts'
import { eventPreimage, type EventRecord } from '#shared/domain/chain/event-record.ts'
import { growingTree, leafHash } from '#shared/domain/chain/merkle.ts'
import { createLogShare } from '#shared/domain/chain/whole-log.ts'
import { isPlainCanonical } from '#shared/lib/plain-canonical.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'

/** So many lines are enough for a figure that stands still. */
const SAMPLE = 20_000
const SIGNATURES = 4_000

const microsecondsEach = <T>(items: readonly T[], work: (item: T) => unknown): number => {
  const begun = performance.now()
  for (const item of items) work(item)
  return Math.round(((performance.now() - begun) * 10_000) / Math.max(1, items.length)) / 10
}

/** What each stage of verifying costs a line, on one thread, one after the other. */
export const stagesOf = (lines: readonly Uint8Array[], certificates: readonly Uint8Array[], authority: Uint8Array) => {
  const some = lines.slice(0, SAMPLE)
  const records: EventRecord[] = []
  const lineUs = microsecondsEach(some, (line) => records.push(parseEventLine(line) as EventRecord))
  const ofCases = records.filter(({ caseId }) => caseId !== OFFICE_LOG)
  const texts: string[] = []
  const utf8Us = microsecondsEach(ofCases, ({ body }) => texts.push(decodeUtf8(body) ?? ''))
  const jsonUs = microsecondsEach(texts, (text) => JSON.parse(text) as unknown)
  const canonicalUs = microsecondsEach(ofCases, ({ body }) => isPlainCanonical(body))
  const eventUs = microsecondsEach(ofCases, (record) => parseEvent(record, decodeUtf8))
  const preimages: Uint8Array[] = []
  const preimageUs = microsecondsEach(records, (record) => preimages.push(eventPreimage(record)))
  const hashUs = microsecondsEach(preimages, sha256)
  const tree = growingTree(sha256)
  const treeUs = microsecondsEach(records, ({ hash }) => {
    tree.add(leafHash(sha256, hash))
  })
  const tools = createChainTools(certificates, authority)
  const share = createLogShare({ tools, decode: decodeUtf8 })
  let position = 0
  const shareUs = microsecondsEach(records, (record) => {
    position += 1
    share.add(record, position, preimages[position - 1] as Uint8Array)
  })
  let at = 0
  const signatureUs = microsecondsEach(records.slice(0, SIGNATURES), ({ suite, signer, signature }) => {
    at += 1
    return tools.verifySignature(suite, signer, preimages[at - 1] as Uint8Array, signature)
  })
  return {
    ...{ lineUs, utf8Us, jsonUs, canonicalUs, eventUs, preimageUs, hashUs, treeUs },
    /** Reading the event, its hash, its person, and living it again. */
    shareUs,
    signatureUs,
  }
}
