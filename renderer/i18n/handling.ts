import type { Role, Stage } from '#shared/domain/case/roles.ts'
import { plainDateText } from './date.ts'
import { ROLE_WORDS, STAGE_WORDS } from './words.ts'

/** 移交、催办、提级. */
export const HANDLING = {
  heading: '环节办理人',
  due: (date: string, provisional: boolean) => `本环节限${plainDateText(date)}前办结${provisional ? '（暂定）' : ''}`,
  overdue: (date: string) => `本环节已于${plainDateText(date)}到期，逾期未办`,
  assignee: (name: string) => `本环节已交由${name}办理`,
  escalated: (role: Role) => `已提级报告${ROLE_WORDS[role]}`,
  urge: '催办',
  urgeLabel: '催办说明（可以不填）',
  urgeHint: '催办记入留痕，办理人在“以往意见”中可以看到。',
  urged: '已催办',
  escalate: (role: Role) => `提级报告${ROLE_WORDS[role]}`,
  escalateLabel: '提级说明',
  escalatedNow: (role: Role) => `已提级报告${ROLE_WORDS[role]}`,
  reassignStep: '移交本环节',
  reassignDrafter: '移交经办人',
  reassignStepOf: (stage: Stage) => `将${STAGE_WORDS[stage]}交由指定人员办理`,
  reassignDrafterOf: '将本事项移交其他经办人',
  toWhom: '交由',
  reason: '移交理由',
  confirm: '确认移交',
  reassigned: (name: string) => `已移交给${name}`,
  nobody: '没有可以接办的人员。',
  lyingHeading: '待移交',
  lyingHint: '下列事项的经办人或者指定办理人已停用，或者不再承担该岗位，请移交。',
  lying: (name: string, stage: Stage, what: 'drafter' | 'step') =>
    `${name}${what === 'drafter' ? '经办' : '承办'}，现处于${STAGE_WORDS[stage]}`,
  lyingReassign: '移交',
  lyingReassignOf: (title: string) => `移交：${title}`,
} as const
