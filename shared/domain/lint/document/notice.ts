import { isoOfPrintedDate } from '../../deadline/printed-date.ts'
import type { PlacedFinding } from '../finding.ts'
import { missing, type LintedDocument } from './index-lines.ts'

/** A notice that asks the public for its opinion on a draft; a letter that sums up opinions is none. */
const NOTICE = /公开征求.{0,30}意见.{0,20}(?:公告|通告|公示|启事|通知)$|征求(?:公众|社会)意见/u
const EXPLANATION = /说明/u
const WAY =
  /(?:1[3-9]\d{9}|0\d{2,3}-\d{7,8})|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+|https?:\/\/|www\.|(?:地址|邮编|通信地址|电子邮箱|邮箱|网站|网页|电话|传真)[：:]/u
const DATE = /\d{4}年\d{1,2}月\d{1,2}日/gu
/** From when to when is still to be filled in: `placeholder` says so. */
const OPEN_DATES = /×+年×+月×+日.*×+月×+日/u
/** 国务院令第713号 Art. 15 (V); the words that are looked for are ours (D). */
const SHORTENED = /缩短|紧急/u
const MIN_DAYS = 30
const DAY_MS = 86_400_000

/** The longest span between two dates of one line, in natural days, the first not counted. */
const longestSpan = (lines: readonly string[]): number | null => {
  const spans = lines.flatMap((line) => {
    const dates = [...line.matchAll(DATE)].flatMap(([printed]) => isoOfPrintedDate(printed) ?? [])
    const [first, last] = [dates[0], dates.at(-1)]
    return first === undefined || last === undefined || dates.length < 2
      ? []
      : [Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS)]
  })
  return spans.length === 0 ? null : Math.max(...spans)
}

/**
 * What a notice of public consultation must hold: the draft, its explanation, a way to answer, from when to when, thirty days
 * or the reason why fewer (D on 国务院令第713号 Art. 15).
 */
export const checkNotice = ({ document, lines }: LintedDocument): PlacedFinding[] => {
  if (!NOTICE.test(document.title)) return []
  const texts = lines.map(({ text }) => text)
  const all = texts.join('\n')
  const days = longestSpan(texts)
  return [
    ...(document.attachments.length === 0 && !/https?:\/\/|www\./u.test(all) ? [missing('noticeDraft')] : []),
    ...(EXPLANATION.test(all) ? [] : [missing('noticeExplanation')]),
    ...(WAY.test(all) ? [] : [missing('noticeWay')]),
    ...(days === null && !texts.some((text) => OPEN_DATES.test(text)) ? [missing('noticeDates')] : []),
    ...(days !== null && days < MIN_DAYS && !SHORTENED.test(all) ? [missing('noticeShort', String(days))] : []),
  ]
}
