/** Who handles cases. One person may hold several; no role can alter the log. */
export const BUSINESS_ROLES = [
  'drafter', // 经办人
  'departmentHead', // 部门负责人
  'secrecyOfficer', // 保密审查员
  'deputyLeader', // 分管领导
  'principalLeader', // 主要领导
  'publisher', // 发布员: builds the release, decides nothing
  'archivist', // 档案员
  // Hands of steps that a chain may have beside the five that it must have.
  'countersigner', // 会签人
  'legalReviewer', // 合法性审核人员
  'fairCompetitionReviewer', // 公平竞争审查人员
  'disclosureOfficer', // 政务公开工作机构人员, 政府信息公开条例 Art. 4
  'meetingRecorder', // 会议记录人: writes down what a meeting decided
] as const

/**
 * 三员 (GB/T 22239-2019 8.1.5, M-H): who keeps the workstation. Nobody holds two of them, or one of them with a business
 * role (`mixesDuties`); none of them sees the text of a case or decides on one.
 */
export const ADMINISTRATOR_ROLES = [
  'systemAdministrator', // 系统管理员: accounts and configuration
  'securityAdministrator', // 安全管理员: grants, rule sets, templates
  'auditor', // 安全审计员: reads the logs, changes nothing
] as const

/**
 * Who says again what a log had said that a restore gave up, an appraisal or a hold: those who keep backups, and nobody else who might
 * say so of a file of which it was never said.
 */
export const REPEAT_ROLES: readonly Role[] = [...ADMINISTRATOR_ROLES, 'principalLeader']

/** What a person may be in the office. */
export const ROLES = [...BUSINESS_ROLES, ...ADMINISTRATOR_ROLES] as const
export type AdministratorRole = (typeof ADMINISTRATOR_ROLES)[number]
export type Role = (typeof ROLES)[number]

/**
 * Where a case may stand, in the order in which lists show it. Which of the reviews a case goes through, and in which
 * order, says its chain (`review/chain-template.ts`); what comes before and after them is the same for every case, so only
 * `draft`, `approved`, `released` and `archived` may be compared by `stageIndex`.
 */
export const STAGES = [
  'draft', // 拟稿
  'departmentReview', // 部门初审
  'countersign', // 会签
  'legalReview', // 合法性审核
  'fairCompetitionReview', // 公平竞争审查
  'disclosureOfficeReview', // 政务公开工作机构审查
  'secrecyReview', // 保密审查
  'deputyReview', // 分管领导复审
  'collectiveDiscussion', // 集体讨论
  'finalApproval', // 主要领导把关
  'approved', // 待生成公开件
  'concluded', // 已办结: approved as not to be published
  'released', // 已发布
  'archived', // 已归档
] as const
export type Stage = (typeof STAGES)[number]

/** The stages at which a person decides, each with the one role that may: the closed kinds of steps of a chain. */
export const REVIEW_ROLE = {
  departmentReview: 'departmentHead',
  countersign: 'countersigner',
  legalReview: 'legalReviewer',
  fairCompetitionReview: 'fairCompetitionReviewer',
  disclosureOfficeReview: 'disclosureOfficer',
  secrecyReview: 'secrecyOfficer',
  deputyReview: 'deputyLeader',
  collectiveDiscussion: 'meetingRecorder',
  finalApproval: 'principalLeader',
} as const satisfies Partial<Record<Stage, Role>>
export type ReviewStage = keyof typeof REVIEW_ROLE
/** Keys of REVIEW_ROLE; Object.keys forgets it. */
export const REVIEW_STAGES = Object.keys(REVIEW_ROLE) as readonly ReviewStage[]
/** Whoever may decide at some review. */
export const REVIEW_ROLES: readonly Role[] = Object.values(REVIEW_ROLE)

/**
 * Who may send a case back, by where it stands: whoever decides there. What is approved and not yet released goes back by
 * the hand that may approve: the publisher, who finds that a character cannot be printed or that the text is not for
 * publication, decides nothing.
 */
export const RETURN_ROLE = { ...REVIEW_ROLE, approved: 'principalLeader' } as const satisfies Partial<
  Record<Stage, Role>
>
export type ReturnStage = keyof typeof RETURN_ROLE

export const isReturnStage = (stage: Stage): stage is ReturnStage => stage in RETURN_ROLE
export const isReviewStage = (stage: Stage): stage is ReviewStage => stage in REVIEW_ROLE
/** For the stages before and after the reviews; the reviews themselves are ordered by the chain of the case. */
export const stageIndex = (stage: Stage): number => STAGES.indexOf(stage)

/** The role whose hand the case waits for; null once nothing is left to do. */
export const waitingRole = (stage: Stage): Role | null => {
  if (isReviewStage(stage)) return REVIEW_ROLE[stage]
  if (stage === 'draft') return 'drafter'
  if (stage === 'approved') return 'publisher'
  return stage === 'released' || stage === 'concluded' ? 'archivist' : null
}

export const isAdministratorRole = (role: Role): role is AdministratorRole =>
  (ADMINISTRATOR_ROLES as readonly Role[]).includes(role)

/** Would one person hold an administrator's duty together with any other? */
export const mixesDuties = (roles: readonly Role[]): boolean => roles.length > 1 && roles.some(isAdministratorRole)
