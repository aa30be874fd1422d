import type { OutwardWords } from '#shared/domain/archive/outward-words.ts'
import { documentToText } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { bareText, type Withheld } from '#shared/domain/document/redact/withheld.ts'
import { ok } from '#shared/lib/result.ts'
import { beijingDate } from '../beijing-date.ts'
import { activeLexicons } from './lexicon-use.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

interface Beside {
  readonly words: readonly OutwardWords[]
  /** The text that they go out with, which was scanned and passed. */
  readonly shown: OfficialDocument
  /** What the public version leaves out. */
  readonly withheld: Withheld
}

/** Whose words stand there when all are joined by line feeds. */
const fieldAt = (words: readonly OutwardWords[], at: number): string => {
  let end = 0
  return words.find(({ text }) => (end += text.length + 1) > at)?.field ?? ''
}

/**
 * Words that go out beside a text pass what the text passed (政府信息公开条例 Art. 17, 保守国家秘密法 Art. 35; V): the scanner, and
 * the comparison with what 区分处理 removed. A hit that would stop the text, or need two hands, is refused
 * (release.wordsStopped), unless the same words stand in the text and were answered for there; so are words that were
 * removed (release.wordsRemoved).
 */
export const checkOutwardWords = async (
  workstation: Workstation,
  { store }: Unlocked,
  { words, shown, withheld }: Beside,
): Promise<Outcome<null>> => {
  for (const { field, text } of words) {
    const removal = withheld.find(text)
    if (removal !== null) return refuse('release.wordsRemoved', { field, number: removal + 1 })
  }
  if (words.length === 0) return ok(null)
  const said = bareText(documentToText(shown))
  const today = beijingDate(workstation.now())
  const lexicons = activeLexicons(store)
  const text = words.map((one) => one.text).join('\n')
  const hits = await workstation.tasks.run('tryOut', { text, today, lexicons })
  const stopped = hits.find(
    (hit) => hit.level === 'block' || (hit.level === 'high' && !said.includes(bareText(hit.text))),
  )
  return stopped === undefined
    ? ok(null)
    : refuse('release.wordsStopped', { field: fieldAt(words, stopped.start), rule: stopped.rule })
}
