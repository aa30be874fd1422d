import { dateExists, dateText, readDate } from '../date.ts'
import { findAll, type TextCheck } from './search.ts'

const toHalfWidth = (text: string): string =>
  text.replaceAll(/[\uff01-\uff5e]/gu, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))

const digits: TextCheck = (text) =>
  findAll(text, /[０-９Ａ-Ｚａ-ｚ％](?:[０-９Ａ-Ｚａ-ｚ％．－]*[０-９Ａ-Ｚａ-ｚ％])?/gu, 'fullWidthDigits', ([whole]) =>
    toHalfWidth(whole),
  )

const HAN_YEAR = /[一二][〇○零一二三四五六七八九]{3}年(?:[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)?/gu
const PADDED = /(?<!\d)\d{4}年(?:0\d月\d{1,2}日|\d{1,2}月0\d日)/gu
const FULL = /(?<!\d)\d{4}年\d{1,2}月\d{1,2}日/gu
const DAY_OF_YEAR = /(?<![\d年])(\d{1,2})月(\d{1,2})日/gu
const LEAP_YEAR = 2024

/** Dates stand in Arabic digits without padding (GB/T 15835-2011), and the calendar has them. */
const dates: TextCheck = (text, part) => {
  if (!text.includes('年') && !text.includes('月')) return []
  const rewritten = ([whole]: RegExpMatchArray): string | undefined => {
    const date = readDate(whole)
    return date === null || !dateExists(date) ? undefined : dateText(date)
  }
  const isField = part === 'date' || part === 'printing'
  return [
    ...(isField ? [] : findAll(text, HAN_YEAR, 'dateInText', rewritten)),
    ...(isField ? [] : findAll(text, PADDED, 'dateInText', rewritten)),
    ...findAll(text, FULL, 'dateImpossible').filter(({ detail }) => {
      const date = readDate(detail)
      return date !== null && !dateExists(date)
    }),
    ...findAll(text, DAY_OF_YEAR, 'dateImpossible').filter(({ detail }) => {
      const [month, day] = detail.split(/[月日]/u).map(Number)
      return !dateExists({ year: LEAP_YEAR, month: month ?? 0, day: day ?? 0 })
    }),
  ]
}

/** 10%～20%, not 10～20%; a number becomes less by parts of itself, never by times. */
const amounts: TextCheck = (text) => [
  ...findAll(
    text,
    /(?<![\d.])(\d{1,3}(?:\.\d+)?)([～~—－-])(\d{1,3}(?:\.\d+)?)%/gu,
    'percentRange',
    ([, from = '', , to = '']) => `${from}%～${to}%`,
  ),
  ...findAll(text, /(?:减少|下降|降低|缩短|缩小)(?:了|到)?\d+(?:\.\d+)?倍/gu, 'decreaseByTimes'),
]

const UNIT_NAMES: ReadonlyMap<string, string> = new Map([
  ['公尺', '米'],
  ['公分', '厘米'],
  ['公吨', '吨'],
  ['公升', '升'],
])
/** 公斤, 公里, 亩 are in lawful use; these are not (GB 3100; 国发〔1984〕28号). */
const UNIT_NAME = /(?<=[\d百千万亿]\s?)(?:公尺|公分|公吨|公升|市斤|市尺|市里|华里|华氏度|马力|大卡|英里|英尺|加仑)/gu
const SYMBOLS: ReadonlyMap<string, string> = new Map(
  ['kg', 'km', 'cm', 'mm', 'mL', 'kW', 'kV', 'kPa', 'Hz', 'mg'].map((symbol) => [symbol.toLowerCase(), symbol]),
)
const SYMBOL = /(?<=\d\s?)(?:kg|km|cm|mm|kw|kv|kpa|hz|mg)(?![A-Za-z0-9·/²³])/giu

const units: TextCheck = (text) => [
  ...findAll(text, UNIT_NAME, 'unitName', ([name]) => UNIT_NAMES.get(name)),
  ...findAll(text, /(?:摄氏)(\d+(?:\.\d+)?)度/gu, 'unitName', ([, degrees = '']) => `${degrees}摄氏度`),
  ...findAll(text, SYMBOL, 'unitSymbol', ([symbol]) => SYMBOLS.get(symbol.toLowerCase())).filter(
    ({ detail, text: better }) => better !== detail,
  ),
  ...findAll(text, /(?<=\d\s?)[°˚º]\s?[Cc](?![A-Za-z])/gu, 'unitSymbol', () => '℃').filter(
    ({ detail }) => detail !== '°C',
  ),
]

export const NUMBER_CHECKS: readonly TextCheck[] = [digits, dates, amounts, units]
