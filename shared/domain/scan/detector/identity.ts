import { finding, type Rule } from '../hit.ts'
import { isCalendarDate, isIdNumber } from './check-digit.ts'
import { findAll, near, type Detector } from './detector.ts'

const SENSITIVE = '《个人信息保护法》第二十八条；《政府信息公开条例》第十五条'
const ID: Rule = { rule: 'cnId18', category: 'personal', level: 'high', basis: `${SENSITIVE}；GB 11643-1999` }
const OLD_ID: Rule = { rule: 'cnId15', category: 'personal', level: 'medium', basis: SENSITIVE }
const MINOR: Rule = {
  rule: 'minor',
  category: 'personal',
  level: 'high',
  basis: '《个人信息保护法》第二十八条、第三十一条；《未成年人保护法》第一百零三条',
}
const FOREIGNER: Rule = { rule: 'permanentResident', category: 'personal', level: 'high', basis: SENSITIVE }
const MASKED: Rule = { rule: 'maskedId', category: 'personal', level: 'medium', basis: '遮盖不足：出生日期仍可见' }
const PASSPORT: Rule = { rule: 'passport', category: 'personal', level: 'medium', basis: SENSITIVE }
const PERMIT: Rule = { rule: 'permit', category: 'personal', level: 'medium', basis: SENSITIVE }

/** Spaces and hyphens that a number may be written in groups with; the groups of cnId18 are 6-8-4. */
const JOINT = '[ \\u3000-]?'
const ID_NUMBER = new RegExp(
  `(?<![0-9A-Za-z])[1-9]\\d{5}${JOINT}(?:18|19|20)\\d{2}${JOINT}(?:0[1-9]|1[0-2])${JOINT}(?:0[1-9]|[12]\\d|3[01])${JOINT}\\d{3}[0-9Xx×Χ](?![0-9A-Za-z])`,
  'gu',
)
const OLD_ID_NUMBER = /(?<![0-9A-Za-z])[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?![0-9A-Za-z])/gu
const MASKED_NUMBER = /(?<!\d)(?:\d{14}[*＊xX×]{4}|\d{6}(?:19|20)\d{6}[*＊×]{1,12})/gu
const PASSPORT_NUMBER =
  /(?<![0-9A-Za-z])(?:[EG]\d{8}|E[A-HJ-NP-Z]\d{7}|(?:DE|SE|PE|MA)\d{7}|[DSP]\d{7,8})(?![0-9A-Za-z])/gu
const PERMIT_NUMBER = /(?<![0-9A-Za-z])(?:C[A-Z]\d{7}|[CWLT]\d{8}|[HM]\d{8}(?:\d{2})?)(?![0-9A-Za-z])/gu

/** First two digits of GB/T 2260: provinces, municipalities, regions; 71, 81, 82, 83 Taiwan, Hong Kong, Macao. */
const PROVINCES = new Set(
  [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63,
    64, 65, 71, 81, 82, 83,
  ].map(String),
)
const AGE_MAX = 120
/** 不满十四周岁未成年人 (个人信息保护法 Art. 28). */
const CHILD_AGE = 14
const ID_WORDS = /身份证|公民身份|证件号|身份号码|身份证明|姓名|户籍|出生/u
const PASSPORT_WORDS = /护照|证件/u
const PERMIT_WORDS = /通行证|回乡证|台胞证|往来港澳|往来台湾|证件/u

const yearsBetween = (birth: string, today: string): number => {
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4))
  return today.slice(5).replace('-', '') < birth.slice(4) ? years - 1 : years
}

/** Citizens' numbers, checked by date, province, age and check digit: one that fails is a typo and still personal. */
const idNumbers: Detector = ({ text, context }) =>
  findAll(text, ID_NUMBER, (found, start, end) => {
    const number = found.replace(/[ \u3000-]/gu, '').replace(/[×Χ]$/u, 'X')
    const birth = number.slice(6, 14)
    if (!isCalendarDate(Number(birth.slice(0, 4)), Number(birth.slice(4, 6)), Number(birth.slice(6)))) return null
    if (number.startsWith('9')) return isIdNumber(number) ? finding(FOREIGNER, start, end) : null
    if (!PROVINCES.has(number.slice(0, 2))) return null
    const age = context.today === undefined ? null : yearsBetween(birth, context.today)
    if (age !== null && (age < 0 || age > AGE_MAX)) return null
    if (!isIdNumber(number)) return finding(ID, start, end, 'medium')
    return age !== null && age < CHILD_AGE ? finding(MINOR, start, end) : finding(ID, start, end)
  })

const oldIdNumbers: Detector = ({ text }) =>
  findAll(text, OLD_ID_NUMBER, (_, start, end) =>
    near(text, start, end, ID_WORDS) ? finding(OLD_ID, start, end) : null,
  )

const maskedNumbers: Detector = ({ text }) =>
  findAll(text, MASKED_NUMBER, (_, start, end) => finding(MASKED, start, end))

const passports: Detector = ({ text }) =>
  findAll(text, PASSPORT_NUMBER, (_, start, end) =>
    near(text, start, end, PASSPORT_WORDS) ? finding(PASSPORT, start, end) : null,
  )

const permits: Detector = ({ text }) =>
  findAll(text, PERMIT_NUMBER, (_, start, end) =>
    near(text, start, end, PERMIT_WORDS) ? finding(PERMIT, start, end) : null,
  )

export const identityDetectors: readonly Detector[] = [idNumbers, maskedNumbers]
export const identityByContextDetectors: readonly Detector[] = [passports, permits, oldIdNumbers]
