import type { DecisionKind, OptionalStep } from '../case/duty/duty-events.ts'

/** The steps of a procedure in their order. `publish` and `archive` come after the release. */
export type DecisionStep =
  | 'catalogue' // 列入目录
  | 'start' // 启动
  | 'draft' // 草案
  | 'participation' // 公众参与
  | 'hearing' // 听证
  | 'expert' // 专家论证
  | 'risk' // 风险评估
  | 'legality' // 合法性审查
  | 'fairCompetition' // 公平竞争审查
  | 'discussion' // 集体讨论
  | 'party' // 请示报告同级党委
  | 'register' // 统一登记、统一编号、统一印发
  | 'publish' // 公布
  | 'archive' // 归档

/** One step of a procedure: what the law asks for and where it says so. The Chinese is data: the basis is printed. */
export interface StepRule {
  readonly step: DecisionStep
  readonly name: string
  readonly law: string
  readonly article: string
  /** How well it is attested: evidence marks of shared/domain/deadline/README.md. */
  readonly mark: string
  /** Asked first whether it applies. */
  readonly optional: OptionalStep | null
  /** Evidence of it, each item once at least. */
  readonly items: readonly EvidenceItem[]
  /** More of the same, which logs were not always asked for: whoever lives a log again does not ask. */
  readonly askedNow: readonly EvidenceItem[]
  /** Evidence of which one is enough, when there are any. */
  readonly oneOf: readonly EvidenceItem[]
  /** After the release: shown, and no gate. */
  readonly later: boolean
}

/** Every kind of evidence by its name, step first. */
export const EVIDENCE_ITEMS = {
  'catalogue.list': '决策事项目录（经同级党委同意、已公布；没有制定目录的，说明属于条例第三条第一款哪一项）',
  'start.proposal': '决策事项建议及论证材料',
  'start.decision': '启动决定（明确承办单位）',
  'draft.text': '决策草案及其说明',
  'draft.basis': '有关法律、法规、政策依据清单',
  'draft.analysis': '成本效益分析预测',
  'draft.consultation': '与有关单位协商记录（不一致的附说明）',
  'participation.notice': '公开征求意见公告（起止日期、提出方式、草案及说明）',
  'participation.direct': '座谈、走访、协商记录（特定群体）',
  'participation.summary': '意见汇总及研究采纳情况',
  'hearing.notice': '听证会公告（草案、时间、地点）',
  'hearing.selection': '听证参加人遴选办法和名单',
  'hearing.delivery': '听证材料送达回证',
  'hearing.record': '听证笔录（参加人签字）',
  'hearing.report': '听证报告',
  'expert.list': '专家名单及回避声明',
  'expert.opinion': '专家论证意见（署名、盖章）',
  'expert.adoption': '论证意见研究采纳情况',
  'risk.controllable': '风险评估报告（结论：风险可控）',
  'risk.adjusted': '风险评估报告（结论：调整后风险可控）',
  'risk.uncontrollable': '风险评估报告（结论：风险不可控）',
  'legality.request': '合法性审查送审函及材料清单',
  'legality.lawful': '合法性审查意见书（合法）',
  'legality.unlawful': '合法性审查意见书（不合法或者须修改）',
  'legality.unchanged': '合法性审查机构确认审查后的修改不涉及实质内容',
  'legality.counsel': '法律顾问、公职律师意见',
  'fairCompetition.review': '公平竞争审查结论',
  'discussion.materials': '集体讨论议题材料',
  'discussion.minutes': '集体讨论会议纪要（不同意见如实载明）',
  'party.report': '向同级党委请示报告及批复',
  'register.number': '统一登记、统一编号、统一印发的登记',
  'publish.gazette': '本级政府公报刊登',
  'publish.website': '政府网站公布',
  'publish.newspaper': '本行政区域内发行的报纸刊登',
  'publish.interpretation': '解读材料',
  'archive.index': '归档目录及接收凭证',
} as const
export type EvidenceItem = keyof typeof EVIDENCE_ITEMS
export const isEvidenceItem = (item: string): item is EvidenceItem => Object.hasOwn(EVIDENCE_ITEMS, item)

const MAJOR = '重大行政决策程序暂行条例'
const FAIR = '公平竞争审查条例'
const RULES = '规章制定程序条例'
const MARKET = '优化营商环境条例'

const rule = (step: DecisionStep, name: string, law: string, article: string, mark: string) => ({
  ...{ step, name, law, article, mark },
  ...{ optional: null, items: [] as readonly EvidenceItem[], oneOf: [] as readonly EvidenceItem[], later: false },
  askedNow: [] as readonly EvidenceItem[],
})

const FAIR_STEP: StepRule = {
  ...rule('fairCompetition', '公平竞争审查', FAIR, '第十三条至第十八条', 'V'),
  optional: 'fairCompetition',
  items: ['fairCompetition.review'],
}
const channels = (law: string, article: string, mark: string): StepRule => ({
  ...rule('publish', '公布（公报、网站、报纸）及解读', law, article, mark),
  items: ['publish.gazette', 'publish.website', 'publish.newspaper'],
  later: true,
})

