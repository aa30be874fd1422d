import type { Finding, ScanContext } from '../hit.ts'

/** What a detector reads. Offsets are those of `text`. */
export interface Reading {
  readonly text: string
  readonly context: ScanContext
}

/**
 * Finds the things of one kind. Time is linear in the text whatever the text: every quantifier is bounded. What it finds in
 * a line depends on that line alone: a text that is being written is looked at by the line (line-scanner.ts).
 */
export type Detector = (reading: Reading) => Finding[]

/** A detector of what may run over the end of a line, or depends on where in the text a line stands. */
export type TextDetector = (reading: Reading & { readonly inHeader: (offset: number) => boolean }) => Finding[]

/** How far context words count, to either side (D). */
const NEAR_CHARACTERS = 30

/** True when a word of the pattern stands within 30 characters of the place, in the same line. */
export const near = (text: string, start: number, end: number, words: RegExp): boolean => {
  const before = text.slice(Math.max(0, start - NEAR_CHARACTERS), start)
  const after = text.slice(end, end + NEAR_CHARACTERS)
  return words.test(before.slice(before.lastIndexOf('\n') + 1)) || words.test(after.split('\n', 1)[0] ?? '')
}

/** Every match of a pattern, made into a finding or passed over. */
export const findAll = (
  text: string,
  pattern: RegExp,
  judge: (found: string, start: number, end: number) => Finding | null,
): Finding[] => {
  const findings: Finding[] = []
  for (const match of text.matchAll(pattern)) {
    const finding = judge(match[0], match.index, match.index + match[0].length)
    if (finding !== null) findings.push(finding)
  }
  return findings
}
