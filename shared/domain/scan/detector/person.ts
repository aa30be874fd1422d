import { finding, lowered, type Finding, type Rule } from '../hit.ts'
import { findAll, near, type Detector, type TextDetector } from './detector.ts'

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

const SMALL_CELL: Rule = {
  rule: 'smallCell',
  category: 'personal',
  level: 'notice',
  basis: '《统计法》第二十八条：不得识别或者推断单个统计调查对象',
}
const COUNTED = /户数|家数|人数|单位数|企业数|个数|件数|例数|样本数|调查对象/u
/** The threshold of three is the usual one of statistical offices (D). */
const USUAL_LEAST = 3
const COUNT = /^[ 　]{0,8}(\d{1,4})[ 　]{0,8}\r?$/u

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

/**
 * Columns of counts in which a cell is 1 or 2, or below what the context says: whoever knows the place knows the unit or person counted (统计法 Art. 28, V).
 * Rows are lines, cells are parted by tabs; the header is the line before the first row of numbers.
 */
const smallCells: TextDetector = ({ text, context }) => {
  const least = context.smallCellLeast ?? USUAL_LEAST
  const isSmall = (cell: string): boolean => {
    const count = Number(COUNT.exec(cell)?.[1] ?? 0)
    return count > 0 && count < least
  }
  const found: Finding[] = []
  let columns: readonly boolean[] = []
  let offset = 0
  for (const line of text.split('\n')) {
    const cells = line.split('\t')
    if (cells.length > 1) {
      const counted = cells.map((cell) => COUNTED.test(cell))
      if (counted.includes(true)) columns = counted
      let at = offset
      for (const [i, cell] of cells.entries()) {
        if (columns[i] === true && isSmall(cell)) found.push(finding(SMALL_CELL, at, at + cell.length))
        at += cell.length + 1
      }
    } else columns = []
    offset += line.length + 1
  }
  return found
}

export const columnDetectors: readonly Detector[] = [columns]
export const personDetectors: readonly Detector[] = [labelledNames, ...columnDetectors]
export const tableDetectors: readonly TextDetector[] = [smallCells]
