import { describe, expect, it } from 'vitest'
import type { LinePart } from '#shared/domain/document/lines.ts'
import { lintLine } from '#shared/domain/lint/lint-document.ts'
import type { LintCode } from '#shared/domain/lint/rule.ts'

/** Code, the text, and what it reads after all fixes of that code; null where a person must decide. */
const ALARMS: readonly (readonly [LintCode, string, string | null])[] = [
  ['citedNumber', '根据临政发[2026]5号文件', '根据临政发〔2026〕5号文件'],
  ['citedNumber', '根据临政发（2026）第05号', '根据临政发〔2026〕5号'],
  ['citedNumber', '按临政办发〔2026〕012号执行', '按临政办发〔2026〕12号执行'],
  ['dateInText', '自2026年01月08日起施行', '自2026年1月8日起施行'],
  ['dateInText', '二〇二六年三月十五日', '2026年3月15日'],
  ['dateInText', '二○二六年以来', null],
  ['dateImpossible', '请于2026年2月29日前报送', null],
  ['dateImpossible', '请于6月31日前报送', null],
  ['noTextPage', '（此页无正文）', null],
  ['citationOrder', '根据临政发〔2026〕5号《临岚市财政管理办法》', null],
  [
    'citationParentheses',
    '《关于加强档案管理的通知》临政办发〔2026〕5号',
    '《关于加强档案管理的通知》（临政办发〔2026〕5号）',
  ],
  ['halfWidthMark', '认真落实,确保完成', '认真落实，确保完成'],
  ['halfWidthMark', '联系电话:0999-5550123', '联系电话：0999-5550123'],
  ['halfWidthMark', '同比增长5%,其中工业增长3%', '同比增长5%，其中工业增长3%'],
  ['halfWidthMark', '现予公布.', '现予公布。'],
  ['halfWidthParentheses', '各县(区)人民政府', '各县（区）人民政府'],
  ['mixedParentheses', '各县（区)人民政府', '各县（区）人民政府'],
  ['unbalanced', '根据《档案管理办法的规定', null],
  ['unbalanced', '各县（区人民政府', null],
  ['unbalanced', '各县区）人民政府', null],
  ['straightQuotes', '实行"一网通办"', '实行“一网通办”'],
  ['cornerQuotes', '实行「一网通办」', '实行“一网通办”'],
  ['nestedQuotes', '他说：“要办好“一件事”改革。”', '他说：“要办好‘一件事’改革。”'],
  ['nestedBookMarks', '《关于印发《办法》的通知》', '《关于印发〈办法〉的通知》'],
  ['markBetweenBookMarks', '《甲办法》、《乙办法》', '《甲办法》《乙办法》'],
  ['markBetweenBookMarks', '“一网通办”、“一件事”', '“一网通办”“一件事”'],
  ['repeatedMark', '认真落实，，确保完成。。', '认真落实，确保完成。'],
  ['clashingMarks', '认真落实，。', null],
  ['clashingMarks', '认真落实。；', null],
  ['ellipsis', '等等。。。', '等等……'],
  ['ellipsis', '等等...', '等等……'],
  ['ellipsis', '等等…', '等等……'],
  ['dash', '公开--这是原则', '公开——这是原则'],
  ['dash', '5%~8%', '5%～8%'],
  ['spaceInText', '临岚市 人民政府决定', '临岚市人民政府决定'],
  ['spaceInText', '认真落实， 确保完成', '认真落实，确保完成'],
  ['spaceAtEdge', '　　为了加强管理', '为了加强管理'],
  ['fullWidthDigits', '增长１２．５％', '增长12.5%'],
  ['percentRange', '增长5～8%', '增长5%～8%'],
  ['decreaseByTimes', '办理时间缩短了3倍', null],
  ['unitName', '长120公尺', '长120米'],
  ['unitName', '气温为摄氏25度', '气温为25摄氏度'],
  ['unitName', '重5市斤', null],
  ['unitSymbol', '长120KM，重5 Kg', '长120km，重5 kg'],
  ['unitSymbol', '气温为25º C', '气温为25℃'],
  ['placeholder', '××市人民政府', null],
  ['placeholder', '×政发〔2026〕×号', null],
  ['placeholder', '［请写明缘由］', null],
  ['placeholder', '金额____元', null],
]

