import { describe, expect, it } from 'vitest'
import { importDocument } from '#electron/main/document/import.ts'
import { documentLines, documentToText } from '#shared/domain/document/lines.ts'
import { hasLoneSurrogate } from '#shared/lib/utf8.ts'
import { imported } from './docx-fixture.ts'
import { BOMBS } from './hostile/bombs.ts'
import { CHARACTERS } from './hostile/characters.ts'
import { sound, type Hostile, type Verdict } from './hostile/file.ts'
import { XML } from './hostile/xml.ts'
import { FLIPPED, TRUNCATED, ZIPS } from './hostile/zips.ts'
import { threadTimeMs } from '../../../helper/thread-time.ts'

const LIMIT_MS = 5000
const wholeText = documentToText(imported(sound).document)
/** A text file may be cut at a character; then its beginning is left, and nothing else. */
const isBeginning = (text: string): boolean => text !== '' && wholeText.startsWith(text.trimEnd())

/** Control characters but the tab, and direction overrides. */
const UNCLEAN = /[^\P{Cc}\t]|[\u202a-\u202e\u2066-\u2069]/u

const FILES: readonly Hostile[] = [...TRUNCATED, ...FLIPPED, ...ZIPS, ...BOMBS, ...XML, ...CHARACTERS]

/** What the test demands of the outcome, as one word that can be compared. */
const judge = (result: ReturnType<typeof importDocument>, verdict: Verdict): string => {
  if (!result.ok) return verdict === 'corrupt or unharmed' ? verdict : result.error.code
  const { document: read, findings } = result.value
  if (verdict === 'unharmed' || verdict === 'corrupt or unharmed') {
    const kept = verdict === 'unharmed' ? isBeginning(documentToText(read)) : documentToText(read) === wholeText
    return kept ? verdict : `changed: ${documentToText(read).slice(0, 200)}`
  }
  return findings.some((finding) => finding.code === verdict) ? verdict : `imported with ${JSON.stringify(findings)}`
}

describe('a broken or hostile file', () => {
  it('comes in at least 200 kinds, each of its own', () => {
    expect(new Set(FILES.map((file) => file.name)).size).toBe(FILES.length)
    expect(FILES.length).toBeGreaterThanOrEqual(200)
  })

  it.each(FILES)('$name: $verdict', ({ fileName = 'a.docx', bytes, verdict }) => {
    const content = bytes()
    const started = threadTimeMs()
    const result = importDocument({ fileName, bytes: content })
    expect(threadTimeMs() - started).toBeLessThan(LIMIT_MS)
    expect(judge(result, verdict)).toBe(verdict)
    if (!result.ok) return
    const texts = documentLines(result.value.document).map((line) => line.text)
    expect(texts.some((text) => hasLoneSurrogate(text) || UNCLEAN.test(text))).toBe(false)
  })
})
