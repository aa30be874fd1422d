import type {
  CONSULTATION_OUTCOMES,
  Exception,
  Origin,
  THIRD_PARTY_GROUNDS,
} from '#shared/domain/case/disclosure/disclosure-events.ts'
import { plainDateText } from './date.ts'

type Words<K extends string> = Readonly<Record<K, string>>

/** 政府信息公开条例 (国务院令第711号): Arts 19, 20, 21 word for word; the other grounds by their articles. */
export const BASIS_GROUPS: readonly {
  readonly name: string
  readonly bases: readonly (readonly [string, string])[]
}[] = [
  {
    name: '第二十条：应当主动公开的政府信息',
    bases: [
      ['20-01', '行政法规、规章和规范性文件'],
      ['20-02', '机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名'],
      ['20-03', '国民经济和社会发展规划、专项规划、区域规划及相关政策'],
      ['20-04', '国民经济和社会发展统计信息'],
      ['20-05', '办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果'],
      ['20-06', '实施行政处罚、行政强制的依据、条件、程序以及本行政机关认为具有一定社会影响的行政处罚决定'],
      ['20-07', '财政预算、决算信息'],
      ['20-08', '行政事业性收费项目及其依据、标准'],
      ['20-09', '政府集中采购项目的目录、标准及实施情况'],
      ['20-10', '重大建设项目的批准和实施情况'],
      ['20-11', '扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况'],
      ['20-12', '突发公共事件的应急预案、预警信息及应对情况'],
      ['20-13', '环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况'],
      ['20-14', '公务员招考的职位、名额、报考条件等事项以及录用结果'],
      ['20-15', '法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息'],
    ],
  },
  {
    name: '第十九条',
    bases: [
      ['19-01', '涉及公众利益调整'],
      ['19-02', '需要公众广泛知晓'],
      ['19-03', '需要公众参与决策'],
    ],
  },
  {
    name: '第二十一条：设区的市级、县级人民政府及其部门',
    bases: [
      ['21-01', '市政建设'],
      ['21-02', '公共服务'],
      ['21-03', '公益事业'],
      ['21-04', '土地征收'],
      ['21-05', '房屋征收'],
      ['21-06', '治安管理'],
      ['21-07', '社会救助'],
    ],
  },
  {
    name: '第二十一条：乡（镇）人民政府',
    bases: [
      ['21-11', '贯彻落实农业农村政策'],
      ['21-12', '农田水利工程建设运营'],
      ['21-13', '农村土地承包经营权流转'],
      ['21-14', '宅基地使用情况审核'],
      ['21-15', '土地征收'],
      ['21-16', '房屋征收'],
      ['21-17', '筹资筹劳'],
      ['21-18', '社会救助'],
    ],
  },
]
export const OTHER_BASIS = 'other'
const LIMITS: readonly (readonly [string, string])[] = [
  ['13', '《政府信息公开条例》第十三条第二款、第二十七条：依申请公开'],
  ['14-01', '《政府信息公开条例》第十四条：依法确定为国家秘密'],
  ['14-02', '《政府信息公开条例》第十四条：法律、行政法规禁止公开'],
  ['14-03', '《政府信息公开条例》第十四条：公开后可能危及国家安全、公共安全、经济安全、社会稳定'],
  ['15', '《政府信息公开条例》第十五条：涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害'],
  ['16-01', '《政府信息公开条例》第十六条第一款：人事管理、后勤管理、内部工作流程等内部事务信息'],
  ['16-02', '《政府信息公开条例》第十六条第二款：讨论记录、过程稿、磋商信函、请示报告等过程性信息'],
  ['16-03', '《政府信息公开条例》第十六条第二款：行政执法案卷信息'],
]
export const LIMIT_BASES = {
  onRequest: LIMITS.filter(([code]) => code !== '14-01' && code !== '14-02' && code !== '14-03'),
  withheld: LIMITS.filter(([code]) => code !== '13'),
}

