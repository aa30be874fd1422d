import { finding, type Finding, type Rule } from '../hit.ts'
import { isCalendarDate, weekdayOf } from './check-digit.ts'
import { findAll, type TextDetector } from './detector.ts'
import { parseCapitalAmount } from './capital-amount.ts'

const DOCUMENT_NUMBER: Rule = {
  rule: 'docNoBad',
  category: 'misuse',
  level: 'medium',
  basis: 'GB/T 9704-2012，7.2.5：发文字号用六角括号〔〕、四位年份，不编虚位，不加“第”字',
}
const DATE: Rule = { rule: 'dateNotReal', category: 'misuse', level: 'medium', basis: '历法中没有这一天' }
const RANGE: Rule = { rule: 'rangeReversed', category: 'misuse', level: 'medium', basis: '起止日期颠倒' }
const PERCENT: Rule = { rule: 'percentWrong', category: 'misuse', level: 'medium', basis: '增减幅度与前后数值不符' }
const WEEKDAY: Rule = { rule: 'weekdayWrong', category: 'misuse', level: 'medium', basis: '日期与星期不符' }
const AMOUNT: Rule = { rule: 'amountMismatch', category: 'misuse', level: 'medium', basis: '大写金额与数字不符' }

/** Wrong brackets, a two-digit year, 第 or a leading zero; what stands before it must be an organ's code. */
const BAD_NUMBER =
  /[[［【(（〈﹝](?:19|20)?\d{2}[\]］】)）〉﹞]\s{0,2}第?\s{0,2}0{0,5}\d{1,5}\s{0,2}号|〔\d{2}〕\s{0,2}\d{1,5}\s{0,2}号|〔(?:19|20)\d{2}〕\s{0,2}(?:第\s{0,2}\d|0\d)\d{0,5}\s{0,2}号/gu
const ORGAN_CODE = /[\u4e00-\u9fa5]{1,12}$/u
/** Case numbers of courts and registration numbers write the year in round brackets by their own rules. */
const OTHER_SERIES = /民初|刑初|行初|执|破|审图号|国家标准|注册号|民终|行终|刑终/u

const FULL_DATE =
  /(?<!\d)((?:19|20)\d{2})年\s?(\d{1,2})月\s?(\d{1,2})日(?:\s?[（(](?:星期|周|礼拜)([一二三四五六日天])[)）])?/gu
const WEEKDAYS = '日一二三四五六'
const AMOUNT_PAIR =
  /(\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,13}(?:\.\d{1,6})?)\s?(亿|万)?元[（(](?:大写)?[：:]?(?:人民币)?([零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]{2,40})[)）]/gu
const CENTS_PER = { '': 100, 万: 1_000_000, 亿: 10_000_000_000 } as const

const documentNumbers: TextDetector = ({ text }) =>
  findAll(text, BAD_NUMBER, (found, bracket, end) => {
    const before = text.slice(Math.max(0, bracket - 12), bracket)
    const code = ORGAN_CODE.exec(before)
    if (code === null || OTHER_SERIES.test(found + text.slice(end, end + 4)) || OTHER_SERIES.test(before)) return null
    return finding(DOCUMENT_NUMBER, bracket - code[0].length, end)
  })

/** Dates that no calendar has, and weekdays that are not theirs (D). */
const dates: TextDetector = ({ text }) => {
  const found: Finding[] = []
  for (const match of text.matchAll(FULL_DATE)) {
    const [whole, year, month, day, weekday] = match
    const parts = [Number(year), Number(month), Number(day)] as const
    const end = match.index + whole.length
    if (!isCalendarDate(...parts)) found.push(finding(DATE, match.index, end))
    else if (weekday !== undefined && WEEKDAYS.indexOf(weekday.replace('天', '日')) !== weekdayOf(...parts)) {
      found.push(finding(WEEKDAY, match.index, end))
    }
  }
  return found
}

const amounts: TextDetector = ({ text }) => {
  const found: Finding[] = []
  for (const match of text.matchAll(AMOUNT_PAIR)) {
    const [whole, figure = '', unit = '', capital = ''] = match
    const cents = parseCapitalAmount(capital)
    const scale = CENTS_PER[unit === '万' || unit === '亿' ? unit : '']
    const written = Math.round(Number(figure.replaceAll(',', '')) * scale)
    if (cents !== null && cents !== written) found.push(finding(AMOUNT, match.index, match.index + whole.length))
  }
  return found
}

const DATE_RANGE =
  /(?<!\d)((?:19|20)\d{2})年\s?(\d{1,2})月\s?(\d{1,2})日\s?(?:至|到|—|－|-|~|～)\s?(?:((?:19|20)\d{2})年)?\s?(\d{1,2})月\s?(\d{1,2})日/gu

/** A period that ends before it begins. Without a year the second date is of the same one. */
const ranges: TextDetector = ({ text }) =>
  [...text.matchAll(DATE_RANGE)].flatMap((match) => {
    const [whole, year = '', month = '', day = '', endYear = year, endMonth = '', endDay = ''] = match
    const at = (y: string, m: string, d: string): number => Number(y) * 10_000 + Number(m) * 100 + Number(d)
    const isReversed = at(endYear, endMonth, endDay) < at(year, month, day)
    return isReversed ? [finding(RANGE, match.index, match.index + whole.length)] : []
  })

const NUMBER = '(\\d{1,3}(?:,\\d{3}){1,4}(?:\\.\\d{1,6})?|\\d{1,12}(?:\\.\\d{1,6})?)'
/** A year or a day is no amount. */
const UNIT = '(?![年月日号期届时])(万亿|亿|万|千|百)?'
const UP = '增长|增加|上升|提高|增至|升至|增'
const DOWN = '下降|减少|降低|减至|降至|缩减|降'
const CHANGE = new RegExp(
  `(?:由|从)[^，。；\\n\\d]{0,12}${NUMBER}${UNIT}[^，。；\\n\\d]{0,6}(?:${UP}|${DOWN}|变为)(?:到|至|为)?${NUMBER}${UNIT}[\\u4e00-\\u9fa5]{0,3}[，,][^，。；\\n\\d]{0,8}(${UP}|增幅|${DOWN}|降幅)[^，。；\\n\\d]{0,4}${NUMBER}[%％]`,
  'gu',
)
const SCALE: Readonly<Record<string, number>> = { '': 1, 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8, 万亿: 1e12 }
const valueOf = (number: string, unit: string | undefined): number =>
  Number(number.replaceAll(',', '')) * (SCALE[unit ?? ''] ?? 1)

/** 由100万元增加到120万元，增长25%: arithmetic, to one in the last digit that the percentage shows. */
const percentages: TextDetector = ({ text }) =>
  [...text.matchAll(CHANGE)].flatMap((match) => {
    const [whole, from = '', fromUnit, to = '', toUnit, word = '', percent = ''] = match
    const [before, after] = [valueOf(from, fromUnit ?? toUnit), valueOf(to, toUnit)]
    const stated = Number(percent.replaceAll(',', '')) * (/^[降减下缩]/u.test(word) ? -1 : 1)
    if (before === 0) return []
    const real = ((after - before) / before) * 100
    const digits = percent.split('.')[1]?.length ?? 0
    return Math.abs(real - stated) > 10 ** -digits ? [finding(PERCENT, match.index, match.index + whole.length)] : []
  })

export const numberDetectors: readonly TextDetector[] = [documentNumbers, dates, amounts, ranges, percentages]