/** What is right, or may be right, and must not be called wrong. */
const QUIET: readonly (readonly [LinePart, string])[] = [
  ['paragraph', '根据《关于全面推进政务公开工作的意见》（临政办发〔2026〕12号）和《条例》规定，现将有关事项通知如下。'],
  ['paragraph', '（2024）临01行初123号行政判决书认定，处罚决定书文号为临市监处罚〔2024〕12号。'],
  ['paragraph', '办理时间为8:30—12:00，比例为1:1.5，网址为https://www.example.cn/a?b=1,2。'],
  ['paragraph', '土地面积1200亩，里程186.4公里，重量5公斤，温度25℃，电压10kV，流量3m³/s。'],
  ['paragraph', '增长5%～8%，占2.5%，比上年提高0.3个百分点；减少了三分之一；增长3倍。'],
  ['paragraph', '长×宽×高为3×4×5米，合计2×(3+4)人次。'],
  ['paragraph', '“十四五”期间，坚持“放管服”改革，实行‘双随机’抽查。'],
  ['paragraph', '会议要求：“各级各部门要提高认识。'],
  ['paragraph', '切实做到底数清。”会议强调，要“一抓到底”。'],
  ['paragraph', '申请材料包括：1）申请表；2）身份证明；a）其他材料。'],
  ['paragraph', '第一条 为了规范政府信息公开，制定本办法。'],
  ['paragraph', '出席：张三 李四 王五'],
  ['paragraph', '张某甲 李某乙 王某丙 赵某丁'],
  ['paragraph', '联系人：王某  电话：0999-5550123'],
  ['paragraph', '使用PDF 1.7 或者 OFD 格式，版本号为 V2.0。'],
  ['paragraph', '买买提·艾力同志任职，任期3年，月薪5,000元。'],
  ['paragraph', '一、二季度累计完成投资2.4亿元，6月30日前办结，2024年2月29日公布。'],
  ['paragraph', '何时公开？由谁公开？这是必须回答的问题！'],
  ['paragraph', '见《办法》第三条第（二）项、第（三）项和附件1。'],
  ['paragraph', '北京—上海方向K12+300至K15+800段，桩号（K12+300）。'],
  ['paragraph', '财政部公告2024年第12号、国务院令第711号公布的《条例》。'],
  ['cell', '序  号'],
  ['cell', '0.5'],
  ['signatory', '临岚市人民政府'],
  ['date', '2026年1月8日'],
]

const applied = (text: string, code: LintCode): string =>
  lintLine(text, 'paragraph')
    .filter((finding) => finding.code === code)
    .reduceRight((whole, { start, end, text: better = '' }) => whole.slice(0, start) + better + whole.slice(end), text)

describe('The rules of one line', () => {
  it.each(ALARMS)('tell %s in “%s”', (code, text, right) => {
    const found = lintLine(text, 'paragraph').filter((finding) => finding.code === code)
    expect(found.map((finding) => finding.code)).not.toEqual([])
    if (right === null) expect(found.some((finding) => finding.text !== undefined)).toBe(false)
    else {
      expect(applied(text, code)).toBe(right)
      expect(lintLine(right, 'paragraph').filter((finding) => finding.code === code)).toEqual([])
    }
  })

  it.each(QUIET)('leave the %s “%s” alone', (part, text) => {
    expect(lintLine(text, part)).toEqual([])
  })

  it('point at the very characters', () => {
    const text = '认真落实,确保完成'
    const [finding] = lintLine(text, 'paragraph')
    expect(text.slice(finding?.start, finding?.end)).toBe(',')
  })
})
