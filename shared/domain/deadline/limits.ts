/** How long, and in which direction. */
export type Term = DayTerm | HourTerm | YearlyTerm

export interface DayTerm {
  readonly unit: 'workingDay' | 'naturalDay'
  readonly count: number
  /**
   * `within`: act by the last day. `atLeast`: a posting or consultation lasts until it. `before`: counted back from the
   * event, act by it. `afterwards`: takes effect on the day after it.
   */
  readonly side: 'within' | 'atLeast' | 'before' | 'afterwards'
  /**
   * When the last day is no working day. `nextWorkingDay`: 民法典 Art. 203. `actBefore`: a duty to publish is met on the
   * working day before, and the later date of Art. 203 is only shown (D). `none`: it stays.
   */
  readonly roll: 'none' | 'nextWorkingDay' | 'actBefore'
}

export interface HourTerm {
  readonly unit: 'hour'
  readonly count: number
}

/** By a fixed date of the year after the one that is reported on. */
export interface YearlyTerm {
  readonly unit: 'yearly'
  readonly monthDay: string
  readonly roll: 'actBefore'
}

/** A statutory limit. The Chinese is data: it is printed as the basis of a date. One whose time changes gets another id: logs name it. */
export interface Limit {
  readonly id: string
  readonly matter: string
  readonly law: string
  readonly article: string
  /** How well the limit is attested: see rules of evidence in the README of this folder. */
  readonly mark: string
  /** The event whose day does not count (民法典 Art. 201). */
  readonly start: string
  readonly term: Term
  /** Units by which the limit can be lengthened, once. */
  readonly extension?: number
  /** 一般: the law lets a minimum be shorter for a reason. */
  readonly general?: true
  /** Time spent on asking others does not count. */
  readonly suspendable?: true
}

const workingDays = (count: number): DayTerm => ({ unit: 'workingDay', count, side: 'within', roll: 'none' })
const naturalDays = (count: number): DayTerm => ({ unit: 'naturalDay', count, side: 'within', roll: 'actBefore' })
const postedNaturalDays = (count: number): DayTerm => ({
  unit: 'naturalDay',
  count,
  side: 'atLeast',
  roll: 'nextWorkingDay',
})

const DISCLOSURE = '政府信息公开条例'
const ENFORCEMENT = '国办发〔2018〕118号'
const BUDGET = '预算法'
const PROCUREMENT = '政府采购法实施条例'
const LAND = '土地管理法实施条例'
const RULES = '规章制定程序条例'

/**
 * Times that laws and rules of the whole country set for making something public, each with its article, those
 * for the yearly reports and the one for the report of a leak. Sector tables (环评, 信用, 招投标) differ by place and are not among them.
 */
