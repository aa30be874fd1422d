import type {
  DiscussionResult,
  HitDisposition,
  ReferralAnswer,
  SecrecyAnswer,
  SecrecyConclusion,
  SecrecyQuestion,
  SuggestionDecision,
} from '#shared/domain/case/events.ts'
import type { DisclosureMode } from '#shared/domain/case/disclosure/disclosure-events.ts'
import type { Role, Stage } from '#shared/domain/case/roles.ts'
import type { HitLevel } from '#shared/domain/scan/lexicon.ts'

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  drafter: '经办人',
  departmentHead: '部门负责人',
  secrecyOfficer: '保密审查员',
  deputyLeader: '分管领导',
  principalLeader: '主要领导',
  publisher: '发布员',
  archivist: '档案员',
  systemAdministrator: '系统管理员',
  securityAdministrator: '安全管理员',
  auditor: '安全审计员',
  countersigner: '会签人',
  legalReviewer: '合法性审核人员',
  fairCompetitionReviewer: '公平竞争审查人员',
  disclosureOfficer: '政务公开工作机构人员',
  meetingRecorder: '会议记录人',
}

export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  draft: '拟稿',
  departmentReview: '部门初审',
  countersign: '会签',
  legalReview: '合法性审核',
  fairCompetitionReview: '公平竞争审查',
  disclosureOfficeReview: '政务公开工作机构审查',
  secrecyReview: '保密审查',
  deputyReview: '分管领导复审',
  collectiveDiscussion: '集体讨论',
  finalApproval: '主要领导把关',
  approved: '待发布',
  concluded: '已办结',
  released: '已发布',
  archived: '已归档',
}

export const MODE_WORDS: Readonly<Record<DisclosureMode, string>> = {
  proactive: '主动公开',
  onRequest: '依申请公开',
  withheld: '不予公开',
}

export const LEVEL_WORDS: Readonly<Record<HitLevel, string>> = {
  block: '禁止',
  high: '高',
  medium: '中',
  notice: '提示',
}

export const DISPOSITION_WORDS: Readonly<Record<HitDisposition, string>> = {
  kept: '保留并说明',
  falsePositive: '误报',
}

export const CONCLUSION_WORDS: Readonly<Record<SecrecyConclusion, string>> = {
  cleared: '可以公开',
  partial: '区分处理后公开',
  restricted: '不得公开',
  referred: '报请确定',
}

export const REFERRAL_WORDS: Readonly<Record<ReferralAnswer, string>> = {
  notSecret: '不属于国家秘密',
  workSecret: '属于工作秘密',
  stateSecret: '属于国家秘密',
}

export const QUESTION_WORDS: Readonly<Record<SecrecyQuestion, string>> = {
  stateSecret: '是否含有国家秘密',
  workSecret: '是否含有工作秘密',
  commercialSecret: '是否含有商业秘密',
  personalPrivacy: '是否含有个人隐私',
  sensitive: '是否含有其他敏感信息',
}

export const ANSWER_WORDS: Readonly<Record<SecrecyAnswer, string>> = { no: '否', yes: '是', unsure: '不明确' }

export const DISCUSSION_WORDS: Readonly<Record<DiscussionResult, string>> = {
  adopted: '通过',
  rejected: '不予通过',
  postponed: '再次讨论',
}

export const SUGGESTION_WORDS: Readonly<Record<SuggestionDecision, string>> = {
  accepted: '采纳',
  rejected: '不采纳',
  withdrawn: '收回',
}
