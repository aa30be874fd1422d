import { finding, type Finding } from '../hit.ts'
import { MARK } from './mark.ts'

/**
 * Marks of state secrets in text that a machine read off a picture: the star comes out as any character (妇, 太, *), 1 as ] or l,
 * and 密 in wide letters as 窗. Only at the head of a line, where a mark stands (GB/T 9704-2012, 7.2.2).
 */
const SECRET = '[密宻窗蜜宓]'
const LEVEL = `(?:[绝絕][ 　]{0,6}${SECRET}|[机機][ 　]{0,6}${SECRET}|[秘祕泌][ 　]{0,6}${SECRET})`
const DURATION = '(?:长[ 　]{0,3}期|[0-9OolI|\\]［\\[】]{1,3}[ 　]{0,3}(?:年|个?月))'
const READ_MARK = new RegExp(
  `^[ \\t　]{0,20}(?:\\d{6}[ \\t　]{0,20})?${LEVEL}(?:[ 　]{0,3}[^\\n ]?[ 　]{0,3}${DURATION}|[ 　]{0,6}级?[ \\t　]{0,20}$)`,
  'gmu',
)

/** What looks like a mark in text read off a picture. */
export const findPictureMarks = (text: string): Finding[] =>
  [...text.matchAll(READ_MARK)].map((match) => {
    const start = match.index + match[0].search(/\S/u)
    return finding(MARK, start, match.index + match[0].trimEnd().length)
  })
