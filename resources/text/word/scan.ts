import type { LoweringReason } from '#shared/domain/scan/hit.ts'

/** Rules of the detectors, and of the lexicons. */
export const SCAN_RULE_WORDS: Readonly<Record<string, string>> = {
  lexicon: '词库词条',
  'theme.health': '健康、残疾信息表',
  'theme.relief': '救助、困难信息表',
  'theme.minors': '未成年人、学生信息表',
  'theme.accounts': '账户信息表',
  'theme.religion': '宗教、民族信息表',
  'theme.cases': '涉案、举报信息表',
  'theme.families': '家庭信息表',
  'theme.facilities': '设施、坐标信息表',
  aggregation: '同类敏感表格多次公开',
  sumMismatch: '合计与各行之和不符',
  rangeReversed: '起止日期颠倒',
  percentWrong: '增减幅度与数值不符',
  unreadPicture: '未识别图片文字',
  unreadPart: '未能读出的部分',
  removedWords: '区分处理去除的文字',
  'left.trackedChanges': '留有修订',
  'left.comments': '留有批注',
  'left.hiddenText': '留有隐藏文字',
  'left.hiddenSheets': '留有隐藏的工作表、行、列或幻灯片',
  'left.speakerNotes': '留有演讲者备注',
  'left.embedded': '留有内嵌文件或数据缓存',
  'left.earlierRevisions': '留有早先保存的内容',
  'left.imagePlace': '图片带有拍摄地点',
  'left.macros': '留有宏',
  tooManyMatches: '命中过多，没有全部列出',
  classMark: '国家秘密标志',
  classLine: '独占一行的密级',
  internal: '内部文件用语',
  attr: '公开属性标注',
  draft: '过程稿标注',
  prompt: '模板的填写提示',
  cnId18: '居民身份证号码',
  cnId15: '15位身份证号码',
  minor: '未成年人',
  permanentResident: '外国人永久居留证号码',
  maskedId: '遮盖不足的身份证号码',
  passport: '护照号码',
  permit: '通行证号码',
  mobile: '手机号码',
  landline: '固定电话',
  email: '电子邮箱',
  address: '住址',
  bank: '银行账号',
  uscc: '统一社会信用代码',
  usccPerson: '个体工商户信用代码',
  usccTypo: '信用代码有误',
  labelledName: '当事人姓名',
  tableColumn: '含个人信息的表列',
  plate: '车牌号码',
  milPlate: '军车号牌',
  milUnit: '部队番号',
  dms: '经纬度坐标',
  decCoord: '经纬度坐标（小数）',
  projCoord: '平面坐标',
  mapWithoutNumber: '地图未注审图号',
  docNoBad: '发文字号不规范',
  dateNotReal: '日期不存在',
  weekdayWrong: '日期与星期不符',
  amountMismatch: '大写金额与数字不符',
  link: '网址',
  doubledMark: '标点重复',
  doubledWord: '疑为多字',
  smallCell: '数值过小，可推断个体',
}

/** Why a hit counts less than its rule says. */
export const LOWERING_REASON_WORDS: Readonly<Record<LoweringReason, string>> = {
  'context.wordBorder': '跨越词语边界，可能不是这个词',
  'context.letterBorder': '在一个外文词之中',
  'context.insideNumber': '在一个数字之中',
  'context.allowedPhrase': '在一个无害的词组之中',
  'context.citation': '引用法律、文件名称',
  'context.sentenceMark': '跨越标点',
  'context.guess': '由近似字形、读音推测',
  'context.prose': '出现在行文之中，不像标志',
  'context.officePhone': '附近写明是办公电话',
  'context.officeMailbox': '政府机关邮箱',
  'context.officeAddress': '附近写明是办公地址',
  'context.publicOfficial': '附近写明是公职身份',
  'context.released': '本单位已经公开的联系方式',
  'context.consultation': '公开征求意见的文稿',
  'context.civilUse': '民用含义',
  'context.notReleased': '在随卷保存的原始文件里，不随公开件发布',
}

/** The lists that come with the program; those of an office are called by their own names. */
export const LIST_WORDS: Readonly<Record<string, string>> = {
  'built-in': '内置规则',
  starter: '基础词库',
}

/** A code of a newer program, for which `table` has no word, is shown as it is. */
export const wordOf = (table: Readonly<Record<string, string>>, code: string): string =>
  Object.hasOwn(table, code) ? (table[code] ?? code) : code

export const scanRuleWord = (rule: string): string => wordOf(SCAN_RULE_WORDS, rule)

export const scanListWord = (list: string): string => wordOf(LIST_WORDS, list)

export const loweringReasonWord = (reason: string): string => wordOf(LOWERING_REASON_WORDS, reason)
