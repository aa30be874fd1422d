import { ARCHIVE_ERRORS } from './archive-errors.ts'
import { CALENDAR_ERRORS } from './calendar-errors.ts'
import { LEAK_ERRORS } from './leak-errors.ts'
import type { CLOCK_ERRORS } from './clock.ts'
import type { PUBLICITY_ERRORS } from './publicity-errors.ts'
import type { REGISTER_ERRORS } from './register-errors.ts'
import type { ChainTemplateProblemCode } from '#shared/domain/case/review/chain-template.ts'
import type { OfficeRefusalCode } from '#shared/domain/office/refusals.ts'
import type { ErrorText } from './error-text.ts'

/** Why the office's own rules say no. */
export const OFFICE_ERRORS: Readonly<
  Record<
    Exclude<
      OfficeRefusalCode,
      | 'identity.wrongRole'
      | ChainTemplateProblemCode
      | keyof typeof CALENDAR_ERRORS
      | keyof typeof LEAK_ERRORS
      | keyof typeof CLOCK_ERRORS
      | 'restore.nothingToAccept'
      | keyof typeof REGISTER_ERRORS
      | keyof typeof PUBLICITY_ERRORS
      | keyof typeof ARCHIVE_ERRORS
    >,
    ErrorText
  >
> = {
  'number.badYear': {
    title: '编号“{number|}”中的年份不对',
    advice: '年份应为四位数的发文年度。请核对编号。没有取用编号，没有生成任何文件。',
  },
  'number.taken': {
    title: '编号“{number|}”已被另一份文件取用',
    advice: '编号取用以后不再重复使用。请改用下一个编号。',
  },
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
  'office.secondHand': { title: '提出和确认须由两人办理', advice: '请由另一位管理员解锁后确认。' },
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
  'recovery.notOpen': { title: '这次重设已经办结，或者又重设过', advice: '页面已重新读取，请核对结果。' },
  'recovery.ownOpen': {
    title: '您本人的口令也是凭恢复码重设的，还没有办结',
    advice: '请先由另外两人确认您本人、您再认可，然后才能为他人确认。',
  },
  'recovery.confirmedAlready': { title: '您已经确认过', advice: '还须由另一人解锁后确认。' },
  'recovery.unconfirmed': {
    title: '还没有另外两人确认',
    advice: '请系统管理员、安全管理员、安全审计员、主要领导中的任两位各自解锁后确认是您本人，然后您再认可。',
  },
  'officeChain.nameMissing': { title: '没有填写审批链名称', advice: '请填写名称，如“规范性文件”。' },
  'officeChain.nameTaken': { title: '已有同名的审批链', advice: '请换一个名称，或者修改原有的审批链。' },
  'department.proposalOpen': {
    title: '已有一份科室设置等待确认',
    advice: '请先请另一位管理员确认，或者收回后再提出。',
  },
  'department.nameMissing': { title: '有科室没有名称', advice: '请填写名称，或者去掉这一行。' },
  'department.nameTaken': {
    title: '科室“{name|}”重复',
    advice: '两个科室同名无法分辨，请改名或者去掉其中一个。',
  },
  'department.unknown': {
    title: '没有这个科室',
    advice: '科室设置可能刚刚变更。页面已重新读取，请重新选择。',
  },
  'officeChain.proposalOpen': {
    title: '这条审批链已有一个版本等待确认',
    advice: '请先由另一位管理员确认或不予确认，再提出新的版本。',
  },
  'officeChain.notNewer': {
    title: '这条审批链已有更新的版本',
    advice: '页面已重新读取，请在新的版本上修改。',
  },
  'officeChain.noHand': {
    title: '本单位没有人承担“{stage|某个}”环节的岗位',
    advice: '请先在“人员与权限”中任命该岗位的人员，或者去掉这个环节。',
  },
  'officeChain.partyNoHand': {
    title: '会签方“{party|其中一方}”指定的人员不是会签人',
    advice: '请重新选择人员，或者先任命其为会签人。',
  },
  'officeChain.handsTooFew': {
    title: '人员不足，各环节无法由不同的人办理',
    advice: '同一人在一轮中只能办理一个环节。请增加人员，或者减少环节、会签方。',
  },
  'delegation.notYours': {
    title: '不能办理他人的授权代行',
    advice: '授权代行由委托人本人登记，或者由安全管理员凭授权书登记、另一位管理员确认。',
  },
  'delegation.toOneself': { title: '不能委托本人', advice: '请选择另一位人员。' },
  'delegation.roleNotHeld': {
    title: '{name|委托人}不承担这个岗位',
    advice: '只能委托本人现任的岗位，请重新选择。',
  },
  'delegation.holdsRole': {
    title: '{name|受托人}本来就承担这个岗位',
    advice: '不需要委托，可以直接办理。',
  },
  'delegation.noOffice': {
    title: '{name|受托人}没有办理事项的岗位',
    advice: '管理员不能受托办理事项，请选择有业务岗位的人员。',
  },
  'delegation.dates': {
    title: '授权期限不正确',
    advice: '截止日期不得早于开始日期和今天，期限不超过一年。',
  },
  'delegation.overlaps': {
    title: '这个岗位在该期限内已有授权',
    advice: '请先终止原来的授权，或者调整期限。',
  },
  'delegation.unknown': { title: '这项授权已经终止或者办结', advice: '页面已重新读取，请核对。' },
  'office.reasonRequired': { title: '没有写明理由', advice: '理由记入留痕，请写明后再提交。' },
}
