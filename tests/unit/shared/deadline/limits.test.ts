import { describe, expect, it } from 'vitest'
import { CASE_LIMITS, isCaseLimit, LIMITS, type Limit } from '#shared/domain/deadline/limits.ts'

/** A limit in one line: how many of what, in which direction, and what becomes of a last day that is not worked. */
const line = ({ id, term }: Limit): string => {
  if (term.unit === 'hour') return `${id}: ${String(term.count)} hours`
  if (term.unit === 'yearly') return `${id}: by ${term.monthDay} of the next year, ${term.roll}`
  return `${id}: ${String(term.count)} ${term.unit} ${term.side}, ${term.roll}`
}

describe('the table of limits, by the text of each law', () => {
  it('says how long, and to which side', () => {
    expect(LIMITS.map(line)).toEqual([
      'disclosure: 20 workingDay within, none', // 条例 26: 20个工作日内
      'enforcement.permit: 7 workingDay within, none', // 118号: 7个工作日内
      'enforcement.penalty: 7 workingDay within, none',
      'enforcement.other: 20 workingDay within, none', // 118号: 20个工作日内
      'enforcement.inspection: 20 workingDay within, none',
      'penalty.withdrawal: 3 workingDay within, none', // 行政处罚法 48, 85: 三日内, 工作日
      'budget.government: 20 naturalDay within, actBefore', // 预算法 14: 二十日内
      'budget.department: 20 naturalDay within, actBefore',
      'procurement.award: 2 workingDay within, none', // 实施条例 43, 50: 2个工作日内
      'procurement.contract: 2 workingDay within, none',
      'land.advance-notice: 10 workingDay atLeast, none', // 26: 不少于十个工作日
      'land.compensation: 30 naturalDay atLeast, nextWorkingDay', // 28: 不少于三十日
      'land.notice: 15 workingDay within, none', // 31: 15个工作日内
      'housing.compensation: 30 naturalDay atLeast, nextWorkingDay', // 10: 不得少于30日
      'decision.consultation: 30 naturalDay atLeast, nextWorkingDay', // 713号 15: 一般不少于30日
      'rule.consultation: 30 naturalDay atLeast, nextWorkingDay', // 15: 一般不少于30日
      'rule.hearing: 30 naturalDay before, actBefore', // 16: 举行听证会的30日前
      'market.consultation: 30 naturalDay atLeast, nextWorkingDay', // 62: 一般不少于30日
      'rule.effect: 30 naturalDay afterwards, none', // 32: 公布之日起30日后施行
      'application.correction: 7 workingDay within, none', // 条例 30: 7个工作日内
      'application.answer: 20 workingDay within, none', // 33: 20个工作日内
      'application.third-party: 15 workingDay within, none', // 32: 15个工作日内
      'application.other-organ: 15 workingDay within, none', // 34: 15个工作日内
      'report.department: by 01-31 of the next year, actBefore', // 49: 1月31日前
      'report.government: by 03-31 of the next year, actBefore', // 49: 3月31日前
      'report.enforcement: by 01-31 of the next year, actBefore',
      'leak.report: 24 hours', // 实施条例 61: 24小时内
    ])
  })

  it('cites the article of each, says how sure it is of it and from when the days run', () => {
    expect(LIMITS.map(({ id, law, article, mark, start }) => `${id}: ${law}${article} ${mark}, ${start}`)).toEqual([
      'disclosure: 政府信息公开条例第二十六条 V, 政府信息形成或者变更之日',
      'enforcement.permit: 国办发〔2018〕118号 V2, 决定作出之日',
      'enforcement.penalty: 国办发〔2018〕118号 V2, 决定作出之日',
      'enforcement.other: 国办发〔2018〕118号 V2, 决定作出之日',
      'enforcement.inspection: 国市监信〔2019〕38号 M-M, 抽查检查结束之日',
      'penalty.withdrawal: 行政处罚法第四十八条第二款、第八十五条 V, 决定被变更、撤销、确认违法或者确认无效之日',
      'budget.government: 预算法第十四条第一款 V, 本级人大或者其常委会批准之日',
      'budget.department: 预算法第十四条第二款 V, 本级政府财政部门批复之日',
      'procurement.award: 政府采购法实施条例第四十三条 V, 中标、成交供应商确定之日',
      'procurement.contract: 政府采购法实施条例第五十条 V, 合同签订之日',
      'land.advance-notice: 土地管理法实施条例第二十六条 V, 预公告发布之日',
      'land.compensation: 土地管理法实施条例第二十八条 V, 公告发布之日',
      'land.notice: 土地管理法实施条例第三十一条 V, 收到征地批准文件之日',
      'housing.compensation: 国有土地上房屋征收与补偿条例第十条 V, 方案公布之日',
      'decision.consultation: 重大行政决策程序暂行条例第十五条 V, 决策草案公布之日',
      'rule.consultation: 规章制定程序条例第十五条 V, 草案公布之日',
      'rule.hearing: 规章制定程序条例第十六条 V, 听证会举行之日',
      'market.consultation: 优化营商环境条例第六十二条 V, 草案公布之日',
      'rule.effect: 规章制定程序条例第三十二条 V, 公布之日',
      'application.correction: 政府信息公开条例第三十条 V, 收到申请之日',
      'application.answer: 政府信息公开条例第三十三条 V, 收到申请之日',
      'application.third-party: 政府信息公开条例第三十二条 V, 第三方收到征求意见书之日',
      'application.other-organ: 政府信息公开条例第三十四条 V, 被征求意见的机关收到征求意见书之日',
      'report.department: 政府信息公开条例第四十九条第一款 V, 报告年度',
      'report.government: 政府信息公开条例第四十九条第二款 V, 报告年度',
      'report.enforcement: 国办发〔2018〕118号 V2, 报告年度',
      'leak.report: 保守国家秘密法实施条例第六十一条 V, 发现之时',
    ])
  })

  it('lengthens and stops the answer to an application alone: 条例 Art. 33 paras 2 and 3', () => {
    expect(
      LIMITS.filter(({ extension }) => extension !== undefined).map(({ id, extension }) => [id, extension]),
    ).toEqual([['application.answer', 20]])
    expect(LIMITS.filter(({ suspendable }) => suspendable === true).map(({ id }) => id)).toEqual(['application.answer'])
  })

  it('lets a minimum be shorter for a reason where the law says 一般', () => {
    expect(LIMITS.filter(({ general }) => general === true).map(({ id }) => id)).toEqual([
      ...['decision.consultation', 'rule.consultation', 'market.consultation'],
    ])
  })

  it('a case may be under what is to be made public within some days, and under nothing else', () => {
    expect(CASE_LIMITS.map(({ id }) => id)).toEqual([
      ...['disclosure', 'enforcement.permit', 'enforcement.penalty', 'enforcement.other', 'enforcement.inspection'],
      ...['penalty.withdrawal', 'budget.government', 'budget.department', 'procurement.award', 'procurement.contract'],
      'land.notice',
    ])
    expect(isCaseLimit('land.notice')).toBe(true)
    for (const id of [
      'land.compensation',
      'application.answer',
      'rule.hearing',
      'rule.effect',
      'report.department',
      '',
    ])
      expect(isCaseLimit(id)).toBe(false)
    expect(isCaseLimit('leak.report')).toBe(false)
  })
})
