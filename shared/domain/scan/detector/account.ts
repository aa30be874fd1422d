import { finding, type Rule } from '../hit.ts'
import { isCreditCode, isLuhn } from './check-digit.ts'
import { findAll, near, type Detector } from './detector.ts'

const BANK: Rule = {
  rule: 'bank',
  category: 'personal',
  level: 'high',
  basis: '《个人信息保护法》第二十八条（金融账户）；《政府信息公开条例》第十五条',
}
const CREDIT: Rule = { rule: 'uscc', category: 'personal', level: 'notice', basis: 'GB 32100-2015' }
const CREDIT_PERSON: Rule = {
  ...CREDIT,
  rule: 'usccPerson',
  basis: 'GB 32100-2015：92 开头为个体工商户，涉及自然人',
}
const CREDIT_TYPO: Rule = { rule: 'usccTypo', category: 'misuse', level: 'medium', basis: 'GB 32100-2015 校验码不符' }

const CARD_NUMBER = /(?<![0-9A-Za-z])[2-69]\d{3}(?:[ -]?\d{4}){2,3}(?:[ -]?\d{1,4})?(?![0-9A-Za-z])/gu
/** Issuer numbers of UnionPay, Visa, Mastercard, Amex, JCB and the older domestic cards (9…). */
const ISSUER = /^(?:62|4|5[1-5]|2[2-7]|3[57]|9)/u
const ACCOUNT_WORDS = /账号|帐号|账户|帐户|卡号|开户行|户名/u
const CREDIT_CODE = /(?<![0-9A-Z])[1-9A-HJ-NPQRTUWXY][1-9A]\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])/gu

/** 登记管理部门 and 机构类别 that exist; a number of 18 digits alone is seldom meant as a code. */
const REGISTRATION = /^(?:1[1239]|5[1239]|9[123]|[2-48A-HJ-NPQRTUWXY][19])/u
const CREDIT_WORDS = /信用代码|社会信用/u

/** Payment cards by Luhn and issuer; a number that fails is still an account when a word beside it says so. */
const cards: Detector = ({ text }) =>
  findAll(text, CARD_NUMBER, (found, start, end) => {
    const digits = found.replace(/[ -]/gu, '')
    const named = near(text, start, end, ACCOUNT_WORDS)
    if (digits.length >= 16 && digits.length <= 19 && ISSUER.test(digits) && isLuhn(digits))
      return finding(BANK, start, end)
    return named ? finding(BANK, start, end, 'medium') : null
  })

const creditCodes: Detector = ({ text }) =>
  findAll(text, CREDIT_CODE, (found, start, end) => {
    if (!isCreditCode(found)) {
      const meant =
        REGISTRATION.test(found) && (/[A-Z]/u.test(found.slice(0, 17)) || near(text, start, end, CREDIT_WORDS))
      return meant ? finding(CREDIT_TYPO, start, end) : null
    }
    return finding(found.startsWith('92') ? CREDIT_PERSON : CREDIT, start, end)
  })

export const cardDetectors: readonly Detector[] = [cards]
export const creditCodeDetectors: readonly Detector[] = [creditCodes]
