import { EMPTY_DOCUMENT, type Attachment, type OfficialDocument, type TextBlock, type TextBlockKind } from './model.ts'

const HAN_NUMBER = '[一二三四五六七八九十百零〇]{1,5}'
const LABELS: readonly (readonly [TextBlockKind, RegExp])[] = [
  ['heading1', new RegExp(`^${HAN_NUMBER}、`, 'u')],
  ['heading2', new RegExp(`^[（(]${HAN_NUMBER}[）)]`, 'u')],
  ['heading3', /^\d{1,3}[.．](?!\d)/u],
  ['heading4', /^[（(]\d{1,3}[）)]/u],
]
/** Longer than this, a numbered paragraph is prose that begins with a number, not a heading. */
const HEADING_MAX_CHARACTERS = 40

/** The kind that a line's own numbering label says (GB/T 9704-2012, 7.3.3). */
export const blockKindOf = (text: string): TextBlockKind => {
  if (text.length > HEADING_MAX_CHARACTERS || /[。；]$/u.test(text)) return 'paragraph'
  return LABELS.find(([, label]) => label.test(text))?.[0] ?? 'paragraph'
}

const DATE =
  /^(?:\d{4}年\d{1,2}月\d{1,2}日|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)$/u
/** 署名 is a name: no stops in it, and short enough to stand in one line with two cells behind it. */
const SIGNATORY = /^[^，。；：！？、]{2,24}$/u
const ADDRESSEE = /^[^。；！？]+：$/u
const NOTE = /^[（(].+[）)]$/u
const ATTACHMENT_NAMES = /^附件[：:]\s*(?:1[.．]\s*)?(\S.*)$/u
const ATTACHMENT_LABEL = /^附件\s*(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*)?[：:]?$/u
const COPY_TO = /^抄送[：:]\s*(\S.*)$/u

const blockOf = (text: string): TextBlock => ({ kind: blockKindOf(text), text })

/** 附件：1.甲 / 2.乙 at the end of the lines: how many lines it takes, and the names. */
const attachmentNamesAtEnd = (
  lines: readonly string[],
): { readonly from: number; readonly names: readonly string[] } => {
  for (let from = lines.length - 1; from >= 0; from -= 1) {
    const first = ATTACHMENT_NAMES.exec(lines[from] ?? '')?.[1]
    if (first === undefined) {
      if (/^\d{1,2}[.．]/u.test(lines[from] ?? '')) continue
      break
    }
    const numbered = /^附件[：:]\s*1[.．]/u.test(lines[from] ?? '')
    const following = lines.slice(from + 1).map((line, index) => {
      const match = /^(\d{1,2})[.．]\s*(\S.*)$/u.exec(line)
      return match?.[1] === String(index + 2) ? match[2] : undefined
    })
    const names = [first, ...following.filter((name) => name !== undefined)]
    const whole = names.length === lines.length - from && numbered === names.length > 1
    return whole ? { from, names } : { from: lines.length, names: [] }
  }
  return { from: lines.length, names: [] }
}

const attachmentsOf = (lines: readonly string[]): readonly Attachment[] => {
  const starts = lines.flatMap((line, index) => (ATTACHMENT_LABEL.test(line) ? [index] : []))
  return starts.map((start, index) => {
    const [title = '', ...rest] = lines.slice(start + 1, starts[index + 1])
    return { id: `a${String(index + 1)}`, title, content: { kind: 'text', body: rest.map(blockOf) } }
  })
}

/**
 * A document from a title and lines of plain text; outer white space and empty lines are dropped. The parts are told from
 * the text itself: the first line is 主送机关 when it ends with a colon; where a date stands alone after a short name,
 * they are 成文日期 and 署名, with 附件说明 before and 附注, 抄送 and attachments after them. Whatever fits no such
 * place is a paragraph. No other character is added, dropped or moved: `documentLines` gives the lines
 * back, but for the labels 附件1 above attachments, which are printed anew.
 */
export const documentFromText = (title: string, lines: readonly string[]): OfficialDocument => {
  const texts = lines.map((line) => line.trim()).filter((line) => line !== '')
  const addressee = ADDRESSEE.test(texts[0] ?? '') && texts.length > 1 ? (texts[0] ?? '') : ''
  const rest = addressee === '' ? texts : texts.slice(1)
  const ending = endingOf(rest)
  const main = rest.slice(0, ending.from)
  const { from, names } = attachmentNamesAtEnd(main)
  return {
    ...EMPTY_DOCUMENT,
    title: title.trim(),
    addressee,
    body: main.slice(0, from).map(blockOf),
    attachmentNames: names,
    ...ending.fields,
  }
}

type Ending = Partial<Pick<OfficialDocument, 'signatories' | 'date' | 'note' | 'copyTo' | 'attachments'>>

/** 署名, 成文日期 and what may follow them; from the end of the lines if there is no such place. */
const endingOf = (lines: readonly string[]): { readonly from: number; readonly fields: Ending } => {
  const none = { from: lines.length, fields: {} }
  for (let at = lines.length - 1; at > 0; at -= 1) {
    const date = lines[at] ?? ''
    if (!DATE.test(date)) continue
    const after = lines.slice(at + 1)
    const note = NOTE.test(after[0] ?? '') ? (after.shift() ?? '') : ''
    const copyTo = COPY_TO.exec(after[0] ?? '')?.[1] ?? ''
    if (copyTo !== '') after.shift()
    if (after.length > 0 && !ATTACHMENT_LABEL.test(after[0] ?? '')) continue
    const named = at > 1 && SIGNATORY.test(lines[at - 1] ?? '') && blockKindOf(lines[at - 1] ?? '') === 'paragraph'
    const from = named ? at - 1 : at
    return {
      from,
      fields: { signatories: lines.slice(from, at), date, note, copyTo, attachments: attachmentsOf(after) },
    }
  }
  return none
}
