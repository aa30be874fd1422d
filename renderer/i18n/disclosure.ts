export const DISCLOSURE = {
  mode: '公开方式',
  basis: '公开依据',
  reason: '理由',
  unset: '尚未确定',
} as const
