import { ROLE_WORDS } from '#resources/text/word/case.ts'
import { DUTY_EVENT_WORDS } from '#resources/text/word/duty.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { EventType } from '#shared/domain/case/events.ts'
import type { Role, Stage } from '#shared/domain/case/roles.ts'
import type { HitLevel } from '#shared/domain/scan/lexicon.ts'

import { DISCLOSURE_EVENT_WORDS } from './disclosure-timeline.ts'
import { AFTER_RELEASE_EVENT_WORDS } from './after-release-timeline.ts'
import { CUSTODY_EVENT_WORDS } from './custody-timeline.ts'
import { HOLD_EVENT_WORDS } from './hold.ts'

type OpinionAct = Output<'case.get'>['opinions'][number]['act']

export {
  ANSWER_WORDS,
  CONCLUSION_WORDS,
  DISCUSSION_WORDS,
  DISPOSITION_WORDS,
  LEVEL_WORDS,
  MODE_WORDS,
  QUESTION_WORDS,
  REFERRAL_WORDS,
  ROLE_WORDS,
  STAGE_WORDS,
  SUGGESTION_WORDS,
} from '#resources/text/word/case.ts'

/** Short forms for the row of steps. */
export const STAGE_STEP_WORDS: Readonly<Record<Stage, string>> = {
  draft: '拟稿',
  departmentReview: '初审',
  countersign: '会签',
  legalReview: '合法性审核',
  fairCompetitionReview: '公平竞争',
  disclosureOfficeReview: '公开机构',
  secrecyReview: '保密审查',
  deputyReview: '复审',
  collectiveDiscussion: '集体讨论',
  finalApproval: '把关签发',
  approved: '待发布',
  concluded: '已办结',
  released: '已发布',
  archived: '已归档',
}

export const EVENT_WORDS: Readonly<Record<EventType, string>> = {
  DraftRegistered: '登记',
  DisclosureModeSet: '确定公开方式',
  DraftRevised: '修改文稿',
  ChainBound: '确定审批链',
  PublicVersionMade: '区分处理',
  CaseSubmitted: '送审',
  ScanCompleted: '敏感词检查',
  DepartmentReviewPassed: '初审通过',
  HitDisposed: '处置命中',
  SecrecyReviewConcluded: '保密审查结论',
  SecrecyReferralReported: '报请确定',
  SecrecyReferralAnswered: '报请确定的答复',
  DeputyReviewPassed: '复审通过',
  FinalApprovalGiven: '签发',
  CaseReassigned: '移交',
  StepUrged: '催办',
  StepEscalated: '提级',
  StepPassed: '审核通过',
  CountersignGiven: '会签',
  CollectiveDiscussionRecorded: '集体讨论',
  StepSkipped: '跳过环节',
  PassTakenBack: '取回意见',
  CaseReturned: '退回',
  CaseWithdrawn: '撤回',
  RemarkMade: '批注',
  RemarkAnswered: '回复批注',
  RemarkSettled: '批注已解决',
  SuggestionMade: '修改建议',
  SuggestionDecided: '处理修改建议',
  ReleaseGateOverridden: '签批放行',
  ReleaseGateAcknowledged: '确认提示',
  CaseReleased: '发布',
  ...DUTY_EVENT_WORDS,
  ...AFTER_RELEASE_EVENT_WORDS,
  ...CUSTODY_EVENT_WORDS,
  ...HOLD_EVENT_WORDS,
  ...DISCLOSURE_EVENT_WORDS,
  ClockCorrected: '校正留痕时间',
  ArchivePackageBuilt: '归档',
}

export const LEVEL_MEANINGS: Readonly<Record<HitLevel, string>> = {
  block: '禁止：疑似密级标志，不得在本机办理',
  high: '高：须逐条处置',
  medium: '中：须逐条处置',
  notice: '提示：请核对后处置',
}

export const ACT_WORDS: Readonly<Record<OpinionAct, string>> = {
  passed: '通过',
  returned: '退回',
  concluded: '作出结论',
  withdrawn: '撤回',
  discussed: '集体讨论',
  skipped: '跳过',
  takenBack: '取回',
  reassigned: '移交',
  urged: '催办',
  escalated: '提级',
}

export const COMMON = {
  programName: '明鉴',
  tagline: '政务公开审核审批工作站',
  loading: '正在读取…',
  retry: '重试',
  cancel: '取消',
  back: '返回待办',
  confirm: '确定',
  lock: '锁定',
  lockHint: '锁定工作站（离开座位前请锁定）',
  required: '必填',
  moreTabs: '更多',
  moreTabsList: '其余页签',
  round: (round: number) => (round === 0 ? '未送审' : `第${String(round)}轮`),
  /** 授权代行 shows wherever a name does. */
  actedFor: (name: string, forName: string | undefined) =>
    forName === undefined ? name : `${name}（受${forName}委托）`,
  joinRoles: (roles: readonly Role[]) => roles.map((role) => ROLE_WORDS[role]).join('、'),
  waitingFor: (role: Role) => `等待${ROLE_WORDS[role]}`,
  nothingWaits: '已办结',
  nonClassified: '本机为非涉密工作站，严禁存储、处理国家秘密',
  faultNumber: (faultId: string) => `故障编号：${faultId}`,
} as const
