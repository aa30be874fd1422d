import type { LintCode, LintSeverity } from '#shared/domain/lint/rule.ts'

type Words = string | ((detail: string) => string)

const quoted =
  (before: string, after = ''): Words =>
  (detail) =>
    `${before}“${detail}”${after}`
const orElse =
  (without: string, withRight: (detail: string) => string): Words =>
  (detail) =>
    detail === '' ? without : withRight(detail)

/** What each finding of the format lint says, with the words or the right form that it names. */
const LINT_WORDS: Readonly<Record<LintCode, Words>> = {
  pageSize: '纸张不是 A4（210 mm × 297 mm）',
  pageMargins: (detail) => `页边距不合标准：${detail}`,
  pageGrid: (detail) => `每页行数、每行字数不是 22 行、28 字：${detail}`,
  bodyFont: (detail) => `正文不是 3 号仿宋体：${detail}`,
  pageNumber: '页码应为 4 号半角宋体数字，两侧各一条一字线',

  documentNumber: orElse('发文字号的写法不合规定，应如“×政发〔2026〕1号”', (right) => `发文字号应写作“${right}”`),
  documentNumberYear: (right) => `发文字号的年份与成文日期不同：成文日期是${right}，请核对`,
  citedNumber: (right) => `引用的发文字号应写作“${right}”：六角括号，不加“第”，序号前不加 0`,

  headingLabel: (right) => `序号应写作“${right}”`,
  headingDot: (right) => `第三层序号后用半角圆点：“${right}”`,
  headingKind: (right) => `标题层级与序号“${right}”不一致，字体会用错`,
  headingOrder: (right) => `“${right}”前缺上一层序号；层次依次为“一、”“（一）”“1.”“（1）”`,
  headingSkipped: (right) => `“一、”之下一般先用“${right}”`,
  numberGap: (right) => `序号不连续，这里应为“${right}”`,
  numberRepeated: (right) => `序号重复或倒退，这里应为“${right}”`,

  date: orElse('成文日期的写法不合规定，应如“2026年1月8日”', (right) => `成文日期应写作“${right}”`),
  printedOn: orElse('印发日期的写法不合规定，应如“2026年1月8日”', (right) => `印发日期应写作“${right}”`),
  dateImpossible: quoted('日历上没有', '这一天'),
  dateInText: quoted('日期用阿拉伯数字，月、日前不加 0：'),

  attachmentCount: (detail) => {
    const [named = '', there = ''] = detail.split(':')
    return `附件说明列有 ${named} 个附件，实际有 ${there} 个`
  },
  attachmentTitle: quoted('附件说明与附件标题不一致，附件标题是'),
  attachmentOrder: '附件说明的顺序与附件不一致',
  attachmentUntitled: '附件没有标题',
  attachmentReference: (count) => `文中提到的附件不存在，实际有 ${count} 个附件`,
  attachmentNameEnd: '附件名称后不加标点，也不加书名号',

  addresseeColon: '主送机关后应为全角冒号',
  addresseeSeveral: '请示一般只主送一个上级机关',
  signatoryUnknown: quoted('署名应与发文机关一致：'),
  signatoryMissing: quoted('发文机关没有署名：'),
  signerMissing: '上行文应标注签发人',
  printedBeforeDate: quoted('印发日期早于成文日期'),
  noticeDraft: '公开征求意见的公告应当附决策草案全文，或者写明查阅草案的网址',
  noticeExplanation: '公开征求意见的公告应当附草案的说明',
  noticeWay: '没有写明提出意见的方式（地址、电子邮箱、网页或者电话）',
  noticeDates: '没有写明征求意见的起止日期',
  noticeShort: (days) => `征求意见只有 ${days} 日，一般不少于30日；确需缩短的，应当在公告中说明理由`,
  bodyMissing: '没有正文',
  firstPage: '首页可能显示不了正文，请将主送机关移至版记',
  noTextPage: '不得使用“此页无正文”',
  copyToEnd: '抄送机关后应为句号',
  noteParentheses: '附注应加全角圆括号',
  noteContact: '请示应在附注处注明联系人和电话',

  titleMissing: '没有标题',
  titleKind: quoted('标题应以文种', '结尾'),
  titleIssuer: '标题一般由发文机关、事由和文种组成，这里没有发文机关',
  titleMatter: '标题没有“关于……”的事由',
  titleEnd: quoted('标题末尾不加标点', ''),
  titleBookMarks: '标题不加书名号',
  citationOrder: '引用公文先引标题，后引发文字号',
  citationParentheses: '标题后的发文字号应放在圆括号内',

  halfWidthMark: quoted('中文里应用全角标点：'),
  halfWidthParentheses: quoted('中文里应用全角括号：'),
  mixedParentheses: quoted('括号一半全角一半半角：'),
  unbalanced: quoted('没有与之配对的'),
  straightQuotes: quoted('中文里应用弯引号：'),
  cornerQuotes: '横排简体文字用“”和‘’',
  nestedQuotes: '引号里再用引号，里层用单引号',
  nestedBookMarks: '书名号里再用书名号，里层用单书名号',
  markBetweenBookMarks: '并列的书名号或引号之间一般不用顿号',
  repeatedMark: quoted('标点重复：'),
  clashingMarks: quoted('标点不能连用：'),
  ellipsis: '省略号是六个点“……”',
  dash: quoted('连接号、破折号写法：'),
  spaceInText: quoted('文字之间有多余的空格：'),
  spaceAtEdge: '段首或段末有多余的空格，缩进由版式生成',
  emptyParagraph: '空段落，行距由版式生成',
  fullWidthDigits: quoted('数字和字母用半角：'),
  percentRange: quoted('百分数范围两端都要写百分号：'),
  decreaseByTimes: quoted('减少不能用倍数：'),
  unitName: quoted('不是法定计量单位的名称或写法：'),
  unitSymbol: quoted('计量单位符号的大小写或字符不对：'),

  placeholder: quoted('还没有填写：'),
  imageAlternative: '图片没有替代文字，看不见图的人无从知道内容',
  tableHead: '表格没有表头行，跨页时表头不会重复',
}

/** The sentence of a finding. */
export const lintText = (code: LintCode, detail: string): string => {
  const words = LINT_WORDS[code]
  return typeof words === 'string' ? words : words(detail)
}

export const LINT_SEVERITY_WORDS: Readonly<Record<LintSeverity, string>> = {
  error: '必须改',
  warning: '应当改',
  info: '请留意',
}
