import { finding, lowered, type Rule } from '../hit.ts'
import { findAll, near, type Detector } from './detector.ts'

const NAME: Rule = {
  rule: 'labelledName',
  category: 'personal',
  level: 'medium',
  basis: '《个人信息保护法》第四条；国办《2018年政务公开工作要点》：去标识化处理',
}
const COLUMN: Rule = {
  rule: 'tableColumn',
  category: 'personal',
  level: 'medium',
  basis: '《个人信息保护法》第二十八条：整列核查',
}

const LABELLED_NAME =
  /(?:姓名|户主|申请人|患者|当事人|举报人|投诉人|被处罚人|监护人|受益人|学生姓名|联系人)[：:][ 　]{0,4}(?!无|略|同上|某)[\u4e00-\u9fa5·]{2,4}(?![\u4e00-\u9fa5])/gu
/** 条例 Art. 20 (二): an organ publishes the names of those who head it. */
const OFFICIAL_WORDS =
  /局长|主任|市长|县长|区长|镇长|乡长|书记|处长|科长|负责人|职务|分管|领导分工|公务员录用|拟录用|公示/u
const HEADER_CELL =
  /(?:^|\t)[ 　]{0,4}(?:身份证号码?|公民身份号码|手机号码?|联系电话|银行账号|银行卡号|卡号|家庭住址|出生日期)[ 　]{0,4}(?=\t|$)/gmu

const labelledNames: Detector = ({ text }) =>
  findAll(text, LABELLED_NAME, (_, start, end) => {
    const hit = finding(NAME, start, end)
    return near(text, start, end, OFFICIAL_WORDS) ? lowered(hit, 'notice', 'context.publicOfficial') : hit
  })

/** Header cells of a table (cells parted by tabs) that make the whole column personal. */
const columns: Detector = ({ text }) =>
  findAll(text, HEADER_CELL, (found, start, end) => {
    const from = start + found.search(/[^\t 　]/u)
    const isCell = found.startsWith('\t') || text.charAt(end) === '\t'
    return isCell ? finding(COLUMN, from, from + found.trim().length) : null
  })

export const personDetectors: readonly Detector[] = [labelledNames, columns]
