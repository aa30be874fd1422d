import type { LeakAddressee, LeakMatter, LeakMeasure } from '#shared/domain/office/leak/leak-events.ts'

export const MEASURE_WORDS: Readonly<Record<LeakMeasure, string>> = {
  takenDown: '从公开渠道撤下',
  recalled: '收回、追回',
  sealed: '封存、停止传播',
  personsTold: '通知有关个人',
  other: '其他措施',
}

export const ADDRESSEE_WORDS: Readonly<Record<LeakAddressee, string>> = {
  secrecyAuthority: '同级保密行政管理部门',
  superior: '上级主管部门',
  privacyAuthority: '履行个人信息保护职责的部门（网信等部门）',
}

export const MATTER_WORDS: Readonly<Record<LeakMatter, string>> = {
  secret: '国家秘密、工作秘密',
  personal: '个人信息',
  both: '国家秘密、工作秘密和个人信息',
}