const ARTICLES = { '19': '第十九条', '20': '第二十条', '21': '第二十一条' } as const
const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四', '十五']
const articleOf = (code: string): string => {
  const article = ARTICLES[code.slice(0, 2) as keyof typeof ARTICLES] // undefined for the codes of other groups
  const numeral = code.startsWith('20-') ? `（${NUMERALS[Number(code.slice(3)) - 1] ?? ''}）` : ''
  return `《政府信息公开条例》${article}${numeral}`
}
/** The basis in words, as it is signed. */
export const basisText = (code: string): string => {
  const limit = LIMITS.find(([each]) => each === code)
  if (limit !== undefined) return limit[1]
  const basis = BASIS_GROUPS.flatMap(({ bases }) => bases).find(([each]) => each === code)
  return basis === undefined ? '' : `${articleOf(code)}：${basis[1]}`
}

export const ORIGIN_WORDS: Words<Origin> = {
  made: '本机关制作',
  fromCitizens: '从公民、法人和其他组织获取',
  fromOrgan: '从其他行政机关获取',
}
export const EXCEPTION_WORDS: Words<Exception> = {
  stateSecret: '依法确定为国家秘密（第十四条）',
  prohibited: '法律、行政法规禁止公开（第十四条）',
  safety: '公开后可能危及国家安全、公共安全、经济安全、社会稳定（第十四条）',
  thirdParty: '涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害（第十五条）',
  personnel: '人事管理的内部事务信息（第十六条第一款）',
  logistics: '后勤管理的内部事务信息（第十六条第一款）',
  workflow: '内部工作流程的内部事务信息（第十六条第一款）',
  discussion: '讨论记录（第十六条第二款）',
  processDraft: '过程稿（第十六条第二款）',
  negotiation: '磋商信函（第十六条第二款）',
  instruction: '请示报告（第十六条第二款）',
  caseFile: '行政执法案卷信息（第十六条第二款）',
}
/** What a yes must say. */
export const EXCEPTION_NOTES: Words<Exception> = {
  stateSecret: '定密依据和去向',
  prohibited: '禁止公开的法律、行政法规及条款，名称写在《》内',
  safety: '风险说明',
  thirdParty: '涉及的内容',
  personnel: '说明；仍要公开的，写明理由',
  logistics: '说明；仍要公开的，写明理由',
  workflow: '说明；仍要公开的，写明理由',
  discussion: '说明；法律、法规、规章规定应当公开的，写明规定',
  processDraft: '说明；法律、法规、规章规定应当公开的，写明规定',
  negotiation: '说明；法律、法规、规章规定应当公开的，写明规定',
  instruction: '说明；法律、法规、规章规定应当公开的，写明规定',
  caseFile: '说明；法律、法规、规章规定应当公开的，写明规定',
}
export const GROUND_WORDS: Words<(typeof THIRD_PARTY_GROUNDS)[number]> = {
  consent: '第三方同意公开',
  publicInterest: '不公开会对公共利益造成重大影响，予以公开',
  statute: '法律规定应当公开，已告知行政许可申请人可以提出异议',
  removed: '已作区分处理，不予公开',
}
export const OUTCOME_WORDS: Words<(typeof CONSULTATION_OUTCOMES)[number]> = {
  agreed: '一致',
  disagreed: '不一致',
  pending: '尚未答复',
}
export { CHANNEL_WORDS, SCOPE_WORDS } from '#resources/text/word/disclosure.ts'

