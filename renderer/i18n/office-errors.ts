import { CARE_ERRORS } from './care-errors.ts'
import type { REGISTER_ERRORS } from './register-errors.ts'
import type { OfficeRefusalCode } from '#shared/domain/office/refusals.ts'
import type { ErrorText } from './errors.ts'

/** Why the office's own rules say no. */
export const OFFICE_ERRORS: Readonly<
  Record<
    Exclude<
      OfficeRefusalCode,
      'identity.wrongRole' | keyof typeof CARE_ERRORS | 'restore.nothingToAccept' | keyof typeof REGISTER_ERRORS
    >,
    ErrorText
  >
> = {
  'office.nameTaken': {
    title: '已有同名人员',
    advice: '留痕上只写姓名，两人同名无法分辨。请在姓名后加科室或序号。',
  },
  'office.mixedDuties': {
    title: '三员不得互兼，也不得兼任其他岗位',
    advice: '系统管理员、安全管理员、安全审计员须由三人分别担任，且不办理审批事项。请重新选择岗位。',
  },
  'office.noRoles': { title: '没有选择岗位', advice: '请至少选择一个岗位；不再任用的，请停用该人员。' },
  'office.ownRights': { title: '不能办理本人的权限', advice: '请由另一位管理员提出或确认。' },
  'office.secondHand': { title: '提出和确认须由两人办理', advice: '请由另一位管理员登录后确认。' },
  'office.unknownPerson': { title: '本单位没有这个人', advice: '名单可能已变动，页面已重新读取，请重新选择。' },
  'office.unknownProposal': { title: '这项变更已经办结', advice: '页面已重新读取，请核对结果。' },
  'office.proposalOpen': {
    title: '该人员还有一项变更等待确认',
    advice: '请先由另一位管理员确认或不予确认，再提出新的变更。',
  },
  'office.lastAdministrator': {
    title: '办理后将没有人担任这一管理员',
    advice: '请先任命接替的管理员，再变更或停用此人。',
  },
  'office.personDisabled': { title: '该人员已停用', advice: '需要恢复的，请重新提出岗位变更并由另一位管理员确认。' },
  'office.reasonRequired': { title: '没有写明理由', advice: '理由记入留痕，请写明后再提交。' },
}
