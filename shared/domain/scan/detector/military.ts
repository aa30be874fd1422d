import { finding, lowered, type Rule } from '../hit.ts'
import { findAll, near, type Detector } from './detector.ts'

const PLATE: Rule = {
  rule: 'plate',
  category: 'personal',
  level: 'medium',
  basis: '《个人信息保护法》第四条；《政府信息公开条例》第十五条',
}
const MILITARY = '《保守国家秘密法》第十三条；《军事设施保护法》'
const MILITARY_PLATE: Rule = { rule: 'milPlate', category: 'classified', level: 'medium', basis: MILITARY }
const UNIT: Rule = { rule: 'milUnit', category: 'classified', level: 'medium', basis: MILITARY }

const PROVINCE = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'
const DOT = '[·•・ ]?'
const CIVIL_PLATE = new RegExp(
  `[${PROVINCE}][A-HJ-NP-Z]${DOT}(?:[A-HJK][A-HJ-NP-Z0-9]\\d{4}|\\d{5}[A-HJK]|[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳])(?![A-Z0-9])`,
  'gu',
)
const FORCES_PLATE = new RegExp(
  `(?<![0-9A-Z])(?:WJ${DOT}[${PROVINCE}]?${DOT}\\d{4}[0-9TDSHBXJ]|[VKHBSLJNGCEZ][A-Z]${DOT}\\d{5})(?![0-9A-Z])`,
  'gu',
)
/** A cover number such as 12345部队. */
const COVER_NUMBER = /(?:(?:解放军|武警|武装警察部队)[\u4e00-\u9fa5]{0,10})?第?[0-9０-９]{4,6}部队/gu
/** A number and a formation that no other word goes on from: 第一团支部 and 第二师范 are no formations. */
const FORMATION =
  /第[一二三四五六七八九十百零〇\d]{1,5}(?:集团军|师(?![范傅生资德院专大徒兄])|旅(?![游客行店馆社途程费检居])|团(?![支委员课购结队组体市伙工校日费干长拜练圆])|军(?![事训民属休队营功人用运嫂])|基地|支队)(?:[\u4e00-\u9fa5]{0,6}(?:部|营|连))?/gu
/** 兵团 divisions and regiments, tour groups, delegations, police detachments, clubs. */
const CIVIL_WORDS =
  /兵团|建设兵团|旅游|旅行|少先队|艺术团|代表团|考察团|巡视|督导|总队|执法|消防|交警|特警|治安|巡逻|合唱|剧团|大学|师范|俱乐部|足球/u
const CAR_WORDS = /车|驾驶|号牌|牌照/u

const plates: Detector = ({ text }) => findAll(text, CIVIL_PLATE, (_, start, end) => finding(PLATE, start, end))

/** Two letters and five digits are also a part number: without a word of cars or forces nearby the hit stands low. */
const militaryPlates: Detector = ({ text }) =>
  findAll(text, FORCES_PLATE, (found, start, end) => {
    const hit = finding(MILITARY_PLATE, start, end)
    return found.startsWith('WJ') || near(text, start, end, CAR_WORDS)
      ? hit
      : lowered(hit, 'notice', 'context.civilUse')
  })

const units: Detector = ({ text }) => [
  ...findAll(text, COVER_NUMBER, (_, start, end) => finding(UNIT, start, end)),
  ...findAll(text, FORMATION, (_, start, end) => {
    const hit = finding(UNIT, start, end)
    return near(text, start, end, CIVIL_WORDS) ? lowered(hit, 'notice', 'context.civilUse') : hit
  }),
]

export const plateDetectors: readonly Detector[] = [plates]
export const militaryDetectors: readonly Detector[] = [militaryPlates, units]
