/** Who handles cases. One person may hold several; no role can alter the log. */
export const BUSINESS_ROLES = [
  'drafter', // 经办人
  'departmentHead', // 部门负责人
  'secrecyOfficer', // 保密审查员
  'deputyLeader', // 分管领导
  'principalLeader', // 主要领导
  'publisher', // 发布员: builds the release, decides nothing
  'archivist', // 档案员
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

/** What a person may be in the office (architecture glossary). */
export const ROLES = [...BUSINESS_ROLES, ...ADMINISTRATOR_ROLES] as const
export type AdministratorRole = (typeof ADMINISTRATOR_ROLES)[number]
export type Role = (typeof ROLES)[number]

/**
 * Where a case stands. The three named reviews of the office rules (部门初审, 分管领导复审, 主要领导把关) with the secrecy
 * review between them: 先审查、后公开, 保守国家秘密法实施条例 Art. 42.
 */
export const STAGES = [
  'draft', // 拟稿
  'departmentReview', // 部门初审
  'secrecyReview', // 保密审查
  'deputyReview', // 分管领导复审
  'finalApproval', // 主要领导把关
  'approved', // 待生成公开件
  'released', // 已发布
  'archived', // 已归档
] as const
export type Stage = (typeof STAGES)[number]

/** The stages at which a person decides, each with the one role that may. */
export const REVIEW_ROLE = {
  departmentReview: 'departmentHead',
  secrecyReview: 'secrecyOfficer',
  deputyReview: 'deputyLeader',
  finalApproval: 'principalLeader',
} as const satisfies Partial<Record<Stage, Role>>
export type ReviewStage = keyof typeof REVIEW_ROLE

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
export const stageIndex = (stage: Stage): number => STAGES.indexOf(stage)

/** The role whose hand the case waits for; null once nothing is left to do. */
export const waitingRole = (stage: Stage): Role | null => {
  if (isReviewStage(stage)) return REVIEW_ROLE[stage]
  if (stage === 'draft') return 'drafter'
  if (stage === 'approved') return 'publisher'
  return stage === 'released' ? 'archivist' : null
}

export const isAdministratorRole = (role: Role): role is AdministratorRole =>
  (ADMINISTRATOR_ROLES as readonly Role[]).includes(role)

/** Would one person hold an administrator's duty together with any other? */
export const mixesDuties = (roles: readonly Role[]): boolean => roles.length > 1 && roles.some(isAdministratorRole)
