/** Registers and tables, in the order in which they are offered. */
export const SHEETS = [
  'catalogue',
  'secrecy',
  'delivery',
  'validity',
  'enforcement',
  'holds',
  'basic',
  'coverage',
  'guide',
  'workload',
  'departments',
  'duration',
  'onTime',
  'returns',
  'hits',
  'annual2',
  'annual3',
  'annual4',
] as const
export type SheetName = (typeof SHEETS)[number]

/**
 * Registers that can be limited to one 承办科室. The others are the office's as a whole: 索引号 count over all its releases, and the
 * annual report is the office's.
 */
const BY_DEPARTMENT = ['secrecy', 'validity', 'holds', 'workload', 'duration', 'onTime', 'returns', 'hits'] as const

export const isByDepartment = (name: string): boolean => BY_DEPARTMENT.some((one) => one === name)
