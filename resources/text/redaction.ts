/** Words of 区分处理, for the history and the forms. */
export const redactionText = {
  made: (count: number) => `作区分处理，形成公开版（${String(count)} 处）`,
  leftOut: '略去',
  masked: (what: string) => `${what}遮盖`,
} as const
