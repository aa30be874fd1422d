import type {
  Applicant,
  DisputeKind,
  DisputeResult,
  ReportPart,
  StatedFigure,
  TimeChange,
} from '#shared/domain/office/register/register-events.ts'

/** 一, 五 and 六 of the annual report. */
export const REPORT_WORDS: Readonly<Record<ReportPart, string>> = {
  general: '总体情况',
  shortcomings: '存在的主要问题及改进情况',
  other: '其他需要报告的事项',
}

export const APPLICANT_WORDS: Readonly<Record<Applicant, string>> = {
  person: '自然人',
  company: '商业企业',
  research: '科研机构',
  welfare: '社会公益组织',
  legal: '法律服务机构',
  other: '其他组织',
}

export const DISPUTE_WORDS: Readonly<Record<DisputeKind, string>> = {
  reconsideration: '行政复议',
  suit: '行政诉讼（未经复议直接起诉）',
  suitAfter: '行政诉讼（复议后起诉）',
}

export const RESULT_WORDS: Readonly<Record<DisputeResult, string>> = {
  upheld: '结果维持',
  corrected: '结果纠正',
  other: '其他结果',
}

/** Figures of the annual report that only people know. */
export const FIGURE_WORDS: Readonly<Record<StatedFigure, string>> = {
  rulesBefore: '上年末现行有效的规章件数（本机没有的）',
  normativeBefore: '上年末现行有效的行政规范性文件件数（本机没有的）',
  permits: '行政许可处理决定数量',
  penalties: '行政处罚处理决定数量',
  coercions: '行政强制处理决定数量',
  fees: '行政事业性收费金额（元）',
  filedLeft: '上年度年报已报出的“结转下年度继续办理”总计',
  filedLeftPerson: '上年度年报已报出的“结转下年度继续办理”自然人',
  filedLeftCompany: '上年度年报已报出的“结转下年度继续办理”商业企业',
  filedLeftResearch: '上年度年报已报出的“结转下年度继续办理”科研机构',
  filedLeftWelfare: '上年度年报已报出的“结转下年度继续办理”社会公益组织',
  filedLeftLegal: '上年度年报已报出的“结转下年度继续办理”法律服务机构',
  filedLeftOther: '上年度年报已报出的“结转下年度继续办理”其他',
}

export const TIME_CHANGE_WORDS: Readonly<Record<TimeChange, string>> = {
  extended: '延长答复期限二十个工作日（第三十三条）',
  thirdParty: '征求第三方意见（第三十二条）',
  otherOrgan: '征求其他行政机关意见（第三十四条）',
  supplement: '通知申请人补正（第三十条）',
}
