import { describe, expect, it } from 'vitest'
import type { ScanContext } from '#shared/domain/scan/hit.ts'
import { detected, rulesIn } from './fixture.ts'

/** A text and the rules that fire in it, with their levels. */
type Row = readonly [text: string, rules: readonly string[], context?: ScanContext]

const check = (rows: readonly Row[]): void => {
  it.each(rows.map(([text, rules, context]) => ({ text, rules, context })))('$text gives $rules', (row) => {
    expect(rulesIn(row.text, row.context)).toEqual(row.rules)
  })
}

describe('marks of state secrets', () => {
  check([
    ['机密★长期', ['classMark block']],
    ['秘密★1年', ['classMark block']],
    ['机mi★5年', ['classLine high']],
    ['内部★长期', ['classLine high']],
    ['项目★3月底前完成', []],
    ['★5年行动计划', []],
    ['绝密★解密条件成就前', ['classMark block']],
    ['正文里也写：机密★10年，余同。', ['classMark block']],
    ['机 密★１年', ['classMark block']],
    ['机密＊长期', ['classMark block']],
    ['机密 * 20年', ['classMark block']],
    ['绝　密　★　三　十　年', ['classMark block']],
    ['机\u200b密★6个月', ['classMark block']],
    ['機密★長期', ['classMark block']],
    ['祕密☆五年', ['classMark block']],
    ['机·密⭐长期', ['classMark block']],
    ['秘密★', ['classMark block']],
    ['绝密', ['classLine block']],
    ['000001\n机　密', ['classLine block']],
    ['标题\n秘密级\n正文', ['classLine block']],
    ['1\n2\n3\n4\n5\n6\n7\n8\n9\n机密\n', ['classLine medium']],
    [`${'行\n'.repeat(20)}\f机密\n`, ['classLine block']],
    ['机密*', ['classMark block']],
    ['商业机密*（见脚注）以及其他需要说明的若干具体事项与安排', ['classMark high']],
    ['依法保守国家秘密，保护商业秘密和工作秘密。', ['internal medium']],
    ['秘密、机密、绝密三级', []],
    ['机。密★1年', ['classLine high']],
    ['机关保密★', []],
  ])
})

describe('internal wording, attributes and drafts', () => {
  check([
    ['内部资料，注意保存', ['internal block']],
    ['某局文件\n内部资料　不得外传\n关于某事的通知', ['internal block']],
    ['本办法所称内部资料，是指本单位掌握的材料，未经批准不得外传。', ['internal medium', 'internal medium']],
    ['某局文件\n内部资料： \n关于某事的通知', ['internal block']],
    ['工作秘密管理办法', []],
    ['（此件依申请公开）', ['attr block']],
    ['(不予公开)', ['attr block']],
    ['（此件主动公开）', []],
    ['公开方式分为三类（不予公开）者应当说明理由并报审查机构备案登记。', ['attr medium']],
    ['现将征求意见稿印发', ['draft medium']],
    ['二、工作任务\n［请写明任务］', ['prompt high']],
    ['主送：［请填写主送机关］、［请填写抄送机关］', ['prompt high', 'prompt high']],
    ['[请写明依据]', ['prompt high']],
    ['［附件1］［］请写明［任务］', []],
    ['现将征求意见稿公布', ['draft notice'], { consultation: true }],
    ['签发人：王某某\n关于某事的请示', ['draft medium', 'draft medium']],
  ])
})

it('ends internal wording with its last word, not with the comma behind it', () => {
  expect(detected('数据为内部资料，正式数据以公布为准。').map((hit) => hit.text)).toEqual(['内部资料'])
})

describe('numbers of persons', () => {
  check([
    ['身份证11010519491231002X', ['cnId18 high']],
    ['身份证110105 19491231 002X', ['cnId18 high']],
    ['身份证１１０１０５１９４９１２３１００２Ｘ', ['cnId18 high']],
    ['身份证1101051949\u200b1231002X', ['cnId18 high']],
    ['身份证110105194912310021', ['cnId18 medium']],
    ['编号110105194913310021', []],
    ['编号990105194912310021', []],
    ['A11010519491231002X', []],
    ['11010519491231002X', [], { today: '1940-01-01' }],
    ['440106201801010011', ['minor high'], { today: '2026-11-23' }],
    ['440106201801010011', ['cnId18 high'], {}],
    ['身份证号110105491231002', ['cnId15 medium']],
    ['流水号110105491231002', []],
    ['11010519491231****', ['maskedId medium']],
    ['110105********002X', []],
    ['护照E12345678', ['passport medium']],
    ['型号E12345678', []],
    ['往来港澳通行证C12345678', ['permit medium']],
    ['手机13812345678', ['mobile high']],
    ['+86 138-1234-5678', ['mobile high']],
    ['值班电话：13812345678', ['mobile medium']],
    ['热线13812345678', ['mobile notice'], { releasedContacts: ['138-1234-5678'] }],
    ['11381234567890', []],
    ['0571-88886666转8001', ['landline notice']],
    ['（010）62345678', ['landline notice']],
    ['zhang.san@example.com', ['email medium']],
    ['office@test.gov.cn', ['email notice']],
    ['姓名：张某某', ['labelledName medium']],
    ['姓名：无', []],
    ['局长，姓名：张某某', ['labelledName notice']],
    ['序号\t身份证号\t备注', ['tableColumn medium']],
    ['应当填写身份证号', []],
    ['手机一三八一二三四五六七八', ['mobile high']],
    ['手机①③⑧①②③④⑤⑥⑦⑧', ['mobile high']],
    ['手机l38l2345678', ['mobile high']],
    ['身份证一一〇一〇五一九四九一二三一〇〇二X', ['cnId18 high']],
    ['二〇二六年十一月二十三日', []],
    ['村名\t户数\n某村\t2\n另村\t12', ['smallCell notice']],
    ['名次\t姓名\n1\t某', []],
  ])

  it('are taken by the detector of highest priority alone', () => {
    // The middle of an identity number has the shape of a mobile number and of a card number.
    expect(rulesIn('证件110105199001011355')).toHaveLength(1)
  })
})

