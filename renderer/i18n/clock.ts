import type { DateDoubt } from '#shared/domain/case/duty/timing.ts'
import { dateTimeText } from './date.ts'

/** Refusals about a clock that was set ahead, and what puts its logs right. */
export const CLOCK_ERRORS = {
  'identity.certificateEarly': {
    title: '您的数字证书要到{certificateFrom|以后}才生效，不能签署',
    advice:
      '这份证书是本机时间调快期间签发的。请由系统管理员为您换发证书，或者用纸质恢复码重设口令，证书随之换发。已签署的内容不受影响。',
  },
  'clock.notLocked': { title: '本机有人已经解锁', advice: '请先锁定，再校正留痕时间。' },
  'clock.twoNeeded': {
    title: '校正留痕时间须由两位管理员共同办理',
    advice: '请由系统管理员、安全管理员、安全审计员中的两人分别输入本人口令。没有作任何改动。',
  },
  'clock.otherDate': {
    title: '所填日期与本机日期（{clockOn|不明}）不一致',
    advice: '请先在系统设置中把本机日期和时间调整准确，再办理。没有作任何改动。',
  },
  'clock.wrongPassword': { title: '{name|}口令不对，还可以试 {left|0} 次', advice: '没有作任何改动。请重新输入。' },
  'clock.lockedOut': {
    title: '{name|}口令连续输错，请过 {minutes|30} 分钟再试',
    advice: '没有作任何改动。也可以换一位管理员办理。',
  },
  'clock.notAhead': {
    title: '各条留痕的时间都不晚于现在，不需要校正',
    advice: '请返回解锁。仍然不能解锁的，请核对本机日期和时间。',
  },
  'clock.unconfirmed': {
    title: '一次留痕时间校正没有完成',
    advice: '单位留痕可能被改动，请停止办理，保留现状并报告单位负责人。',
  },
} as const

/** 校正留痕时间 at the door. */
export const CLOCK = {
  open: '本机时间已经调准，仍不能解锁',
  heading: '校正留痕时间',
  intro:
    '本机时间曾被调快，其间的留痕记下了将来的时间，所以现在各项办理都早于它们，不能签署。请先在系统设置中把本机日期和时间调准，再由两位管理员在此共同说明。',
  keeps:
    '已有的留痕一条也不改动。本次说明由两人签名记入留痕，写明哪一段时间不准；受影响的事项逐件注明，其期限显示为待核对。',
  now: '本机现在的时间',
  on: '今天的日期（请对照手机、电视等核对后填写）',
  reason: '原因',
  reasonHint: '例如：主板电池失效，开机后日期变为2035年，于某日发现并调准。',
  first: '第一位管理员',
  second: '第二位管理员',
  run: '两人确认，校正留痕时间',
  running: '正在校正…',
  cancel: '返回解锁',
  done: '留痕时间已经校正',
  doneText: (wrongUntil: string, cases: number) =>
    `此前记下的时间，晚于现在的都已注明不准（最晚记为 ${dateTimeText(wrongUntil)}）。${
      cases === 0 ? '没有事项受影响。' : `${String(cases)} 件事项已逐件注明，请经办人核对其公开期限和各环节时限。`
    }现在可以解锁。`,
  finish: '去解锁',
} as const

/** Which date of a case was taken from a clock set ahead. */
const DOUBT_WORDS: Readonly<Record<DateDoubt, string>> = {
  stageSince: '到达本环节的时间',
  approvedAt: '签发时间',
  formedOn: '所设定的起算日期',
  releasedOn: '发布日期',
  referral: '报请确定的日期',
}

export const doubtText = (doubts: readonly DateDoubt[]): string =>
  `本机时间曾被调快，下列日期不准：${doubts.map((one) => DOUBT_WORDS[one]).join('、')}。推算的期限仅供参考，请按实际日期核对${
    doubts.includes('approvedAt') || doubts.includes('formedOn') ? '，并用“设定期限”更正' : ''
  }。`
