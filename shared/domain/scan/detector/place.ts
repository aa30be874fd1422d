import { finding, lowered, type Finding, type Rule } from '../hit.ts'
import { findAll, type TextDetector } from './detector.ts'
import { shortLine } from './mark.ts'

const SURVEY = '《测绘法》第三十七条；涉密测绘成果须经审查'
const DEGREES: Rule = { rule: 'dms', category: 'sensitive', level: 'medium', basis: SURVEY }
const DECIMAL: Rule = { rule: 'decCoord', category: 'sensitive', level: 'medium', basis: SURVEY }
const PROJECTED: Rule = { rule: 'projCoord', category: 'sensitive', level: 'medium', basis: SURVEY }
const MAP: Rule = {
  rule: 'mapWithoutNumber',
  category: 'sensitive',
  level: 'high',
  basis: '《地图管理条例》第十五条、第二十二条：公开地图应当送审并标注审图号',
}

const DEGREE_MINUTE_SECOND =
  /(?<!\d)\d{1,3}\s{0,3}[°度]\s{0,3}\d{1,2}\s{0,3}[′'’分]\s{0,3}\d{1,2}(?:\.\d{1,8})?\s{0,3}[″"”秒]/gu
const LONGITUDE = '(?:7[3-9]|[89]\\d|1[0-2]\\d|13[0-5])\\.\\d{4,12}'
const LATITUDE = '(?:[3-9]|[1-4]\\d|5[0-3])\\.\\d{4,12}'
const BETWEEN = '\\s{0,3}[,，、;； ]\\s{0,3}'
const DECIMAL_PAIR = new RegExp(
  `(?<![\\d.])${LONGITUDE}\\s{0,3}°?\\s{0,3}[EＥ]?${BETWEEN}${LATITUDE}|(?<![\\d.])${LATITUDE}\\s{0,3}°?\\s{0,3}[NＮ]?${BETWEEN}${LONGITUDE}`,
  'gu',
)
/** CGCS2000 projected: northing X of seven digits with an easting Y of six, or eight with the zone number. */
const PROJECTED_PAIR =
  /(?<![\d.])X?\s{0,2}[=:：]?\s{0,2}[2-5]\d{6}\.\d{1,4}\s{0,3}[,，、;；\t ]\s{0,3}Y?\s{0,2}[=:：]?\s{0,2}(?:[2-7]\d{5}|[2-4]\d{7})(?:\.\d{1,4})(?![\d.])/gu

const MAP_WORD = /地图|示意图|区位图|位置图|分布图|规划图|行政区划图|界线图/gu
const MAP_NUMBER =
  /审图号|GS\s{0,2}[（(]?\d{4}[）)]?\s{0,2}\d{1,6}\s{0,2}号|[\u4e00-\u9fa5]{1,2}S\s{0,2}[（(〔]?\d{4}[）)〕]?\s{0,2}\d{1,6}\s{0,2}号/u
/** A line this short that ends in the word is the caption of a map, not a sentence about maps. */
const CAPTION_MAX = 40
const CAPTION = /图[）)】]?\s*$/u

const coordinates: TextDetector = ({ text }) => [
  ...findAll(text, DEGREE_MINUTE_SECOND, (_, start, end) => finding(DEGREES, start, end)),
  ...findAll(text, DECIMAL_PAIR, (_, start, end) => finding(DECIMAL, start, end)),
  ...findAll(text, PROJECTED_PAIR, (_, start, end) => finding(PROJECTED, start, end)),
]

/** Maps named in a text that shows no 审图号; once a line. */
const maps: TextDetector = ({ text }) => {
  if (!MAP_WORD.test(text)) return []
  MAP_WORD.lastIndex = 0
  if (MAP_NUMBER.test(text)) return []
  const found: Finding[] = []
  let lineEnd = -1
  for (const match of text.matchAll(MAP_WORD)) {
    if (match.index < lineEnd) continue
    const stop = text.indexOf('\n', match.index)
    lineEnd = stop === -1 ? text.length : stop
    const hit = finding(MAP, match.index, match.index + match[0].length)
    const line = shortLine(text, hit.start, hit.end, CAPTION_MAX)
    found.push(line !== null && CAPTION.test(line) ? hit : lowered(hit, 'notice', 'context.prose'))
  }
  return found
}

export const placeDetectors: readonly TextDetector[] = [coordinates, maps]
