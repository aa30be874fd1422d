import type { LinePart } from '../../document/lines.ts'
import { findAll, type TextCheck } from './search.ts'

/** Parts whose words follow each other without gaps; in cells and names people spread two characters over the width. */
const RUNNING: ReadonlySet<LinePart> = new Set([
  'title',
  'attachmentTitle',
  'addressee',
  'note',
  'paragraph',
  'heading1',
  'heading2',
  'heading3',
  'heading4',
  'listItem',
])

const MARKS = '，。；：、！？'
const GAP = new RegExp(
  `(?<=[\\p{sc=Han}${MARKS}”》）])[ \\u00a0]+(?=[\\p{sc=Han}${MARKS}“《（])(?!\\p{sc=Han}{1,8}[：:])`,
  'gu',
)
/** 第一条 为了…, 附件 1: the gap is the form. */
const AFTER_LABEL = /^(?:第[一二三四五六七八九十百零\d]{1,7}[编章节条款项]|附件|附表|附图|图|表)$/u
/** Lists of names, one after the other: 出席：…, or three words and more with a gap between all of them. */
const NAMES =
  /^(?:出席|列席|请假|缺席|参加|主持|记录|签发)|(?:^|[：:])(?:\p{sc=Han}{1,5}[ \u3000]+){2,}\p{sc=Han}{1,5}$/u
const HAN = /\p{sc=Han}/u

const gaps: TextCheck = (text, part) => {
  if (!RUNNING.has(part) || !/[ \u00a0]/u.test(text) || NAMES.test(text)) return []
  /** 王 明 is a name set to the width of three characters. */
  const isSpread = (start: number, end: number): boolean =>
    HAN.test(text[start - 1] ?? '') &&
    !HAN.test(text[start - 2] ?? '') &&
    HAN.test(text[end] ?? '') &&
    !HAN.test(text[end + 1] ?? '')
  return findAll(
    text,
    GAP,
    'spaceInText',
    () => '',
    ({ index = 0 }) => text.slice(Math.max(0, index - 2), index + 3),
  ).filter(({ start, end }) => !AFTER_LABEL.test(text.slice(0, start)) && !isSpread(start, end))
}

/** Indents are set by the layout; typed ones stand beside them. */
const edges: TextCheck = (text) =>
  /\S/u.test(text)
    ? findAll(
        text,
        /^\s+|\s+$/gu,
        'spaceAtEdge',
        () => '',
        () => '',
      )
    : []

export const SPACE_CHECKS: readonly TextCheck[] = [gaps, edges]
