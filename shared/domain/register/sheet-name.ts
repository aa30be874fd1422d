/** Registers and tables, in the order in which they are offered. */
export const SHEETS = [
  'catalogue',
  'secrecy',
  'delivery',
  'validity',
  'holds',
  'basic',
  'coverage',
  'guide',
  'workload',
  'duration',
  'onTime',
  'returns',
  'hits',
  'annual2',
  'annual3',
  'annual4',
] as const
export type SheetName = (typeof SHEETS)[number]