describe('accounts, codes, plates', () => {
  check([
    ['卡号6222021234567890128', ['bank high']],
    ['6222 0212 3456 7890 128', ['bank high']],
    ['6222021234567890129', []],
    ['账号6222021234567890129', ['bank medium']],
    ['91350100M000100Y43', ['uscc notice']],
    ['91350203M0001QAY9B', ['usccTypo medium']],
    ['浙A12345', ['plate medium']],
    ['浙AD12345', ['plate medium']],
    ['WJ浙1234D', ['milPlate medium']],
    ['军车VA12345', ['milPlate medium']],
    ['物料VA12345', ['milPlate notice']],
    ['驻地某县12345部队', ['milUnit medium']],
    ['第七十一集团军', ['milUnit medium']],
    ['新疆生产建设兵团第八师', ['milUnit notice']],
    ['第一团员大会', []],
    ['第一团支部、第二师范学校、第三军训点', []],
  ])
})

describe('places', () => {
  check([
    ['北纬30°15′20″', ['dms medium']],
    ['120.123456, 30.123456', ['decCoord medium']],
    ['30.123456N，120.123456', ['decCoord medium']],
    ['比例为12.5, 30.1', []],
    ['3345678.123, 40512345.67', ['projCoord medium']],
    ['附图1：某区区位图', ['mapWithoutNumber high']],
    ['附图1：某区区位图\n审图号：某S（2026）12号', []],
    ['应当依照有关规定编制规划图，并按照程序报请批准以后公布执行，不得擅自更改内容。', ['mapWithoutNumber notice']],
    ['住址为某市某区和平路12号3幢502室', ['address high']],
    ['办公地址：某市某区和平路12号', ['address notice']],
    ['某市某区和平路12号', ['address medium']],
    ['第12号', []],
  ])
})

describe('numbers, dates and links of the document', () => {
  check([
    ['某政发[2026]5号', ['docNoBad medium']],
    ['某政发﹝2026﹞5号', ['docNoBad medium']],
    ['某政发〔2026〕第5号', ['docNoBad medium']],
    ['某政发〔2026〕05号', ['docNoBad medium']],
    ['某政发〔26〕5号', ['docNoBad medium']],
    ['某政发〔2026〕5号', []],
    ['（2026）某01民初12号', []],
    ['2026年2月30日', ['dateNotReal medium']],
    ['2026年11月23日（星期一）', []],
    ['2026年11月23日（星期二）', ['weekdayWrong medium']],
    ['1,200元（大写：壹仟贰佰元整）', []],
    ['1200万元（壹仟贰佰万元整）', []],
    ['1,200元（大写：壹仟叁佰元整）', ['amountMismatch medium']],
    ['http://www.test.gov.cn/a', []],
    ['https://example.com/x', ['link medium']],
    ['http://www.gov.cn@1.2.3.4/', ['link medium']],
    ['完成任务，，按期', ['doubledMark notice']],
    ['做好的的工作', ['doubledWord notice']],
    ['的的确确做到', []],
  ])
})

describe('every hit of a detector', () => {
  it('slices the original text, names its basis and has an identity without the text', () => {
    const text = '姓名：张某某，身份证\u200b１１０１０５\u200b19491231002X，某政發﹝2026﹞5號。機\u200b密★１年'
    const hits = detected(text)
    expect(hits.map(({ rule }) => rule)).toEqual(['labelledName', 'cnId18', 'docNoBad', 'classMark'])
    for (const hit of hits) {
      expect(hit.text).toBe(text.slice(hit.start, hit.end))
      expect(hit.basis).not.toBe('')
      expect(hit.id).toBe(`${hit.rule}::${String(hit.start)}-${String(hit.end)}`)
    }
    expect(hits[1]?.via).toEqual(['width', 'invisible'])
  })
})
