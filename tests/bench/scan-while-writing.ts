import { documentFromText } from '#shared/domain/document/from-text.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import type { Matcher } from '#shared/domain/scan/matcher.ts'
import { scanner } from '#shared/domain/scan/scan-text.ts'
import { createDraftScanner } from '#electron/main/worker/scan-draft.ts'

const KEYS = 60

const withKey = (document: OfficialDocument, index: number, key: string): OfficialDocument => ({
  ...document,
  body: document.body.map((block, at) =>
    at === index && 'text' in block ? { ...block, text: `${block.text.slice(0, -1)}${key}。` } : block,
  ),
})

/**
 * A draft of this prose, looked at after every key: what the task thread does, with the two copies of the document on its way
 * there (page, main process, thread) and the two of the answer on its way back. Milliseconds.
 */
export const scanWhileWriting = (matcher: Matcher, prose: string) => {
  const lines = prose.split('\n').filter((line) => line.trim() !== '')
  let document = documentFromText('关于年度工作的通知', lines)
  const scan = createDraftScanner()
  const loaded = { scan: scanner(matcher), matcher, sha256Of: () => '' }
  const ask = (): number => {
    const begun = performance.now()
    const input = structuredClone(structuredClone({ caseId: 'case', document, today: '2026-11-23', smallCellLeast: 3 }))
    structuredClone(structuredClone(scan(loaded, input)))
    return performance.now() - begun
  }
  const firstMs = ask()
  const keysMs: number[] = []
  for (let key = 0; key < KEYS; key++) {
    document = withKey(document, (key * 37) % document.body.length, '一二三四五六七八九十'.charAt(key % 10))
    keysMs.push(ask())
  }
  keysMs.sort((a, b) => a - b)
  const round = (ms: number | undefined): number => Number((ms ?? 0).toFixed(1))
  return {
    characters: prose.length,
    lines: lines.length,
    firstMs: round(firstMs),
    keyMs: round(keysMs[KEYS / 2]),
    slowestKeyMs: round(keysMs.at(-1)),
  }
}
