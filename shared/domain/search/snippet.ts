import { foldText } from './fold.ts'
import { isSounded, PART_BREAK, type Part } from './part.ts'
import { findSound, isSound, type Readings } from './sound.ts'

/** A passage around what was found. Marks are UTF-16 offsets into `text`, in order, never overlapping. */
export interface Snippet {
  readonly kind: Part['kind']
  readonly label: string
  readonly text: string
  readonly marks: readonly { readonly start: number; readonly end: number }[]
  /** The passage begins or ends inside the part. */
  readonly cutBefore: boolean
  readonly cutAfter: boolean
}

const BEFORE = 18
const AFTER = 60
const MOST_MARKS = 20

/** Never between the halves of a surrogate pair. */
const whole = (text: string, at: number): number => {
  const unit = text.charCodeAt(at)
  return at > 0 && at < text.length && unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
}

interface Mark {
  readonly start: number
  readonly end: number
}

const marksIn = (part: Part, terms: readonly string[], readings: Readings): readonly Mark[] => {
  const folded = foldText(part.text)
  const marks: Mark[] = []
  for (const term of terms) {
    let from = folded.indexOf(term)
    for (let count = 0; from >= 0 && count < MOST_MARKS; count += 1) {
      marks.push({ start: from, end: from + term.length })
      from = folded.indexOf(term, from + term.length)
    }
    const sound = isSounded(part) && isSound(term) ? findSound(readings, part.text, term) : null
    if (sound !== null) marks.push(sound)
  }
  marks.sort((left, right) => left.start - right.start || right.end - left.end)
  const apart: Mark[] = []
  for (const mark of marks) {
    const last = apart.at(-1)
    if (last === undefined || mark.start >= last.end) apart.push(mark)
    else if (mark.end > last.end) apart[apart.length - 1] = { start: last.start, end: mark.end }
  }
  return apart
}

const snippetOf = (part: Part, marks: readonly Mark[]): Snippet => {
  const first = marks[0]?.start ?? 0
  // A title is shown whole.
  const [before, after] = part.kind === 'title' ? [part.text.length, part.text.length] : [BEFORE, AFTER]
  const start = whole(part.text, Math.max(0, first - before))
  const end = whole(part.text, Math.min(part.text.length, first + after))
  const line = part.text.slice(start, end)
  return {
    kind: part.kind,
    label: part.label,
    text: line,
    marks: marks
      .filter((mark) => mark.start < end)
      .map((mark) => ({ start: mark.start - start, end: Math.min(mark.end, end) - start })),
    cutBefore: start > 0,
    cutAfter: end < part.text.length,
  }
}

/**
 * The first passages of a case that show what was found, at most `most`, one a part, and how many parts hold any of it.
 */
export const snippetsOf = (
  parts: readonly Part[],
  terms: readonly string[],
  readings: Readings,
  most: number,
): { readonly snippets: readonly Snippet[]; readonly partsFound: number } => {
  const said = new Set<string>()
  const found = parts.flatMap((part) => {
    const marks = marksIn(part, terms, readings)
    // What was recorded twice in the same words, as a basis in two rounds, is shown once.
    const line = `${part.kind}${PART_BREAK}${part.label}${PART_BREAK}${part.text}`
    if (marks.length === 0 || said.has(line)) return []
    said.add(line)
    return [{ part, marks }]
  })
  return { snippets: found.slice(0, most).map(({ part, marks }) => snippetOf(part, marks)), partsFound: found.length }
}
