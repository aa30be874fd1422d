import type { TakeDownKind } from '#shared/domain/case/enforcement/enforcement.ts'
import type {
  DecisionField,
  EnforcementKind,
  OBJECTION_OUTCOMES,
  PARTY_KINDS,
  STATEMENT_ANSWERS,
  StatementItem,
  StatementList,
} from '#shared/domain/case/enforcement/enforcement-events.ts'

type Words<K extends string> = Readonly<Record<K, string>>

/** 行政执法公示: 国办发〔2018〕118号 (V2; items of 事中公示 M-H). */
export const STATEMENT_LIST_WORDS: Words<StatementList> = {
  general: '事前公开：执法主体、职责、依据等',
  guide: '事前公开：服务指南、执法流程图',
  window: '事中公示：服务窗口岗位信息',
  papers: '事中公示：执法文书、告知书的样式',
}
const ITEMS: Words<StatementItem> = {
  subject: '执法主体',
  staff: '执法人员',
  duties: '职责',
  powers: '权限',
  basis: '依据',
  procedure: '程序',
  remedies: '救济渠道',
  inspections: '随机抽查事项清单',
  matter: '事项名称',
  acceptedBy: '受理机构',
  decidedBy: '审批机构',
  conditions: '受理条件',
  time: '办理时限',
  posts: '岗位工作人员和职责',
  samples: '申请材料示范文本',
  progress: '办理进度查询方式',
  advice: '咨询服务',
  complaints: '投诉举报方式',
  identity: '执法人员出示证件、表明身份',
  cause: '执法事由',
  rights: '当事人的权利和义务',
}
/** What an item is called in its list. */
export const statementWord = (list: StatementList, item: StatementItem): string =>
  item === 'basis' && list === 'papers' ? '执法依据' : ITEMS[item]

export const STATEMENT_ANSWER_WORDS: Words<(typeof STATEMENT_ANSWERS)[number]> = {
  stated: '本件写明',
  elsewhere: '另行公布',
  notApplicable: '不适用',
}

export const ENFORCEMENT_KIND_WORDS: Words<EnforcementKind> = {
  permit: '行政许可',
  penalty: '行政处罚',
  other: '其他行政执法决定',
}
export const PARTY_KIND_WORDS: Words<(typeof PARTY_KINDS)[number]> = {
  organization: '法人、其他组织和个体工商户',
  person: '自然人',
}

/** 双公示 (V2; the exact national list M-M). */
export const DECISION_FIELD_WORDS: Words<DecisionField | 'creditCode' | 'decidedOn'> = {
  number: '决定书文号',
  name: '名称',
  category: '类别',
  content: '内容（事由）',
  basis: '依据',
  party: '相对人名称',
  creditCode: '统一社会信用代码',
  result: '结果',
  decidedOn: '决定日期',
  organ: '作出决定的机关',
}

export const OBJECTION_WORDS: Words<(typeof OBJECTION_OUTCOMES)[number]> = {
  awaited: '等待申请人答复',
  none: '期满，申请人没有提出异议',
  raised: '申请人提出了异议',
}

export const TAKE_DOWN_WORDS: Words<TakeDownKind> = {
  permitOrganization: '行政许可，法人、其他组织和个体工商户',
  permitPerson: '行政许可，自然人',
  penaltyOrganization: '行政处罚，法人、其他组织和个体工商户',
  penaltyPerson: '行政处罚，自然人',
  other: '其他行政执法决定',
}