export const DETERMINE = {
  heading: '公开认定',
  open: '填写公开认定',
  reopen: '查看、修改公开认定',
  outdated: '认定之后文稿有改动，送审前须对照核对并重新保存。',
  steps: ['来源和公开主体', '公开方式和依据', '逐项对照', '第三方和其他机关', '范围、渠道和期限'],
  intro: '拟制公文时明确公开属性，随公文一并报批。每一项由本人回答，不预先填写；保存即以本人证书签名，记入留痕。',
  yes: '是',
  no: '否',
  none: '没有转发',
  questions: {
    origin: '信息的来源',
    joint: '是否与其他机关共同制作',
    jointOrgans: '共同制作的机关',
    leads: '本机关是否为牵头机关',
    forwarded: '是否转发其他公文；被转发公文的公开属性',
    mode: '公开方式',
    basis: '依据',
    basisPlaceholder: '请选择',
    entry: '所属基本目录事项',
    noEntry: '不对应目录事项',
    otherBasis: '其他法律、法规或者规定',
    reason: '理由',
    item: (title: string) => `《${title}》是否属于以下情形`,
    concernsOthers: '内容是否涉及其他机关',
    needsApproval: '依照国家有关规定是否需要批准',
    scope: '公开范围',
    scopeNote: '范围说明',
    channels: '公开渠道',
    posted: '是否需要公示期',
    from: '公示开始日期',
    until: '公示结束日期',
    postingRule: '公示的事项（决定法定最短天数）',
  },
  secrecyNotice:
    '法律、行政法规规定公开的事项应当依法公开，不得确定为国家秘密（《保守国家秘密法》第四条第二款、《保守国家秘密法实施条例》第五条）。属于《政府信息公开条例》第十九条至第二十一条所列事项的，请先核对定密依据。',
  allNo: '其余各项均为“否”',
  wrongOrgan:
    '按照第十条，这件信息应当由制作机关、最初获取机关或者牵头机关公开。主动公开时不能由本机关生成公开件；法律、法规对公开权限另有规定的，依据选“其他法律、法规或者规定”并写明条款，发布前由领导签批。',
  thirdParties: '第三方记录',
  addThirdParty: '添加第三方',
  consultations: '协商、确认记录',
  addConsultation: '添加协商记录',
  removeRow: '删除这条',
  party: {
    name: '第三方姓名（名称）',
    matter: '涉及的内容',
    ground: '处理',
    decidedBy: '作出决定的人',
    reason: '理由',
    law: '规定公开的法律及条款，名称写在《》内',
    toldOn: '告知申请人的日期',
    means: '告知的方式',
    until: '异议期限的最后一日',
    outcome: '申请人是否提出异议',
    handling: '对异议的处理',
    objectionHint:
      '行政机关依法公开申请人的商业秘密、未披露信息或者保密商务信息的，允许申请人在合理期限内提出异议（《行政许可法》第五条第二款）。法律没有规定天数，由承办人按情况确定；期限届满前不能发布。',
  },
  consult: { organ: '机关名称', on: '协商日期', means: '协商方式', outcome: '结果' },
  approval: { authority: '批准机关', number: '批文号', on: '批准日期' },
  file: (what: 'consent' | 'reply' | 'told') => ({ consent: '同意书', reply: '复函', told: '告知书及送达凭证' })[what],
  chooseFile: '选择文件…',
  noFile: '尚未选择',
  save: '保存公开认定',
  saveHeading: '以下各项还没有填写，或者填写有误：',
  close: '返回拟稿',
  itemsNone: '各项均为“否”',
  changedSince: '您上次办理之后有改动',
  changedFields: (names: string) => `改动的内容：${names}`,
  facts: {
    mode: '公开方式',
    basis: '依据',
    reason: '理由',
    origin: '来源',
    joint: '共同制作',
    forwarded: '转发',
    items: '逐项对照',
    thirdParties: '第三方',
    consultations: '协商、确认',
    approval: '批准',
    scope: '公开范围',
    channels: '公开渠道',
    posting: '公示期',
    enforcement: '行政执法公示',
    entry: '基本目录事项',
  },
  entryLine: (version: string, item: string, matter: string) => `${item} ${matter}（第${version}版）`,
  leads: (organs: string, leads: boolean) => `${organs}，${leads ? '本机关牵头' : '其他机关牵头'}`,
  told: (on: string, means: string, until: string) =>
    `${plainDateText(on)}${means}告知，异议期限到${plainDateText(until)}`,
  period: (from: string, until: string) => `${plainDateText(from)}至${plainDateText(until)}`,
  confirmStill: '文稿在认定之后有改动。我已对照现在的文稿逐项核对，公开认定仍然适用',
  needsForm: '附件有增减或者有没有回答的问题，请重新填写公开认定。',
  missing: '请先填写公开认定',
} as const