/** 重大行政决策: 国务院令第713号 (V). Provinces have rules of their own (Art. 43), which come with the office. */
const MAJOR_STEPS: readonly StepRule[] = [
  { ...rule('catalogue', '列入决策事项目录', MAJOR, '第三条', 'V'), items: ['catalogue.list'] },
  {
    ...rule('start', '决策启动', MAJOR, '第十条、第十一条', 'V'),
    items: ['start.proposal', 'start.decision'],
  },
  {
    ...rule('draft', '拟订决策草案', MAJOR, '第十二条、第十三条', 'V'),
    items: ['draft.text', 'draft.basis', 'draft.consultation'],
  },
  {
    ...rule('participation', '公众参与', MAJOR, '第十四条至第十八条', 'V'),
    optional: 'participation',
    items: ['participation.summary'],
    oneOf: ['participation.notice', 'participation.direct'],
  },
  {
    ...rule('hearing', '听证', MAJOR, '第十六条、第十七条', 'V'),
    optional: 'hearing',
    items: ['hearing.notice', 'hearing.selection', 'hearing.delivery', 'hearing.record', 'hearing.report'],
  },
  {
    ...rule('expert', '专家论证', MAJOR, '第十九条至第二十一条', 'V'),
    optional: 'expert',
    items: ['expert.list', 'expert.opinion', 'expert.adoption'],
  },
  {
    ...rule('risk', '风险评估', MAJOR, '第二十二条至第二十四条', 'V'),
    optional: 'risk',
    oneOf: ['risk.controllable', 'risk.adjusted', 'risk.uncontrollable'],
  },
  {
    ...rule('legality', '合法性审查', MAJOR, '第二十五条至第二十八条', 'V'),
    items: ['legality.request'],
    // 应当组织法律顾问、公职律师提出法律意见: Art. 28.
    askedNow: ['legality.counsel'],
    oneOf: ['legality.lawful', 'legality.unlawful'],
  },
  { ...FAIR_STEP, law: MAJOR, article: '第二十九条第一项', mark: 'V' },
  {
    ...rule('discussion', '集体讨论', MAJOR, '第二十九条、第三十条', 'V'),
    items: ['discussion.materials', 'discussion.minutes'],
  },
  {
    ...rule('party', '请示报告同级党委', MAJOR, '第三十一条', 'V'),
    optional: 'party',
    items: ['party.report'],
  },
  channels(MAJOR, '第三十二条', 'V'),
  { ...rule('archive', '归档', MAJOR, '第三十三条', 'V'), items: ['archive.index'], later: true },
]

const NORM = '国办发〔2018〕37号'
/** 行政规范性文件: 国办发〔2018〕37号 and 115号 (M-H), 优化营商环境条例 Art. 64 and 公平竞争审查条例 Art. 18 (V). */
const NORMATIVE_STEPS: readonly StepRule[] = [
  { ...rule('draft', '起草', NORM, '', 'M-H'), items: ['draft.text', 'draft.basis'] },
  {
    ...rule('risk', '评估论证', NORM, '', 'M-H'),
    optional: 'risk',
    oneOf: ['risk.controllable', 'risk.adjusted', 'risk.uncontrollable', 'expert.opinion'],
  },
  {
    ...rule('participation', '公开征求意见', NORM, '', 'M-H'),
    optional: 'participation',
    items: ['participation.notice', 'participation.summary'],
  },
  {
    ...rule('legality', '合法性审核', '国办发〔2018〕115号', '', 'M-H'),
    items: ['legality.request'],
    oneOf: ['legality.lawful', 'legality.unlawful'],
  },
  FAIR_STEP,
  {
    ...rule('discussion', '集体审议决定', NORM, '', 'M-H'),
    items: ['discussion.minutes'],
  },
  { ...rule('register', '统一登记、统一编号、统一印发', NORM, '', 'M-H'), items: ['register.number'] },
  {
    ...rule('publish', '向社会公开发布', MARKET, '第六十四条', 'V'),
    items: ['publish.website'],
    later: true,
  },
  { ...rule('archive', '归档', NORM, '', 'M-H'), items: ['archive.index'], later: true },
]

/** 政府规章: 规章制定程序条例 Arts 14-16, 18-21, 30-31. */
const RULE_STEPS: readonly StepRule[] = [
  { ...rule('draft', '起草', RULES, '第十四条', 'V'), items: ['draft.text', 'draft.basis'] },
  {
    ...rule('participation', '公开征求意见', RULES, '第十五条', 'V'),
    optional: 'participation',
    items: ['participation.notice', 'participation.summary'],
  },
  {
    ...rule('hearing', '听证', RULES, '第十六条', 'V'),
    optional: 'hearing',
    items: ['hearing.notice', 'hearing.record'],
  },
  {
    ...rule('legality', '法制机构审查', RULES, '第十八条、第十九条', 'V'),
    items: ['legality.request'],
    oneOf: ['legality.lawful', 'legality.unlawful'],
  },
  FAIR_STEP,
  { ...rule('discussion', '常务会议或者全体会议决定', RULES, '第二十七条', 'M-H'), items: ['discussion.minutes'] },
  channels(RULES, '第三十条、第三十一条', 'V'),
  { ...rule('archive', '归档', RULES, '', 'M-H'), items: ['archive.index'], later: true },
]

export const STEPS_OF: Readonly<Record<DecisionKind, readonly StepRule[]>> = {
  majorDecision: MAJOR_STEPS,
  governmentRule: RULE_STEPS,
  normativeDocument: NORMATIVE_STEPS,
}

/** Evidence that may be recorded under a step: what it asks for, and what may go with it. */
export const itemsOf = ({ step, oneOf }: StepRule): readonly EvidenceItem[] =>
  // The keys are those of the table; Object.keys forgets it.
  (Object.keys(EVIDENCE_ITEMS) as EvidenceItem[]).filter(
    // What a step asks for bears its name; what it takes instead may be another step's.
    (item) => item.startsWith(`${step}.`) || oneOf.includes(item),
  )
