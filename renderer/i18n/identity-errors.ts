import type { ErrorCode } from '#shared/contract/errors.ts'
import type { ErrorText } from './error-text.ts'

/** Refusals about who is at the workstation, their password and their certificate. */
export const IDENTITY_ERRORS = {
  'identity.wrongRole': {
    title: '您不承担“{role|所需}”岗位，不能进行这项操作',
    advice: '请由承担该岗位的人员解锁后办理。',
  },
  'identity.locked': { title: '工作站已锁定', advice: '请重新解锁。已保存的内容不会丢失。' },
  'identity.lockedOut': {
    title: '口令连续输错，已锁定，请等候{minutes|30}分钟',
    advice: '锁定期间不能解锁，重新启动或调整时钟都不能缩短。忘记口令的，请到时凭恢复码重设。',
  },
  'identity.confirmationNeeded': {
    title: '这一步没有办理：需要本人口令确认',
    advice: '请重新提交，并在弹出的窗口中输入本人口令。',
  },
  'identity.wrongPassword': {
    title: '口令不正确',
    advice: '请核对人员姓名、大小写锁定和输入法，再试一次（连续输错5次将锁定30分钟）。',
  },
  'identity.wrongRecoveryCode': { title: '恢复码不正确', advice: '请对照纸面核对{group|各}组，字母不分大小写。' },
  'identity.passwordUsed': {
    title: '新口令与最近用过的口令相同',
    advice: '最近{count|几}个用过的口令不能再用，请换一个。',
  },
  'identity.passwordExpired': {
    title: '口令须先修改',
    advice: '口令已到更换期限，或者是他人代设的初始口令。请先修改口令，再办理其他事项。',
  },
  'identity.weakPassword': {
    title: '{name|}口令强度不足',
    advice: '至少10个字符并含大写字母、小写字母、数字、符号中的三类，或者至少16个字符；不同的字符不少于5个。',
  },
  'identity.keyLost': {
    title: '口令正确，但打不开您的签名密钥：上次重设口令没有完成',
    advice: '请用纸质恢复码再次重设口令。已签署和已保存的内容不受影响。',
  },
  'identity.certificateExpired': {
    title: '您的数字证书已过期，不能签署',
    advice:
      '请先核对本机日期{clock|}：不准的，调准后再解锁。日期准确的，用纸质恢复码重设口令，证书随之换发。已签署的内容仍然有效。',
  },
  'identity.clockBack': {
    title: '本机时间{clock|}早于上一条留痕的时间{last|}，不能签署',
    advice:
      '请先核对本机日期和时间，不准的，调准后再办理。本机时间准确的，说明它曾被调快：锁定后在解锁页由两位管理员校正留痕时间。已有内容不受影响。',
  },
  'identity.unknownPerson': { title: '工作站没有这个人员', advice: '请重新选择人员。' },
  'office.exists': { title: '本机已设立单位', advice: '请重新打开程序，直接解锁。' },
  'office.incomplete': {
    title: '{gap|岗位没有配齐或者姓名重复}',
    advice: '各必设岗位至少有一名人员，姓名不得重复，经办与审核应由不同人员承担。',
  },
} as const satisfies Partial<Record<ErrorCode, ErrorText>>