export const LIMITS: readonly Limit[] = [
  {
    ...{ id: 'disclosure', matter: '主动公开政府信息', law: DISCLOSURE, article: '第二十六条', mark: 'V' },
    ...{ start: '政府信息形成或者变更之日', term: workingDays(20) },
  },
  {
    ...{ id: 'enforcement.permit', matter: '行政许可决定公开', law: ENFORCEMENT, article: '', mark: 'V2' },
    ...{ start: '决定作出之日', term: workingDays(7) },
  },
  {
    ...{ id: 'enforcement.penalty', matter: '行政处罚决定公开', law: ENFORCEMENT, article: '', mark: 'V2' },
    ...{ start: '决定作出之日', term: workingDays(7) },
  },
  {
    ...{ id: 'enforcement.other', matter: '其他行政执法决定公开', law: ENFORCEMENT, article: '', mark: 'V2' },
    ...{ start: '决定作出之日', term: workingDays(20) },
  },
  {
    ...{ id: 'enforcement.inspection', matter: '随机抽查结果公开', law: '国市监信〔2019〕38号', article: '' },
    ...{ mark: 'M-M', start: '抽查检查结束之日', term: workingDays(20) },
  },
  {
    ...{ id: 'penalty.withdrawal', matter: '撤回已公开的行政处罚决定信息并公开说明理由', law: '行政处罚法' },
    ...{ article: '第四十八条第二款、第八十五条', mark: 'V' },
    ...{ start: '决定被变更、撤销、确认违法或者确认无效之日', term: workingDays(3) },
  },
  {
    ...{ id: 'budget.government', matter: '政府预算、预算调整、决算、预算执行情况报告公开', law: BUDGET },
    ...{ article: '第十四条第一款', mark: 'V', start: '本级人大或者其常委会批准之日', term: naturalDays(20) },
  },
  {
    ...{ id: 'budget.department', matter: '部门预算、决算公开', law: BUDGET, article: '第十四条第二款', mark: 'V' },
    ...{ start: '本级政府财政部门批复之日', term: naturalDays(20) },
  },
  {
    ...{
      id: 'procurement.award',
      matter: '中标、成交结果公告',
      law: PROCUREMENT,
      article: '第四十三条',
      mark: 'V',
    },
    ...{ start: '中标、成交供应商确定之日', term: workingDays(2) },
  },
  {
    ...{ id: 'procurement.contract', matter: '政府采购合同公告', law: PROCUREMENT, article: '第五十条', mark: 'V' },
    ...{ start: '合同签订之日', term: workingDays(2) },
  },
  {
    ...{ id: 'land.advance-notice', matter: '征收土地预公告', law: LAND, article: '第二十六条', mark: 'V' },
    ...{ start: '预公告发布之日', term: { unit: 'workingDay', count: 10, side: 'atLeast', roll: 'none' } },
  },
  {
    ...{ id: 'land.compensation', matter: '征地补偿安置方案公告', law: LAND, article: '第二十八条', mark: 'V' },
    ...{ start: '公告发布之日', term: postedNaturalDays(30) },
  },
  {
    ...{ id: 'land.notice', matter: '发布征收土地公告', law: LAND, article: '第三十一条', mark: 'V' },
    ...{ start: '收到征地批准文件之日', term: workingDays(15) },
  },
  {
    ...{ id: 'housing.compensation', matter: '房屋征收补偿方案征求意见', law: '国有土地上房屋征收与补偿条例' },
    ...{ article: '第十条', mark: 'V', start: '方案公布之日', term: postedNaturalDays(30) },
  },
  {
    ...{ id: 'decision.consultation', matter: '重大行政决策公开征求意见', law: '重大行政决策程序暂行条例' },
    ...{ article: '第十五条', mark: 'V', start: '决策草案公布之日', term: postedNaturalDays(30), general: true },
  },
  {
    ...{ id: 'rule.consultation', matter: '规章草案征求意见', law: RULES, article: '第十五条', mark: 'V' },
    ...{ start: '草案公布之日', term: postedNaturalDays(30), general: true },
  },
  {
    ...{ id: 'rule.hearing', matter: '规章草案听证会公告', law: RULES, article: '第十六条', mark: 'V' },
    ...{ start: '听证会举行之日', term: { unit: 'naturalDay', count: 30, side: 'before', roll: 'actBefore' } },
  },
  {
    ...{ id: 'market.consultation', matter: '与市场主体密切相关的规章、规范性文件征求意见', law: '优化营商环境条例' },
    ...{ article: '第六十二条', mark: 'V', start: '草案公布之日', term: postedNaturalDays(30), general: true },
  },
  {
    ...{ id: 'rule.effect', matter: '规章施行', law: RULES, article: '第三十二条', mark: 'V', start: '公布之日' },
    ...{ term: { unit: 'naturalDay', count: 30, side: 'afterwards', roll: 'none' } },
  },
  {
    ...{ id: 'application.correction', matter: '告知申请人补正', law: DISCLOSURE, article: '第三十条', mark: 'V' },
    ...{ start: '收到申请之日', term: workingDays(7) },
  },
  {
    ...{
      id: 'application.answer',
      matter: '答复政府信息公开申请',
      law: DISCLOSURE,
      article: '第三十三条',
      mark: 'V',
    },
    ...{ start: '收到申请之日', term: workingDays(20), extension: 20, suspendable: true },
  },
  {
    ...{
      id: 'application.third-party',
      matter: '第三方提出意见',
      law: DISCLOSURE,
      article: '第三十二条',
      mark: 'V',
    },
    ...{ start: '第三方收到征求意见书之日', term: workingDays(15) },
  },
  {
    ...{ id: 'application.other-organ', matter: '其他行政机关提出意见', law: DISCLOSURE, article: '第三十四条' },
    ...{ mark: 'V', start: '被征求意见的机关收到征求意见书之日', term: workingDays(15) },
  },
  {
    ...{ id: 'report.department', matter: '政府部门信息公开年度报告', law: DISCLOSURE, article: '第四十九条第一款' },
    ...{ mark: 'V', start: '报告年度', term: { unit: 'yearly', monthDay: '01-31', roll: 'actBefore' } },
  },
  {
    ...{ id: 'report.government', matter: '本级政府信息公开年度报告', law: DISCLOSURE, article: '第四十九条第二款' },
    ...{ mark: 'V', start: '报告年度', term: { unit: 'yearly', monthDay: '03-31', roll: 'actBefore' } },
  },
  {
    ...{ id: 'report.enforcement', matter: '行政执法统计年报', law: ENFORCEMENT, article: '', mark: 'V2' },
    ...{ start: '报告年度', term: { unit: 'yearly', monthDay: '01-31', roll: 'actBefore' } },
  },
  {
    ...{ id: 'leak.report', matter: '泄密或者可能泄密的报告', law: '保守国家秘密法实施条例', article: '第六十一条' },
    ...{ mark: 'V', start: '发现之时', term: { unit: 'hour', count: 24 } },
  },
]

/** Limits within which something is to be made public: those that a case may be under, the general one first. */
export const CASE_LIMITS: readonly Limit[] = LIMITS.filter(
  ({ id, term }) =>
    (term.unit === 'workingDay' || term.unit === 'naturalDay') &&
    term.side === 'within' &&
    !id.startsWith('application.'),
)
export const isCaseLimit = (id: string): boolean => CASE_LIMITS.some((limit) => limit.id === id)

/** Undefined when no limit is called so. */
export const limitOf = (id: string): Limit | undefined => LIMITS.find((limit) => limit.id === id)
