/** Words that the released file itself carries. */
export const releaseText = {
  reason: '政府信息公开',
} as const
