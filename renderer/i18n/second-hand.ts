/** What one person proposed waits for another. */
export const SECOND_HAND = {
  waits: '等待另一人确认',
  decline: '不予确认',
  takeBack: '收回',
  reason: '理由',
} as const

/** Somebody who signs without having signed in. */
export const HAND = { person: '人员', choose: '请选择', password: '口令' } as const
