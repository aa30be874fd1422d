import type { LeakAddressee, LeakMeasure } from '#shared/domain/office/care-events.ts'

export const MEASURE_WORDS: Readonly<Record<LeakMeasure, string>> = {
  takenDown: '从公开渠道撤下',
  recalled: '收回、追回',
  sealed: '封存、停止传播',
  other: '其他措施',
}

export const ADDRESSEE_WORDS: Readonly<Record<LeakAddressee, string>> = {
  secrecyAuthority: '同级保密行政管理部门',
  superior: '上级主管部门',
}
