import { finding, lowered, type Rule } from '../hit.ts'
import { findAll, near, type Detector } from './detector.ts'

const PERSONAL = '《个人信息保护法》第四条；《政府信息公开条例》第十五条'
const STATUTORY = '《政府信息公开条例》第二十条第（二）项'
const MOBILE: Rule = { rule: 'mobile', category: 'personal', level: 'high', basis: PERSONAL }
const LANDLINE: Rule = { rule: 'landline', category: 'personal', level: 'notice', basis: STATUTORY }
const EMAIL: Rule = { rule: 'email', category: 'personal', level: 'medium', basis: PERSONAL }
const ADDRESS: Rule = { rule: 'address', category: 'personal', level: 'medium', basis: PERSONAL }

const MOBILE_NUMBER = /(?<![0-9A-Za-z])(?:(?:\+|00)?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![0-9A-Za-z])/gu
const LANDLINE_NUMBER =
  /(?<!\d)(?:\(0\d{2,3}\)|（0\d{2,3}）|0(?:10|2[0-57-9]|[3-9]\d{2}))[-－—]?[2-9]\d{6,7}(?:[-－—转]\d{1,6})?(?!\d)/gu
const MAILBOX = /(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,6}\.[A-Za-z]{2,24}(?!\w)/gu

/** Words beside the numbers that 条例 Art. 20 (二) has published: the office's own, never a person's. */
const OFFICE_PHONE = /值班|监督电话|投诉电话|举报电话|咨询电话|服务电话|办公电话|热线|服务监督|总机|传真/u
/** A landline is an office's as soon as it is called a telephone; what lowers it says that it may be published. */
const OFFICE_LINE = /电话|热线|总机|传真|联系方式/u
/** Number and word parts of an address: 18号, 3幢, 502室. */
const HOUSE = /\d{1,5}(?:号院?|弄|幢|栋|座|单元|室|户)(?:[\dA-Za-z-]{1,6}(?:号楼|幢|栋|座|单元|室|户)){0,4}/gu
const PLACE = /[\u4e00-\u9fa5]{2,12}(?:市|区|县|旗|乡|镇|街道)[\u4e00-\u9fa5\dA-Za-z]{0,30}$/u
/** From a sign or a label before it, the longest address there is. */
const ADDRESS_REACH = 48
const HOME_WORDS = /住址|户籍|家庭|居住|现住|住所地|籍贯|住户|户主/u
const OFFICE_WORDS =
  /办公地址|办公地点|地址：|受理地点|办理地点|通信地址|通讯地址|邮寄地址|联系地址|地点：|位于|坐落|办公楼|政务服务|邮编/u

const mobiles: Detector = ({ text, context }) =>
  findAll(text, MOBILE_NUMBER, (found, start, end) => {
    const hit = finding(MOBILE, start, end)
    if (isReleased(found, context.releasedContacts)) return lowered(hit, 'notice', 'context.released')
    return near(text, start, end, OFFICE_PHONE) ? lowered(hit, 'medium', 'context.officePhone') : hit
  })

const landlines: Detector = ({ text }) =>
  findAll(text, LANDLINE_NUMBER, (_, start, end) => {
    const hit = finding(LANDLINE, start, end)
    return near(text, start, end, OFFICE_LINE) ? lowered(hit, 'notice', 'context.officePhone') : hit
  })

const mailboxes: Detector = ({ text, context }) =>
  findAll(text, MAILBOX, (found, start, end) => {
    const hit = finding(EMAIL, start, end)
    if (/\.gov\.cn$/iu.test(found)) return lowered(hit, 'notice', 'context.officeMailbox')
    return isReleased(found, context.releasedContacts) ? lowered(hit, 'notice', 'context.released') : hit
  })

const addresses: Detector = ({ text }) =>
  findAll(text, HOUSE, (_, houseStart, end) => {
    const before = text.slice(Math.max(0, houseStart - ADDRESS_REACH), houseStart)
    const place = PLACE.exec(before)
    if (place === null) return null
    const start = houseStart - (before.length - place.index)
    const hit = finding(ADDRESS, start, end)
    // The words before may have run into the address: 住址在某市… has no sign between.
    if (near(text, houseStart, end, HOME_WORDS) || HOME_WORDS.test(place[0]))
      return finding(ADDRESS, start, end, 'high')
    return near(text, start, end, OFFICE_WORDS) || OFFICE_WORDS.test(place[0])
      ? lowered(hit, 'notice', 'context.officeAddress')
      : hit
  })

const isReleased = (found: string, released: readonly string[] | undefined): boolean =>
  released?.some((contact) => contact.replace(/[ -]/gu, '') === found.replace(/[ -]/gu, '')) ?? false

export const contactDetectors: readonly Detector[] = [mobiles, landlines]
export const mailboxDetectors: readonly Detector[] = [mailboxes]
export const addressDetectors: readonly Detector[] = [addresses]
