/** What one person proposed waits for another. */
export const SECOND_HAND = {
  waits: '等待另一人确认',
  decline: '不予确认',
  takeBack: '收回',
  reason: '理由',
} as const
