import type { LinePart } from '../../document/lines.ts'
import type { TextFinding } from '../finding.ts'
import type { LintCode } from '../rule.ts'

/** Looks at one line by itself: equal text and part give equal findings, so that they can be kept. */
export type TextCheck = (text: string, part: LinePart) => readonly TextFinding[]

/** Every match of a global pattern as a finding, with what `replace` puts in its place; undefined leaves it to a person. */
export const findAll = (
  text: string,
  pattern: RegExp,
  code: LintCode,
  replace: (match: RegExpMatchArray) => string | undefined = () => undefined,
  detail: (match: RegExpMatchArray) => string = (match) => match[0],
): readonly TextFinding[] =>
  Array.from(text.matchAll(pattern), (match) => {
    const better = replace(match)
    const finding = { code, start: match.index, end: match.index + match[0].length, detail: detail(match) }
    return better === undefined ? finding : { ...finding, text: better }
  })
